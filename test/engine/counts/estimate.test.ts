/** Loads, what is full first, and waiting, from hand-worked scenes and from queueing theory. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/designs';
import { distribution } from '../../../src/model/distribution';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import { gatewaySecond } from '../../../src/engine/theory/theory';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { runToEnd } from '../../../src/engine/events/simulate';
import { estimate } from '../../../src/engine/counts/estimate';
import type { Estimate } from '../../../src/model/load';
import { ascending, loadOf, scaledLoad } from '../../../src/engine/counts/loads';
import { estimatedWaitMicros, waitAmongOwn, waitingChance } from '../../../src/engine/counts/waiting';

function estimateOf(keys: Partial<Scenario>): Estimate {
  return estimate(aggregate({ ...DEFAULT_SCENARIO, ...keys }));
}

describe('a second of a small scene', () => {
  // One chat of four on two gateways, ten messages a second: each gateway takes in 10 and writes 20.
  const second = estimateOf({ users: 4, rate: 10, messages: 3, bytes: 100, sockets: 1 });

  it('counts copies, writes, bytes and sockets of each gateway', () => {
    const { gateways } = second;
    expect(gateways.copiesPerSecond).toEqual({ total: 20, mean: 10, p50: 10, p99: 10, busiest: 10 });
    expect(gateways.writesPerSecond).toEqual({ total: 40, mean: 20, p50: 20, p99: 20, busiest: 20 });
    expect(gateways.bytesInPerSecond.busiest).toBe(1000);
    expect(gateways.bytesOutPerSecond.busiest).toBe(2000);
    expect(gateways.connections.mean).toBe(2);
    expect(gateways.socketShare.busiest).toBe(2);
    expect(gateways.overSockets).toBe(2);
  });

  it('takes a gateway 10 µs a copy and 10 µs a write', () => {
    expect(second.gateways.microsPerSecond.mean).toBe(300);
    expect(second.gateways.share.busiest).toBeCloseTo(0.0003, 12);
    expect(second.gateways.overloaded).toBe(0);
  });

  it('takes the storages 20 µs a key', () => {
    expect(second.userGatewayStorage.lookupsPerSecond.total).toBe(40);
    expect(second.userGatewayStorage.microsPerSecond.total).toBe(800);
    expect(second.chatUserStorage.queriesPerSecond).toMatchObject({ total: 10, busiest: 10 });
    expect(second.chatUserStorage.microsPerSecond).toMatchObject({ total: 200, mean: 100, busiest: 200 });
    expect(second.topics.share).toEqual({ total: 0, mean: null, p50: null, p99: null, busiest: null });
  });

  it('is the same whatever the run posts, by its chats or by hand', () => {
    const action = { atMillis: 0, verb: 'post' as const, user: 1 };
    expect(estimateOf({ users: 4, rate: 10, messages: 0, do: [action], bytes: 100, sockets: 1 })).toEqual(second);
  });

  it('grows with attempts that fail, and with cores shrinks', () => {
    const lossy = estimateOf({ users: 4, rate: 10, loss: 0.2, cores: 2 });
    expect(lossy.gateways.writesPerSecond.mean).toBeCloseTo(24.8, 9);
    expect(lossy.gateways.microsPerSecond.mean).toBeCloseTo(348, 9);
    expect(lossy.gateways.share.mean).toBeCloseTo(0.000174, 12);
  });
});

describe('the broker', () => {
  it('notifies once for each gateway under topic per chat: 1.5 µs each', () => {
    const { topics } = estimateOf({ design: 'topic-per-chat', chats: 3, users: 4, gateways: 2, rate: 2 });
    expect(topics.notificationsPerSecond).toMatchObject({ total: 12, mean: 4, busiest: 4 });
    expect(topics.microsPerSecond).toMatchObject({ total: 18, mean: 6, busiest: 6 });
  });

  it('notifies once for each member under topic per user, at a topic each', () => {
    const { topics } = estimateOf({ design: 'topic-per-user', chats: 3, users: 4, gateways: 2, rate: 2 });
    expect(topics.notificationsPerSecond).toMatchObject({ total: 24, mean: 2, busiest: 2 });
    expect(topics.microsPerSecond).toMatchObject({ total: 36, mean: 3, busiest: 3 });
  });
});

describe('what is full first', () => {
  it('is the shard that must look everyone up, then the gateways, and says at which rate', () => {
    // A shard alone looks up 1,000 keys a message: 20 ms. A gateway takes 10 µs and writes 500: 5.01 ms.
    const { fullFirst } = estimateOf({ users: 1000, gateways: 2, shards: 1, rate: 2 });
    expect(fullFirst.map(({ role }) => role)).toEqual(['userGatewayStorage', 'gateway', 'chatUserStorage']);
    expect(fullFirst[0]!.share).toBeCloseTo(0.04, 12);
    expect(fullFirst[0]!.fullAtRate).toBeCloseTo(50, 9);
    expect(fullFirst[1]!.fullAtRate).toBeCloseTo(1_000_000 / 5010, 9);
  });

  it('is nothing where nothing costs', () => {
    expect(estimateOf({ tReceipt: 0, tWrite: 0, tLookup: 0 }).fullFirst).toEqual([]);
  });

  it('says which gateways cannot keep up', () => {
    const { gateways } = estimateOf({ design: 'chat-gateway', chats: 3, users: 1000, gateways: 4, rate: 200 });
    expect(gateways.overloaded).toBe(3);
    expect(gateways.estimatedWaitMicros).toEqual({ mean: 0, longest: null });
  });
});

describe('the wait of a copy', () => {
  it('is longest where copies wait longest, which need not be where there is most to do', () => {
    // A gateway with many chats of few people has short jobs, the one with the big chat long ones.
    const { gateways } = estimateOf({ design: 'chat-gateway', chats: 22, sizes: [{ count: 1, size: 600 }, { count: 21, size: 40 }], gateways: 2, rate: 60, sockets: 1500 });
    const { mean, longest } = gateways.estimatedWaitMicros;
    expect(gateways.share.busiest).toBeLessThan(1);
    expect(longest!).toBeGreaterThanOrEqual(mean!);
  });

  it('is never longer in the mean than at the gateway where it is longest', () => {
    const sizes = fc.array(fc.record({ count: fc.integer({ min: 1, max: 9 }), size: fc.integer({ min: 1, max: 400 }) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 }), (given, gateways, rate, cores) => {
        const scenario = withChanges(DEFAULT_SCENARIO, { design: 'chat-gateway', sizes: given, gateways, rate, cores });
        const { mean, longest } = estimate(aggregate(scenario)).gateways.estimatedWaitMicros;
        if (longest !== null) expect(mean!).toBeLessThanOrEqual(longest * (1 + 1e-12));
      }),
      { numRuns: 200 },
    );
  });
});

describe('components that cannot keep up', () => {
  it('are told with the share that the busiest instance needs, and with how many need all their time', () => {
    // 1,000 messages a second: the chat's own shard looks one key up in 1 ms. Of the 8 members' seats, looked up in 1 ms
    // each, one shard has 5, one 3 and one none.
    const { overloaded } = estimateOf({ rate: 1000, tLookup: 1000, tReceipt: 0, tWrite: 0 });
    expect(overloaded).toContainEqual({ role: 'chatUserStorage', share: 1, instances: 1 });
    expect(overloaded).toContainEqual({ role: 'userGatewayStorage', share: 5, instances: 2 });
    expect(overloaded).toHaveLength(2);
  });
});

describe('the figures of record', () => {
  const saved = (keys: Partial<Scenario>, loads: (result: Estimate) => number): number => {
    const scene = { design: 'topic-per-chat', placement: 'random', chats: 1000, users: 10_000, gateways: 1000, ...keys } as const;
    return 1 - loads(estimateOf({ ...scene, gateways: 2 * scene.gateways })) / loads(estimateOf(scene));
  };
  const busy = ({ gateways }: Estimate): number => gateways.microsPerSecond.mean!;
  const copies = ({ gateways }: Estimate): number => gateways.copiesPerSecond.mean!;

  it('doubling 1,000 gateways saves 45.5 % of their time at 10 µs a copy, 5.2 % at 1 ms', { timeout: 300_000 }, () => {
    expect(saved({}, busy)).toBeCloseTo(0.455, 3);
    expect(saved({ tReceipt: 1000 }, busy)).toBeCloseTo(0.052, 3);
  });

  it('with 500 members, doubling from 250 cuts copies by 26.9 %, from 500 by 37.8 %', () => {
    expect(saved({ users: 500, gateways: 250 }, copies)).toBeCloseTo(0.269, 2);
    expect(saved({ users: 500, gateways: 500 }, copies)).toBeCloseTo(0.378, 2);
  });

  it('the mean gateway is busy as the formula says, where placement has no chance in it', () => {
    const scenario = { ...DEFAULT_SCENARIO, design: 'topic-per-user', chats: 100, users: 1000, gateways: 50, rate: 3, loss: 0.3 };
    const formula = gatewaySecond(scenario, designOf(scenario.design));
    const { gateways } = estimate(aggregate(scenario));
    expect(gateways.share.mean).toBeCloseTo(formula.busyShare, 12);
    expect(gateways.writesPerSecond.mean).toBeCloseTo(formula.writes, 8);
  });
});

describe('the spread of very many numbers', () => {
  it('is in ascending order, counted or compared', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(20), fc.double({ min: 0, max: 30, noNaN: true }))), fc.boolean(), (drawn, whole) => {
        const values = Float64Array.from(drawn, (value) => (whole ? Math.floor(value) : value));
        expect(ascending(values)).toEqual(values.slice().sort());
      }),
    );
  });

  it('is that of a distribution, and its scale follows', () => {
    const values = Float64Array.of(3, 0, 1, 1, 2, 3);
    const { total, p50, p99, max } = distribution(values);
    expect(loadOf(values)).toEqual({ total, mean: total / 6, p50, p99, busiest: max });
    expect(loadOf(values, 100)).toEqual({ total: 100 * total, mean: total / 6, p50, p99, busiest: max });
    expect(scaledLoad(loadOf(values), 2)).toEqual(loadOf(values.map((value) => 2 * value)));
  });
});

describe('the estimated wait', () => {
  /** So many jobs a second, all alike. */
  const alike = (jobs: number, micros: number) => ({ micros, squaredMicros: jobs === 0 ? 0 : micros ** 2 / jobs });

  it('is that of M/D/1 with one core: ρ/(2(1 − ρ)) services', () => {
    expect(estimatedWaitMicros(alike(5000, 500_000), 1)).toBeCloseTo(50, 9);
    expect(estimatedWaitMicros(alike(900, 900_000), 1)).toBeCloseTo(4500, 6);
  });

  it('is that of M/M/1 where jobs are as unlike as chance makes them', () => {
    // The square of an exponential service of 100 µs is twice that in the mean.
    expect(estimatedWaitMicros({ micros: 500_000, squaredMicros: 5000 * 2 * 100 ** 2 }, 1)).toBeCloseTo(100, 9);
  });

  it('is longer where jobs come together: ρXu/(2(1 − ρ)) + (X − 1)u/2', () => {
    const [together, micros, load] = [10, 20, 0.8];
    const messages = (load * 1e6) / (together * micros);
    const first = estimatedWaitMicros({ micros: load * 1e6, squaredMicros: messages * (together * micros) ** 2 }, 1)!;
    expect(first).toBeCloseTo((load * together * micros) / (2 * (1 - load)), 9);
    const own = { copies: together, micros: together * micros, microsCopies: together * together * micros };
    expect(waitAmongOwn(own, 1)).toBeCloseTo(((together - 1) * micros) / 2, 9);
    // On two cores the last pair waits for four before it, on ten and more nobody for anybody.
    expect(waitAmongOwn(own, 2)).toBeCloseTo(2 * micros, 9);
    expect(waitAmongOwn(own, 10)).toBe(0);
  });

  it('halves Erlang C with more cores', () => {
    // Two cores at half load each: one in three waits. One service is 1 ms; M/M/2 waits 1/3 of it.
    expect(waitingChance(1, 2)).toBeCloseTo(1 / 3, 12);
    expect(estimatedWaitMicros(alike(1000, 1_000_000), 2)).toBeCloseTo(1000 / 6, 9);
    // Erlang's table: 10 servers, load 8: C = 0.409.
    expect(waitingChance(8, 10)).toBeCloseTo(0.4092, 4);
  });

  it('is nothing where nobody comes or nothing costs, and has no bound at full load', () => {
    expect(estimatedWaitMicros(alike(0, 0), 4)).toBe(0);
    expect(estimatedWaitMicros(alike(1000, 0), 1)).toBe(0);
    expect(estimatedWaitMicros(alike(1000, 1_000_000), 1)).toBeNull();
    expect(estimatedWaitMicros(alike(1000, 4_000_000), 4)).toBeNull();
  });

  it.each([
    ['copies for each person, ten at a time, in turn', { design: 'topic-per-user', chats: 20, users: 40, gateways: 4, rate: 200 }],
    ['copies for each person, placed at random', { design: 'topic-per-user', chats: 20, users: 40, gateways: 4, rate: 200, placement: 'random' }],
    ['chats by Zipf', { design: 'topic-per-chat', chats: 40, users: 400, skew: 1, gateways: 4, rate: 100, placement: 'random' }],
    ['chats of two sizes', { design: 'direct', sizes: [{ count: 4, size: 200 }, { count: 40, size: 8 }], chats: 44, users: 200, gateways: 4, rate: 180, tLookup: 0 }],
    ['people who are away', { design: 'topic-per-user', chats: 40, users: 40, gateways: 4, rate: 125, placement: 'random', online: 0.9, viewing: 0.5 }],
    ['writes that fail', { design: 'topic-per-chat', chats: 40, users: 40, gateways: 4, rate: 130, placement: 'random', loss: 0.2 }],
  ] as const)('is near what is played, with one core: %s', { timeout: 300_000 }, (_name, keys) => {
    const scenario = withChanges(DEFAULT_SCENARIO, { ...keys, arrivals: 'poisson', tNotify: 0, messages: Math.ceil(3000 / keys.chats) });
    const estimated = estimateOf(scenario).gateways.estimatedWaitMicros.mean!;
    const waits = waitsPlayed(scenario);
    expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / estimated).toBeGreaterThan(0.75);
    expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / estimated).toBeLessThan(1.25);
  });
});

/** How long each copy with a write waited, from its arrival to when a core took it up, by the trace of a run. */
function waitsPlayed(scenario: Scenario): number[] {
  const { trace, topology } = runToEnd(scenario, { withTrace: true });
  const { hop, message, person, from, to, sentMicros, arrivedMicros, attempt, length } = trace!.crossings;
  const arrived = new Map<string, number>();
  const firstWrite = new Map<string, number>();
  for (let row = 0; row < length; row++) {
    const kind = topology.kinds[hop[row]!]!;
    if (kind.phase !== 'message') continue;
    if (kind.to === 'gateway') arrived.set(`${String(message[row])} ${String(to[row])} ${String(person[row])}`, arrivedMicros[row]!);
    if (kind.to !== 'user' || attempt[row] !== 1) continue;
    const own = [`${String(message[row])} ${String(from[row])} ${String(person[row])}`, `${String(message[row])} ${String(from[row])} -1`].find((name) => arrived.has(name))!;
    firstWrite.set(own, Math.min(firstWrite.get(own) ?? Infinity, sentMicros[row]!));
  }
  return [...firstWrite].map(([name, sent]) => sent - arrived.get(name)! - scenario.tReceipt - scenario.tWrite);
}
