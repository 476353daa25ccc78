/** Coalescing a link: when clocks tick, what is merged, by hand, counted and by formula, at three sizes. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { Links } from '../../src/engine/counts/links';
import { runToEnd } from '../../src/engine/events/simulate';
import { expectedHearing } from '../../src/engine/theory/hearing';
import { expectedOthers, expectedPerPosted, gatewaySecond, messagesOf } from '../../src/engine/theory/theory';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { framesInRun, framesPerSecond } from '../../src/model/linkrates';
import { momentsOf } from '../../src/model/posting';
import { draw, streamKey, unit } from '../../src/model/random';
import { pacingOf, releasesOf } from '../../src/model/releases';
import { withChanges, type Scenario } from '../../src/model/scenario';

const DESIGN = designOf('coalesce-link');
const SIZES = [
  { chats: 6, users: 8, gateways: 4 },
  { chats: 60, users: 100, gateways: 40 },
  { chats: 400, users: 2000, gateways: 1000 },
] as const;
const of = (changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, { design: 'coalesce-link', placement: 'random', seed: 3, ...changes });
const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** Mean and standard error over seeds. */
function overSeeds(seeds: number, valueOf: (seed: number) => number): { readonly mean: number; readonly error: number } {
  const values = Array.from({ length: seeds }, (_, seed) => valueOf(seed + 1));
  const mean = values.reduce((sum, value) => sum + value, 0) / seeds;
  return { mean, error: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seeds - 1) / seeds) };
}

describe('the clock of an owner process', () => {
  it('ticks at the same moments for all of its chats, each tick after the other, the first at its own moment', () => {
    const scenario = of({ chats: 5, owners: 2, tick: 100 });
    const pacing = pacingOf(scenario, DESIGN)!;
    const firstOf = (process: number): number => unit(draw(streamKey(3, 'ticks'), process)) * 100_000;
    const moments = Float64Array.of(0, 10_000, 250_000, 251_000);
    for (const chat of [1, 3]) {
      const { micros, carried } = releasesOf(moments, pacing, chat);
      for (const tick of micros) expect((tick - firstOf(1)) / 100_000).toBeCloseTo(Math.round((tick - firstOf(1)) / 100_000), 9);
      expect(carried.reduce((sum, count) => sum + count, 0)).toBe(4);
      expect(micros).toEqual(releasesOf(moments, pacing, 1).micros);
    }
    expect(releasesOf(moments, pacing, 2).micros).not.toEqual(releasesOf(moments, pacing, 1).micros);
  });

  it('has nobody wait longer than a tick', () => {
    const scenario = of({ chats: 7, owners: 3, tick: 40, arrivals: 'poisson', rate: 60, messages: 100 });
    for (let chat = 0; chat < 7; chat++) {
      const moments = momentsOf(scenario, chat, []);
      const { micros, carried } = releasesOf(moments, pacingOf(scenario, DESIGN), chat);
      let next = 0;
      micros.forEach((tick, release) => {
        for (let place = 0; place < carried[release]!; place++) {
          const waits = tick - moments[next++]!;
          expect(waits).toBeGreaterThan(0);
          expect(waits).toBeLessThanOrEqual(40_000.001);
        }
      });
      expect(next).toBe(100);
    }
  });
});

describe('what is merged, by hand', () => {
  const POSTS = [0, 0, 0].map((atMillis, chat) => ({ atMillis, verb: 'post' as const, user: chat * 2 + 1 }));

  it('is one frame to each gateway from one process, whichever of its chats are there, and one write for each person', () => {
    // Three chats of two people, dealt in turn to two gateways: each gateway holds one of each chat.
    const { ledger, summary, trace } = runToEnd(of({ chats: 3, users: 2, gateways: 2, placement: 'round-robin', owners: 1, messages: 0, do: POSTS }), { withTrace: true });
    expect([...ledger.gateways.receipts]).toEqual([1, 1]);
    expect([...ledger.gateways.writes]).toEqual([3, 3]);
    expect([...ledger.others.ownerProcess!.received]).toEqual([3]);
    expect([...ledger.others.ownerProcess!.sent]).toEqual([2]);
    expect([...ledger.users.deliveries]).toEqual([1, 1, 1, 1, 1, 1]);
    // Two of three rows to each gateway only say what goes along.
    expect(trace!.crossings.rides.reduce((sum, rides) => sum + rides, 0)).toBe(4);
    expect(trace!.crossings.length - 4).toBe(summary.crossings);
  });

  it('is a frame from each of two processes: one of two chats, one of the other', () => {
    const { ledger } = runToEnd(of({ chats: 3, users: 2, gateways: 2, placement: 'round-robin', owners: 2, messages: 0, do: POSTS }), { withTrace: false });
    expect([...ledger.gateways.receipts]).toEqual([2, 2]);
    expect([...ledger.others.ownerProcess!.received]).toEqual([2, 1]);
    expect([...ledger.others.ownerProcess!.sent]).toEqual([2, 2]);
  });

  it('is no frame to a gateway that holds nobody of these chats', () => {
    const { ledger } = runToEnd(of({ chats: 3, users: 2, gateways: 8, placement: 'round-robin', owners: 1, messages: 0, do: POSTS.slice(0, 1) }), { withTrace: false });
    expect([...ledger.gateways.receipts]).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
  });
});

