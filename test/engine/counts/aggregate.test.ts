/** The aggregate engine: small scenes worked out by hand, and how it is cut into slices. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import type { Design } from '../../../src/model/design';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { roomsOf } from '../../../src/model/rooms';
import type { Scenario, SizeRun } from '../../../src/model/scenario';
import { sizesOf } from '../../../src/model/sizes';
import { aggregate, openAggregate } from '../../../src/engine/counts/aggregate';
import type { AggregateResult } from '../../../src/model/counts';
import { losslessScenario } from '../../law/scenarios';
import { PUSHED_IDS } from '../../designs/pushed';

function run(keys: Partial<Scenario>): AggregateResult {
  return aggregate({ ...DEFAULT_SCENARIO, ...keys });
}

/** The busy machine of a whole test run may be many times slower than a quiet one. */
const PATIENT = { timeout: 300_000 };

/** Plain arrays, for comparing. */
const plain = (counts: ArrayLike<number>): number[] => Array.from(counts);

describe('a small scene by hand', () => {
  it('is one chat of four on two gateways, under direct append', () => {
    const { gateways, userGatewayStorage, chatUserStorage, topics, users, messages, holders } = run({ users: 4, messages: 2, shards: 1 });
    expect(plain(gateways.receipts)).toEqual([2, 2]);
    expect(plain(gateways.writes)).toEqual([4, 4]);
    expect(plain(gateways.connections)).toEqual([2, 2]);
    expect(plain(gateways.chats)).toEqual([1, 1]);
    expect(plain(userGatewayStorage.queries)).toEqual([2]);
    expect(plain(userGatewayStorage.lookups)).toEqual([8]);
    expect(plain(userGatewayStorage.writes)).toEqual([4]);
    expect(plain(chatUserStorage.queries)).toEqual([2, 0]);
    expect(topics.publishes).toEqual({ oneFor: 'nothing', each: new Float64Array(0), total: 0, min: null, max: null });
    expect(users.deliveries).toEqual({ oneFor: 'member', each: Float64Array.of(2), total: 8, min: 2, max: 2 });
    expect(messages).toEqual({
      posted: 2, byChat: Float64Array.of(2), copiesEach: Float64Array.of(2), shardsAskedEach: Float64Array.of(1),
    });
    expect(plain(holders.gateways)).toEqual([2]);
  });

  it('is three chats of two on four gateways, under topic per chat', () => {
    // u1 u2 on GW1 GW2, u3 u4 on GW3 GW4, u5 u6 on GW1 GW2.
    const { gateways, topics, userGatewayStorage } = run({ design: 'topic-per-chat', chats: 3, users: 2, gateways: 4 });
    expect(plain(gateways.receipts)).toEqual([2, 2, 1, 1]);
    expect(plain(gateways.writes)).toEqual([2, 2, 1, 1]);
    expect(topics.subscriptions).toEqual({ oneFor: 'chat', each: Float64Array.of(2, 2, 2), total: 6, min: 2, max: 2 });
    expect(plain(topics.publishes.each)).toEqual([1, 1, 1]);
    expect(plain(topics.notifications.each)).toEqual([2, 2, 2]);
    expect(userGatewayStorage.queries.length).toBe(0);
  });

  it('is two chats of three on two gateways, under topic per user', () => {
    // u1 u3 u5 on GW1, u2 u4 u6 on GW2.
    const { gateways, topics, messages } = run({ design: 'topic-per-user', chats: 2, users: 3, messages: 5 });
    expect(plain(gateways.receipts)).toEqual([15, 15]);
    expect(plain(gateways.writes)).toEqual([15, 15]);
    expect(topics.publishes).toEqual({ oneFor: 'member', each: Float64Array.of(5, 5), total: 30, min: 5, max: 5 });
    expect(topics.subscriptions.total).toBe(6);
    expect(plain(messages.copiesEach)).toEqual([3, 3]);
  });

  it('is three chats of five on two gateways of three sockets, under chat gateways', () => {
    // Each chat needs both gateways: three members on the one that is less full, two on the other.
    const { gateways, coordinator } = run({ design: 'chat-gateway', chats: 3, users: 5, sockets: 3 });
    expect(plain(gateways.connections)).toEqual([8, 7]);
    expect(plain(gateways.receipts)).toEqual([3, 3]);
    expect(plain(gateways.writes)).toEqual([8, 7]);
    expect(plain(coordinator.assignments)).toEqual([3, 3]);
  });

  it('counts what is posted by hand for the people of that chat alone', () => {
    const actions = [1, 4, 4].map((user) => ({ atMillis: 0, verb: 'post' as const, user }));
    const { gateways, messages, users } = run({ chats: 2, users: 3, gateways: 6, messages: 1, do: actions });
    expect(plain(gateways.receipts)).toEqual([2, 2, 2, 3, 3, 3]);
    expect(plain(messages.byChat)).toEqual([2, 3]);
    expect(messages.posted).toBe(5);
    expect(users.deliveries).toEqual({ oneFor: 'member', each: Float64Array.of(2, 3), total: 15, min: 2, max: 3 });
  });

  it('keeps what chance does apart from the counts', () => {
    const { factors, gateways } = run({ users: 4, loss: 0.2 });
    expect(factors.attempts).toBeCloseTo(1.24, 12);
    expect(factors.lost).toBeCloseTo(0.008, 12);
    expect(factors.delivered).toBeCloseTo(0.992, 12);
    expect(plain(gateways.writes)).toEqual([2, 2]);
    expect(run({ users: 4 }).factors).toEqual({ attempts: 1, lost: 0, delivered: 1 });
  });
});

