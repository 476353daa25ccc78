/** From a run to the input of the seat map: what is to be laid out, and how large. */
import { ROLE_IDS, roleOf, type Role, type RoleRow } from '../../model/roles';
import type { Seating } from '../../model/seating';
import { NO_SOCKET, type SecondSockets } from '../../model/secondsockets';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import type { Topology } from '../../model/topology';
import type { Stays } from '../../reading/stays';
import type { SeatMapInput } from './frame';

/** Type and lines grow with the room there is; at scale 1 the smallest type is 11 px. */
export function roomyScale(width: number, height: number): number {
  return Math.max(1, Math.min(1.6, width / 960, height / 520));
}

/** At scale 1: the smallest type, the least height of a row and what lies between rows, and heads and piles together. */
const LEAST = { type: 11, row: 26, betweenRows: 8, headsAndPiles: 160 } as const;

/**
 * For the back row of a class: type of a thirtieth of the picture's height, as long as all rows find room.
 * @param width pixels, as is the height
 */
export function largeScale(width: number, height: number, chats: number): number {
  const narrow = width / 330;
  const rowsFit = (height - LEAST.betweenRows * chats) / (LEAST.headsAndPiles + LEAST.row * chats);
  return Math.max(Math.min(1.25, narrow), roomyScale(width, height), Math.min(2.4, height / 30 / LEAST.type, narrow, rowsFit));
}

/** What may stand at the top of the picture, from the far end. */
const ENTRY_ROLES = ['topologyStore', 'balancer', 'coordinator', 'directory'] as const satisfies readonly Role[];

/** What is laid out: a run, or a scenario that nobody has run. */
interface Seated {
  readonly scenario: Scenario;
  readonly topology: Topology;
  readonly seating: Seating;
}

/** @param stays of a run in which people switch, for whose visits there must be room */
export function seatMapInput(
  { scenario, topology, seating }: Seated,
  stays: Stays | null,
  size: Pick<SeatMapInput, 'width' | 'height' | 'scale' | 'largeType'> & Partial<Pick<SeatMapInput, 'order'>> & { readonly withEntry: boolean },
): SeatMapInput {
  const { instances } = topology;
  const drawn = (picture: RoleRow['picture']): Role[] => ROLE_IDS.filter((role) => instances[role] > 0 && roleOf(role).picture === picture);
  const { people, chatOf } = sizesOf(scenario);
  return {
    width: size.width,
    height: size.height,
    scale: size.scale,
    largeType: size.largeType,
    order: size.order ?? null,
    chats: scenario.chats,
    people,
    chatOf,
    gateways: scenario.gateways,
    seats: seating.seat,
    visitors: mostVisitors(stays, seating.second, chatOf, scenario.gateways),
    second: seating.second,
    roles: new Set(ROLE_IDS.filter((role) => instances[role] > 0)),
    beside: drawn('row').filter((role) => role !== 'chatApi' && role !== 'topic'),
    strips: drawn('strip').map((role) => ({ role, count: instances[role] })),
    entry: size.withEntry ? ENTRY_ROLES.filter((role) => instances[role] > 0) : [],
    topicPerPerson: topology.topicOf === 'person',
    topicPerGateway: topology.topicOf === 'gateway',
  };
}

/** Most visitors at once, by chat · gateways + gateway, and before them members with a second socket there. */
function mostVisitors(stays: Stays | null, second: SecondSockets | null, chatOf: (person: number) => number, gateways: number): ReadonlyMap<number, number> {
  const cells = Array.from(stays?.mostVisitors ?? [], ([chat, ofChat]) => Array.from(ofChat, ([gateway, most]) => [chat * gateways + gateway, most] as const));
  const most = new Map(cells.flat());
  second?.gateway.forEach((gateway, person) => {
    const cell = chatOf(person) * gateways + gateway;
    if (gateway !== NO_SOCKET) most.set(cell, Math.max(most.get(cell) ?? 0, second.place[person]! + 1));
  });
  return most;
}
