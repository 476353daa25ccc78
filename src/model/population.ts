/**
 * Who is where. Every seat is a function of (seed, number of the person), so both engines place
 * everyone alike and any one person's seat can be told at once. Indices here start at 0: person
 * index 0 is `u1`, gateway index 0 is GW1.
 */
import { apartFrom, opensSecondSockets } from './apart';
import { dealtTo, openAssignment } from './assignment';
import { belongingOf, type Belonging } from './belonging';
import type { Design } from './design';
import type { PlacementId } from './placement';
import { presenceOf, type Presence } from './presence';
import { draw, pick, streamKey, triple32, unit } from './random';
import { processOf } from './releases';
import { groupsOf, ownersOf, type GroupSpace } from './roles';
import type { Scenario } from './scenario';
import { sizesOf, type Sizes } from './sizes';

/** Slots of the ring's table. 2^20 keeps a gateway's share exact to a millionth. */
export const RING_SLOTS = 2 ** 20;

/** From a person's index to the gateway's index. */
export type Seat = (person: number) => number;

export interface Population {
  readonly people: number;
  readonly chats: number;
  readonly sizes: Sizes;
  readonly belonging: Belonging;
  readonly gateways: number;
  /** Relays and edges on which gateways hang in turn. */
  readonly groups: Readonly<Record<GroupSpace, number>>;
  readonly places: Design['places'];
  /** Whoever opens another chat is moved with their socket, and does not connect anew. */
  readonly movesSockets: boolean;
  /** Whoever opens a chat that has gateways of its own keeps the socket at home, and holds a second one there. */
  readonly hasSecondSockets: boolean;
  /** Where a person is connected, whatever they have open; of one who is not, where they would be. Where all chats have gateways of their own, at that of their own chat. */
  readonly seat: Seat;
  /** Where a person is connected while they have a chat open, their own or another. */
  readonly seatIn: (person: number, chat: number) => number;
  /** The chat sits on this gateway: always, unless a directory seats its people together elsewhere. Whoever has a chat open at another one is a stray. */
  readonly isSeat: (chat: number, gateway: number) => boolean;
  readonly presence: Presence;
  /** The shard of user-gateway storage that holds this person: a hash of the person. */
  readonly seatShard: (person: number) => number;
  /** The shard of chat-user storage that holds this chat: chats are dealt out in turn. */
  readonly chatShard: (chat: number) => number;
  /** The process in which the owner of this chat is: chats are dealt out in turn. */
  readonly ownerProcess: (chat: number) => number;
  /** A chat has gateways of its own, at which whoever opens it holds a socket. */
  readonly isApart: (chat: number) => boolean;
  /** The gateways that the coordinator gave a chat; empty where it has none of its own. */
  readonly chatGateways: (chat: number) => Uint32Array;
}

const NO_GATEWAYS = new Uint32Array(0);

/** Places everyone of a scenario under a design. */
export function populate(scenario: Scenario, design: Design): Population {
  const { gateways, seed } = scenario;
  const sizes = sizesOf(scenario);
  const { people, chats, sizeOf, firstOf, chatOf } = sizes;
  const shardKey = streamKey(seed, 'seatShard');
  const common = {
    people,
    chats,
    sizes,
    belonging: belongingOf(scenario),
    gateways,
    groups: { relay: groupsOf(scenario, 'relay'), edge: groupsOf(scenario, 'edge') },
    places: design.places,
    movesSockets: design.movesSockets === true,
    hasSecondSockets: opensSecondSockets(design),
    presence: presenceOf(scenario, design),
    isSeat: (chat: number, gateway: number) => design.places !== 'byCommunity' || isCommunityGateway(scenario, chat, gateway),
    seatShard: (person: number) => pick(draw(shardKey, person), scenario.shards),
    chatShard: (chat: number) => chat % scenario.chatShards,
    ownerProcess: (chat: number) => processOf({ processes: ownersOf(scenario) }, chat),
  };
  const from = apartFrom(scenario, design);
  const isApart = (chat: number): boolean => sizeOf(chat) >= from;
  const home = design.places === 'byChat' ? null : design.places === 'byUser' ? seatOf(scenario) : communitySeat(scenario, sizes);
  if (home && from > sizes.largest) return { ...common, seat: home, seatIn: home, isApart, chatGateways: () => NO_GATEWAYS };
  const assignment = openAssignment(gateways, scenario.sockets);
  const given = Array.from({ length: chats }, (_, chat) => (isApart(chat) ? assignment.assign(sizeOf(chat)) : NO_GATEWAYS));
  const seatIn = (person: number, chat: number): number => {
    const row = given[chat]!;
    return row.length === 0 ? home!(person) : row[dealtTo(person - firstOf(chat), row.length)]!;
  };
  const seat: Seat = home ?? ((person) => seatIn(person, chatOf(person)));
  return { ...common, seat, seatIn, isApart, chatGateways: (chat) => given[chat]! };
}

/** The seat function of a placement by user. */
export function seatOf(
  scenario: Pick<Scenario, 'placement' | 'gateways' | 'seed' | 'virtualNodes'>,
): Seat {
  const { gateways, seed } = scenario;
  const key = streamKey(seed, 'placement');
  const seats: Record<PlacementId, () => Seat> = {
    'round-robin': () => (person) => person % gateways,
    random: () => (person) => pick(draw(key, person), gateways),
    ring: () => alongRing(ringSlots(gateways, scenario.virtualNodes, seed), seed),
    l4: () => {
      const portKey = streamKey(seed, 'sourcePort');
      return (person) => fourTupleHash(key, person, sourcePort(portKey, person)) % gateways;
    },
  };
  return seats[scenario.placement]();
}

