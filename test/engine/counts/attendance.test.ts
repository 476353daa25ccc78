/** Counts and estimates where not everybody is online with the chat open. */
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS, designOf } from '../../../src/designs';
import { PLACEMENT_IDS } from '../../../src/model/placement';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import { gatewaySecond } from '../../../src/engine/theory/theory';
import { aggregate, openAggregate } from '../../../src/engine/counts/aggregate';
import { estimate } from '../../../src/engine/counts/estimate';

const SOME: Partial<Scenario> = { chats: 40, users: 300, gateways: 30, placement: 'random', online: 0.6, viewing: 0.25, sockets: 70 };
const scene = (changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, { ...SOME, ...changes });

describe('a count', () => {
  it.each(DESIGN_IDS)('is the same in one go and in small steps, under %s', (design) => {
    for (const placement of PLACEMENT_IDS) {
      const scenario = scene({ design, placement, do: [{ atMillis: 1, verb: 'post', user: 700 }] });
      const run = openAggregate(scenario);
      while (!run.advance(17).done);
      expect(run.finish()).toEqual(aggregate(scenario));
    }
  });

  it('is of record: 1 % of 10,000 viewing, 1,000 chats on 1,000 gateways', { timeout: 300_000 }, () => {
    const record = { chats: 1000, users: 10_000, gateways: 1000, shards: 1000, placement: 'random', online: 1, viewing: 0.01, sockets: 100_000 } as const;
    const { gateways } = aggregate(scene({ ...record, design: 'topic-per-chat' }));
    const mean = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0) / 1000;
    // 1,000 gateways × 1,000 chats: a standard error of 0.01 of copies, and of 0.3 of writes by the draw of viewers.
    expect(Math.abs(mean(gateways.receipts) - 95.16)).toBeLessThan(0.9);
    expect(Math.abs(mean(gateways.writes) - 100)).toBeLessThan(1);
    expect(mean(gateways.wasted)).toBe(0);
    const direct = aggregate(scene({ ...record, design: 'direct' })).gateways;
    expect(mean(direct.receipts).toFixed(0)).toBe('1000');
    expect(mean(direct.wasted)).toBeCloseTo(mean(direct.receipts) - mean(gateways.receipts), 9);
  });
});

describe('an estimate', () => {
  it.each(DESIGN_IDS)('is near the formula, handshakes included, under %s', (design) => {
    const scenario = scene({ design, chats: 400, switches: 3, rate: 2 });
    const { gateways } = estimate(aggregate(scenario));
    const second = gatewaySecond(scenario, designOf(design));
    expect(gateways.share.mean! / second.busyShare).toBeCloseTo(1, 1);
    expect(Math.abs(gateways.wastedPerSecond.mean! - second.wasted)).toBeLessThan(0.05 * second.copies);
    expect(Math.abs(gateways.reconnectsPerSecond.mean! - second.reconnects)).toBeLessThanOrEqual(0.05 * second.reconnects);
  });

  it('adds half a millisecond for each who switches to a chat gateway, and fills it sooner', () => {
    const of = (switches: number) => estimate(aggregate(scene({ design: 'chat-gateway', chats: 30, online: 1, viewing: 1, sockets: 1000, switches })));
    const [still, moving] = [of(0), of(2)];
    // 300 people on each gateway switch twice a minute: ten handshakes a second.
    expect(moving.gateways.reconnectsPerSecond.busiest).toBeCloseTo(10, 9);
    expect(moving.gateways.microsPerSecond.busiest! - still.gateways.microsPerSecond.busiest!).toBeCloseTo(5000, 6);
    expect(still.fullFirst[0]!.fullAtRate).toBeCloseTo(1_000_000 / 3010, 6);
    expect(moving.fullFirst[0]!.fullAtRate).toBeCloseTo(995_000 / 3010, 6);
  });

  it('tells topics of people who are connected from those of the others', () => {
    const result = aggregate(scene({ design: 'topic-per-user', rate: 3 }));
    const { notificationsPerSecond } = estimate(result).topics;
    const connected = result.topics.subscriptions.total;
    expect(notificationsPerSecond).toMatchObject({ total: 3 * connected, p50: 3, busiest: 3 });
    expect(notificationsPerSecond.mean).toBeCloseTo((3 * connected) / 12_000, 9);
  });
});
