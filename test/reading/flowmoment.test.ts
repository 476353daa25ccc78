/** A run in columns at a moment, held to the same run played by the event engine. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { FLOW_DESIGN_IDS } from '../engine/flow/designs';
import { runToEnd } from '../../src/engine/events/simulate';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { isPlayedResult, type RunResult } from '../../src/model/run';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { FlowReading } from '../../src/reading/flowmoment';
import { isPlayed, loadedRun, type PlayedRun } from '../../src/reading/run';
import { overTime } from '../engine/flow/overtime';
import { flowScenario } from '../law/scenarios';

const scene = (changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, changes);

/** Each copy counts when it is there: nothing is told later, as it is where one watches. */
function untold(result: RunResult): RunResult {
  if (!isPlayedResult(result)) throw new Error('not played');
  const { arrivedMicros, length } = result.trace.crossings;
  const toldMicros = arrivedMicros.slice(0, length);
  const byArrival = Uint32Array.from(toldMicros.keys()).sort((a, b) => toldMicros[a]! - toldMicros[b]! || a - b);
  return { ...result, index: { ...result.index, toldMicros, byArrival } };
}

function played(scenario: Scenario): PlayedRun {
  const run = loadedRun(untold(runToEnd(scenario, { withTrace: true, maxPlayedPeople: 100 })), designOf(scenario.design), null);
  if (!isPlayed(run) || !isPlayedResult(run.result)) throw new Error('not played');
  return run;
}

/** Just before a moment. */
const before = (micros: number): number => micros - 1e-7;

