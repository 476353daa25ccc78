/** What the picture from far shows at a moment, whoever worked the run out. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/designs';
import { runToEnd } from '../../../src/engine/events/simulate';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges } from '../../../src/model/scenario';
import { momentOf } from '../../../src/picture/far/moment';
import { FlowReading } from '../../../src/reading/flowmoment';
import { loadedRun } from '../../../src/reading/run';
import { overTime } from '../../engine/flow/overtime';
import { sceneOf } from '../../reading/scenes';

describe('a run of which every crossing was kept', () => {
  it('is asked at the play head, and nobody knows who waits', () => {
    const { run, result } = sceneOf('chats=2&users=8&gateways=4&messages=2');
    const [before, end] = [-1, result.summary.endMicros].map((micros) => momentOf(run, micros));
    expect([...before!.receipts]).toEqual([0, 0, 0, 0]);
    expect(before!.message).toBeNull();
    expect([...end!.receipts]).toEqual([...result.ledger.gateways.receipts]);
    expect([...end!.writes]).toEqual([...result.ledger.gateways.writes]);
    expect(end!.message).toMatchObject({ chat: 1, copiesIn: 4 });
    expect(end!.waiting.size).toBe(0);
  });
});

describe('a run that is played in columns', () => {
  const scenario = withChanges(DEFAULT_SCENARIO, { chats: 20, users: 40, gateways: 8, messages: 5, rate: 400, tLookup: 5_000 });
  const counted = runToEnd(scenario, { withTrace: false });
  const flow = new FlowReading(overTime(scenario));
  const run = { ...loadedRun(counted, designOf(scenario.design), null), flow };

  it('comes to what was counted', () => {
    const end = momentOf(run, flow.endMicros);
    expect([...end.receipts]).toEqual([...counted.ledger.gateways.receipts]);
    expect([...end.writes]).toEqual([...counted.ledger.gateways.writes]);
  });

  it('says where a line grows that no core can keep up with', () => {
    const lines = [0.2, 0.5].map((share) => momentOf(run, share * flow.endMicros).waiting.get('userGatewayStorage')!);
    expect(lines[0]).toBeGreaterThan(0);
    expect(momentOf(run, 0).receipts.every((count) => count === 0)).toBe(true);
    expect(momentOf(run, 0.5 * flow.endMicros).message).not.toBeNull();
  });

  it('shares the counts of a row out among the instances that it stands for', () => {
    const { gateway } = flow.record.roles;
    const rows = 3;
    const grouped = new FlowReading({ ...flow.record, roles: { gateway: { ...gateway!, rows, perRow: 3, bins: 1, received: Uint32Array.of(6, 9, 4), sent: Uint32Array.of(0, 3, 2), busyMicros: new Float32Array(rows), longestLine: new Uint32Array(rows) } } });
    expect([...momentOf({ ...run, flow: grouped }, grouped.endMicros).receipts]).toEqual([2, 2, 2, 3, 3, 3, 2, 2]);
  });
});
