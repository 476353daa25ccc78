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
  /** It is the link of its machine; left out where it is its time. */
  readonly limit?: 'link';
  /** Share of its time, or link, that the busiest instance needs at the scenario's rate. */
  readonly share: number;
  /** Messages per second per chat. */
  readonly fullAtRate: number;
}

/** A component that gets at least as much work as it can do, or as its link carries: its line grows for as long as messages come at this rate. */
export interface Overload {
  readonly role: Role;
  /** It is the link of its machine; left out where it is its time. */
  readonly limit?: 'link';
  /** Of its cores' time, or of its link, what the busiest instance needs in a second; by formula, a mean one. From 1 on. */
  readonly share: number;
  /** Instances that need at least all of it; null by formula. */
  readonly instances: number | null;
}

/** What the links of one kind of component carry. */
export interface Bandwidth {
  readonly role: Role;
  readonly bitsInPerSecond: Load;
  readonly bitsOutPerSecond: Load;
  /** Of what a link carries each way, the greater of the two. */
  readonly share: Load;
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
    /** Connections as a share of those that a gateway is meant to hold, and how many hold more; none where edges hold the sockets. */
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
  /** Where edges hold the sockets of people: how many each has, and as a share of what it is meant to, and how many hold more. */
  readonly edges?: { readonly sockets: Load; readonly socketShare: Load; readonly overSockets: number };
  /** One Chat API a chat, as in the event engine. */
  readonly chatApi: Busy;
  /** One station a topic, as in the event engine. */
  readonly topics: Busy & { readonly notificationsPerSecond: Load };
  readonly userGatewayStorage: Busy & { readonly queriesPerSecond: Load; readonly lookupsPerSecond: Load };
  readonly chatUserStorage: Busy & { readonly queriesPerSecond: Load };
  /** By component, people aside; left out where nobody asks what a link carries. */
  readonly bandwidth?: readonly Bandwidth[];
  /** Components by how soon a growing rate fills them, the first one first; those at rest left out. */
  readonly fullFirst: readonly FullAt[];
  /** Components of which some instance gets at least as much work as it can do. */
  readonly overloaded: readonly Overload[];
}
