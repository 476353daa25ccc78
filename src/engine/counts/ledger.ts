/** From who is where to who paid what: the counts of a run, by what one message costs. */
import { moversByChat, type AggregateResult, type Attendance, type ChatCounts, type Extent, type LossFactors, type Movers } from '../../model/counts';
import type { Design } from '../../model/design';
import type { Counts } from '../../model/ledger';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { expectedAttempts, lostShare } from '../theory/theory';
import { hearsForViewers } from '../../model/presence';
import { placementOf } from '../../model/trace';
import { alongChats, amountsOfPeople, lineOfChats, withoutAway, type Amounts, type GatewayLine, type Holders, type Line, type PersonLine } from './amounts';
import type { Attending } from './attendance';
import type { ByHand } from './byhand';
import { chatsByCell, type Cells } from './cells';
import type { Moves } from './moves';
import type { MessageRule } from './rule';

/** What the engine has counted. */
export interface Counted {
  readonly scenario: Scenario;
  readonly design: Design;
  readonly rule: MessageRule;
  /** People placed and chats begun. */
  readonly people: number;
  readonly chats: number;
  readonly gateways: Cells;
  /** The same cells where nobody is away. */
  readonly viewers: Cells;
  readonly shards: Cells;
  /** Null where everybody is connected and viewing. */
  readonly attending: Attending | null;
  readonly gatewaysByHand: ByHand;
  readonly viewersByHand: ByHand;
  readonly shardsByHand: ByHand;
  /** Messages posted by hand in each chat that has any. */
  readonly handPosts: ReadonlyMap<number, number>;
  /** What people who switch change; null where nobody does, or not all of it is known yet. */
  readonly moves: Moves | null;
}

/** The chats and people on each cell, and what messages by hand add. */
interface Column {
  readonly members: ArrayLike<number>;
  readonly chats: Float64Array;
  readonly byHand: ByHand;
}

/** The ledger of what has been counted. */
export function ledgerOf(counted: Counted): Omit<AggregateResult, 'topology' | 'seating'> {
  const { scenario, design, rule, people, chats, gateways, viewers, shards, attending, moves } = counted;
  const gatewayColumn: Column = { members: gateways.members, chats: chatsByCell(gateways), byHand: counted.gatewaysByHand };
  const viewerColumn: Column | null =
    viewers === gateways ? null : { members: viewers.members, chats: chatsByCell(viewers), byHand: counted.viewersByHand };
  const shardColumn: Column = { members: shards.members, chats: chatsByCell(shards), byHand: counted.shardsByHand };
  const byChat = messagesByChat(counted);
  let posted = chats * scenario.messages;
  for (const posts of counted.handPosts.values()) posted += posts;
  const atGateways = ({ gateways: line }: Amounts): Counts => spreadOverGateways(line, gatewayColumn, viewerColumn, scenario.messages, posted);
  const atShards = (amounts: Amounts): Counts => spread(amounts.shards, shardColumn, scenario.messages, posted);
  const reports = placementOf(scenario, design).reportsSeat || design.readsSeats;
  const seated = widened(shards.members);
  return {
    scenario,
    people,
    chats,
    factors: lossFactors(scenario),
    gateways: {
      receipts: withMore(atGateways(rule.of('gateway', 'received')), moves?.gateways.receipts),
      wasted: withMore(atGateways(rule.of('gateway', 'wasted')), moves?.gateways.wasted),
      writes: withMore(atGateways(rule.of('gateway', 'sent')), moves?.gateways.writes),
      connections: widened(gateways.members),
      chats: (hearsForViewers(design) && viewerColumn ? viewerColumn : gatewayColumn).chats,
      switches: withMore(new Float64Array(gateways.count), moves?.gateways.switches),
      handshakes: withMore(new Float64Array(gateways.count), moves?.gateways.handshakes),
    },
    userGatewayStorage: {
      queries: withMore(atShards(rule.of('userGatewayStorage', 'received')), moves?.userGatewayStorage.queries),
      lookups: withMore(atShards(rule.of('userGatewayStorage', 'units')), moves?.userGatewayStorage.lookups),
      writes: withMore(reports ? widened(attending?.recorded ?? shards.members) : new Float64Array(shards.count), moves?.userGatewayStorage.writes),
      people: seated,
      chats: shardColumn.chats,
    },
    chatUserStorage: chatUserCounts(counted, byChat),
    topics: topicCounts(counted, byChat),
    users: { deliveries: memberCounts(counted, rule.of('user', 'received').people, byChat, moves?.people.deliveries) },
    coordinator: {
      assignments: assignmentsOf(counted, gatewayColumn.chats),
    },
    attendance: attending && attendanceOf(counted, attending, gatewayColumn, viewerColumn ?? gatewayColumn),
    holders: {
      gateways: widened(gateways.holders),
      shards: shards.count > 0 ? widened(shards.holders) : new Float64Array(scenario.chats),
    },
    messages: {
      posted,
      byChat,
      copiesEach: eachChat(counted, rule.of('gateway', 'received')),
      shardsAskedEach: eachChat(counted, rule.of('userGatewayStorage', 'received')),
    },
  };
}

