/** From who is where to who paid what: the counts of a run, by what one message costs. */
import type { Design } from '../model/design';
import type { Counts } from '../model/ledger';
import type { Scenario } from '../model/scenario';
import { expectedAttempts, lostShare } from '../model/theory';
import { placementOf } from '../model/trace';
import { chatsByCell, type ByHand, type Cells } from './cells';
import type { AggregateResult, ChatCounts, LossFactors } from './result';
import { totalOf, type Amounts, type Line, type MessageRule } from './rule';

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
  const posted = byChat.reduce((sum, count) => sum + count, 0);
  const atGateways = (amounts: Amounts): Counts => spread(amounts.gateways, gatewayColumn, scenario.messages, posted);
  const atShards = (amounts: Amounts): Counts => spread(amounts.shards, shardColumn, scenario.messages, posted);
  const reports = placementOf(scenario, design).reportsSeat || design.readsSeats;
  const seated = Float64Array.from(shards.members);
  return {
    scenario,
    people,
    chats,
    factors: lossFactors(scenario),
    gateways: {
      receipts: atGateways(rule.of('gateway', 'received')),
      writes: atGateways(rule.of('gateway', 'sent')),
      connections: Float64Array.from(gateways.members),
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
    users: { deliveries: memberCounts(counted, scenario.users, byChat.map((count) => count * rule.of('user', 'received').people)) },
    coordinator: {
      // A chat has members on each gateway that it was given, so it was given those that hear it.
      assignments: design.places === 'byChat' ? gatewayColumn.chats.slice() : new Float64Array(gateways.count),
    },
    messages: {
      posted,
      byChat,
      copiesEach: eachChat(counted, rule.of('gateway', 'received')),
      shardsAskedEach: eachChat(counted, rule.of('userGatewayStorage', 'received')),
    },
  };
}

/** What chance makes of the first attempts of a scenario, in the mean. */
export function lossFactors({ loss, attempts }: Pick<Scenario, 'loss' | 'attempts'>): LossFactors {
  const lost = lostShare(loss, attempts);
  return { attempts: expectedAttempts(loss, attempts), lost, delivered: 1 - lost };
}

/** An amount at each cell over all messages: `messages` of every chat, and those posted by hand. */
function spread(line: Line, { members, chats, byHand }: Column, messages: number, posted: number): Counts {
  const { always, holding, perMember } = line;
  const counts = chats.map((held, cell) => always * posted + messages * (holding * held + perMember * members[cell]!));
  const { held, members: heldMembers } = byHand;
  for (let cell = 0; cell < held.length; cell++) counts[cell]! += holding * held[cell]! + perMember * heldMembers[cell]!;
  return counts;
}

function messagesByChat({ scenario, chats, handPosts }: Counted): Counts {
  const counts = new Float64Array(scenario.chats).fill(scenario.messages, 0, chats);
  for (const [chat, posts] of handPosts) counts[chat]! += posts;
  return counts;
}

/** What one message of each chat comes to, over all instances. */
function eachChat({ scenario, chats, gateways, shards }: Counted, amounts: Amounts): Counts {
  return Float64Array.from({ length: scenario.chats }, (_, chat) =>
    chat < chats
      ? totalOf(amounts, {
          members: scenario.users,
          gateways: gateways.count,
          shards: shards.count,
          holdingGateways: gateways.holders[chat]!,
          holdingShards: shards.holders[chat] ?? 0,
        })
      : 0,
  );
}

/** Chats are dealt out in turn to the shards of chat-user storage. */
function chatUserCounts({ scenario, rule }: Counted, byChat: Counts): AggregateResult['chatUserStorage'] {
  const shards = rule.accounts('chatUserStorage').length > 0 ? scenario.chatShards : 0;
  const queries = new Float64Array(shards);
  const lookups = new Float64Array(shards);
  const perMessage = rule.of('chatUserStorage', 'received').chat;
  const unitsPerMessage = rule.of('chatUserStorage', 'units').chat;
  for (let chat = 0; shards > 0 && chat < byChat.length; chat++) {
    queries[chat % shards]! += byChat[chat]! * perMessage;
    lookups[chat % shards]! += byChat[chat]! * unitsPerMessage;
  }
  return { queries, lookups };
}

function topicCounts(counted: Counted, byChat: Counts): AggregateResult['topics'] {
  const { scenario, design, rule, chats, gateways } = counted;
  const perChat = { none: 0, ownTopic: scenario.users, chatTopic: 1 }[design.subscribes];
  const own = design.subscribes === 'ownTopic';
  const publishes = rule.of('topic', 'received');
  const sent = rule.of('topic', 'sent');
  const each = (amounts: Amounts): ChatCounts => {
    const perMessage = own ? byChat.map(() => amounts.people) : eachChat(counted, amounts);
    return memberCounts(counted, perChat, perMessage.map((amount, chat) => amount * byChat[chat]!));
  };
  const subscribers = Float64Array.from({ length: scenario.chats }, (_, chat) => (chat < chats ? (own ? 1 : gateways.holders[chat]!) : 0));
  return {
    subscriptions: memberCounts(counted, perChat, subscribers),
    publishes: each(publishes),
    notifications: each(sent),
  };
}

/** One number a chat, that each of its `perChat` instances counts. */
function memberCounts({ chats }: Counted, perChat: number, each: Counts): ChatCounts {
  if (perChat === 0) return { perChat, each: new Float64Array(0), total: 0, min: null, max: null };
  let total = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const count of each.subarray(0, chats)) {
    total += count * perChat;
    min = Math.min(min, count);
    max = Math.max(max, count);
  }
  return chats === 0 ? { perChat, each, total, min: null, max: null } : { perChat, each, total, min, max };
}
