/** What a run counts, against the author's emulation and a plain count written for this test alone. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { populate } from '../../../src/model/population';
import type { Scenario } from '../../../src/model/scenario';
import { runToEnd } from '../../../src/engine/events/simulate';
import { designFor, scene, sum } from './scenes';

// Thousands of events; a shared machine may be slow at them.
vi.setConfig({ testTimeout: 60_000 });

/** chats, members, gateways, messages; receipts by direct, by topic per user, by topic per chat; writes. */
const EMULATION = [
  [1, 4, 2, 1, 1, 2, 1, 2],
  [1, 4, 4, 1, 1, 1, 1, 1],
  [4, 4, 4, 2, 8, 8, 8, 8],
  // By the same arithmetic, further scenes of round robin.
  [10, 100, 10, 10, 100, 1000, 100, 1000],
  [10, 1000, 100, 4, 40, 400, 40, 400],
  [2, 1000, 500, 8, 16, 32, 16, 32],
] as const;

describe('the emulation of the article', () => {
  it.each(EMULATION)('%i × %i on %i, %i messages', (chats, users, gateways, messages, direct, perUser, perChat, writes) => {
    const receipts = { direct, 'topic-per-user': perUser, 'topic-per-chat': perChat };
    for (const [design, expected] of Object.entries(receipts)) {
      const { ledger, summary } = runToEnd(scene({ design, chats, users, gateways, messages, shards: 1000 }), { withTrace: false });
      expect(summary.lossless).toBe(true);
      expect(Array.from(ledger.gateways.receipts)).toEqual(new Array(gateways).fill(expected));
      expect(Array.from(ledger.gateways.writes)).toEqual(new Array(gateways).fill(writes));
      expect(sum(ledger.userGatewayStorage.lookups)).toBe(design === 'direct' ? chats * users * messages : 0);
    }
  });
});

describe('chat gateways', () => {
  it.each([
    [12, 8, 5, 3],
    [10, 20, 4, 2],
    [3, 4, 8, 5],
  ])('%i chats × %i on %i gateways, %i messages: the busiest takes in m·⌈C/G⌉', (chats, users, gateways, messages) => {
    const { ledger } = runToEnd(scene({ design: 'chat-gateway', chats, users, gateways, messages }), { withTrace: false });
    const { receipts } = ledger.gateways;
    expect(sum(receipts) / gateways).toBe((chats * messages) / gateways);
    expect(Math.max(...receipts)).toBe(messages * Math.ceil(chats / gateways));
  });

  it('spreads a chat that one gateway is not meant to hold over k of them', () => {
    const { ledger } = runToEnd(scene({ design: 'chat-gateway', chats: 4, users: 25, sockets: 10, gateways: 6, messages: 3 }), {
      withTrace: false,
    });
    // k = ⌈25/10⌉ = 3, so C·k/G = 2 chats a gateway, and three messages of each.
    expect(Array.from(ledger.gateways.receipts)).toEqual(new Array(6).fill(6));
    expect(Array.from(ledger.coordinator.assignments)).toEqual(new Array(6).fill(2));
    expect(sum(ledger.gateways.writes)).toBe(4 * 25 * 3);
  });
});