/** The first counts with the others added, in place. */
function withMore(counts: Counts, more: Counts | undefined): Counts {
  for (let index = 0; more && index < counts.length; index++) counts[index]! += more[index]!;
  return counts;
}

/** The same counts as doubles. `from` would go about it one call a count. */
function widened(counts: Int32Array | Uint32Array): Counts {
  const wide = new Float64Array(counts.length);
  wide.set(counts);
  return wide;
}

/** What chance makes of the first attempts of a scenario, in the mean. */
export function lossFactors({ loss, attempts }: Pick<Scenario, 'loss' | 'attempts'>): LossFactors {
  const lost = lostShare(loss, attempts);
  return { attempts: expectedAttempts(loss, attempts), lost, delivered: 1 - lost };
}

/** Chats that the coordinator gave to each gateway. Where everybody is there, a chat has members on each that it was given. */
function assignmentsOf({ design, attending, gateways }: Counted, chatsHeard: Counts): Counts {
  if (design.places === 'byUser') return new Float64Array(gateways.count);
  return attending ? widened(attending.assignments) : chatsHeard.slice();
}

function attendanceOf({ viewers }: Counted, { connected, viewing }: Attending, atGateways: Column, ofViewers: Column): Attendance {
  return {
    connected: widened(connected),
    viewing: widened(viewing),
    viewedGateways: widened(viewers.holders),
    atGateways: { connectedChats: atGateways.chats.slice(), viewedChats: ofViewers.chats.slice(), viewers: widened(viewers.members) },
  };
}

/** An amount at each gateway over all messages, by those connected there and by the viewers among them. */
function spreadOverGateways(line: GatewayLine, connected: Column, viewers: Column | null, messages: number, posted: number): Counts {
  if (!viewers) return spread(withoutAway(line), connected, messages, posted);
  const counts = spread(line, connected, messages, posted);
  const ofViewers = spread({ always: 0, holding: line.viewed, perMember: line.perViewer }, viewers, messages, posted);
  return counts.map((count, gateway) => count + ofViewers[gateway]!);
}

/** An amount at each cell over all messages: `messages` of every chat, and those posted by hand. */
function spread(line: Line, { members, chats, byHand }: Column, messages: number, posted: number): Counts {
  const everywhere = line.always * posted;
  const holding = line.holding * messages;
  const perMember = line.perMember * messages;
  const counts = new Float64Array(chats.length);
  for (let cell = 0; cell < counts.length; cell++) {
    counts[cell] = everywhere + holding * chats[cell]! + perMember * members[cell]!;
  }
  const { held, members: heldMembers } = byHand;
  for (let cell = 0; cell < held.length; cell++) {
    counts[cell]! += line.holding * held[cell]! + line.perMember * heldMembers[cell]!;
  }
  return counts;
}

function messagesByChat({ scenario, chats, handPosts }: Counted): Counts {
  const counts = new Float64Array(scenario.chats).fill(scenario.messages, 0, chats);
  for (const [chat, posts] of handPosts) counts[chat]! += posts;
  return counts;
}

/** What one message of each chat comes to, over all instances. */
function eachChat(counted: Counted, amounts: Amounts): Counts {
  const { scenario, chats, gateways, viewers, shards, attending } = counted;
  const line = lineOfChats(amounts, gateways.count, shards.count);
  const attendance = attending && { connected: attending.connected, viewing: attending.viewing, viewedGateways: viewers.holders };
  const holders: Holders = { gateways: gateways.holders, shards: shards.holders, attendance };
  return alongChats(line, holders, sizesOf(scenario), chats);
}

/** Chats are dealt out in turn to the shards of chat-user storage. */
function chatUserCounts(counted: Counted, byChat: Counts): AggregateResult['chatUserStorage'] {
  const { scenario, rule, moves } = counted;
  const shards = rule.accounts('chatUserStorage').length > 0 ? scenario.chatShards : 0;
  const dealt = (amounts: Amounts): Counts => dealtOut(productOf(eachChat(counted, amounts), byChat), shards);
  return {
    queries: withMore(dealt(rule.of('chatUserStorage', 'received')), moves?.chatUserStorage.queries),
    lookups: withMore(dealt(rule.of('chatUserStorage', 'units')), moves?.chatUserStorage.lookups),
  };
}

/** Sums of what each chat comes to, where chat c belongs to shard c mod `shards`. */
export function dealtOut(byChat: Counts, shards: number): Counts {
  const sums = new Float64Array(shards);
  for (let chat = 0; shards > 0 && chat < byChat.length; chat++) sums[chat % shards]! += byChat[chat]!;
  return sums;
}

