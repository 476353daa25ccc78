/**
 * One chat's row of the seat map: which gateways and shards hold how many of its members. All that
 * a fan-out looks at.
 */
import type { Stretch } from './belonging';
import type { Population } from './population';
import type { GroupSpace } from './roles';

export interface ChatRow {
  readonly chat: number;
  /** Those whose own chat it is. */
  readonly members: number;
  /** Index of the chat's first member across all chats. */
  readonly firstPerson: number;
  /** Those of other chats who have this one open, ascending. */
  readonly visitors: readonly number[];
  /** On its list besides its members: those of other chats who belong to it as well; where everybody belongs to one, its visitors, for as long as they stay. */
  readonly others: readonly number[];
  readonly gatewayCount: number;
  /** Relays and edges on which gateways hang in turn. */
  readonly groups: Readonly<Record<GroupSpace, number>>;
  /** Gateways to which somebody on its list is connected, ascending, and beside each how many. */
  readonly gateways: Uint32Array;
  readonly membersByGateway: Uint32Array;
  /** Gateways to which someone is connected who has the chat open, ascending, and all those who have. */
  readonly viewingGateways: Uint32Array;
  readonly viewers: number;
  /** Shards of user-gateway storage that hold somebody on its list, ascending, and beside each how many. */
  readonly shards: Uint32Array;
  readonly membersByShard: Uint32Array;
  /** Gateways that the coordinator gave the chat, as chosen; without those that no viewer has joined. */
  readonly chatGateways: Uint32Array;
  readonly chatShard: number;
  readonly ownerProcess: number;
  readonly seat: (person: number) => number;
  readonly isConnected: (person: number) => boolean;
  readonly isViewing: (person: number) => boolean;
  readonly hasViewer: (gateway: number) => boolean;
  /** The chat sits on this gateway: its viewers at any other are strays. */
  readonly isSeat: (gateway: number) => boolean;
  /** The viewers connected to a gateway: members ascending, then others; empty where there is none. */
  readonly viewersAt: (gateway: number) => Float64Array;
  /** Gateways to which somebody on its list is connected who is away and gets badges, ascending; and those people at one of them. */
  readonly badgedGateways: () => Uint32Array;
  readonly badgedAt: (gateway: number) => Float64Array;
}

interface Grouped {
  readonly groups: Uint32Array;
  readonly sizes: Uint32Array;
  /** People ordered by group, then by number. */
  readonly order: Float64Array;
  readonly starts: Uint32Array;
}

/** Who of a chat is elsewhere, and who has come from elsewhere. */
export interface Guests {
  /** Ascending. */
  readonly visitors: readonly number[];
  /** Whether a member has not left for another chat. */
  readonly isHome: (person: number) => boolean;
}

const EVERYBODY = (): boolean => true;
const NO_GUESTS: Guests = { visitors: [], isHome: EVERYBODY };

/** Whoever is on a chat's list, by place: its members by number, then the others. */
interface List {
  readonly length: number;
  readonly personAt: (index: number) => number;
}

/**
 * Groups those on a chat's list who belong by `groupOf`. Groups come out ascending, the people of
 * each in the list's order.
 */
function grouped({ length: listed, personAt }: List, groupOf: (person: number) => number, belongs: (person: number) => boolean = EVERYBODY): Grouped {
  const SPAN = 2 ** 30;
  const entries = new Float64Array(listed);
  let length = 0;
  for (let index = 0; index < listed; index++) {
    const person = personAt(index);
    if (belongs(person)) entries[length++] = groupOf(person) * SPAN + index;
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
    order[index] = personAt(order[index]! % SPAN);
  }
  const sizes = starts.map((start, index) => (starts[index + 1] ?? length) - start);
  return { groups: Uint32Array.from(groups), sizes: Uint32Array.from(sizes), order, starts: Uint32Array.from(starts) };
}

/** The people of a stretch. */
function peopleOf({ first, end }: Stretch): number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

/**
 * The row of a chat. Takes time and memory in proportion to its list.
 * @param guests where people have switched; else everybody is where they belong
 */
export function chatRow(population: Population, chat: number, guests = NO_GUESTS): ChatRow {
  const members = population.sizes.sizeOf(chat);
  const firstPerson = population.sizes.firstOf(chat);
  const { presence, belonging } = population;
  const { visitors } = guests;
  const belongsElsewhere = belonging.memberships > 1;
  const others = belongsElsewhere ? belonging.guestsOf(chat).flatMap(peopleOf) : visitors;
  const list: List = {
    length: members + others.length,
    personAt: (index) => (index < members ? firstPerson + index : others[index - members]!),
  };
  const seat = (person: number): number => population.seatIn(person, chat);
  const isStill = guests === NO_GUESTS && !belongsElsewhere;
  const isMember = (person: number): boolean => person >= firstPerson && person < firstPerson + members;
  const hasCome = new Set(visitors);
  const hasItOpen = (person: number): boolean => (isMember(person) ? guests.isHome(person) : hasCome.has(person));
  const isViewing = isStill ? presence.isViewing : (person: number): boolean => presence.isViewing(person) && hasItOpen(person);
  // At a gateway of the chat's own only those are connected who have it open.
  const isConnected = population.isApart(chat) ? isViewing : presence.isConnected;
  const byGateway = grouped(list, seat, isConnected);
  const viewing = isStill && presence.isNobodyAway ? byGateway : grouped(list, seat, isViewing);
  const byShard = grouped(list, population.seatShard);
  const viewersAt = finder(viewing);
  // Few designs send badges: worked out when it is asked for.
  let badged: (Grouped & { readonly at: (gateway: number) => Float64Array }) | null = null;
  const whoGetsBadges = () => {
    if (badged) return badged;
    const found = grouped(list, seat, (person) => presence.getsBadges(person) && isConnected(person) && !isViewing(person));
    return (badged = { ...found, at: finder(found) });
  };
  return {
    chat,
    members,
    firstPerson,
    visitors,
    others,
    gatewayCount: population.gateways,
    groups: population.groups,
    gateways: byGateway.groups,
    membersByGateway: byGateway.sizes,
    viewingGateways: viewing.groups,
    viewers: viewing.order.length,
    shards: byShard.groups,
    membersByShard: byShard.sizes,
    chatGateways: population.chatGateways(chat).filter((gateway) => viewersAt(gateway).length > 0),
    chatShard: population.chatShard(chat),
    ownerProcess: population.ownerProcess(chat),
    seat,
    isConnected,
    isViewing,
    hasViewer: (gateway) => viewersAt(gateway).length > 0,
    isSeat: (gateway) => population.isSeat(chat, gateway),
    viewersAt,
    badgedGateways: () => whoGetsBadges().groups,
    badgedAt: (gateway) => whoGetsBadges().at(gateway),
  };
}

/** From a gateway to the people of its group; nobody where it has none. */
function finder({ groups, sizes, starts, order }: Grouped): (gateway: number) => Float64Array {
  const position = new Map(Array.from(groups, (gateway, index) => [gateway, index]));
  const nobody = new Float64Array(0);
  return (gateway) => {
    const index = position.get(gateway);
    if (index === undefined) return nobody;
    return order.subarray(starts[index]!, starts[index]! + sizes[index]!);
  };
}
