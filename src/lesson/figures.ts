/**
 * What a step may say of one of its scenes. The same figures come from a run of the engines, once
 * one is in, and from the formulas until then, so that a text never waits for a number.
 */
import { designOf } from '../designs';
import { expectedHearing, type Hearing } from '../engine/theory/hearing';
import type { Counts } from '../model/ledger';
import { busyMicros } from '../model/ledger';
import type { RunResult } from '../model/run';
import type { Scenario } from '../model/scenario';
import { expectedAttempts, lostShare } from '../model/loss';
import { messagesPerSecond } from '../model/talk';
import { busiestToMean } from '../engine/theory/busiest';
import { expectedPerMessage, gatewaySecond, type Expectation } from '../engine/theory/theory';

/** Over the gateways. Where only a formula speaks and cannot tell the busiest, `most` is the mean. */
export interface MeanAndBusiest {
  readonly mean: number;
  readonly most: number;
}

/** Figures of one scene; rates are those of one second in which every chat posts at its rate. */
export interface SceneFigures {
  readonly scenario: Scenario;
  readonly source: 'engine' | 'formula';
  /** Of one message, in the mean, over all gateways. */
  readonly copiesPerMessage: number;
  readonly writesPerMessage: number;
  readonly shardsPerMessage: number;
  /** Into one gateway a second, and out of it. */
  readonly copies: MeanAndBusiest;
  readonly writes: MeanAndBusiest;
  /** Share of one gateway's cores. */
  readonly busyShare: MeanAndBusiest;
  /** Queries into one shard of user-gateway storage a second, and keys looked up in all of them. */
  readonly queriesPerShard: number;
  readonly lookups: number;
  /** Notifications of all topics a second. */
  readonly notifications: number;
  /** Cores that storage and topics need in all. */
  readonly storageCores: number;
  readonly brokerCores: number;
  /** Attempts to write one socket for one message, in the mean, and the share of people given up on. */
  readonly attemptsPerPerson: number;
  readonly lostShare: number;
  /** When the first and the last viewer of a message hear it, from its posting; null where a run did not play it. */
  readonly hearing: Hearing | null;
}

/** A step's scenes by their ids. */
export interface StepFigures {
  /** As counted by an engine where a run is in, else by formula. */
  of(scene: string): SceneFigures;
  /** By formula alone. */
  formula(scene: string): SceneFigures;
}

const MICROS_PER_SECOND = 1_000_000;

/** The totals of one second, over all instances, and what one message comes to. */
interface Totals {
  readonly shardQueries: number;
  readonly lookups: number;
  readonly publishes: number;
  readonly notifications: number;
}

function bills(scenario: Scenario, { shardQueries, lookups, publishes, notifications }: Totals) {
  return {
    queriesPerShard: shardQueries / scenario.shards,
    lookups,
    notifications,
    storageCores: (lookups * scenario.tLookup + shardQueries * scenario.tQuery) / MICROS_PER_SECOND,
    brokerCores: (notifications * scenario.tNotify + publishes * scenario.tPublish) / MICROS_PER_SECOND,
    attemptsPerPerson: expectedAttempts(scenario.loss, scenario.attempts),
    lostShare: lostShare(scenario.loss, scenario.attempts),
  };
}

/** A scene by the formulas alone. */
export function formulaFigures(scenario: Scenario): SceneFigures {
  const design = designOf(scenario.design);
  const each = expectedPerMessage(scenario, design);
  const second = gatewaySecond(scenario, design);
  const posted = messagesPerSecond(scenario);
  const busier = busiestToMean(scenario, design) ?? 1;
  const spread = (mean: number): MeanAndBusiest => ({ mean, most: mean * busier });
  return {
    scenario,
    source: 'formula',
    copiesPerMessage: each.receipts,
    writesPerMessage: each.writes,
    shardsPerMessage: each.seatQueries,
    copies: spread(second.copies),
    writes: spread(second.writes),
    busyShare: spread(second.busyShare),
    ...bills(scenario, totalsOf(each, posted)),
    hearing: expectedHearing(scenario, design),
  };
}

function totalsOf(each: Expectation, posted: number): Totals {
  return { shardQueries: each.seatQueries * posted, lookups: each.seatLookups * posted, publishes: each.publishes * posted, notifications: each.notifications * posted };
}

/** A scene as a run has counted it. */
export function countedFigures({ ledger, scenario }: RunResult): SceneFigures {
  const { gateways, userGatewayStorage, topics, messages } = ledger;
  const posted = Math.max(1, messages.posted);
  const perSecond = messagesPerSecond(scenario) / posted;
  const busy = busyMicros(ledger, scenario);
  return {
    scenario,
    source: 'engine',
    copiesPerMessage: sumOf(gateways.receipts) / posted,
    writesPerMessage: sumOf(gateways.writes) / posted,
    shardsPerMessage: sumOf(messages.shardsAsked) / Math.max(1, messages.shardsAsked.length),
    copies: spreadOf(gateways.receipts, perSecond),
    writes: spreadOf(gateways.writes, perSecond),
    busyShare: spreadOf(busy, perSecond / (MICROS_PER_SECOND * scenario.cores)),
    ...bills(scenario, {
      shardQueries: sumOf(userGatewayStorage.queries) * perSecond,
      lookups: sumOf(userGatewayStorage.lookups) * perSecond,
      publishes: sumOf(topics.publishes) * perSecond,
      notifications: sumOf(topics.notifications) * perSecond,
    }),
    hearing: hearingOf(messages.firstViewerMicros, messages.lastViewerMicros),
  };
}

function hearingOf(first: Float64Array, last: Float64Array): Hearing | null {
  const told = first.findIndex((micros) => micros >= 0);
  return told < 0 ? null : { firstMicros: first[told]!, lastMicros: last[told]! };
}

function spreadOf(counts: Counts, factor: number): MeanAndBusiest {
  let most = 0;
  for (const count of counts) most = Math.max(most, count);
  return { mean: counts.length > 0 ? (sumOf(counts) / counts.length) * factor : 0, most: most * factor };
}

function sumOf(counts: Counts): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
