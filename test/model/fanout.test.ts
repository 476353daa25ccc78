/**
 * Every word of the fan-out vocabulary on one chat worked by hand: the second chat of two, members
 * 5 to 9 (u6 to u10), on four gateways and three shards.
 */
import { describe, expect, it } from 'vitest';
import { chatRow, type ChatRow } from '../../src/model/chatrow';
import type { Fanout, Role } from '../../src/model/design';
import { NO_PERSON, REACH, type Copy } from '../../src/model/fanout';
import type { Population } from '../../src/model/population';
import { sizesOf } from '../../src/model/sizes';

const SEATS: Record<number, number> = { 5: 2, 6: 0, 7: 2, 8: 2, 9: 0 };
const SHARDS: Record<number, number> = { 5: 1, 6: 1, 7: 0, 8: 1, 9: 0 };
const population: Population = {
  people: 10,
  chats: 2,
  sizes: sizesOf({ chats: 2, users: 5, skew: 0, sizes: [] }),
  gateways: 4,
  seat: (person) => SEATS[person] ?? 3,
  seatShard: (person) => SHARDS[person] ?? 2,
  chatShard: (chat) => 10 + chat,
  chatGateways: (chat) => Uint32Array.of(chat, 3),
};
const row = chatRow(population, 1);

/** Who is reached: target, units, person. */
function reached(fanout: Fanout, to: Role, copy: Copy, from: ChatRow = row): [number, number, number][] {
  const visits: [number, number, number][] = [];
  REACH[fanout](from, to, copy, (target, units, person) => visits.push([target, units, person]));
  return visits;
}

const forChat: Copy = { at: 1, person: NO_PERSON };

const TABLE: Record<Fanout, [Role, Copy, [number, number, number][]]> = {
  owner: ['topic', forChat, [[1, 1, NO_PERSON]]],
  memberShards: ['userGatewayStorage', forChat, [[0, 2, NO_PERSON], [1, 3, NO_PERSON]]],
  interestedGateways: ['gateway', forChat, [[0, 1, NO_PERSON], [2, 1, NO_PERSON]]],
  everyGateway: ['gateway', forChat, [[0, 1, NO_PERSON], [1, 1, NO_PERSON], [2, 1, NO_PERSON], [3, 1, NO_PERSON]]],
  memberTopics: ['topic', forChat, [[5, 1, 5], [6, 1, 6], [7, 1, 7], [8, 1, 8], [9, 1, 9]]],
  subscriber: ['gateway', { at: 8, person: 8 }, [[2, 1, 8]]],
  chatGateways: ['gateway', forChat, [[1, 1, NO_PERSON], [3, 1, NO_PERSON]]],
  localMembers: ['user', { at: 2, person: NO_PERSON }, [[5, 1, 5], [7, 1, 7], [8, 1, 8]]],
  addressee: ['user', { at: 2, person: 7 }, [[7, 1, 7]]],
};

describe('the fan-outs', () => {
  it.each(Object.entries(TABLE))('%s', (fanout, [to, copy, expected]) => {
    expect(reached(fanout as Fanout, to, copy)).toEqual(expected);
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
    expect(Array.from(row.membersAt(0))).toEqual([6, 9]);
  });
});
