/** The shapes of a run that was played in columns, without a trace. Plain data. */
import type { AggregateResult } from './counts';
import type { Ledger } from './ledger';
import type { Role } from './roles';
import type { RunSummary } from './run';
import type { Scenario } from './scenario';
import type { Topology } from './topology';

/** Why a scenario is not played in columns. */
export type FlowRefusal =
  /** People switch chats, and who hears what changes with them. */
  | { readonly reason: 'switching' }
  /** More crossings, by formula, than anybody waits for. */
  | { readonly reason: 'crossings'; readonly crossings: number; readonly most: number }
  /** More memory than a page may take. */
  | { readonly reason: 'memory'; readonly bytes: number; readonly most: number };

/** How far a run is. */
export interface FlowProgress {
  readonly done: boolean;
  /** Crossings and messages by now. */
  readonly crossings: number;
  readonly posted: number;
  /** Of all the work, about; 1 once it is done. */
  readonly share: number;
  /** Bytes that the run holds in columns. */
  readonly bytes: number;
}

/** Instances of a role over time: bin after bin, and in each an entry for each instance. */
export interface RoleTimeline {
  /** Instances told apart; 1 where there are too many, which then are told together. */
  readonly rows: number;
  readonly bins: number;
  /** How long a bin lasts; the first one begins at 0. */
  readonly widthMicros: number;
  /** Microseconds of work of all cores in each bin. */
  readonly busyMicros: Float32Array;
  /** The longest line in each bin, in jobs. */
  readonly longestLine: Uint32Array;
}

/** The work of one role's instances. */
export interface RoleFlow {
  readonly timeline: RoleTimeline;
  /** Longest line of each instance, in jobs; empty where there are too many instances. */
  readonly longestEach: Uint32Array;
}

/** After how many microseconds viewers hear, over all messages and viewers; nulls where nobody does. */
export interface Heard {
  readonly viewers: number;
  readonly p50Micros: number | null;
  readonly p95Micros: number | null;
  readonly p99Micros: number | null;
}

export interface FlowResult {
  readonly scenario: Scenario;
  readonly topology: Topology;
  /** Whether there is an entry for each person; else columns that would have one are empty. */
  readonly isByPerson: boolean;
  readonly ledger: Ledger;
  /** Who is where, counted, and what the messages come to where none is lost or dropped. */
  readonly counted: AggregateResult;
  readonly summary: RunSummary;
  /** By message, in the order of posting. */
  readonly messages: { readonly chat: Uint32Array; readonly postedMicros: Float64Array };
  readonly heard: Heard;
  /** Of each role that takes time over its work. */
  readonly roles: Readonly<Partial<Record<Role, RoleFlow>>>;
}

/** What comes of asking for a run in columns: the run, or why there is none. */
export type FlowOutcome = { readonly played: FlowResult; readonly refusal: null } | { readonly played: null; readonly refusal: FlowRefusal };
