/**
 * Every word of the fan-out vocabulary on one chat worked by hand: the second chat of two, members
 * 5 to 9 (u6 to u10), on four gateways and three shards. Everybody is viewing, and then not everybody.
 */
import { describe, expect, it } from 'vitest';
import { chatRow, type ChatRow } from '../../src/model/chatrow';
import type { Fanout, Role } from '../../src/model/design';
import { amountAt, amountAtGateway, amountsOfPeople, atGateways, atRelays, forPeople, onceAMessage, type Amounts } from '../../src/model/amounts';
import { servesNobody } from '../../src/model/waste';
import { wordOf, WORDS } from '../../src/model/words';
import { NO_PERSON, type Copy, type Held } from '../../src/model/words/word';
import { belongingOf } from '../../src/model/belonging';
import type { Population } from '../../src/model/population';
import { presenceOf } from '../../src/model/presence';
import { sizesOf } from '../../src/model/sizes';

const SEATS: Record<number, number> = { 5: 2, 6: 0, 7: 2, 8: 2, 9: 0 };
const SHARDS: Record<number, number> = { 5: 1, 6: 1, 7: 0, 8: 1, 9: 0 };
const population: Population = {
  people: 10,
  chats: 2,
  sizes: sizesOf({ chats: 2, users: 5, skew: 0, sizes: [] }),
  belonging: belongingOf({ chats: 2, users: 5, skew: 0, sizes: [], seed: 1, memberships: 1 }),
  gateways: 4,
  places: 'byUser',
  movesSockets: false,
  hasSecondSockets: false,
  groups: { relay: 3, edge: 2 },
  seat: (person) => SEATS[person] ?? 3,
  seatIn: (person) => SEATS[person] ?? 3,
  presence: presenceOf({ online: 1, viewing: 1, seed: 1 }, { places: 'byUser' }),
  seatShard: (person) => SHARDS[person] ?? 2,
  chatShard: (chat) => 10 + chat,
  ownerProcess: (chat) => 20 + chat,
  isApart: () => false,
  // Its seats are GW3 and GW4: u7 and u10 on GW1 are strays.
  isSeat: (_chat, gateway) => gateway >= 2,
  // GW4 holds none of its members.
  chatGateways: () => Uint32Array.of(2, 3, 0),
};
const row = chatRow(population, 1);

/** Who is reached: target, units, person. */
function reached(fanout: Fanout, to: Role, copy: Copy, from: ChatRow = row): [number, number, number][] {
  const visits: [number, number, number][] = [];
  wordOf(fanout).people(from, to, copy, (target, units, person) => visits.push([target, units, person]));
  return visits;
}

const forChat: Copy = { at: 1, person: NO_PERSON };

const TABLE: Record<Fanout, [Role, Copy, [number, number, number][]]> = {
  owner: ['topic', forChat, [[1, 1, NO_PERSON]]],
  memberShards: ['userGatewayStorage', forChat, [[0, 2, NO_PERSON], [1, 3, NO_PERSON]]],
  interestedGateways: ['gateway', forChat, [[0, 1, NO_PERSON], [2, 1, NO_PERSON]]],
  viewingGateways: ['gateway', forChat, [[0, 1, NO_PERSON], [2, 1, NO_PERSON]]],
  everyGateway: ['gateway', forChat, [[0, 1, NO_PERSON], [1, 1, NO_PERSON], [2, 1, NO_PERSON], [3, 1, NO_PERSON]]],
  badgedGateways: ['gateway', forChat, []],
  localBadged: ['user', { at: 2, person: NO_PERSON }, []],
  relays: ['relay', forChat, [[0, 1, NO_PERSON], [1, 1, NO_PERSON], [2, 1, NO_PERSON]]],
  itsInterested: ['gateway', { at: 2, person: NO_PERSON }, [[2, 1, NO_PERSON]]],
  viewerStreams: ['gateway', forChat, [[0, 1, 6], [0, 1, 9], [2, 1, 5], [2, 1, 7], [2, 1, 8]]],
  itsEdge: ['edge', { at: 3, person: 8 }, [[1, 1, 8]]],
  itsGateway: ['gateway', { at: 3, person: NO_PERSON }, [[3, 1, NO_PERSON]]],
  memberTopics: ['topic', forChat, [[5, 1, 5], [6, 1, 6], [7, 1, 7], [8, 1, 8], [9, 1, 9]]],
  subscriber: ['gateway', { at: 8, person: 8 }, [[2, 1, 8]]],
  chatGateways: ['gateway', forChat, [[2, 1, NO_PERSON], [0, 1, NO_PERSON]]],
  seatGateways: ['gateway', forChat, [[2, 1, NO_PERSON]]],
  localMembers: ['user', { at: 2, person: NO_PERSON }, [[5, 1, 5], [7, 1, 7], [8, 1, 8]]],
  addressee: ['user', { at: 2, person: 7 }, [[7, 1, 7]]],
};

