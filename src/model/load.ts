/** The shapes of an estimate: plain data that can cross to the page. */
import type { Role } from './design';

/** A quantity over the instances of one kind. Nulls where there is no instance. */
export interface Load {
  readonly total: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p99: number | null;
  readonly busiest: number | null;
}

/** Time that the instances of one kind spend. A share of 1 is all the time of all cores. */
export interface Busy {
  readonly microsPerSecond: Load;
  readonly share: Load;
}

/** An instance that is full when the message rate of every chat has grown to `fullAtRate`. */
export interface FullAt {
  readonly role: Role;
  /** Share of its time that the busiest instance needs at the scenario's rate. */
  readonly share: number;
  /** Messages per second per chat. */
  readonly fullAtRate: number;
}

export interface Estimate {
  readonly gateways: Busy & {
    /**
     * The same where a gateway wakes up for each job: counts cannot tell when it is idle, so its time is
     * between the two. Null where waking up takes no time.
     */
    readonly everyWakes: Busy | null;
    readonly copiesPerSecond: Load;
    /** Of these, the ones that serve nobody. */
    readonly wastedPerSecond: Load;
    /** Sockets opened anew by people who switch to another chat, where gateways belong to chats. */
    readonly reconnectsPerSecond: Load;
    /** Attempts, repeated ones included. */
    readonly writesPerSecond: Load;
    readonly bytesInPerSecond: Load;
    readonly bytesOutPerSecond: Load;
    readonly connections: Load;
    /** Connections as a share of those that a gateway is meant to hold, and how many hold more. */
    readonly socketShare: Load;
    readonly overSockets: number;
    /** Gateways to which more work comes than they can do: so busy a gateway never has to wake up. */
    readonly overloaded: number;
    /** Estimated mean wait of a copy at a mean and at the busiest gateway; null where it has no bound. */
    readonly estimatedWaitMicros: { readonly mean: number | null; readonly busiest: number | null };
  };
  /** One Chat API a chat, as in the event engine. */
  readonly chatApi: Busy;
  /** One station a topic, as in the event engine. */
  readonly topics: Busy & { readonly notificationsPerSecond: Load };
  readonly userGatewayStorage: Busy & { readonly queriesPerSecond: Load; readonly lookupsPerSecond: Load };
  readonly chatUserStorage: Busy & { readonly queriesPerSecond: Load };
  /** Components by how soon a growing rate fills them, the first one first; those at rest left out. */
  readonly fullFirst: readonly FullAt[];
}