describe('what cannot be run', () => {
  it('is a post by nobody, or a design that there is not', () => {
    expect(() => run({ users: 4, do: [{ atMillis: 0, verb: 'post', user: 5 }] })).toThrow(/u5 cannot post/);
    expect(() => run({ design: 'pigeons' })).toThrow(/there is no design "pigeons"/);
  });

  it('is a result before the end', () => {
    const open = openAggregate({ ...DEFAULT_SCENARIO, users: 10 });
    expect(() => open.finish()).toThrow('the run is not done');
    expect(open.advance(4)).toEqual({ done: false, peoplePlaced: 4, people: 10, share: 0.4, chatsDone: 0 });
    expect(open.advance(100)).toEqual({ done: true, peoplePlaced: 10, people: 10, share: 1, chatsDone: 1 });
    expect(open.finish().people).toBe(10);
  });
});

/** A scenario of the first chats, one by one; where they are parts of chats, of the first parts. */
function firstChats(scenario: Scenario, chats: number): Scenario {
  const { runOf } = sizesOf(scenario);
  const sizes = Array.from({ length: chats }, (_, chat): SizeRun => ({ count: 1, size: runOf(chat).size, of: runOf(chat).of }));
  return { ...scenario, sizes, chats, users: sizesOf({ ...scenario, sizes }).largest, skew: 0 };
}

/**
 * Where clocks of processes tick, it counts at which tick a chat posts, and with which others: so chats post at
 * moments that do not hang on how many there are, and there are no more processes than chats.
 */
function withOwnTicks(scenario: Scenario, { owner }: Design, chats: number): Scenario {
  return owner?.does === 'holds' && owner.until === 'tick' ? { ...scenario, arrivals: 'poisson', owners: Math.min(scenario.owners, chats) } : scenario;
}

describe.each(CATALOGUE.map(({ id }) => id))('a run of %s', (design) => {
  it('comes to the same in slices of any size as in one go', PATIENT, () => {
    fc.assert(
      fc.property(losslessScenario(design), fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 }), (scenario, slices) => {
        const open = openAggregate(scenario);
        let turn = 0;
        while (!open.advance(slices[turn++ % slices.length]!).done) open.soFar();
        expect(open.finish()).toEqual(aggregate(scenario));
      }),
      { numRuns: 60 },
    );
  });

});

// How long somebody asks by a clock is for the last message of all chats to say; where members talk alike, how much
// a chat says is for the largest of all.
describe.each(PUSHED_IDS)('a run of %s', (design) => {
  it('says after some chats what a run of these chats alone would say', PATIENT, () => {
    fc.assert(
      fc.property(losslessScenario(design), fc.nat(), (drawn, part) => {
        // Guests come from chats that are not there alone.
        const rooms = roomsOf({ ...drawn, do: [], switches: 0, talk: 'chat', memberships: 1 }, designOf(design));
        const chats = 1 + (part % rooms.chats);
        const scenario = withOwnTicks(rooms, designOf(design), chats);
        const open = openAggregate(scenario);
        while (open.advance(1).chatsDone < chats);
        const soFar = open.soFar();
        const alone = aggregate(firstChats(scenario, chats));
        expect(soFar.gateways).toEqual(alone.gateways);
        expect(soFar.userGatewayStorage).toEqual(alone.userGatewayStorage);
        expect(soFar.messages.posted).toBe(alone.messages.posted);
        expect(soFar.users.deliveries.total).toBe(alone.users.deliveries.total);
      }),
      { numRuns: 30 },
    );
  });
});

/** Every buffer that a result holds, however deep. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}

describe('a result', () => {
  it.each(CATALOGUE.map(({ id }) => id))('can be handed to another thread, again and again, under %s', (design) => {
    for (let turn = 0; turn < 2; turn++) {
      const result = run({ design, chats: 3, users: 4 });
      const expected = structuredClone(result);
      expect(structuredClone(result, { transfer: buffersIn(result) })).toEqual(expected);
    }
  });
});

describe('what a run holds', () => {
  const THOUSAND_MILLION = { ...DEFAULT_SCENARIO, chats: 100_000, users: 10_000, gateways: 10_000, placement: 'random' as const };
  const bytes = (keys: Partial<Scenario>): number => openAggregate({ ...THOUSAND_MILLION, chats: 100, ...keys }).arrayBytes;

  it('grows with gateways, shards and chats, not with people', () => {
    expect(bytes({ users: 10_000_000 })).toBe(bytes({ users: 10 }));
    expect(bytes({ gateways: 100_000 })).toBeGreaterThan(9 * bytes({}));
    // Three whole numbers of 32 bits a gateway and a shard, and two a chat.
    expect(bytes({ shards: 5000 })).toBe(3 * 4 * 15_000 + 2 * 4 * 100);
  });

  it('stays far below 64 MB at the bounds of the scenario', () => {
    const most = { ...THOUSAND_MILLION, gateways: 100_000, shards: 1_000_000, do: [{ atMillis: 0, verb: 'post' as const, user: 1 }] };
    expect(openAggregate(most).arrayBytes).toBeLessThan(40 * 2 ** 20);
  });

  it('opens a thousand million people at once, and goes on from there', () => {
    const open = openAggregate(THOUSAND_MILLION);
    expect(open.advance(250_000)).toEqual({ done: false, peoplePlaced: 250_000, people: 1_000_000_000, share: 0.00025, chatsDone: 25 });
    expect(open.soFar().messages.posted).toBe(25);
  });
});