describe.each(SIZES)('on $gateways gateways, $chats chats of $users', { timeout: 300_000 }, (size) => {
  it('a gateway takes in a frame a tick and process at most, and everybody hears each message', () => {
    const scenario = of({ ...size, messages: 40, rate: 200, tick: 50, owners: 3, arrivals: 'poisson' });
    const counted = aggregate(scenario);
    const lastMicros = Math.max(...Array.from({ length: size.chats }, (_, chat) => momentsOf(scenario, chat, []).at(-1)!));
    expect(Math.max(...counted.gateways.receipts)).toBeLessThanOrEqual(3 * (Math.ceil(lastMicros / 50_000) + 1));
    expect(counted.users.deliveries.total).toBe(40 * size.chats * size.users);
    expect(counted.links!.areCounted).toBe(true);
    expect(total(counted.others.ownerProcess!.sent)).toBe(total(counted.gateways.receipts));
  });

  it.each([
    ['at random', { arrivals: 'poisson', rate: 3, messages: 4 }],
    ['at random, less than one in a tick', { arrivals: 'poisson', rate: 0.2, messages: 1 }],
    ['at random, many in a tick', { arrivals: 'poisson', rate: 40, messages: 30 }],
    ['evenly spaced', { arrivals: 'steady', rate: 4, messages: 3 }],
    ['evenly spaced, several in a tick', { arrivals: 'steady', rate: 25, messages: 20 }],
    ['at random, not everybody there', { arrivals: 'poisson', rate: 3, messages: 4, online: 0.6, viewing: 0.2 }],
  ] as const)('messages %s come to the formula within four standard errors', (_name, changes) => {
    const scenario = of({ ...size, ...changes });
    const expected = expectedPerPosted(scenario, DESIGN);
    const messages = messagesOf(scenario);
    const found = Array.from({ length: size.chats > 100 ? 8 : 40 }, (_, seed) => aggregate({ ...scenario, seed: seed + 1 }));
    const isNear = (value: (counted: (typeof found)[number]) => number, formula: number): void => {
      const { mean, error } = overSeeds(found.length, (seed) => value(found[seed - 1]!));
      expect(Math.abs(mean - formula)).toBeLessThanOrEqual(4 * error + 1e-9 * formula);
    };
    isNear(({ gateways }) => total(gateways.receipts), messages * expected.receipts);
    isNear(({ gateways }) => total(gateways.wasted), messages * expected.wasted);
    isNear(({ gateways }) => total(gateways.writes), messages * expected.writes);
    isNear(({ others }) => total(others.ownerProcess!.sent), messages * expectedOthers(scenario, DESIGN).ownerProcess!.sent);
    isNear(({ others }) => total(others.ownerProcess!.received), messages * expectedOthers(scenario, DESIGN).ownerProcess!.received);
  });
});

describe('chats of many sizes', () => {
  it('come to the formula, at random, within four standard errors', { timeout: 300_000 }, () => {
    const scenario = of({ chats: 100, users: 400, skew: 1, gateways: 50, arrivals: 'poisson', rate: 2, messages: 5 });
    const { mean, error } = overSeeds(30, (seed) => total(aggregate({ ...scenario, seed }).gateways.receipts));
    expect(Math.abs(mean - messagesOf(scenario) * expectedPerPosted(scenario, DESIGN).receipts)).toBeLessThanOrEqual(4 * error);
  });
});

