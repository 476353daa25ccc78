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

/** A component that gets at least as much work as it can do: its line grows for as long as messages come at this rate. */
export interface Overload {
  readonly role: Role;
  /** Of its cores' time, what the busiest instance needs in a second; by formula, a mean one. From 1 on. */
  readonly share: number;
  /** Instances that need at least all their time; null by formula. */
  readonly instances: number | null;
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
    /**
     * Estimated mean wait of a copy: over all gateways that keep up, null where none does; and at the one
     * where copies wait longest, null where some gateway does not keep up, so that there it has no bound.
     */
    readonly estimatedWaitMicros: { readonly mean: number | null; readonly longest: number | null };
  };
  /** One Chat API a chat, as in the event engine. */
  readonly chatApi: Busy;
  /** One station a topic, as in the event engine. */
  readonly topics: Busy & { readonly notificationsPerSecond: Load };
  readonly userGatewayStorage: Busy & { readonly queriesPerSecond: Load; readonly lookupsPerSecond: Load };
  readonly chatUserStorage: Busy & { readonly queriesPerSecond: Load };
  /** Components by how soon a growing rate fills them, the first one first; those at rest left out. */
  readonly fullFirst: readonly FullAt[];
  /** Components of which some instance gets at least as much work as it can do. */
  readonly overloaded: readonly Overload[];
}
