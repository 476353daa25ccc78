/** Slow mode and coalesce at three sizes: what gateways take in and people hear, counted, by formula and by hand. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { runToEnd } from '../../src/engine/events/simulate';
import { expectedHearing } from '../../src/engine/theory/hearing';
import { expectedPerPosted, gatewaySecond, messagesOf } from '../../src/engine/theory/theory';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { asRunResult } from '../../src/reading/fromcounts';
import { enginePoint } from '../../src/reading/points';

const SIZES = [
  { chats: 4, users: 8, gateways: 4 },
  { chats: 50, users: 200, gateways: 40 },
  { chats: 1000, users: 10_000, gateways: 1000 },
] as const;
const of = (design: string, changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, { design, placement: 'random', seed: 3, ...changes });
const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

describe.each(SIZES)('on $gateways gateways, $chats chats of $users', { timeout: 300_000 }, (size) => {
  it('evenly spaced messages go out as frames of ⌈m·tick⌉, and everybody hears each message', () => {
    const counted = aggregate(of('coalesce', { ...size, messages: 12, rate: 40 }));
    const single = aggregate(of('direct', { ...size, messages: 3 }));
    expect(counted.gateways.receipts).toEqual(single.gateways.receipts);
    expect(counted.gateways.writes).toEqual(single.gateways.writes);
    expect(counted.users.deliveries.total).toBe(12 * size.chats * size.users);
    expect(counted.users.frames!.total).toBe(3 * size.chats * size.users);
  });

  it('nothing is saved where a chat posts less than once a tick, and what is above a cap is heard by nobody', () => {
    const single = aggregate(of('direct', { ...size, messages: 4, rate: 4 }));
    expect(aggregate(of('coalesce', { ...size, messages: 4, rate: 4 })).gateways.receipts).toEqual(single.gateways.receipts);
    const slow = aggregate(of('slow-mode', { ...size, messages: 4, rate: 4, cap: 2 }));
    expect(slow.gateways.receipts).toEqual(single.gateways.receipts.map((count) => count / 2));
    expect(slow.users.deliveries.total).toBe(2 * size.chats * size.users);
    expect(total(slow.owners!.dropped)).toBe(2 * size.chats);
  });

  it.each([['coalesce', { rate: 20 }], ['slow-mode', { rate: 5, cap: 2 }]] as const)('messages at random under %s come to what the formula says, within four standard errors', (id, changes) => {
    const scenario = of(id, { ...size, ...changes, messages: 8, arrivals: 'poisson' });
    const counted = aggregate(scenario);
    const { receipts, writes, deliveries } = expectedPerPosted(scenario, designOf(id));
    const each = Array.from(counted.owners!.releases);
    const mean = total(counted.owners!.releases) / size.chats;
    const error = Math.sqrt(each.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, size.chats - 1) / size.chats) / mean;
    // How many gateways hold somebody varies as well: with its own small share.
    const ofGateways = 0.5 / Math.sqrt(size.chats * size.gateways);
    const isNear = (found: number, expected: number): void => { expect(Math.abs(found / expected - 1)).toBeLessThanOrEqual(4 * (error + ofGateways)); };
    isNear(total(counted.gateways.receipts), messagesOf(scenario) * receipts);
    isNear(total(counted.gateways.writes), messagesOf(scenario) * writes);
    isNear(counted.users.deliveries.total, messagesOf(scenario) * deliveries);
  });
});

describe('a second under coalesce', () => {
  it('takes in m / (1 + m·tick) frames a chat at random, whatever the run is, and as many bytes as the messages are', () => {
    const scenario = of('coalesce', { chats: 50, users: 200, gateways: 40, arrivals: 'poisson', rate: 30, messages: 5 });
    const [frames, messages] = [gatewaySecond(scenario, designOf('coalesce')), gatewaySecond(scenario, designOf('direct'))];
    expect(frames.copies).toBeCloseTo(messages.copies / (1 + 30 * 0.1), 9);
    const counted = aggregate(scenario);
    const { gateways } = estimate(counted);
    expect(gateways.copiesPerSecond.mean! / frames.copies).toBeCloseTo(1, 1);
    expect(gateways.bytesInPerSecond.total / gateways.copiesPerSecond.total).toBeCloseTo(100 * (1 + 30 * 0.1), 6);
    expect(enginePoint(asRunResult(counted, designOf('coalesce')), 'copies')!.mean / gateways.copiesPerSecond.mean!).toBeCloseTo(1, 2);
  });

  it('is full at no rate where a frame a tick is less than a gateway can do', () => {
    const result = aggregate(of('coalesce', { chats: 4, users: 8, gateways: 4, rate: 50 }));
    expect(estimate(result).fullFirst).toEqual([]);
    expect(estimate(aggregate(of('direct', { chats: 4, users: 8, gateways: 4, rate: 50 }))).fullFirst.length).toBeGreaterThan(0);
  });
});

describe('hearing under coalesce', () => {
  it('waits for the tick: the first message of a window all of it, the last one less', () => {
    const changes = { users: 4, gateways: 2, messages: 3, rate: 25, placement: 'round-robin' } as const;
    const [frames, singles] = [runToEnd(of('coalesce', changes), { withTrace: false }), runToEnd(of('direct', { ...changes, messages: 1 }), { withTrace: false })];
    const alone = singles.ledger.messages.lastViewerMicros[0]!;
    expect(Array.from(frames.ledger.messages.lastViewerMicros, (micros) => micros - alone)).toEqual([100_000, 60_000, 20_000]);
    expect(frames.ledger.users.deliveries).toEqual(Float64Array.of(3, 3, 3, 3));
    expect(frames.ledger.users.frames).toEqual(Float64Array.of(1, 1, 1, 1));
    const scenario = of('coalesce', changes);
    expect(expectedHearing(scenario, designOf('coalesce'))!.lastMicros - expectedHearing(scenario, designOf('direct'))!.lastMicros).toBeCloseTo(100_000, 6);
  });
});