describe('a second', () => {
  it('has as many frames as processes have ticks where every gateway hears every chat, however many chats there are and however much they say', () => {
    for (const [chats, rate] of [[1000, 1], [1000, 50], [50_000, 1]] as const) {
      const { copies } = gatewaySecond(of({ chats, users: 20_000, gateways: 100, rate, arrivals: 'poisson', tick: 100, owners: 4 }), DESIGN);
      expect(copies).toBeGreaterThan(39.99);
      expect(copies).toBeLessThanOrEqual(40 + 1e-9);
    }
  });

  it('saves nothing where a process has one message in a tick at most, and as much as a chat by itself where it owns one', () => {
    const few = of({ chats: 4, users: 500, gateways: 10, rate: 0.01, tick: 10, owners: 4, arrivals: 'poisson' });
    expect(gatewaySecond(few, DESIGN).copies / gatewaySecond({ ...few, design: 'direct' }, designOf('direct')).copies).toBeCloseTo(1, 3);
    const frames = framesPerSecond({ rate: 20, arrivals: 'poisson' }, pacingOf(few, DESIGN)!, 1)([{ chats: 1, share: 1 }]);
    expect(frames).toBeCloseTo((1 - Math.exp(-20 * 0.01)) / 0.01, 9);
  });

  it.each([['poisson', 3], ['poisson', 40], ['steady', 4], ['steady', 30]] as const)('%s at %d a second is estimated from a count as the formula says', (arrivals, rate) => {
    const scenario = of({ chats: 200, users: 100, gateways: 50, arrivals, rate, messages: 1 });
    const { gateways, fullFirst } = estimate(aggregate(scenario));
    const second = gatewaySecond(scenario, DESIGN);
    expect(gateways.copiesPerSecond.mean! / second.copies).toBeCloseTo(1, 2);
    expect(gateways.writesPerSecond.mean! / second.writes).toBeCloseTo(1, 6);
    expect(gateways.share.mean! / second.busyShare).toBeCloseTo(1, 2);
    // As many bytes as the messages come to that somebody at a gateway is to hear, whatever frames they are in.
    const alone = estimate(aggregate({ ...scenario, design: 'direct' })).gateways;
    expect(gateways.bytesInPerSecond.total / alone.bytesInPerSecond.total).toBeCloseTo(1, 9);
    expect(gateways.bytesOutPerSecond.total / alone.bytesOutPerSecond.total).toBeCloseTo(1, 9);
    const full = fullFirst.find(({ role }) => role === 'gateway');
    if (full) expect(gatewaySecond({ ...scenario, rate: full.fullAtRate }, DESIGN).busyShare).toBeGreaterThan(0.5);
  });
});

describe('where there are too many ticks to note', () => {
  it('the mean by formula takes the place of the count, given who sits where', () => {
    const scenario = of({ chats: 60, users: 100, gateways: 40, arrivals: 'poisson', rate: 3, messages: 4 });
    const { mean, error } = overSeeds(40, (seed) => {
      const at = { ...scenario, seed };
      const { links, holders } = aggregate(at);
      const few = new Links(at, pacingOf(at, DESIGN)!, 4, 100);
      few.enter('held', 0, Float64Array.of(1, 2, 3), [0]);
      const frames = few.frames({ held: holders.chatsAtGateways, viewed: holders.chatsAtGateways });
      expect(frames.areCounted).toBe(false);
      expect(total(frames.held.byProcess)).toBeCloseTo(total(frames.held.byGateway), 6);
      return total(links!.held.byGateway) - total(frames.held.byGateway);
    });
    expect(Math.abs(mean)).toBeLessThanOrEqual(4 * error);
  });

  it('there is none of a run in which chats post nothing', () => {
    expect(framesInRun(of({ messages: 0 }), pacingOf(of({}), DESIGN)!, 4)([{ chats: 10, share: 1 }])).toBe(0);
  });
});

describe('a message', () => {
  it('waits for half a tick in the mean, by formula', () => {
    const scenario = of({ chats: 1, users: 8, gateways: 2 });
    expect(expectedHearing(scenario, DESIGN)!.firstMicros).toBeCloseTo(40_000 + 50_000 + 2 * (500 + 10) + 10 + 40_000, 6);
  });
});
