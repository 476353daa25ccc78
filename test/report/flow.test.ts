/** A run played in columns, as it is reported: as the event engine's, and at sizes that only it plays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOW_DESIGN_IDS } from '../engine/flow/designs';
import type { EngineDocument } from '../../src/report/document';
import { byEvents } from '../../src/report/events';
import { byFlow } from '../../src/report/flow';
import { main } from '../../src/report/main';
import { flowScenario } from '../law/scenarios';
import { reportBy, strangeNumbers } from './reported';

/** Without who worked it out, and when connecting began, which only the event engine plays. */
function compared({ engine, ...others }: EngineDocument): object {
  return { ...others, engine: { ...engine, name: '', startMillis: 0, endMillis: engine.posted > 0 ? engine.endMillis : 0 } };
}

describe('played in columns', { timeout: 300_000 }, () => {
  it.each(FLOW_DESIGN_IDS)('is reported field by field as by events, under %s', (design) => {
    fc.assert(
      fc.property(flowScenario(design), (scenario) => {
        expect(compared(byFlow(scenario))).toEqual(compared(byEvents(scenario)));
      }),
      { numRuns: 15 },
    );
  });

  it("has the article's load message by message: 1,000 copies into each gateway, on their way for 83 milliseconds, about", () => {
    const { engine, gateways, users, latencyMillis } = reportBy('flow', 'chats=1000&users=10000&gateways=1000&shards=1000');
    expect(engine).toMatchObject({ name: 'flow', counts: 'exact', people: 10_000_000, posted: 1000, lossless: true, stopped: null });
    expect(gateways.receipts).toMatchObject({ min: 1000, max: 1000 });
    expect(users.deliveries).toEqual({ total: 10_000_000, min: 1, p50: 1, p95: 1, p99: 1, max: 1 });
    expect(latencyMillis.last.min).toBeGreaterThan(82.8);
    expect(latencyMillis.last.max).toBeLessThan(84);
  });

  it('has the topics of two million people and more by counts', () => {
    const link = 'design=topic-per-user&chats=3&users=700000&gateways=40&viewing=0.5';
    const [flow, counted] = [reportBy('flow', link), reportBy('aggregate', link)];
    expect(strangeNumbers(flow)).toEqual([]);
    expect(flow.users).toEqual(counted.users);
    expect(flow.broker.publishes).toEqual(counted.broker.publishes);
    expect(flow.broker.notifications).toEqual(counted.broker.notifications);
    expect(flow.gateways.wasted).toEqual(counted.gateways.wasted);
  });

  it.each([
    ['switches=60&chats=10', 'people switch chats'],
    ['chats=100000&users=10000&gateways=10000', 'billion messages would cross the network'],
    ['design=topic-per-user&chats=10&users=10000000', 'MB of memory'],
  ])('says in words why %s is not played', (link, words) => {
    const { stdout, stderr, exitCode } = main([link, '--engine', 'flow']);
    expect([stdout, exitCode]).toEqual(['', 1]);
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^report: Not played.* without --engine everybody is counted\n$/);
  });
});