function topicCounts(counted: Counted, byChat: Counts): AggregateResult['topics'] {
  const { scenario, design, rule, viewers, moves } = counted;
  const told = (): Counts => new Float64Array(design.subscribes === 'chatTopic' ? scenario.chats : 0);
  const switching = { subscribes: withMore(told(), moves?.topics.subscribes), unsubscribes: withMore(told(), moves?.topics.unsubscribes) };
  if (design.subscribes === 'none') return { subscriptions: noInstance(), publishes: noInstance(), notifications: noInstance(), ...switching };
  const own = design.subscribes === 'ownTopic';
  const each = (amounts: Amounts, name: 'publishes' | 'notifications'): ChatCounts =>
    own
      ? memberCounts(counted, amounts.people, byChat, moves?.people[name])
      : chatCounts(counted, withMore(productOf(eachChat(counted, amounts), byChat), moves?.topics[name]));
  return {
    subscriptions: own ? memberCounts(counted, { member: 0, connected: 1, viewing: 0 }, onceEach(counted)) : chatCounts(counted, widened(viewers.holders)),
    publishes: each(rule.of('topic', 'received'), 'publishes'),
    notifications: each(rule.of('topic', 'sent'), 'notifications'),
    ...switching,
  };
}

/** Once in each chat that has begun. */
function onceEach({ scenario, chats }: Counted): Counts {
  return new Float64Array(scenario.chats).fill(1, 0, chats);
}

function timesEach(factor: number, counts: Counts): Counts {
  return productOf(new Float64Array(counts.length).fill(factor), counts);
}

/** Multiplies the first counts by the second ones, in place. */
function productOf(counts: Counts, factors: Counts): Counts {
  for (let index = 0; index < counts.length; index++) counts[index]! *= factors[index]!;
  return counts;
}

/** Anew each time, because a buffer that is handed to another thread is of no more use here. */
function noInstance(): ChatCounts {
  return { perChat: 0, each: new Float64Array(0), total: 0, min: null, max: null };
}

/** One number a chat, that its one instance counts. */
function chatCounts({ chats }: Counted, each: Counts): ChatCounts {
  if (chats === 0) return { ...noInstance(), perChat: 1, each };
  return { perChat: 1, each, ...extentOf([{ each, instances: () => 1 }], chats) };
}

/**
 * Numbers that each member of a chat counts: so many times `times`, by chat.
 * @param more what those who switch count beyond the viewers of their chat
 */
function memberCounts(counted: Counted, line: PersonLine, times: Counts, more?: Movers): ChatCounts {
  const { scenario, chats, attending } = counted;
  const members = membersByChat(scenario);
  const amounts = amountsOfPeople(line);
  const each = timesEach(amounts.viewing, times);
  if (chats === 0) return { ...noInstance(), perChat: 'members', each };
  const movers = more && moversOf(scenario, each, more);
  const moved = more && moversByChat(sizesOf(scenario), more.people);
  const stayed = (chat: number, viewers: number): number => viewers - (moved ? moved[chat]! : 0);
  if (!attending) {
    const groups: readonly Alike[] = [{ each, instances: (chat) => stayed(chat, members[chat]!) }];
    return { perChat: 'members', each, ...(movers && { movers }), ...extentOf(groups, chats, movers?.counts) };
  }
  const { connected, viewing } = attending;
  const others = { connected: timesEach(amounts.connected, times), absent: timesEach(amounts.absent, times) };
  const groups: readonly Alike[] = [
    { each, instances: (chat) => stayed(chat, viewing[chat]!) },
    { each: others.connected, instances: (chat) => connected[chat]! - viewing[chat]! },
    { each: others.absent, instances: (chat) => members[chat]! - connected[chat]! },
  ];
  return { perChat: 'members', each, others, ...(movers && { movers }), ...extentOf(groups, chats, movers?.counts) };
}

/** What those who switch count: as a viewer of their own chat, and what comes to that. */
function moversOf(scenario: Scenario, each: Counts, { people, counts }: Movers): Movers {
  const { chatOf } = sizesOf(scenario);
  return { people: people.slice(), counts: counts.map((more, index) => each[chatOf(people[index]!)]! + more) };
}

/** Members of each chat. */
export function membersByChat(scenario: Scenario): Counts {
  const members = new Float64Array(scenario.chats);
  for (const { firstChat, chats, size } of sizesOf(scenario).runs) members.fill(size, firstChat, firstChat + chats);
  return members;
}

/** Instances of each chat that count the same. */
interface Alike {
  readonly each: Counts;
  readonly instances: (chat: number) => number;
}

function extentOf(groups: readonly Alike[], chats: number, alone: Counts = new Float64Array(0)): Extent {
  let total = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const count of alone) {
    total += count;
    min = Math.min(min, count);
    max = Math.max(max, count);
  }
  for (const { each, instances } of groups) {
    for (let chat = 0; chat < chats; chat++) {
      const alike = instances(chat);
      if (alike === 0) continue;
      const count = each[chat]!;
      total += count * alike;
      if (count < min) min = count;
      if (count > max) max = count;
    }
  }
  return { total, min, max };
}
