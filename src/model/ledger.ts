/**
 * Who paid what: whole counts per instance. Times and bytes are these counts multiplied by a cost,
 * once, at the end. Doubles hold whole numbers exactly to 2^53.
 */
import type { Role } from './roles';
import type { CostKey, Scenario } from './scenario';

/** Counts per instance, indexed by the instance. */
export type Counts = Float64Array;

export interface Ledger {
  readonly gateways: {
    /** Copies taken in. */
    readonly receipts: Counts;
    /** Of these, the ones that serve nobody: no viewer is there. */
    readonly wasted: Counts;
    /** Attempts to write a socket. */
    readonly writes: Counts;
    /** Where a clock has somebody ask: requests taken in, or made by the gateway itself; and answers that brought it nothing. Empty where none does. */
    readonly requests: Counts;
    readonly emptyAnswers: Counts;
    /** People whom the gateway gave up on, once per message, or frame of messages. */
    readonly lost: Counts;
    /** Jobs turned away because the line was full. */
    readonly dropped: Counts;
    readonly connections: Counts;
    /** Of these, the second sockets of people who hold one at home as well. Empty where nobody holds two. */
    readonly secondSockets: Counts;
    /** Chats whose messages the gateway must take in: those of its people, or of its viewers where it subscribes for them. */
    readonly chats: Counts;
    /** People who came to it by switching to another chat, their sockets opened anew or not. */
    readonly switches: Counts;
    /** Of these, the handshakes: where gateways belong to chats, every switch takes one. */
    readonly handshakes: Counts;
    /** How often each cost was paid that the design's hops have a gateway pay. */
    readonly paid: Paid;
  };
  readonly userGatewayStorage: {
    readonly queries: Counts;
    readonly lookups: Counts;
    /** Written while people connected, anew too. */
    readonly writes: Counts;
    readonly dropped: Counts;
  };
  readonly chatUserStorage: {
    readonly queries: Counts;
    readonly lookups: Counts;
    readonly dropped: Counts;
  };
  readonly topics: {
    readonly subscriptions: Counts;
    readonly publishes: Counts;
    readonly notifications: Counts;
    readonly dropped: Counts;
    /** Where gateways subscribe to chats, by chat: told by gateways whose first viewer came, whose last one left. */
    readonly subscribes: Counts;
    readonly unsubscribes: Counts;
  };
  /** Messages that each person has got, and the frames in which these came, where owners hold messages. */
  readonly users: { readonly deliveries: Counts; readonly frames: Counts | null };
  /** By chat, where owners let messages go on their own terms: releases, and messages that were dropped. */
  readonly owners: { readonly releases: Counts; readonly dropped: Counts } | null;
  /**
   * Badges, which are no messages: taken in by each gateway, written by it (attempts), got by each person.
   * Empty where the design sends none. They are told apart from receipts, writes, losses and deliveries.
   */
  readonly badges: { readonly copies: Counts; readonly writes: Counts; readonly received: Counts };
  /**
   * Messages that links carried to the instances of a role and from them, however many came in one frame; as many
   * times as there were attempts. Null where nobody asks what a link carries.
   */
  readonly traffic: Traffic | null;
  /** Roles of the design that have no part of their own here, by what their instances are numbered by. */
  readonly others: Readonly<Partial<Record<Role, OtherCounts>>>;
  /** Chats given to each gateway by the coordinator. */
  readonly coordinator: { readonly assignments: Counts };
  readonly messages: {
    readonly posted: number;
    /** User-gateway shards asked, per message. */
    readonly shardsAsked: Counts;
    /** From posting to the first and to the last viewer, microseconds; −1 where nobody heard. */
    readonly firstViewerMicros: Float64Array;
    readonly lastViewerMicros: Float64Array;
  };
}

/** Messages in and out, by role and instance. */
export type Traffic = Readonly<Partial<Record<Role, { readonly in: Counts; readonly out: Counts }>>>;

/** Times that a cost was paid, per instance, by cost. */
export type Paid = Readonly<Partial<Record<CostKey, Counts>>>;

/** What any role may count. */
export interface OtherCounts {
  readonly received: Counts;
  readonly units: Counts;
  readonly sent: Counts;
  readonly dropped: Counts;
}

/** What takes a gateway's time. */
interface Worked {
  readonly gateways: Pick<Ledger['gateways'], 'paid' | 'handshakes'>;
}

/** Microseconds that one gateway has spent on what the design's hops have it pay, and on people who connect anew. */
export function busyMicrosAt(gateway: number, { paid, handshakes }: Worked['gateways'], costs: Pick<Scenario, CostKey>): number {
  const entries = Object.entries(paid) as [CostKey, Counts][];
  return entries.reduce((sum, [key, counts]) => sum + counts[gateway]! * costs[key], handshakes[gateway]! * costs.tHandshake);
}

/** Microseconds that each gateway spends in the run: on what the design's hops have it pay, and on people who connect anew. */
export function busyMicros({ gateways }: Worked, costs: Pick<Scenario, CostKey>): Float64Array {
  return gateways.handshakes.map((_, gateway) => busyMicrosAt(gateway, gateways, costs));
}
