/** Sizes and crowds of all kinds for the seat map, as the stage may ask for them. */
import fc from 'fast-check';
import { CATALOGUE } from '../../../src/designs';
import { rolesOf, type Design, type Role } from '../../../src/model/design';
import { PLACED_BY_CHAT, PLACEMENT_IDS, PLACEMENTS } from '../../../src/model/placement';
import { readsSeats, spaceOf } from '../../../src/model/traits';
import type { SeatMapInput } from '../../../src/picture/near/frame';
import { seatMap, type Box, type SeatMap } from '../../../src/picture/near/seatmap';

type Placement = (typeof PLACEMENT_IDS)[number];

/** Type grows with the room there is, more so for the back row of a class: as the stage asks for it. */
function scaleFor(width: number, height: number, largeType: boolean): number {
  const roomy = Math.max(1, Math.min(1.6, width / 960, height / 520));
  return largeType ? Math.max(Math.min(1.25, width / 330), roomy, Math.min(2.4, height / 30 / 11, width / 330)) : roomy;
}

function rolesFor(design: Design, placement: Placement): ReadonlySet<Role> {
  const roles = new Set(rolesOf(design));
  if (readsSeats(design) || (design.places === 'byUser' && PLACEMENTS[placement].reportsSeat)) roles.add('userGatewayStorage');
  return roles;
}
function entryFor(design: Design, placement: Placement): Role[] {
  const { topology, legs } = design.places === 'byChat' ? PLACED_BY_CHAT : PLACEMENTS[placement];
  return topology ? ['topologyStore', legs[0]!.to] : [legs[0]!.to];
}

/** A role that the table has no row of. */
const madeUp = (kind: string, index: number): Role => `${kind}${String(index)}` as Role;

interface Strips {
  design: Design;
  placement: Placement;
  seatShards: number;
  chatShards: number;
  otherStrips: readonly number[];
}
/** The two storages where the design has them, and others that are cut into shards. */
function stripsFor({ design, placement, seatShards, chatShards, otherStrips }: Strips): SeatMapInput['strips'] {
  const roles = rolesFor(design, placement);
  const storages = [{ role: 'chatUserStorage' as const, count: chatShards }, { role: 'userGatewayStorage' as const, count: seatShards }];
  return [...storages.filter(({ role }) => roles.has(role)), ...otherStrips.map((count, index) => ({ role: madeUp('strip', index), count }))];
}

/** Which column each gateway has: its own, or any. */
const orderOf = (gateways: number): fc.Arbitrary<SeatMapInput['order']> => {
  const places = Array.from({ length: gateways }, (_, gateway) => gateway);
  return fc.oneof(fc.constant(null), fc.shuffledSubarray(places, { minLength: gateways, maxLength: gateways }));
};

const inputs: fc.Arbitrary<SeatMapInput> = fc
  .record({
    width: fc.integer({ min: 320, max: 2500 }),
    height: fc.integer({ min: 290, max: 1400 }),
    chats: fc.integer({ min: 1, max: 64 }),
    gateways: fc.integer({ min: 1, max: 16 }),
    design: fc.constantFrom(...CATALOGUE),
    placement: fc.constantFrom(...PLACEMENT_IDS),
    withEntry: fc.boolean(),
    largeType: fc.boolean(),
    seatShards: fc.integer({ min: 1, max: 40 }),
    chatShards: fc.integer({ min: 1, max: 20 }),
    besides: fc.nat(3),
    otherStrips: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 2 }),
  })
  .chain((sizes) => fc.record({ members: fc.integer({ min: 1, max: Math.floor(64 / sizes.chats) }), order: orderOf(sizes.gateways) }).chain(({ members, order }) =>
    fc.array(fc.nat(sizes.gateways - 1), { minLength: sizes.chats * members, maxLength: sizes.chats * members }).map((seats) => ({
      ...sizes,
      order,
      people: sizes.chats * members,
      chatOf: (person: number) => Math.floor(person / members),
      seats,
      visitors: new Map<number, number>(),
      second: null,
      roles: rolesFor(sizes.design, sizes.placement),
      beside: Array.from({ length: sizes.besides }, (_, index) => madeUp('beside', index)),
      strips: stripsFor(sizes),
      entry: sizes.withEntry ? entryFor(sizes.design, sizes.placement) : [],
      topicPerPerson: spaceOf(sizes.design, 'topic') === 'person',
      topicPerGateway: false,
      scale: scaleFor(sizes.width, sizes.height, sizes.largeType),
    }))));

export function everyInput(check: (map: SeatMap, input: SeatMapInput) => void): void {
  fc.assert(
    fc.property(inputs, (input) => {
      check(seatMap(input), input);
    }),
    { numRuns: 200 },
  );
}

const HAIR = 1e-6;
export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;

/** How far one box stands out of another, or NaN's alike; 0 where it is inside. */
function standsOut(inner: Box, outer: Box): number {
  return Math.max(outer.x - inner.x, outer.y - inner.y, right(inner) - right(outer), bottom(inner) - bottom(outer));
}
/** Names of those of these boxes that are not inside of what they belong to. */
export function outside(boxes: readonly (readonly [what: string, inner: Box, outer: Box])[]): string[] {
  return boxes.filter(([, inner, outer]) => !(standsOut(inner, outer) <= HAIR)).map(([what, inner, outer]) => `${what} by ${String(standsOut(inner, outer))}`);
}
/** Pairs of boxes that share a point. */
export function overlapping(boxes: readonly Box[]): [Box, Box][] {
  const areApart = (one: Box, other: Box): boolean => right(one) < other.x || right(other) < one.x || bottom(one) < other.y || bottom(other) < one.y;
  return boxes.flatMap((one, index) => boxes.slice(0, index).filter((other) => !areApart(one, other)).map((other): [Box, Box] => [one, other]));
}