/** All that a lossless run must have counted, from the seats alone: loops and nothing clever. */
function plainCount(scenario: Scenario) {
  const { design, chats, users, gateways, shards, chatShards, messages } = scenario;
  const { seat, seatShard, chatGateways } = populate(scenario, designFor(scenario));
  const many = (length: number): number[] => new Array<number>(length).fill(0);
  const count = {
    receipts: many(gateways), writes: many(gateways), interest: many(gateways), seatQueries: many(shards), seatLookups: many(shards),
    chatQueries: many(chatShards), publishes: [] as number[], notifications: [] as number[], crossings: 0,
  };
  if (design === 'topic-per-user') Object.assign(count, { publishes: many(chats * users), notifications: many(chats * users) });
  if (design === 'topic-per-chat') Object.assign(count, { publishes: many(chats), notifications: many(chats) });
  for (let chat = 0; chat < chats; chat++) {
    const people = Array.from({ length: users }, (_, member) => chat * users + member);
    const homes = new Set(design === 'chat-gateway' ? chatGateways(chat) : people.map(seat));
    for (const gateway of homes) count.interest[gateway]!++;
    const extra = scenario.do.filter(({ user }) => people.includes(user - 1)).length;
    for (let message = 0; message < messages + extra; message++) {
      count.crossings += 1 + users;
      for (const person of people) count.writes[seat(person)]!++;
      if (design === 'direct' || design === 'topic-per-user') {
        count.chatQueries[chat % chatShards]!++;
        count.crossings += 2;
      }
      if (design === 'direct') {
        const asked = new Set(people.map(seatShard));
        for (const shard of asked) count.seatQueries[shard]!++;
        for (const person of people) count.seatLookups[seatShard(person)]!++;
        count.crossings += 2 * asked.size;
      }
      if (design === 'topic-per-user') {
        for (const person of people) {
          count.publishes[person]!++;
          count.notifications[person]!++;
          count.receipts[seat(person)]!++;
        }
        count.crossings += 2 * users;
      } else {
        for (const gateway of homes) count.receipts[gateway]!++;
        count.crossings += homes.size;
      }
      if (design === 'topic-per-chat') {
        count.publishes[chat]!++;
        count.notifications[chat]! += homes.size;
        count.crossings++;
      }
    }
  }
  return count;
}

const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    design: fc.constantFrom('direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'),
    chats: fc.integer({ min: 1, max: 6 }),
    users: fc.integer({ min: 1, max: 40 }),
    gateways: fc.integer({ min: 1, max: 12 }),
    placement: fc.constantFrom('round-robin', 'random', 'l4'),
    messages: fc.integer({ min: 0, max: 4 }),
    rate: fc.constantFrom(1, 1000),
    arrivals: fc.constantFrom('steady', 'poisson'),
    shards: fc.integer({ min: 1, max: 9 }),
    chatShards: fc.integer({ min: 1, max: 4 }),
    cores: fc.integer({ min: 1, max: 3 }),
    sockets: fc.integer({ min: 1, max: 60 }),
    seed: fc.nat(),
  })
  .chain((changes) =>
    fc
      .array(fc.record({ atMillis: fc.nat(3000), verb: fc.constant('post' as const), user: fc.integer({ min: 1, max: changes.chats * changes.users }) }), { maxLength: 3 })
      .map((actions) => scene({ ...changes, do: actions })),
  );

describe('a lossless run', () => {
  it('counts what a plain count from the seats gives, for each instance', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { ledger, summary } = runToEnd(scenario, { withTrace: false, maxPlayedPeople: 0 });
        const connecting = runToEnd({ ...scenario, messages: 0, do: [] }, { withTrace: false, maxPlayedPeople: 0 });
        const expected = plainCount(scenario);
        const posted = scenario.chats * scenario.messages + scenario.do.length;
        expect(summary.lossless).toBe(true);
        expect(ledger.messages.posted).toBe(posted);
        expect(Array.from(ledger.gateways.receipts)).toEqual(expected.receipts);
        expect(Array.from(ledger.gateways.writes)).toEqual(expected.writes);
        expect(Array.from(ledger.gateways.chats)).toEqual(expected.interest);
        expect(Array.from(ledger.topics.publishes)).toEqual(expected.publishes);
        expect(Array.from(ledger.topics.notifications)).toEqual(expected.notifications);
        expect(summary.crossings - connecting.summary.crossings).toBe(expected.crossings);
        if (scenario.design === 'direct') {
          expect(Array.from(ledger.userGatewayStorage.queries)).toEqual(expected.seatQueries);
          expect(Array.from(ledger.userGatewayStorage.lookups)).toEqual(expected.seatLookups);
        }
        expect(Array.from(ledger.chatUserStorage.queries)).toEqual(
          ledger.chatUserStorage.queries.length === 0 ? [] : expected.chatQueries,
        );
        expect(sum(ledger.messages.shardsAsked)).toBe(sum(ledger.userGatewayStorage.queries));
        expect(sum(ledger.users.deliveries)).toBe(posted * scenario.users);
      }),
      { numRuns: 150 },
    );
  });
});
