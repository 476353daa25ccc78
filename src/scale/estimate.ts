/**
 * What the counts of a run mean for the components: one second in which every chat posts at its
 * rate, times the scenario's costs. Loads are exact sums of whole counts times a cost; waiting is an
 * estimate. Messages posted by hand happen once and are left aside. Where attempts fail, all of this
 * is the mean.
 */
import { designOf } from '../designs';
import type { Role } from '../model/design';
import { distribution } from '../model/distribution';
import type { Counts } from '../model/ledger';
import type { CostKey, Scenario } from '../model/scenario';
import type { AggregateResult } from './result';
import { amountAt, ruleOf, totalOf, type Account, type Amounts, type Line, type MessageRule } from './rule';
import { estimatedWaitMicros } from './waiting';

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
    readonly copiesPerSecond: Load;
    /** Attempts, repeated ones included. */
    readonly writesPerSecond: Load;
    readonly bytesInPerSecond: Load;
    readonly bytesOutPerSecond: Load;
    readonly connections: Load;
    /** Connections as a share of those that a gateway is meant to hold, and how many hold more. */
    readonly socketShare: Load;
    readonly overSockets: number;
    /** Gateways to which more work comes than they can do. */
    readonly overloaded: number;
    /** Estimated mean wait of a copy at a mean and at the busiest gateway; null where it has no bound. */
    readonly estimatedWaitMicros: { readonly mean: number | null; readonly busiest: number | null };
  };
  /** One station a topic, as in the event engine. */
  readonly topics: Busy & { readonly notificationsPerSecond: Load };
  readonly userGatewayStorage: Busy & { readonly queriesPerSecond: Load; readonly lookupsPerSecond: Load };
  readonly chatUserStorage: Busy & { readonly queriesPerSecond: Load };
  /** Components by how soon a growing rate fills them, the first one first; those at rest left out. */
  readonly fullFirst: readonly FullAt[];
}

/** Estimates what each component of a finished run has to do in a second. */
export function estimate(result: AggregateResult): Estimate {
  const second = new Second(result);
  const gateways = gatewayEstimate(second);
  const topics = { ...second.busy('topic', 1), notificationsPerSecond: loadOf(second.perTopic('sent')) };
  const userGatewayStorage = {
    ...second.busy('userGatewayStorage', 1),
    queriesPerSecond: loadOf(second.perInstance('userGatewayStorage', 'received')),
    lookupsPerSecond: loadOf(second.perInstance('userGatewayStorage', 'units')),
  };
  const chatUserStorage = {
    ...second.busy('chatUserStorage', 1),
    queriesPerSecond: loadOf(second.perInstance('chatUserStorage', 'received')),
  };
  const components: readonly [Role, Busy][] = [
    ['gateway', gateways],
    ['topic', topics],
    ['userGatewayStorage', userGatewayStorage],
    ['chatUserStorage', chatUserStorage],
  ];
  return { gateways, topics, userGatewayStorage, chatUserStorage, fullFirst: fullFirst(components, result.scenario.rate) };
}
