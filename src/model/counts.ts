/** What the aggregate engine hands over: plain data, in typed arrays of its own, as it crosses to the page. */
import type { Counts } from './ledger';
import type { Scenario } from './scenario';

/** Least and most of the counts, and all of them together. Nulls where there is no instance. */
export interface Extent {
  readonly total: number;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * Counts of instances that come one, or as many as members, to a chat. All members of a chat are
 * alike, so there is one number a chat, and it is exact for each of them.
 */
export interface ChatCounts extends Extent {
  /** Instances for each chat: 0 where the design has none, 1, or one for each member. */
  readonly perChat: 0 | 1 | 'members';
  /** What each instance of a chat counts, by chat; empty where there is none. */
  readonly each: Counts;
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
    /** First attempts to write a socket. */
    readonly writes: Counts;
    readonly connections: Counts;
    /** Chats whose messages the gateway must take in. */
    readonly chats: Counts;
  };
  /** Empty columns where the design neither asks it nor writes it. */
  readonly userGatewayStorage: {
    readonly queries: Counts;
    readonly lookups: Counts;
    /** Written while people connected. */
    readonly writes: Counts;
    /** People whose seat the shard holds, and chats that have one there. */
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
  /** Gateways and shards that hold a member, by chat. Where no seat is kept, no shard holds any. */
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
