/** What the aggregate engine hands over: plain data, in typed arrays of its own, as it crosses to the page. */
import type { Counts } from './ledger';
import type { Scenario } from './scenario';
import { sizesOf } from './sizes';

/** Least and most of the counts, and all of them together. Nulls where there is no instance. */
export interface Extent {
  readonly total: number;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * Counts of instances that come one, or as many as members, to a chat. All viewers of a chat are
 * alike, so are its other members who are connected, and those who are not: there is one number a
 * chat for each of the three, and it is exact for each of them.
 */
export interface ChatCounts extends Extent {
  /** Instances for each chat: 0 where the design has none, 1, or one for each member. */
  readonly perChat: 0 | 1 | 'members';
  /** What each instance of a chat counts, by chat; of members, each viewer. Empty where there is none. */
  readonly each: Counts;
  /** What the others count each, by chat: connected ones and those who are not. Left out where all are viewers. */
  readonly others?: { readonly connected: Counts; readonly absent: Counts };
}

/** Who is there of each chat, where not everybody is connected and viewing. */
export interface Attendance {
  /** Members who are connected, and of them those who view the chat; by chat. */
  readonly connected: Counts;
  readonly viewing: Counts;
  /** Gateways that hold a viewer, by chat. */
  readonly viewedGateways: Counts;
  /** By gateway: chats of which somebody is connected, chats with a viewer, and viewers. */
  readonly atGateways: { readonly connectedChats: Counts; readonly viewedChats: Counts; readonly viewers: Counts };
}

/**
 * What chance makes of a ledger of first attempts, in the mean: writes × attempts, deliveries ×
 * delivered, deliveries × lost. All 1, 1 and 0 where nothing is lost.
 */
export interface LossFactors {
  /** Attempts for each socket to be written: (1 − p^A) / (1 − p). */
  readonly attempts: number;
  /** Share of deliveries that are given up: p^A. */
  readonly lost: number;
  /** The other share. */
  readonly delivered: number;
}

/**
 * The ledger in whole counts, per instance. Nothing is dropped here: a line has no length, and where
 * attempts fail these are the first attempts, apart from `factors`.
 */
export interface AggregateResult {
  readonly scenario: Scenario;
  /** People placed, and chats begun: all of them once the run is done. */
  readonly people: number;
  readonly chats: number;
  readonly factors: LossFactors;
  readonly gateways: {
    readonly receipts: Counts;
    /** Of these, the ones that serve nobody. */
    readonly wasted: Counts;
    /** First attempts to write a socket. */
    readonly writes: Counts;
    readonly connections: Counts;
    /** Chats whose messages the gateway must take in: those of its people, or of its viewers where it subscribes for them. */
    readonly chats: Counts;
  };
  /** Empty columns where the design neither asks it nor writes it. */
  readonly userGatewayStorage: {
    readonly queries: Counts;
    readonly lookups: Counts;
    /** Written while people connected. */
    readonly writes: Counts;
    /** Members whose seat belongs to the shard, connected or not, and chats that have one there. */
    readonly people: Counts;
    readonly chats: Counts;
  };
  readonly chatUserStorage: { readonly queries: Counts; readonly lookups: Counts };
  readonly topics: {
    readonly subscriptions: ChatCounts;
    readonly publishes: ChatCounts;
    readonly notifications: ChatCounts;
  };
  readonly users: { readonly deliveries: ChatCounts };
  readonly coordinator: { readonly assignments: Counts };
  /** Null where all members are connected and viewing. */
  readonly attendance: Attendance | null;
  /** Gateways that hold a connected member, and shards that hold any, by chat. Where no seat is kept, no shard does. */
  readonly holders: { readonly gateways: Counts; readonly shards: Counts };
  /** The margins of the seat map, by chat. */
  readonly messages: {
    readonly posted: number;
    readonly byChat: Counts;
    /** Copies that gateways take in for one message of the chat. */
    readonly copiesEach: Counts;
    /** Shards of user-gateway storage asked for one message of the chat. */
    readonly shardsAskedEach: Counts;
  };
}

/** What the instances of each chat come to together. */
export function totalsByChat({ scenario, attendance }: Pick<AggregateResult, 'scenario' | 'attendance'>, { perChat, each, others }: ChatCounts): Counts {
  if (perChat !== 'members') return each;
  const { sizeOf } = sizesOf(scenario);
  if (!attendance || !others) return each.map((count, chat) => count * sizeOf(chat));
  const { viewing, connected } = attendance;
  return each.map((count, chat) => {
    const [viewers, there] = [viewing[chat]!, connected[chat]!];
    return count * viewers + others.connected[chat]! * (there - viewers) + others.absent[chat]! * (sizeOf(chat) - there);
  });
}
