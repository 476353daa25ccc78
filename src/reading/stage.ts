/** From a run to the input of the seat map: what the picture of this scenario must hold. */
import { rolesOf, type Design, type Role } from '../model/design';
import { peopleOf } from '../model/people';
import { populate } from '../model/population';
import { presenceOf } from '../model/presence';
import type { Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { placementOf } from '../model/placement';
import { spaceOf, writesSeats } from '../model/traits';
import { hopKinds, type Trace } from '../model/trace';
import type { SeatMapInput } from '../picture/near/seatmap';
import { staysOf } from './stays';

/** Type and lines grow with the room there is; at scale 1 the smallest type is 11 px. */
export function roomyScale(width: number, height: number): number {
  return Math.max(1, Math.min(1.6, width / 960, height / 520));
}

/** At scale 1: the smallest type, the least height of a row and what lies between rows, and heads and trays together. */
const LEAST = { type: 11, row: 26, betweenRows: 8, headsAndTrays: 160 } as const;

/**
 * For the back row of a class: type of a thirtieth of the picture's height, as long as all rows find room.
 * @param width pixels, as is the height
 */
export function largeScale(width: number, height: number, chats: number): number {
  const narrow = width / 330;
  const rowsFit = (height - LEAST.betweenRows * chats) / (LEAST.headsAndTrays + LEAST.row * chats);
  return Math.max(Math.min(1.25, narrow), roomyScale(width, height), Math.min(2.4, height / 30 / LEAST.type, narrow, rowsFit));
}

/** Where each person's socket is, read from the crossings that opened them; of one who does not connect, where it would be. */
export function seatsOf(scenario: Scenario, design: Design, trace: Trace): Uint32Array {
  const kinds = hopKinds(scenario, design);
  const open = kinds.findIndex((kind) => kind.id === 'open');
  const { hop, person, to, length } = trace.crossings;
  const seats = new Uint32Array(peopleOf(scenario));
  for (let row = 0; row < length; row++) if (hop[row] === open) seats[person[row]!] = to[row]!;
  const { isEverybodyConnected, isConnected } = presenceOf(scenario, design);
  if (isEverybodyConnected) return seats;
  const { seat } = populate(scenario, design);
  return seats.map((gateway, index) => (isConnected(index) ? gateway : seat(index)));
}

/** What stands at the top of the picture: only what this design and placement use. */
export function entryRoles(scenario: Scenario, design: Design): Role[] {
  const placement = placementOf(scenario, design);
  const first = placement.legs[0]!.to;
  return placement.topology ? ['topologyStore', first] : [first];
}

/** The storages that this design and placement use. */
export function storagesOf(scenario: Scenario, design: Design): ReadonlySet<Role> {
  const storages = new Set([...rolesOf(design)].filter((role) => role === 'chatUserStorage' || role === 'userGatewayStorage'));
  if (writesSeats(scenario, design)) storages.add('userGatewayStorage');
  return storages;
}

/** @param trace of a run; without one everybody sits where they will connect */
export function seatMapInput(
  scenario: Scenario,
  design: Design,
  trace: Trace | null,
  size: Pick<SeatMapInput, 'width' | 'height' | 'scale' | 'largeType'> & { readonly withEntry: boolean },
): SeatMapInput {
  const roles = new Set([...rolesOf(design), ...storagesOf(scenario, design)]);
  const sizes = sizesOf(scenario);
  return {
    width: size.width,
    height: size.height,
    scale: size.scale,
    largeType: size.largeType,
    chats: scenario.chats,
    people: sizes.people,
    chatOf: sizes.chatOf,
    gateways: scenario.gateways,
    seats: trace ? seatsOf(scenario, design, trace) : Uint32Array.from({ length: sizes.people }, (_, person) => person).map(populate(scenario, design).seat),
    visitors: (trace && staysOf(scenario, design)?.mostVisitors) ?? new Map(),
    roles,
    entry: size.withEntry ? entryRoles(scenario, design) : [],
    seatShards: scenario.shards,
    chatShards: scenario.chatShards,
    topicPerPerson: spaceOf(design, 'topic') === 'person',
  };
}

/** The message that the picture follows: the latest that has been posted, or −1. */
export function latestMessage(trace: Trace, micros: number): number {
  const { postedMicros, length } = trace.messages;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (postedMicros[middle]! < micros) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