describe('the fan-outs', () => {
  it.each(Object.keys(WORDS) as Fanout[])('%s', (fanout) => {
    const [to, copy, expected] = TABLE[fanout];
    expect(reached(fanout, to, copy)).toEqual(expected);
  });

  it('owner is the shard for the chat-user storage, the chat itself elsewhere', () => {
    expect(reached('owner', 'chatUserStorage', forChat)).toEqual([[11, 1, NO_PERSON]]);
    expect(reached('owner', 'chatApi', forChat)).toEqual([[1, 1, NO_PERSON]]);
  });

  it('localMembers is nobody where no member sits', () => {
    expect(reached('localMembers', 'user', { at: 1, person: NO_PERSON })).toEqual([]);
  });

  it('chatGateways is none where the design places by user', () => {
    const byUser = chatRow({ ...population, chatGateways: () => new Uint32Array(0) }, 1);
    expect(reached('chatGateways', 'gateway', forChat, byUser)).toEqual([]);
  });

  it('shares a chat’s members out once each', () => {
    expect(Array.from(row.gateways)).toEqual([0, 2]);
    expect(Array.from(row.membersByGateway)).toEqual([2, 3]);
    expect(Array.from(row.viewersAt(0))).toEqual([6, 9]);
  });
});

const ONE: Held = { space: 'chat', kind: 'chat', copies: onceAMessage(1) };
const AT_INTERESTED: Held = { space: 'gateway', kind: 'chat', copies: atGateways({ holding: 1 }) };
const OF_MEMBERS: Held = { space: 'person', kind: 'person', copies: forPeople({ member: 1 }) };
const AT_RELAYS: Held = { space: 'relay', kind: 'chat', copies: atRelays(1) };
const OF_CONNECTED: Held = { space: 'gateway', kind: 'person', copies: forPeople({ connected: 1 }) };

/** Who holds what, and what comes of it: at a gateway that holds nobody, two away of whom one gets a badge, and three viewers with two away who get none; at an empty shard and one of four; for an absent, a connected and a viewing member. */
const COUNTS: Record<Fanout, [Held, number | readonly number[]]> = {
  owner: [ONE, 1],
  memberShards: [ONE, [0, 1]],
  interestedGateways: [ONE, [0, 1, 1]],
  viewingGateways: [ONE, [0, 0, 1]],
  everyGateway: [ONE, [1, 1, 1]],
  badgedGateways: [ONE, [0, 1, 0]],
  localBadged: [AT_INTERESTED, [0, 0, 0]],
  relays: [ONE, 1],
  itsInterested: [AT_RELAYS, [0, 1, 1]],
  viewerStreams: [ONE, [0, 0, 1]],
  itsEdge: [OF_CONNECTED, [0, 1, 1]],
  chatGateways: [ONE, [0, 0, 1]],
  seatGateways: [ONE, [0, 0, 1]],
  itsGateway: [AT_INTERESTED, [0, 1, 1]],
  memberTopics: [ONE, [1, 1, 1]],
  subscriber: [OF_MEMBERS, [0, 1, 1]],
  localMembers: [AT_INTERESTED, [0, 0, 1]],
  addressee: [OF_CONNECTED, [0, 0, 1]],
};

function atInstances({ chat, gateways, shards, people, relays }: Amounts, fanout: Fanout): number | readonly number[] {
  const { viewing, connected, absent } = amountsOfPeople(people);
  if (fanout === 'owner') return chat;
  if (fanout === 'relays') return relays;
  if (fanout === 'memberShards') return [amountAt(shards, 0), amountAt(shards, 4)];
  const isForPeople = wordOf(fanout).makes === 'person' || wordOf(fanout).takes.kinds[0] === 'person';
  return isForPeople ? [absent, connected, viewing] : [[0, 0, 0], [2, 0, 1], [5, 3, 0]].map(([connected, viewers, badged]) => amountAtGateway(gateways, { connected: connected!, viewers: viewers!, badged: badged!, strays: 0 }));
}

