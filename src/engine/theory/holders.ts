/**
 * How many gateways hold somebody of a chat, in the mean: the share f(G) of the model's formulas, by
 * placement, for chats of one size or of many. The sources are the formulas of occupancy.
 */
import type { Design } from '../../model/design';
import { occupancy, power, reachedBy } from '../../model/numeric';
import { RING_SLOTS, ringSlots, spreadOf, type Communities } from '../../model/population';
import { viewingShare } from '../../model/presence';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';

/** How much each size of a chat counts in a mean: chats, or messages. */
export type Weights = ReadonlyMap<number, number>;

/** The mean of an amount that follows a chat's size. */
export function meanOf(weights: Weights, amountOf: (size: number) => number): number {
  let sum = 0;
  let all = 0;
  for (const [size, weight] of weights) {
    const amount = amountOf(size);
    if (weights.size === 1) return amount;
    sum += weight * amount;
    all += weight;
  }
  return sum / all;
}

/** What decides who sits where. */
type Placing = Pick<Scenario, 'placement' | 'gateways' | 'virtualNodes' | 'seed'>;

/** The share f(G) of gateways that hold somebody of a chat who counts, where people sit there whatever they open; in the mean. */
export function heldShare(weights: Weights, scenario: Scenario, { places }: Pick<Design, 'places'>, counted: number): number {
  return places === 'byCommunity' ? meanOf(weights, communityInterest(scenario, counted)) : meanInterest(weights, scenario, counted);
}

/**
 * Where a directory seats a chat's people together: on each of their gateways one of those who are dealt to it,
 * or a stray of the others; on every other gateway a stray.
 */
function communityInterest(scenario: Communities, counted: number): (size: number) => number {
  const { gateways, misplaced } = scenario;
  const spread = spreadOf(scenario);
  const astray = (counted * misplaced) / gateways;
  const seated = counted * (1 - misplaced) + astray;
  const nobody = (chance: number, people: number): number => (people === 0 ? 1 : chance < 1 ? power(1 - chance, people) : 0);
  return (size) => {
    const holds = (dealt: number): number => 1 - nobody(seated, dealt) * nobody(astray, size - dealt);
    const [each, withOneMore] = [Math.floor(size / spread), size % spread];
    const ofCommunity = withOneMore * holds(each + 1) + (spread - withOneMore) * holds(each);
    return (ofCommunity + (gateways - spread) * holds(0)) / gateways;
  };
}

/** Of a chat's viewers, those who sit on none of the gateways on which a directory seats it. */
export interface Strays {
  /** Their share of all viewers. */
  readonly share: number;
  /** From a chat's size to how many gateways hold one. */
  readonly gatewaysOf: (size: number) => number;
}

/**
 * Strays in the mean: whoever is misplaced, unless chance has seated them with their chat all the same.
 * @param viewing share of members who have the chat open
 */
export function straysIn(scenario: Communities, { places }: Pick<Design, 'places'>, viewing: number): Strays {
  if (places !== 'byCommunity') return { share: 0, gatewaysOf: () => 0 };
  const { gateways, misplaced } = scenario;
  const elsewhere = gateways - spreadOf(scenario);
  const astray = (viewing * misplaced) / gateways;
  return { share: (misplaced * elsewhere) / gateways, gatewaysOf: (size) => elsewhere * (astray < 1 ? 1 - power(1 - astray, size) : 1) };
}

/** Means over many sizes by placing: pages and charts ask for the same ones again and again. */
const KNOWN_MEANS = new WeakMap<Weights, Map<string, number>>();

function meanInterest(weights: Weights, placing: Placing, counted: number): number {
  if (weights.size === 1) return meanOf(weights, interestOf(placing, counted));
  const known = KNOWN_MEANS.get(weights) ?? new Map<string, number>();
  KNOWN_MEANS.set(weights, known);
  const { placement, gateways, virtualNodes, seed } = placing;
  const name = [placement, gateways, virtualNodes, seed, counted].join();
  const mean = known.get(name) ?? meanOf(weights, interestOf(placing, counted));
  known.set(name, mean);
  return mean;
}

/** From a chat's size to the share of gateways that hold a member of it who counts. */
function interestOf(placing: Placing, counted: number): (size: number) => number {
  const { gateways } = placing;
  if (counted === 0) return () => 0;
  switch (placing.placement) {
    case 'round-robin':
      return (size) => (counted === 1 ? Math.min(1, size / gateways) : joinedOf(gateways, counted)(size) / gateways);
    case 'random':
    case 'l4':
      return counted === 1 ? occupancy(gateways) : reachedBy(counted / gateways);
    case 'ring':
      return ringInterest(placing, counted);
  }
}

/** Of gateways to which a chat's members are dealt in turn, how many hold one who counts. */
function joinedOf(gateways: number, counted: number): (size: number) => number {
  if (counted === 1) return (size) => Math.min(gateways, size);
  const reached = counted === 0 ? () => 0 : reachedBy(counted);
  return (size) => {
    const each = Math.floor(size / gateways);
    const withOneMore = size % gateways;
    return withOneMore * reached(each + 1) + (gateways - withOneMore) * reached(each);
  };
}

/** On a ring the arcs are unequal: the mean over gateways of 1 − (1 − share)^n. */
function ringInterest(placing: Placing, counted: number): (size: number) => number {
  const arcs = arcsOf(placing).map(({ count, share }) => ({ count, reached: share === 1 && counted === 1 ? () => 1 : reachedBy(share * counted) }));
  return (size) => arcs.reduce((sum, { count, reached }) => sum + count * reached(size), 0) / placing.gateways;
}

/** How many gateways have arcs of each length, as shares of a ring: each length once. Those without an arc are left out. */
export function arcsOf({ gateways, virtualNodes, seed }: Placing): { readonly count: number; readonly share: number }[] {
  const slotsOf = new Float64Array(gateways);
  for (const gateway of ringSlots(gateways, virtualNodes, seed)) slotsOf[gateway]!++;
  const gatewaysBySlots = new Map<number, number>();
  for (const slots of slotsOf) gatewaysBySlots.set(slots, (gatewaysBySlots.get(slots) ?? 0) + 1);
  gatewaysBySlots.delete(0);
  return Array.from(gatewaysBySlots, ([slots, count]) => ({ count, share: slots / RING_SLOTS }));
}

/** Gateways that the coordinator gives a chat of so many members: enough to hold them at `sockets` each. */
export function gatewaysPerChat(size: number, { gateways, sockets }: Pick<Scenario, 'sockets' | 'gateways'>): number {
  return Math.min(gateways, Math.ceil(size / sockets));
}

/** The same in the mean over the chats of a scenario. */
export function meanGatewaysPerChat(scenario: Scenario): number {
  return meanOf(sizesOf(scenario).chatsBySize, (size) => gatewaysPerChat(size, scenario));
}

/** Gateways that the coordinator gives to chats of so many members or more, all of these together. */
export function gatewaysGiven(scenario: Scenario, from: number): number {
  let given = 0;
  for (const [size, chats] of sizesOf(scenario).chatsBySize) if (size >= from) given += chats * gatewaysPerChat(size, scenario);
  return given;
}

/** Of the gateways of a chat, the ones that a viewer has joined, in the mean over chats: they alone are handed its messages. */
export function meanJoinedGateways(scenario: Scenario): number {
  return meanJoined(sizesOf(scenario).chatsBySize, scenario);
}

export function meanJoined(weights: Weights, scenario: Scenario): number {
  return meanOf(weights, (size) => joinedOf(gatewaysPerChat(size, scenario), viewingShare(scenario))(size));
}