/** Along the table of a ring. */
export function alongRing(slots: Int32Array, seed: number): Seat {
  const key = streamKey(seed, 'placement');
  return (person) => slots[draw(key, person) >>> 12]!;
}

/** What decides where communities sit. */
export type Communities = Pick<Scenario, 'gateways' | 'seed' | 'spread' | 'misplaced'>;

/**
 * The seat function of a directory: each chat in turn has the next gateways, as many as it spreads its people
 * over, and deals them out there. Whoever is misplaced sits at random.
 */
function communitySeat(scenario: Communities, { chatOf, firstOf }: Sizes): Seat {
  const { gateways, seed } = scenario;
  const seatKey = streamKey(seed, 'placement');
  const isMisplaced = misplacedOf(scenario);
  return (person) => {
    if (isMisplaced(person)) return pick(draw(seatKey, person), gateways);
    const chat = chatOf(person);
    return communityGateway(scenario, chat, person - firstOf(chat));
  };
}

/** Whom a directory has not seated with their community. */
export function misplacedOf({ seed, misplaced }: Communities): (person: number) => boolean {
  if (misplaced === 0) return () => false;
  const key = streamKey(seed, 'misplaced');
  return (person) => unit(draw(key, person)) < misplaced;
}

/** The gateway on which a directory seats a member of a chat, by their place among its members. */
export function communityGateway(scenario: Communities, chat: number, place: number): number {
  const spread = spreadOf(scenario);
  return (chat * spread + (place % spread)) % scenario.gateways;
}

/** Whether a directory seats people of a chat on a gateway. */
export function isCommunityGateway(scenario: Communities, chat: number, gateway: number): boolean {
  const { gateways } = scenario;
  const spread = spreadOf(scenario);
  const past = (gateway - ((chat * spread) % gateways) + gateways) % gateways;
  return past < spread;
}

/** Whether somebody would be a stray in a chat: they sit on none of the gateways on which it does. */
export function isStray({ seatIn, isSeat }: Pick<Population, 'seatIn' | 'isSeat'>, person: number, chat: number): boolean {
  return !isSeat(chat, seatIn(person, chat));
}

/** Gateways over which a directory spreads a chat's people: no more than there are. */
export function spreadOf({ spread, gateways }: Pick<Scenario, 'spread' | 'gateways'>): number {
  return Math.min(spread, gateways);
}

/** A person's ephemeral source port, 1,024 to 65,535, drawn from its own stream. */
export function sourcePort(portKey: number, person: number): number {
  return 1024 + pick(draw(portKey, person), 64512);
}

/**
 * The hash of a connection's four-tuple. Destination address and port are the balancer's and the
 * same for all, so they fold into the key; the source address is the person's own.
 */
function fourTupleHash(key: number, person: number, port: number): number {
  return triple32(((person ^ (port << 16)) + key) | 0);
}

/** Tables of rings last asked for: a closed form and the engines want the same one, of four megabytes. */
const KNOWN_RINGS = new Map<string, Int32Array>();
const MOST_KNOWN_RINGS = 4;

/**
 * The consistent-hash ring as a table: `slots[s]` is the gateway whose virtual node is the first at
 * or after slot s. A gateway's virtual nodes depend on the seed and its own number alone, so adding
 * a gateway takes slots over and moves none between the others. The table is shared: do not write to it.
 * @param gone a gateway that has no part in it: its slots go to whoever comes next, or drew the same one; −1 for none
 */
export function ringSlots(gateways: number, virtualNodes: number, seed: number, gone = -1): Int32Array {
  const name = [gateways, virtualNodes, seed, gone].join();
  const known = KNOWN_RINGS.get(name);
  if (known) return known;
  if (KNOWN_RINGS.size === MOST_KNOWN_RINGS) KNOWN_RINGS.clear();
  const slots = filledRing(gateways, virtualNodes, seed, gone);
  KNOWN_RINGS.set(name, slots);
  return slots;
}

function filledRing(gateways: number, virtualNodes: number, seed: number, gone: number): Int32Array {
  const slots = new Int32Array(RING_SLOTS).fill(-1);
  const key = streamKey(seed, 'ring');
  // Once each slot has its virtual node, those that are left find none free.
  let free = RING_SLOTS;
  for (let gateway = 0; gateway < gateways && free > 0; gateway++) {
    for (let node = 0; gateway !== gone && node < virtualNodes; node++) {
      const slot = draw(key, gateway * 1000 + node) >>> 12;
      if (slots[slot] !== -1) continue;
      slots[slot] = gateway;
      free--;
    }
  }
  let next = slots.find((gateway) => gateway !== -1)!;
  for (let slot = RING_SLOTS - 1; slot >= 0; slot--) {
    if (slots[slot] === -1) slots[slot] = next;
    else next = slots[slot]!;
  }
  return slots;
}

/** How many people sit on another gateway under `after` than under `before`, of those connected in both. */
export function peopleMoved(before: Population, after: Population): number {
  const people = Math.min(before.people, after.people);
  let moved = 0;
  for (let person = 0; person < people; person++) {
    if (before.seat(person) === after.seat(person)) continue;
    if (before.presence.isConnected(person) && after.presence.isConnected(person)) moved++;
  }
  return moved;
}
