/** Amounts of one message, as straight lines of the members that each instance holds. */
import type { Counts } from '../model/ledger';
import type { Sizes } from '../model/sizes';

/** An amount at one gateway or shard, by how many members of the chat it holds. */
export interface Line {
  /** At each, members or not. */
  readonly always: number;
  /** More at each that holds a member. */
  readonly holding: number;
  /** More for each member that it holds. */
  readonly perMember: number;
}

/**
 * An amount that one message comes to, split by the instances at which it arises. What arises where
 * there is one instance for the chat, as at its topic, is split by those at the other end.
 */
export interface Amounts {
  /** Once a message. */
  readonly chat: number;
  readonly gateways: Line;
  readonly shards: Line;
  /** For each member of the chat. */
  readonly people: number;
}

const ZERO: Line = { always: 0, holding: 0, perMember: 0 };

/** What does not arise at all. */
export const NOTHING: Amounts = { chat: 0, gateways: ZERO, shards: ZERO, people: 0 };

/** What a line comes to at an instance that holds so many members. */
export function amountAt(line: Line, members: number): number {
  return line.always + (members > 0 ? line.holding : 0) + line.perMember * members;
}

/** An amount over all instances, for one message of a chat, by its members and by how many instances hold one. */
export interface ChatLine {
  readonly constant: number;
  readonly perMember: number;
  readonly perHoldingGateway: number;
  readonly perHoldingShard: number;
}

/** Gateways and shards that hold a member, by chat. */
export interface Holders {
  readonly gateways: ArrayLike<number>;
  readonly shards: ArrayLike<number>;
}

/** The sum of an amount over all instances. */
export function lineOfChats(amounts: Amounts, gateways: number, shards: number): ChatLine {
  const { chat, people, gateways: atGateways, shards: atShards } = amounts;
  return {
    constant: chat + (atGateways.always * gateways + atShards.always * shards),
    perMember: people + atGateways.perMember + atShards.perMember,
    perHoldingGateway: atGateways.holding,
    perHoldingShard: atShards.holding,
  };
}

/** What a line comes to, chat by chat: for the first `chats` of those in `holders`, 0 for the others. */
export function alongChats(line: ChatLine, holders: Holders, { runs }: Sizes, chats: number): Counts {
  const { constant, perMember, perHoldingGateway, perHoldingShard } = line;
  const { gateways, shards } = holders;
  const counts = new Float64Array(gateways.length);
  for (const run of runs) counts.fill(constant + perMember * run.size, run.firstChat, run.firstChat + run.chats);
  counts.fill(0, chats);
  for (let chat = 0; perHoldingGateway !== 0 && chat < chats; chat++) counts[chat]! += perHoldingGateway * gateways[chat]!;
  for (let chat = 0; perHoldingShard !== 0 && chat < chats; chat++) counts[chat]! += perHoldingShard * shards[chat]!;
  return counts;
}