describe('in counts', () => {
  it.each(Object.keys(WORDS) as Fanout[])('%s', (fanout) => {
    const [held, expected] = COUNTS[fanout];
    const reached = wordOf(fanout).count(held);
    expect(atInstances(reached!.copies, fanout)).toEqual(expected);
  });

  it('a scatter-gather carries a key for each member', () => {
    const { units } = WORDS.memberShards.count(ONE)!;
    expect(amountAt(units!.shards, 4)).toBe(4);
  });

  it.each(['memberShards', 'interestedGateways', 'viewingGateways', 'everyGateway', 'chatGateways', 'seatGateways', 'memberTopics'] as const)(
    '%s is no sum over instances from each of several gateways',
    (fanout) => {
      expect(WORDS[fanout].count(AT_INTERESTED)).toBeNull();
    },
  );

  it('whoever gets a badge is written for each copy at their gateway, unless copies follow viewers', () => {
    const of = (line: Parameters<typeof atGateways>[0]) => WORDS.localBadged.count({ space: 'gateway', kind: 'chat', copies: atGateways(line) });
    expect(amountsOfPeople(of({ always: 1, holding: 1, badged: 1 })!.copies.people)).toEqual({ viewing: 0, badged: 3, connected: 0, absent: 0 });
    for (const line of [{ viewed: 1 }, { perViewer: 1 }, { perBadged: 1 }]) expect(of(line)).toBeNull();
    expect(WORDS.localMembers.count({ space: 'gateway', kind: 'chat', copies: atGateways({ badged: 1 }) })).toBeNull();
  });

  it('the gateways on which a chat sits are told, and write to viewers there; those of strays are not', () => {
    const told = WORDS.seatGateways.count(ONE)!.copies;
    expect(amountAtGateway(told.gateways, { connected: 5, viewers: 3, badged: 0, strays: 3 })).toBe(0);
    expect(WORDS.localMembers.count({ space: 'gateway', kind: 'chat', copies: told })!.copies.people).toEqual(forPeople({ viewing: 1, stray: -1 }).people);
  });

  it('what a stray asks for goes by their gateway, and its answer to them', () => {
    const ofStrays = forPeople({ stray: 1 });
    for (const word of [WORDS.subscriber, WORDS.addressee]) expect(word.count({ space: 'person', kind: 'person', copies: ofStrays })!.copies).toEqual(ofStrays);
  });

  it('a gateway with a copy for each of its people does not write to all of them for each', () => {
    expect(WORDS.localMembers.count({ space: 'gateway', kind: 'chat', copies: atGateways({ perMember: 1 }) })).toBeNull();
  });
});

describe('where u6 and u7 are viewing, u8 is away and u9 and u10 are offline', () => {
  const [isConnected, isViewing] = [(person: number) => person <= 7, (person: number) => person <= 6];
  const presence = { isOnline: isConnected, isConnected, isViewing, getsBadges: () => true, isEverybodyConnected: false, isNobodyAway: false };
  // u6 and u8 sit on GW3, u7 on GW1; u9 would sit on GW3, u10 on GW4.
  const some = chatRow({ ...population, presence, seatIn: (person) => ({ ...SEATS, 9: 3 })[person] ?? 1 }, 1);
  const of = (fanout: Fanout, copy: Copy): number[] => reached(fanout, 'gateway', copy, some).map(([target]) => target);

  it('shards and topics are those of all, gateways those of the connected, writes those of the viewers', () => {
    expect(reached('memberShards', 'userGatewayStorage', forChat, some)).toEqual([[0, 2, NO_PERSON], [1, 3, NO_PERSON]]);
    expect(of('memberTopics', forChat)).toEqual([5, 6, 7, 8, 9]);
    expect(of('interestedGateways', forChat)).toEqual([0, 2]);
    expect(of('viewingGateways', forChat)).toEqual([0, 2]);
    expect(of('localMembers', { at: 2, person: NO_PERSON })).toEqual([5]);
    expect(of('localMembers', { at: 3, person: NO_PERSON })).toEqual([]);
    // Of all who would get a badge, only who is away does.
    expect(of('badgedGateways', forChat)).toEqual([2]);
    expect(of('localBadged', { at: 2, person: NO_PERSON })).toEqual([7]);
    expect(of('localBadged', { at: 0, person: NO_PERSON })).toEqual([]);
  });

  it('a topic of someone offline has no subscriber, a copy for someone away no reader', () => {
    expect([5, 7, 8].map((person) => of('subscriber', { at: person, person }))).toEqual([[2], [2], []]);
    expect([5, 7].map((person) => of('addressee', { at: 2, person }))).toEqual([[5], []]);
    expect([5, 7].map((person) => servesNobody(some, { at: 2, person }))).toEqual([false, true]);
  });

  it('a copy for all serves nobody where no viewer is connected', () => {
    expect([0, 1, 2, 3].map((at) => servesNobody(some, { at, person: NO_PERSON }))).toEqual([false, true, false, true]);
  });
});
