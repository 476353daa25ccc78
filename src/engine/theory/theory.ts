/**
 * The closed form: what one message costs in the mean, by the formulas alone. It walks the same
 * hops as the engines, with expected numbers in place of people. Every amount is a sum of four that
 * follow a chat's size, so where sizes differ the means of these four stand for all chats. Symbols:
 * C chats, n connected members of a chat, v viewers among them, G gateways, m messages per second
 * per chat, S shards, k gateways that serve one chat, p the chance that one attempt fails, A attempts
 * allowed. Where not everybody is online with the chat open, each member is there by chance, apart
 * from all others.
 */
import type { Design, Fanout, Hop } from '../../model/design';
import { occupancy, power, reachedBy } from '../../model/numeric';
import { RING_SLOTS, ringSlots } from '../../model/population';
import { peopleOf } from '../../model/people';
import { connectedShare, hearsForViewers, viewingShare } from '../../model/presence';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { expectedSwitches, switchesEachSecond } from '../../model/switching';

/** Means per message, summed over the instances of each role. */
export interface Expectation {
  /** Crossings of the network, replies and the posting itself included. */
  readonly crossings: number;
  /** Copies that gateways take in. */
  readonly receipts: number;
  /** Of these, the ones that serve nobody. */
  readonly wasted: number;
  /** Attempts to write a socket. */
  readonly writes: number;
  /** People for whom it is. */
  readonly deliveries: number;
  /** Queries and look-ups at user-gateway storage. */
  readonly seatQueries: number;
  readonly seatLookups: number;
  readonly publishes: number;
  readonly notifications: number;
}

/** How much each size of a chat counts in a mean: chats, or messages. */
type Weights = ReadonlyMap<number, number>;

