/** The report's document: what a run cost whom, as plain data ready to be printed as JSON. */
import { designOf } from '../designs';
import { repairText, type Repair } from '../link/codec';
import type { LossFactors } from '../model/counts';
import { distribution, type Distribution } from '../model/distribution';
import type { Counts } from '../model/ledger';
import type { Outage } from '../model/outage';
import type { RunSummary, Stop } from '../model/run';
import { peopleOf } from '../model/people';
import { presetOf, type PresetId } from '../model/presets';
import type { Role } from '../model/roles';
import type { Scenario } from '../model/scenario';
import { expectedAttempts, lostShare } from '../model/loss';
import { expectedCrossings } from '../engine/theory/theory';
import type { Switches } from '../engine/theory/switchrates';
import type { Estimate, Overload } from '../model/load';
import { presetName } from '../text/presets';

/** The engines, from the one that plays everything to the one that looks at nobody. */
export const ENGINE_NAMES = ['events', 'flow', 'aggregate', 'formula'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** What every engine tells of a run. */
export interface RunFigures {
  readonly name: EngineName;
  /** Whether the document's counts are of this very run, or what chance makes of it in the mean. */
  readonly counts: 'exact' | 'means';
  readonly people: number;
  readonly posted: number;
  /** By the formula. */
  readonly expectedCrossings: number;
  /** By the formula. */
  readonly factors: LossFactors;
  /** Components that cannot keep up at the scenario's rate. */
  readonly overloaded: readonly Overload[];
}

/** What only the engines that play messages tell in full; null where an engine does not know. */
export interface PlayedFigures extends Pick<RunSummary, 'failedWrites' | 'lostDeliveries' | 'lossless'> {
  readonly crossings: number | null;
  readonly droppedJobs: number | null;
  readonly longestLine: number | null;
  readonly startMillis: number | null;
  readonly endMillis: number | null;
  readonly stopped: { readonly reason: Stop['reason']; readonly crossings: number; readonly atMillis: number } | null;
}

export type StorageFigures = Readonly<Record<'queries' | 'lookups' | 'shardsPerMessage' | 'writes' | 'dropped', Distribution>>;

/** What any role counts: copies or queries taken in, keys among them, copies sent on. */
export type OtherFigures = Readonly<Record<'received' | 'units' | 'sent', Distribution>>;

/** The same shape from every engine. Every field is explained in `fields.ts`. */
export interface ReportDocument {
  readonly scenario: Scenario;
  /** Which preset the costs of the scenario are. */
  readonly costs: { readonly preset: PresetId | 'own'; readonly name: string };
  readonly repairs: readonly (Repair & { readonly text: string })[];
  readonly engine: RunFigures & PlayedFigures;
  readonly gateways: Readonly<Record<'receipts' | 'wasted' | 'writes' | 'lost' | 'dropped' | 'connections' | 'chats' | 'switches' | 'handshakes' | 'busyMicros' | 'busyMicrosWoken' | 'wakeUps', Distribution>> &
    /** Where a clock has somebody ask, and where people hold second sockets. */
    Readonly<Partial<Record<'requests' | 'emptyAnswers' | 'secondSockets', Distribution>>>;
  readonly storage: Readonly<Record<'userGateway' | 'chatUser', StorageFigures>>;
  readonly broker: { readonly topics: number } & Readonly<
    Record<'subscriptions' | 'publishes' | 'notifications' | 'dropped' | 'subscribes' | 'unsubscribes', Distribution>
  >;
  readonly users: { readonly deliveries: Distribution };
  /** Where owners of chats hold messages: the frames in which they let them go, by chat, and in which people get them. */
  readonly frames?: Readonly<Record<'released' | 'received', Distribution>>;
  /** Where owners of chats drop what is above a cap: how many messages, by chat. */
  readonly overCap?: Distribution;
  /** Left out where the design sends none. */
  readonly badges?: Readonly<Record<'copies' | 'writes' | 'received', Distribution>>;
  /** By role: those that a message meets and that have no figures of their own here. */
  readonly others: Readonly<Partial<Record<Role, OtherFigures>>>;
  readonly coordinator: { readonly assignments: Distribution };
  /** By the formula. */
  readonly switches: Switches;
  readonly latencyMillis: { readonly first: Distribution; readonly last: Distribution };
  /** Null where nothing was counted that it could be made from. */
  readonly estimate: Estimate | null;
  /** What it comes to that the gateway with the most sockets dies. */
  readonly oneGatewayDies: Outage;
}

/** A document without what comes before the engine's own figures. */
export type EngineDocument = Omit<ReportDocument, 'scenario' | 'costs' | 'repairs'>;

/** The document of a run, with the repairs of the link that asked for it. */
export function reportDocument(scenario: Scenario, repairs: readonly Repair[], figures: EngineDocument): ReportDocument {
  const preset = presetOf(scenario);
  return { scenario, costs: { preset, name: presetName(preset) }, repairs: repairs.map((repair) => ({ ...repair, text: repairText(repair) })), ...figures };
}

/** The figures of a run that do not depend on how it was counted. */
export function runFigures(name: EngineName, counts: RunFigures['counts'], scenario: Scenario, posted: number, overloaded: readonly Overload[]): RunFigures {
  const lost = lostShare(scenario.loss, scenario.attempts);
  return {
    name,
    counts,
    people: peopleOf(scenario),
    posted,
    expectedCrossings: Math.round(expectedCrossings(scenario, designOf(scenario.design))),
    factors: { attempts: expectedAttempts(scenario.loss, scenario.attempts), lost, delivered: 1 - lost },
    overloaded,
  };
}

/** Requests by a clock and answers that brought nothing; nothing where nobody asks by one. */
export function askedFigures({ requests, emptyAnswers }: Readonly<Record<'requests' | 'emptyAnswers', Counts>>): Pick<ReportDocument['gateways'], 'requests' | 'emptyAnswers'> {
  return requests.length === 0 ? {} : { requests: distribution(requests), emptyAnswers: distribution(emptyAnswers) };
}

/** Second sockets; nothing where nobody holds two. */
export function secondSocketFigures({ secondSockets }: Readonly<Record<'secondSockets', Counts>>): Pick<ReportDocument['gateways'], 'secondSockets'> {
  return secondSockets.length === 0 ? {} : { secondSockets: distribution(secondSockets) };
}

/** The figures of roles without some of their own, from what each counts. */
export function otherFigures<Count>(others: Readonly<Partial<Record<Role, Readonly<Record<keyof OtherFigures, Count>>>>>, spreadOf: (count: Count) => Distribution): ReportDocument['others'] {
  const entries = Object.entries(others) as [Role, Readonly<Record<keyof OtherFigures, Count>>][];
  return Object.fromEntries(entries.map(([role, { received, units, sent }]) => [role, { received: spreadOf(received), units: spreadOf(units), sent: spreadOf(sent) }]));
}

/** What an engine that plays nothing does not know. */
export const NOT_PLAYED = { crossings: null, droppedJobs: null, longestLine: null, startMillis: null, endMillis: null, stopped: null } as const;

/** The spread of what an engine does not know: as of no instance. */
export const UNKNOWN: Distribution = { total: 0, min: null, p50: null, p95: null, p99: null, max: null, each: [] };
