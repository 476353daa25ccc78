/**
 * Who sits where once a gateway is gone, by the placements of the model with that gateway taken out. Gateways keep
 * their numbers. An open socket stays where nothing makes it go: a balancer, a coordinator and a directory find another
 * gateway for those alone who have lost theirs. A stateless balancer keeps nothing: what its hash finds among the
 * gateways that are left is where everybody's packets go.
 */
import { dealtTo, memberShare } from './assignment';
import type { Design } from './design';
import type { Way } from './outage';
import { alongRing, communityGateway, misplacedOf, populate, ringSlots, seatOf, type Population, type Seat } from './population';
import { drawPair, pick, streamKey } from './random';
import type { Scenario } from './scenario';
import { socketHolder } from './sockets';

export interface Replacing {
  /** Where the socket of a person is afterwards that was at `seat`: the one at home, or the only one. */
  readonly home: (person: number, seat: number) => number;
  /** The same of a socket at a gateway of a chat's own. */
  readonly ofChat: (person: number, chat: number, seat: number) => number;
  /** Where a socket would be that follows a chat, if all chats were dealt out from the beginning over the gateways that are left. */
  readonly anew: (person: number, chat: number, seat: number) => number;
}

/** Who finds another gateway for those who have lost theirs. */
export function wayOf({ placement }: Pick<Scenario, 'placement'>, design: Pick<Design, 'places' | 'post'>): Way {
  if (socketHolder(design) === 'edge') return 'edge';
  if (design.places === 'byChat') return 'coordinator';
  if (design.places === 'byCommunity') return 'directory';
  return ({ 'round-robin': 'balancer', random: 'balancer', ring: 'ring', l4: 'fourTuple' } as const)[placement];
}

/**
 * Whoever finds gateways for people knows of no open socket: what comes over one goes where a hash says. Between an edge
 * and its gateways there is nobody who does so.
 */
export function forgetsSockets({ placement }: Pick<Scenario, 'placement'>, design: Pick<Design, 'places' | 'post'>): boolean {
  return wayOf({ placement }, design) === 'fourTuple';
}

/** The i-th of the gateways that are left. */
export function survivor(index: number, gone: number): number {
  return index < gone ? index : index + 1;
}

/**
 * Takes a gateway out.
 * @param population of the scenario under the design, with at least two gateways
 */
export function replacingOf(scenario: Scenario, design: Design, population: Population, gone: number): Replacing {
  const ofChat = chatReplacing(population, gone);
  const fewer: Scenario = { ...scenario, gateways: scenario.gateways - 1 };
  switch (design.places) {
    case 'byUser':
      return { home: userReplacing(fewer, gone, forgetsSockets(scenario, design)), ofChat, anew: population.hasSecondSockets ? dealtAnew(fewer, design, gone, population) : stays };
    case 'byChat':
      return { home: (person, seat) => ofChat(person, population.sizes.chatOf(person), seat), ofChat, anew: dealtAnew(fewer, design, gone, population) };
    case 'byCommunity':
      return { ...communityReplacing(fewer, population, gone), ofChat };
  }
}

const stays: Replacing['anew'] = (_person, _chat, seat) => seat;

/** By user: balancers deal anew whom they have to; a ring and a hash say where each person belongs. */
function userReplacing(fewer: Scenario, gone: number, movesAll: boolean): Replacing['home'] {
  const { gateways: left, seed, virtualNodes } = fewer;
  const whoever = (found: Seat) => (person: number, seat: number): number => (seat === gone ? survivor(found(person), gone) : seat);
  switch (fewer.placement) {
    case 'round-robin':
      // They were dealt to it once a round.
      return whoever((person) => Math.floor(person / (left + 1)) % left);
    case 'random':
      return whoever(drawnAnew(fewer, gone));
    case 'l4': {
      const found = seatOf(fewer);
      return movesAll ? (person) => survivor(found(person), gone) : whoever(found);
    }
    case 'ring':
      return alongRing(ringSlots(left + 1, virtualNodes, seed, gone), seed);
  }
}

/** Another draw: the first one has brought all of them to the same gateway. */
function drawnAnew({ gateways: left, seed }: Scenario, gone: number): Seat {
  const key = streamKey(seed, 'placement');
  return (person) => pick(drawPair(key, person, gone + 1), left);
}

/** A directory deals out communities; whoever is misplaced is drawn. */
function communityReplacing(fewer: Scenario, { sizes: { chatOf, firstOf } }: Population, gone: number): Pick<Replacing, 'home' | 'anew'> {
  const isMisplaced = misplacedOf(fewer);
  const drawn = drawnAnew(fewer, gone);
  const dealt = (person: number): number => {
    const chat = chatOf(person);
    return survivor(communityGateway(fewer, chat, person - firstOf(chat)), gone);
  };
  return {
    home: (person, seat) => (seat !== gone ? seat : isMisplaced(person) ? survivor(drawn(person), gone) : dealt(person)),
    anew: (person, _chat, seat) => (isMisplaced(person) ? seat : dealt(person)),
  };
}

/** All chats that have gateways of their own given to those that are left, as by a coordinator that begins. */
function dealtAnew(fewer: Scenario, design: Design, gone: number, { isApart }: Population): Replacing['anew'] {
  const { seatIn } = populate(fewer, design);
  return (person, chat, seat) => (isApart(chat) ? survivor(seatIn(person, chat), gone) : seat);
}

/**
 * The coordinator gives each chat of the gateway, in turn, another one: of those that are not the chat's already the one
 * with the fewest people. Where all others are, they share its people out.
 */
function chatReplacing({ chats, gateways, chatGateways, sizes: { sizeOf, firstOf } }: Population, gone: number): Replacing['ofChat'] {
  const held = new Float64Array(gateways);
  const bereft: number[] = [];
  for (let chat = 0; chat < chats; chat++) {
    const row = chatGateways(chat);
    row.forEach((gateway, index) => { held[gateway]! += memberShare(sizeOf(chat), row.length, index); });
    if (row.includes(gone)) bereft.push(chat);
  }
  const given = new Map<number, number>();
  for (const chat of bereft) {
    const row = chatGateways(chat);
    if (row.length === gateways) continue;
    const taken = new Set(row);
    const gateway = emptiest(held, taken);
    held[gateway]! += memberShare(sizeOf(chat), row.length, row.indexOf(gone));
    given.set(chat, gateway);
  }
  return (person, chat, seat) => {
    if (seat !== gone) return seat;
    const place = person - firstOf(chat);
    // One of each round was dealt to it.
    return given.get(chat) ?? survivor(dealtTo(Math.floor(place / gateways), gateways - 1), gone);
  };
}

function emptiest(held: Float64Array, taken: ReadonlySet<number>): number {
  let best = -1;
  held.forEach((people, gateway) => {
    if (!taken.has(gateway) && (best === -1 || people < held[best]!)) best = gateway;
  });
  return best;
}