describe('a run in columns at a moment', { timeout: 300_000 }, () => {
  it.each(FLOW_DESIGN_IDS)('has taken in what the event engine says wherever a bin of time begins, under %s', (design) => {
    fc.assert(
      fc.property(flowScenario(design), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (scenario, shares) => {
        const { cursor } = played(scenario);
        const reading = new FlowReading(overTime(scenario));
        const { widthMicros, bins } = reading.record.roles.gateway!;
        for (const share of [...Array.from({ length: 8 }, () => shares.next().value as number), 1]) {
          const micros = Math.floor(share * bins) * widthMicros;
          // At its end a run is whole, what happens at that very moment included: all of it, where a run takes no time.
        const moment = cursor.at(micros < reading.endMicros ? before(micros) : micros);
          if (micros <= reading.endMicros) expect(reading.at(micros).gateways.received).toEqual(moment.receipts);
          expect(reading.at(micros).gateways.sent.length).toBe(scenario.gateways);
        }
      }),
      { numRuns: 12 },
    );
  });

  it.each(FLOW_DESIGN_IDS)('comes to the event engine’s counts at its end, whatever was asked before, under %s', (design) => {
    fc.assert(
      fc.property(flowScenario(design), fc.double({ min: 0, max: 1, noNaN: true }), (scenario, share) => {
        const { result, cursor } = played(scenario);
        const reading = new FlowReading(overTime(scenario));
        reading.at(share * reading.endMicros);
        const [end, moment] = [reading.at(Math.max(reading.endMicros, result.summary.endMicros)), cursor.at(Infinity)];
        expect(end.gateways.received).toEqual(moment.receipts);
        expect(end.gateways.sent).toEqual(moment.writes);
        expect([end.posted, end.heardSoFar.viewers]).toEqual([moment.posted, moment.totalDeliveries]);
        const { messages } = reading.record;
        expect(Float64Array.from(messages.copies)).toEqual(moment.copiesIn);
        expect(Float64Array.from(messages.viewers)).toEqual(moment.heard);
      }),
      { numRuns: 12 },
    );
  });

  it('follows the message that was posted last, copy by copy', () => {
    const scenario = scene({ design: 'topic-per-chat', users: 400, gateways: 100, placement: 'round-robin', tNotify: 1000, chats: 1 });
    const run = played(scenario);
    const reading = new FlowReading(overTime(scenario));
    for (let micros = 0; micros <= reading.endMicros; micros += 997) {
      const { latest } = reading.at(micros);
      expect(latest).toMatchObject({ index: 0, chat: 0, copies: 100, viewers: 400, copiesIn: run.cursor.at(micros).copiesIn[0] });
    }
    expect(reading.at(reading.endMicros).latest).toMatchObject({ heard: 400, firstViewerMicros: reading.record.messages.firstViewerMicros[0] });
    expect(reading.at(0).latest).toMatchObject({ copiesIn: 0, heard: 0, firstViewerMicros: null, lastViewerMicros: null });
  });

  it('follows the message whose copies arrive while others are posted already, in the order in which they come', () => {
    // Each is 41 ms on its way to the gateways, and the next one is posted after 1 ms.
    const reading = new FlowReading(overTime(scene({ design: 'topic-per-chat', chats: 100, users: 40, gateways: 4, rate: 10 })));
    const { firstCopyMicros } = reading.record.messages;
    expect(reading.at(30_000)).toMatchObject({ posted: 31, latest: { index: 30, copiesIn: 0 } });
    for (const index of [0, 7, 60, 99]) expect(reading.at(firstCopyMicros[index]!).latest).toMatchObject({ index, copiesIn: 1 });
    expect(reading.at(50_000).posted - 1).toBeGreaterThan(reading.at(50_000).latest!.index);
  });

  it('has as many viewers who have heard as its messages say, in a run much longer than that takes', () => {
    // One gateway takes a second over its copy; all it has to say is said in the last third of it.
    const reading = new FlowReading(overTime(scene({ users: 30_000, gateways: 1, shards: 1, tLookup: 100, tWrite: 10 })));
    for (const share of [0.9, 0.93, 0.96, 0.99, 1]) {
      const { latest, heardSoFar } = reading.at(share * reading.endMicros);
      expect(Math.abs(heardSoFar.viewers - latest!.heard)).toBeLessThanOrEqual(0.01 * 30_000);
    }
    expect(reading.at(0.5 * reading.endMicros).heardSoFar.viewers).toBe(0);
  });

  it('says how busy each gateway is, how long its line, and that nobody has heard before anybody has', () => {
    // A gateway of one core is asked for 1.5 seconds a second.
    const scenario = scene({ users: 1, chats: 10, gateways: 2, messages: 100, rate: 100, tReceipt: 1490, placement: 'round-robin', cores: 1 });
    const reading = new FlowReading(overTime(scenario));
    const { gateways, heardSoFar, heardNow } = reading.at(700_000);
    expect([...gateways.busyShare]).toEqual([expect.closeTo(0.75, 1), expect.closeTo(0.75, 1)]);
    const crowded = new FlowReading(overTime({ ...scenario, tReceipt: 2990 }));
    const lines = [0.25, 0.5, 0.75, 1].map((second) => crowded.at(second * 1_000_000).gateways.longestLine);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(lines[3]! / lines[0]!).toBeGreaterThan(3);
    expect(crowded.at(1_000_000).gateways.busyShare[0]).toBeCloseTo(1, 2);
    expect(crowded.at(1_000_000).heardNow.p50Micros!).toBeGreaterThan(2 * crowded.at(300_000).heardNow.p50Micros!);
    expect(heardSoFar.viewers).toBeGreaterThan(heardNow.viewers);
    expect(reading.at(1000).heardSoFar).toEqual({ viewers: 0, p50Micros: null, p95Micros: null, p99Micros: null });
    expect(reading.at(1000).posted).toBe(2);
  });

  it('tells a role that takes time over its work, and no other', () => {
    const reading = new FlowReading(overTime(scene({ chats: 4, users: 40, gateways: 4, messages: 5, design: 'direct' })));
    expect([...reading.roles].sort()).toEqual(['chatUserStorage', 'gateway', 'userGatewayStorage']);
    expect(reading.roleAt('topic', 0)).toBeNull();
    const shards = reading.roleAt('userGatewayStorage', reading.endMicros)!;
    expect(shards.received.reduce((sum, count) => sum + count, 0)).toBe(4 * 5 * 3);
    expect(shards.sent).toHaveLength(0);
  });
});
