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
  /** Gateways to which a member is connected, ascending, and beside each how many. */
  readonly gateways: Uint32Array;
  readonly membersByGateway: Uint32Array;
  /** Gateways to which someone is connected who has the chat open, ascending. */
  readonly viewingGateways: Uint32Array;
  /** Shards of user-gateway storage that hold a member, ascending, and beside each how many. */
  readonly shards: Uint32Array;
  readonly membersByShard: Uint32Array;
  /** Gateways that the coordinator gave the chat, as chosen; without those that no viewer has joined. */
  readonly chatGateways: Uint32Array;
  readonly chatShard: number;
  readonly seat: (person: number) => number;
  readonly isConnected: (person: number) => boolean;
  readonly isViewing: (person: number) => boolean;
  readonly hasViewer: (gateway: number) => boolean;
  /** The viewers connected to a gateway, ascending; empty where there is none. */
  readonly viewersAt: (gateway: number) => Float64Array;
}

interface Grouped {
  readonly groups: Uint32Array;
  readonly sizes: Uint32Array;
  /** People ordered by group, then by number. */
  readonly order: Float64Array;
  readonly starts: Uint32Array;
}

const EVERYBODY = (): boolean => true;

/**
 * Groups those of the chat's members who belong by `groupOf`. Groups and the people in each come out
 * ascending.
 */
function groupMembers(
  first: number,
  members: number,
  groupOf: (person: number) => number,
  belongs: (person: number) => boolean = EVERYBODY,
): Grouped {
  const SPAN = 2 ** 30;
  const entries = new Float64Array(members);
  let length = 0;
  for (let index = 0; index < members; index++) {
    if (belongs(first + index)) entries[length++] = groupOf(first + index) * SPAN + index;
  }
  const order = entries.subarray(0, length).sort();
  const groups: number[] = [];
  const starts: number[] = [];
  for (let index = 0; index < length; index++) {
    const group = Math.floor(order[index]! / SPAN);
    if (groups.length === 0 || groups[groups.length - 1] !== group) {
      groups.push(group);
      starts.push(index);
    }
    order[index] = first + (order[index]! % SPAN);
  }
  const sizes = starts.map((start, index) => (starts[index + 1] ?? length) - start);
  return { groups: Uint32Array.from(groups), sizes: Uint32Array.from(sizes), order, starts: Uint32Array.from(starts) };
}

/** The row of a chat. Takes time and memory in proportion to its members. */
export function chatRow(population: Population, chat: number): ChatRow {
  const members = population.sizes.sizeOf(chat);
  const firstPerson = population.sizes.firstOf(chat);
  const { seat, presence } = population;
  const byGateway = groupMembers(firstPerson, members, seat, presence.isConnected);
  const viewing = presence.isNobodyAway ? byGateway : groupMembers(firstPerson, members, seat, presence.isViewing);
  const byShard = groupMembers(firstPerson, members, population.seatShard);
  const position = new Map(Array.from(viewing.groups, (gateway, index) => [gateway, index]));
  const nobody = new Float64Array(0);
  return {
    chat,
    members,
    firstPerson,
    gatewayCount: population.gateways,
    gateways: byGateway.groups,
    membersByGateway: byGateway.sizes,
    viewingGateways: viewing.groups,
    shards: byShard.groups,
    membersByShard: byShard.sizes,
    chatGateways: population.chatGateways(chat).filter((gateway) => position.has(gateway)),
    chatShard: population.chatShard(chat),
    seat,
    isConnected: presence.isConnected,
    isViewing: presence.isViewing,
    hasViewer: (gateway) => position.has(gateway),
    viewersAt: (gateway) => {
      const index = position.get(gateway);
      if (index === undefined) return nobody;
      const start = viewing.starts[index]!;
      return viewing.order.subarray(start, start + viewing.sizes[index]!);
    },
  };
}