/** The mean of an amount that follows a chat's size. */
function meanOf(weights: Weights, amountOf: (size: number) => number): number {
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

/**
 * The share f(G) of gateways that hold a member of a chat, in the mean over chats.
 * @param counted the share of members who count, each by chance: all where left out
 */
export function interestedShare(scenario: Scenario, counted = 1): number {
  return meanInterest(sizesOf(scenario).chatsBySize, scenario, counted);
}

/** The share of a chat's members of whom one makes a gateway hear it, where the design places by user. */
export function hearingShare(scenario: Scenario, design: Design): number {
  return hearsForViewers(design) ? viewingShare(scenario) : connectedShare(scenario, design);
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
function ringInterest({ gateways, virtualNodes, seed }: Placing, counted: number): (size: number) => number {
  const slotsOf = new Float64Array(gateways);
  for (const gateway of ringSlots(gateways, virtualNodes, seed)) slotsOf[gateway]!++;
  // Many gateways have arcs of one length: each length is worked out once.
  const gatewaysBySlots = new Map<number, number>();
  for (const slots of slotsOf) gatewaysBySlots.set(slots, (gatewaysBySlots.get(slots) ?? 0) + 1);
  gatewaysBySlots.delete(0);
  const arcs = Array.from(gatewaysBySlots, ([slots, count]) => ({
    count,
    reached: slots === RING_SLOTS && counted === 1 ? () => 1 : reachedBy((slots / RING_SLOTS) * counted),
  }));
  return (size) => arcs.reduce((sum, { count, reached }) => sum + count * reached(size), 0) / gateways;
}

/** Gateways that the coordinator gives a chat of so many members: enough to hold them at `sockets` each. */
export function gatewaysPerChat(size: number, { gateways, sockets }: Pick<Scenario, 'sockets' | 'gateways'>): number {
  return Math.min(gateways, Math.ceil(size / sockets));
}

/** The same in the mean over the chats of a scenario. */
export function meanGatewaysPerChat(scenario: Scenario): number {
  return meanOf(sizesOf(scenario).chatsBySize, (size) => gatewaysPerChat(size, scenario));
}

/** Of these, the ones that a viewer has joined, in the mean over chats: they alone are handed its messages. */
export function meanJoinedGateways(scenario: Scenario): number {
  return meanJoined(sizesOf(scenario).chatsBySize, scenario);
}

function meanJoined(weights: Weights, scenario: Scenario): number {
  return meanOf(weights, (size) => joinedOf(gatewaysPerChat(size, scenario), viewingShare(scenario))(size));
}

/** Attempts that one delivery takes in the mean: (1 − p^A) / (1 − p). */
export function expectedAttempts(loss: number, attempts: number): number {
  return loss === 0 ? 1 : (1 - power(loss, attempts)) / (1 - loss);
}

/** Copies and units that come of so many copies at the sender. */
export type Reached = (copies: number) => { copies: number; units: number };

/** What each fan-out reaches in the mean, for one message of a chat of so many members. */
export function reachOf(scenario: Scenario, design: Design, size: number): Record<Fanout, Reached> {
  return reached(scenario, design, new Map([[size, 1]]));
}

/** The share of deliveries that is given up: p^A. */
export function lostShare(loss: number, attempts: number): number {
  return loss === 0 ? 0 : power(loss, attempts);
}

/** Copies and units per message, from `copies` at the sender, for each fan-out. */
function reached(scenario: Scenario, design: Design, weights: Weights): Record<Fanout, Reached> {
  const { gateways, shards } = scenario;
  const viewing = viewingShare(scenario);
  const connected = connectedShare(scenario, design);
  const openOfConnected = connected === 0 ? 0 : viewing / connected;
  const some = (copies: number, share: number): { copies: number; units: number } => ({ copies: copies * share, units: copies * share });
  const members = meanOf(weights, (size) => size);
  const once = (count: number) => () => ({ copies: count, units: count });
  return {
    owner: once(1),
    memberShards: () => ({ copies: shards * meanOf(weights, occupancy(shards)), units: members }),
    interestedGateways: () => some(gateways, meanInterest(weights, scenario, connected)),
    viewingGateways: () => some(gateways, meanInterest(weights, scenario, viewing)),
    everyGateway: once(gateways),
    memberTopics: once(members),
    subscriber: (copies) => some(copies, connected),
    chatGateways: () => some(meanJoined(weights, scenario), 1),
    localMembers: () => some(members, viewing),
    addressee: (copies) => some(copies, openOfConnected),
  };
}

/**
 * What one message costs in the mean.
 * @param size members of its chat; where left out, the mean over chats
 */
export function expectedPerMessage(scenario: Scenario, design: Design, size?: number): Expectation {
  return expectation(scenario, design, size === undefined ? sizesOf(scenario).chatsBySize : new Map([[size, 1]]));
}

function expectation(scenario: Scenario, design: Design, weights: Weights): Expectation {
  const reach = reached(scenario, design, weights);
  const attempts = expectedAttempts(scenario.loss, scenario.attempts);
  const sum = { crossings: 1, receipts: 0, wasted: 0, writes: 0, deliveries: 0, seatQueries: 0, seatLookups: 0, publishes: 0, notifications: 0 };
  const walk = (hops: readonly Hop[], held: number, holder: string): void => {
    for (const hop of hops) {
      const { copies, units } = reach[hop.fanout](held);
      const crossed = hop.to === 'user' ? copies * attempts : copies;
      sum.crossings += hop.verb === 'ask' ? 2 * crossed : crossed;
      if (hop.to === 'gateway') {
        sum.receipts += copies;
        sum.wasted += copies - servingCopies(reach, design, hop.fanout, copies);
      }
      if (hop.to === 'user') {
        sum.writes += crossed;
        sum.deliveries += copies;
      }
      if (hop.to === 'topic') sum.publishes += copies;
      if (holder === 'topic') sum.notifications += copies;
      if (hop.to === 'userGatewayStorage') {
        sum.seatQueries += copies;
        sum.seatLookups += units;
      }
      if (hop.verb === 'ask') walk(hop.then, held, holder);
      else walk(hop.then, copies, hop.to);
    }
  };
  walk(design.post, 1, 'chatApi');
  return sum;
}

/** Of the copies that a fan-out brings to gateways, those that somebody reads. */
function servingCopies(reach: Record<Fanout, Reached>, { places }: Design, fanout: Fanout, copies: number): number {
  if (fanout === 'subscriber') return reach.addressee(copies).copies;
  return Math.min(copies, reach[places === 'byChat' ? 'chatGateways' : 'viewingGateways'](1).copies);
}

/** Messages of the run: those that the chats post and those posted by hand. */
export function messagesOf(scenario: Scenario): number {
  return scenario.chats * scenario.messages + scenario.do.length;
}

/** What one message of the run costs in the mean: those posted by hand count with their chats. */
export function expectedPerPosted(scenario: Scenario, design: Design): Expectation {
  const { chatsBySize, isUniform, sizeOf, chatOf } = sizesOf(scenario);
  if (isUniform || scenario.do.length === 0) return expectation(scenario, design, chatsBySize);
  const posts = new Map<number, number>();
  for (const [size, chats] of chatsBySize) if (scenario.messages > 0) posts.set(size, chats * scenario.messages);
  for (const { user } of scenario.do) {
    const size = sizeOf(chatOf(user - 1));
    posts.set(size, (posts.get(size) ?? 0) + 1);
  }
  return expectation(scenario, design, posts);
}

/** People who hold a connection, in the mean. */
export function connectedPeople(scenario: Scenario, design: Design): number {
  return peopleOf(scenario) * connectedShare(scenario, design);
}

/** Crossings of the whole run in the mean, with at most four for each person who connects, and three for each who switches. */
export function expectedCrossings(scenario: Scenario, design: Design): number {
  const messages = messagesOf(scenario) * expectedPerPosted(scenario, design).crossings;
  return 4 * connectedPeople(scenario, design) + 3 * expectedSwitches(scenario) + messages;
}

/** Means of one gateway's second, while every chat posts `rate` messages a second. */
export interface GatewaySecond {
  readonly copies: number;
  /** Of these, the ones that serve nobody. */
  readonly wasted: number;
  readonly writes: number;
  /** Handshakes of people who switch from one gateway to another. */
  readonly reconnects: number;
  /** Share of the gateway's cores that this takes; above 1 it cannot keep up. */
  readonly busyShare: number;
}

/**
 * The model's formulas for one gateway's second, over all chats: receipts × t_receipt + attempts ×
 * t_write, and a handshake for each person who switches to it.
 */
export function gatewaySecond(scenario: Scenario, design: Design): GatewaySecond {
  const perMessage = expectedPerMessage(scenario, design);
  const perGateway = (scenario.chats * scenario.rate) / scenario.gateways;
  const copies = perMessage.receipts * perGateway;
  const writes = perMessage.writes * perGateway;
  const reconnects = switchesPerSecond(scenario, design).reconnectsPerSecond.perGateway;
  const busyMicrosPerSecond = copies * scenario.tReceipt + writes * scenario.tWrite + reconnects * scenario.tHandshake;
  return { copies, wasted: perMessage.wasted * perGateway, writes, reconnects, busyShare: busyMicrosPerSecond / (1_000_000 * scenario.cores) };
}

/** A rate over all gateways, and its mean at one. */
export interface SwitchRate {
  readonly total: number;
  readonly perGateway: number;
}

/** What people who switch from chat to chat cause in a second; zeros but for the one that the design pays. */
export interface Switches {
  /** Where gateways belong to chats: each switch connects anew, with a handshake. */
  readonly reconnectsPerSecond: SwitchRate;
  /**
   * Where gateways subscribe to chats: at each switch to a chat of which no viewer is on the person's
   * gateway yet, and in the long run as many unsubscribes, where the last one leaves.
   */
  readonly subscribesPerSecond: SwitchRate;
  /** Else: the gateway only notes which chat its person has open. No message is sent. */
  readonly memoryChangesPerSecond: SwitchRate;
}

/** The chance that no viewer of the chat that somebody switches to is on their gateway: 1 − f(G) of its viewers. */
function firstViewerShare(scenario: Scenario): number {
  // A chat with twice the members is chosen twice as often.
  const chosen = new Map(Array.from(sizesOf(scenario).chatsBySize, ([size, chats]) => [size, chats * size]));
  return 1 - meanInterest(chosen, scenario, viewingShare(scenario));
}

/** What switching costs, in the mean: each viewer switches `switches` times a minute. */
export function switchesPerSecond(scenario: Scenario, design: Design): Switches {
  const total = switchesEachSecond(scenario);
  const rate: SwitchRate = { total, perGateway: total / scenario.gateways };
  const none: SwitchRate = { total: 0, perGateway: 0 };
  const byChat = design.places === 'byChat';
  const subscribes = !byChat && hearsForViewers(design);
  const first = subscribes ? firstViewerShare(scenario) : 0;
  return {
    reconnectsPerSecond: byChat ? rate : none,
    subscribesPerSecond: { total: total * first, perGateway: rate.perGateway * first },
    memoryChangesPerSecond: byChat || subscribes ? none : rate,
  };
}

/**
 * How many times as much the busiest gateway has to do as a mean one; null where no formula tells.
 * Whole chats cannot be divided further: m·⌈C·k/G⌉ against m·C·k/G, where the design places by chat
 * and all chats are alike.
 */
export function busiestToMean(scenario: Scenario, design: Design): number | null {
  if (design.places === 'byUser' || !sizesOf(scenario).isUniform) return null;
  const chatsEach = (scenario.chats * meanGatewaysPerChat(scenario)) / scenario.gateways;
  return Math.ceil(chatsEach) / chatsEach;
}

/** What a change takes away of a load: 1 − after / before; nothing of nothing. */
export function savedShare(before: number, after: number): number {
  return before > 0 ? 1 - after / before : 0;
}
