/** Where a play head stops in a run that was played in columns. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import type { FlowRecord } from '../../src/model/flow';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { flowStory, nextFlowMoment } from '../../src/reading/flowstory';
import { wholeMillis } from '../../src/reading/story';
import { overTime } from '../engine/flow/overtime';

const played = (changes: Partial<Scenario>): FlowRecord => overTime(withChanges(DEFAULT_SCENARIO, changes));

/** The moments of all messages that anything is known of, each once, ascending. */
function moments({ messages }: FlowRecord): number[] {
  const { postedMicros, firstCopyMicros, lastCopyMicros, firstViewerMicros, lastViewerMicros } = messages;
  return [...new Set([postedMicros, firstCopyMicros, lastCopyMicros, firstViewerMicros, lastViewerMicros].flatMap((column) => [...column]))].filter((micros) => micros < Infinity).sort((a, b) => a - b);
}

describe('the story of a run in columns', () => {
  it('has a beat for each moment of each of a few messages', () => {
    const record = played({ chats: 2, users: 300, gateways: 40, placement: 'random', design: 'topic-per-chat', messages: 2 });
    expect([...flowStory(record).beats]).toEqual([...new Set([0, ...moments(record), record.summary.endMicros])].sort((a, b) => a - b));
  });

  it.each([
    ['a posting each', { chats: 30, messages: 2 }],
    ['some postings', { chats: 200, messages: 10 }],
  ])('has beats for %s of many messages, ascending from beginning to end, and is seen in some ten seconds', (_words, changes) => {
    const record = played({ users: 40, gateways: 4, ...changes });
    const { beats, millis } = flowStory(record);
    expect([beats[0], beats[beats.length - 1]]).toEqual([0, record.summary.endMicros]);
    expect([...beats]).toEqual([...new Set(beats)].sort((a, b) => a - b));
    expect(beats.length).toBeLessThanOrEqual(75);
    expect(beats.length).toBeGreaterThan(30);
    for (const beat of beats.subarray(1, -1)) expect(record.messages.postedMicros).toContain(beat);
    expect(wholeMillis({ beats, millis })).toBeLessThanOrEqual(12_000);
  });

  it('is one beat long where nothing is posted', () => {
    expect([...flowStory(played({ messages: 0 })).beats]).toEqual([0]);
  });
});

describe('the next moment of a run in columns', () => {
  it('is one after the other all that anything is known of, then none', () => {
    const record = played({ chats: 5, users: 60, gateways: 7, placement: 'random', design: 'topic-per-chat', messages: 2 });
    const seen: number[] = [];
    for (let next = nextFlowMoment(record, 0); next < Infinity; next = nextFlowMoment(record, next + 1e-6)) seen.push(next);
    expect(seen).toEqual([...new Set([...moments(record), record.summary.endMicros])].sort((a, b) => a - b));
  });
});
