/**
 * One chat's row of the seat map: which gateways and shards hold how many of its members. All that
 * a fan-out looks at.
 */
import type { Population } from './population';

export interface ChatRow {
  readonly chat: number;
  readonly members: number;
  /** Index of the chat's first member across all chats. */
  readonly firstPerson: number;
  readonly gatewayCount: number;
  /** Gateways that hold a member, ascending, and beside each how many. */
  readonly gateways: Uint32Array;
  readonly membersByGateway: Uint32Array;
  /** Shards of user-gateway storage that hold a member, ascending, and beside each how many. */
  readonly shards: Uint32Array;
  readonly membersByShard: Uint32Array;
  readonly chatGateways: Uint32Array;
  readonly chatShard: number;
  readonly seat: (person: number) => number;
  /** The members connected to a gateway, ascending; empty where there is none. */
  readonly membersAt: (gateway: number) => Float64Array;
}

interface Grouped {
  readonly groups: Uint32Array;
  readonly sizes: Uint32Array;
  /** People ordered by group, then by number. */
  readonly order: Float64Array;
  readonly starts: Uint32Array;
}

/** Groups the chat's members by `groupOf`. Groups and the people in each come out ascending. */
function groupMembers(first: number, members: number, groupOf: (person: number) => number): Grouped {
  const SPAN = 2 ** 30;
  const order = new Float64Array(members);
  for (let index = 0; index < members; index++) order[index] = groupOf(first + index) * SPAN + index;
  order.sort();
  const groups: number[] = [];
  const starts: number[] = [];
  for (let index = 0; index < members; index++) {
    const group = Math.floor(order[index]! / SPAN);
    if (groups.length === 0 || groups[groups.length - 1] !== group) {
      groups.push(group);
      starts.push(index);
    }
    order[index] = first + (order[index]! % SPAN);
  }
  const sizes = starts.map((start, index) => (starts[index + 1] ?? members) - start);
  return { groups: Uint32Array.from(groups), sizes: Uint32Array.from(sizes), order, starts: Uint32Array.from(starts) };
}

/** The row of a chat. Takes time and memory in proportion to its members. */
export function chatRow(population: Population, chat: number): ChatRow {
  const members = population.sizes.sizeOf(chat);
  const firstPerson = population.sizes.firstOf(chat);
  const byGateway = groupMembers(firstPerson, members, population.seat);
  const byShard = groupMembers(firstPerson, members, population.seatShard);
  const position = new Map(Array.from(byGateway.groups, (gateway, index) => [gateway, index]));
  const nobody = new Float64Array(0);
  return {
    chat,
    members,
    firstPerson,
    gatewayCount: population.gateways,
    gateways: byGateway.groups,
    membersByGateway: byGateway.sizes,
    shards: byShard.groups,
    membersByShard: byShard.sizes,
    chatGateways: population.chatGateways(chat),
    chatShard: population.chatShard(chat),
    seat: population.seat,
    membersAt: (gateway) => {
      const index = position.get(gateway);
      if (index === undefined) return nobody;
      const start = byGateway.starts[index]!;
      return byGateway.order.subarray(start, start + byGateway.sizes[index]!);
    },
  };
}
