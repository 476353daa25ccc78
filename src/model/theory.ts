/**
 * The closed form: what one message costs in the mean, by the formulas alone. It walks the same
 * hops as the engines, with expected numbers in place of people. Symbols: C chats, n members,
 * G gateways, m messages per second per chat, S shards, k gateways that serve one chat,
 * p the chance that one attempt fails, A attempts allowed.
 */
import type { Design, Fanout, Hop } from './design';
import { occupiedShare, power } from './numeric';
import { RING_SLOTS, ringSlots } from './population';
import { peopleOf } from './people';
import type { Scenario } from './scenario';

/** Means per message of one chat, summed over the instances of each role. */
export interface Expectation {
  /** Crossings of the network, replies and the posting itself included. */
  readonly crossings: number;
  /** Copies that gateways take in. */
  readonly receipts: number;
  /** Attempts to write a socket. */
  readonly writes: number;
  /** Queries and look-ups at user-gateway storage. */
  readonly seatQueries: number;
  readonly seatLookups: number;
  readonly publishes: number;
  readonly notifications: number;
}

/** The share f(G) of gateways that hold a member of one chat. */
export function interestedShare(scenario: Scenario): number {
  const { users: members, gateways } = scenario;
  switch (scenario.placement) {
    case 'round-robin':
      return Math.min(1, members / gateways);
    case 'random':
    case 'l4':
      return occupiedShare(gateways, members);
    case 'ring':
      return ringInterestedShare(scenario);
  }
}

/** On a ring the arcs are unequal: the mean over gateways of 1 − (1 − share)^n. */
function ringInterestedShare(scenario: Scenario): number {
  const { users: members, gateways, virtualNodes, seed } = scenario;
  const slotsOf = new Float64Array(gateways);
  for (const gateway of ringSlots(gateways, virtualNodes, seed)) slotsOf[gateway]!++;
  let sum = 0;
  for (const slots of slotsOf) {
    if (slots === RING_SLOTS) sum += 1;
    else if (slots > 0) sum += 1 - power(1 - slots / RING_SLOTS, members);
  }
  return sum / gateways;
}

/** Gateways that the coordinator gives one chat: enough to hold its members at `sockets` each. */
export function gatewaysPerChat(scenario: Pick<Scenario, 'users' | 'sockets' | 'gateways'>): number {
  return Math.min(scenario.gateways, Math.ceil(scenario.users / scenario.sockets));
}

/** Attempts that one delivery takes in the mean: (1 − p^A) / (1 − p). */
export function expectedAttempts(loss: number, attempts: number): number {
  return loss === 0 ? 1 : (1 - power(loss, attempts)) / (1 - loss);
}

/** The share of deliveries that is given up: p^A. */
export function lostShare(loss: number, attempts: number): number {
  return loss === 0 ? 0 : power(loss, attempts);
}

/** Copies and units per message of one chat, from `copies` at the sender, for each fan-out. */
export function reachOf(scenario: Scenario): Record<Fanout, (copies: number) => { copies: number; units: number }> {
  const { users: members, gateways, shards } = scenario;
  const once = (count: number) => () => ({ copies: count, units: count });
  return {
    owner: once(1),
    memberShards: () => ({ copies: shards * occupiedShare(shards, members), units: members }),
    interestedGateways: () => {
      const count = gateways * interestedShare(scenario);
      return { copies: count, units: count };
    },
    everyGateway: once(gateways),
    memberTopics: once(members),
    subscriber: (copies) => ({ copies, units: copies }),
    chatGateways: once(gatewaysPerChat(scenario)),
    localMembers: once(members),
    addressee: (copies) => ({ copies, units: copies }),
  };
}

/** What one message costs in the mean. */
export function expectedPerMessage(scenario: Scenario, design: Design): Expectation {
  const reach = reachOf(scenario);
  const attempts = expectedAttempts(scenario.loss, scenario.attempts);
  const sum = { crossings: 1, receipts: 0, writes: 0, seatQueries: 0, seatLookups: 0, publishes: 0, notifications: 0 };
  const walk = (hops: readonly Hop[], held: number, holder: string): void => {
    for (const hop of hops) {
      const { copies, units } = reach[hop.fanout](held);
      const crossed = hop.to === 'user' ? copies * attempts : copies;
      sum.crossings += hop.verb === 'ask' ? 2 * crossed : crossed;
      if (hop.to === 'gateway') sum.receipts += copies;
      if (hop.to === 'user') sum.writes += crossed;
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

/** Messages of the run: those that the chats post and those posted by hand. */
export function messagesOf(scenario: Scenario): number {
  return scenario.chats * scenario.messages + scenario.do.length;
}

/** Crossings of the whole run in the mean, with at most four for each person who connects. */
export function expectedCrossings(scenario: Scenario, design: Design): number {
  return 4 * peopleOf(scenario) + messagesOf(scenario) * expectedPerMessage(scenario, design).crossings;
}

/** Means of one gateway's second, while every chat posts `rate` messages a second. */
export interface GatewaySecond {
  readonly copies: number;
  readonly writes: number;
  /** Share of the gateway's cores that this takes; above 1 it cannot keep up. */
  readonly busyShare: number;
}

/** The model's formulas for one gateway's second: receipts × t_receipt + attempts × t_write. */
export function gatewaySecond(scenario: Scenario, design: Design): GatewaySecond {
  const perMessage = expectedPerMessage(scenario, design);
  const perGateway = (scenario.chats * scenario.rate) / scenario.gateways;
  const copies = perMessage.receipts * perGateway;
  const writes = perMessage.writes * perGateway;
  const busyMicrosPerSecond = copies * scenario.tReceipt + writes * scenario.tWrite;
  return { copies, writes, busyShare: busyMicrosPerSecond / (1_000_000 * scenario.cores) };
}
