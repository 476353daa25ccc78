/** From who is where to who paid what: the counts of a run, by what one message costs. */
import type { AggregateResult, ChatCounts, LossFactors } from '../model/counts';
import type { Design } from '../model/design';
import type { Counts } from '../model/ledger';
import type { Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { expectedAttempts, lostShare } from '../model/theory';
import { placementOf } from '../model/trace';
import { alongChats, lineOfChats, type Amounts, type Line } from './amounts';
import type { ByHand } from './byhand';
import { chatsByCell, type Cells } from './cells';
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
  readonly shards: Cells;
  readonly gatewaysByHand: ByHand;
  readonly shardsByHand: ByHand;
  /** Messages posted by hand in each chat that has any. */
  readonly handPosts: ReadonlyMap<number, number>;
}

/** The chats and people on each cell, and what messages by hand add. */
interface Column {
  readonly members: ArrayLike<number>;
  readonly chats: Float64Array;
  readonly byHand: ByHand;
}

/** The ledger of what has been counted. */
export function ledgerOf(counted: Counted): AggregateResult {
  const { scenario, design, rule, people, chats, gateways, shards } = counted;
  const gatewayColumn: Column = { members: gateways.members, chats: chatsByCell(gateways), byHand: counted.gatewaysByHand };
  const shardColumn: Column = { members: shards.members, chats: chatsByCell(shards), byHand: counted.shardsByHand };
  const byChat = messagesByChat(counted);
  let posted = chats * scenario.messages;
  for (const posts of counted.handPosts.values()) posted += posts;
  const atGateways = (amounts: Amounts): Counts => spread(amounts.gateways, gatewayColumn, scenario.messages, posted);
  const atShards = (amounts: Amounts): Counts => spread(amounts.shards, shardColumn, scenario.messages, posted);
  const reports = placementOf(scenario, design).reportsSeat || design.readsSeats;
  const seated = widened(shards.members);
  return {
    scenario,
    people,
    chats,
    factors: lossFactors(scenario),
    gateways: {
      receipts: atGateways(rule.of('gateway', 'received')),
      writes: atGateways(rule.of('gateway', 'sent')),
      connections: widened(gateways.members),
      chats: gatewayColumn.chats,
    },
    userGatewayStorage: {
      queries: atShards(rule.of('userGatewayStorage', 'received')),
      lookups: atShards(rule.of('userGatewayStorage', 'units')),
      writes: reports ? seated.slice() : new Float64Array(shards.count),
      people: seated,
      chats: shardColumn.chats,
    },
    chatUserStorage: chatUserCounts(counted, byChat),
    topics: topicCounts(counted, byChat),
    users: { deliveries: chatCounts(counted, 'members', timesEach(rule.of('user', 'received').people, byChat)) },
    coordinator: {
      // A chat has members on each gateway that it was given, so it was given those that hear it.
      assignments: design.places === 'byChat' ? gatewayColumn.chats.slice() : new Float64Array(gateways.count),
    },
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
function eachChat({ scenario, chats, gateways, shards }: Counted, amounts: Amounts): Counts {
  const line = lineOfChats(amounts, gateways.count, shards.count);
  return alongChats(line, { gateways: gateways.holders, shards: shards.holders }, sizesOf(scenario), chats);
}

/** Chats are dealt out in turn to the shards of chat-user storage. */
function chatUserCounts(counted: Counted, byChat: Counts): AggregateResult['chatUserStorage'] {
  const { scenario, rule } = counted;
  const shards = rule.accounts('chatUserStorage').length > 0 ? scenario.chatShards : 0;
  const dealt = (amounts: Amounts): Counts => dealtOut(productOf(eachChat(counted, amounts), byChat), shards);
  return { queries: dealt(rule.of('chatUserStorage', 'received')), lookups: dealt(rule.of('chatUserStorage', 'units')) };
}

/** Sums of what each chat comes to, where chat c belongs to shard c mod `shards`. */
export function dealtOut(byChat: Counts, shards: number): Counts {
  const sums = new Float64Array(shards);
  for (let chat = 0; shards > 0 && chat < byChat.length; chat++) sums[chat % shards]! += byChat[chat]!;
  return sums;
}

function topicCounts(counted: Counted, byChat: Counts): AggregateResult['topics'] {
  const { scenario, design, rule, chats, gateways } = counted;
  if (design.subscribes === 'none') return { subscriptions: noInstance(), publishes: noInstance(), notifications: noInstance() };
  const own = design.subscribes === 'ownTopic';
  const perChat = own ? 'members' : 1;
  const each = (amounts: Amounts): ChatCounts => {
    const counts = own ? timesEach(amounts.people, byChat) : productOf(eachChat(counted, amounts), byChat);
    return chatCounts(counted, perChat, counts);
  };
  const subscribers = own ? new Float64Array(scenario.chats).fill(1, 0, chats) : widened(gateways.holders);
  return {
    subscriptions: chatCounts(counted, perChat, subscribers),
    publishes: each(rule.of('topic', 'received')),
    notifications: each(rule.of('topic', 'sent')),
  };
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

/** One number a chat, that each of its instances counts. */
function chatCounts({ scenario, chats }: Counted, perChat: 1 | 'members', each: Counts): ChatCounts {
  if (chats === 0) return { ...noInstance(), perChat, each };
  let total = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const { firstChat, chats: alike, size } of sizesOf(scenario).runs) {
    const instances = perChat === 1 ? 1 : size;
    for (let chat = firstChat; chat < Math.min(chats, firstChat + alike); chat++) {
      const count = each[chat]!;
      total += count * instances;
      if (count < min) min = count;
      if (count > max) max = count;
    }
  }
  return { perChat, each, total, min, max };
}
