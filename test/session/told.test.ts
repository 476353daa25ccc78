/** What the words under a picture tell of a run that was counted, and then played in columns or not. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { countLineAt, sentenceAt } from '../../src/session/told';
import { asRunResult } from '../../src/reading/fromcounts';
import { loadedRun, withFlow, type LoadedRun } from '../../src/reading/run';
import { overTime } from '../engine/flow/overtime';

const SCENARIO = withChanges(DEFAULT_SCENARIO, { chats: 4, users: 400, gateways: 20, placement: 'round-robin', design: 'topic-per-chat', tNotify: 100 });

function counted(scenario: Scenario): LoadedRun {
  const result = aggregate(scenario);
  return loadedRun(asRunResult(result, designOf(scenario.design)), designOf(scenario.design), estimate(result));
}

describe('of a run in columns', () => {
  const run = withFlow(counted(SCENARIO), { played: overTime(SCENARIO), refusal: null });

  it('one hears how far the latest message is, and when viewers have heard so far', () => {
    // Posted at 0; 20 copies leave from 40.5 ms on, one each 0.1 ms, and are half a millisecond under way.
    expect(countLineAt(run, 0)).toBe('1 → 0 copies in → 0 writes out');
    expect(countLineAt(run, 42_050)).toBe('1 → 10 copies in → 0 writes out');
    expect(sentenceAt(run, 42_050)).toMatch(/^1 of 4 messages posted; of the latest to arrive, 10 of 20 copies are in and 0 of 400 viewers have it. No viewer has heard yet./);
    const end = sentenceAt(run, run.flow!.endMicros);
    expect(end).toMatch(/^4 of 4 messages posted; of the latest to arrive, 20 of 20 copies are in and 400 of 400 viewers have it. Of 1,600 viewers who heard, half did within 8[12]/);
    expect(end).toMatch(/Nothing waits anywhere\.$/);
  });

  it('one hears where most jobs wait', () => {
    const crowded = { ...SCENARIO, rate: 1000, messages: 100, tWrite: 200 };
    const { played: words } = { played: sentenceAt(withFlow(counted(crowded), { played: overTime(crowded), refusal: null }), 150_000) };
    expect(words).toMatch(/The longest line: \d+ jobs wait at one gateway\.$/);
  });
});

describe('where chats differ in size', () => {
  const unequal = { ...SCENARIO, sizes: [{ count: 1, size: 400 }, { count: 2, size: 10 }], chats: 3, users: 400 };
  it('the counts of a message have the name of its chat, and those of a mean one say so', () => {
    const run = withFlow(counted(unequal), { played: overTime(unequal), refusal: null });
    expect(countLineAt(run, run.flow!.endMicros)).toMatch(/^chat\d: 1 → \d+ copies in → \d+ writes out$/);
    // 20, 10 and 10 copies, for 400, 10 and 10 people.
    expect(countLineAt(counted(unequal), 0)).toBe('in the mean 1 → 13.3 copies in → 140 writes out');
  });
});

describe('of a run that is counted and not played', () => {
  it('one hears why, before what it came to', () => {
    const plain = sentenceAt(counted(SCENARIO), 0);
    const refused = withFlow(counted(SCENARIO), { played: null, refusal: { reason: 'crossings', crossings: 2e9, most: 1e9 } });
    expect(sentenceAt(refused, 0)).toBe(`Not played: about 2 billion messages would cross the network, and a run takes at most 1 billion; everybody is counted instead. ${plain}`);
  });
});
