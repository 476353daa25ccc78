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
  /** People are on the lists of several chats. */
  | { readonly reason: 'memberships' }
  /** The design has somebody ask by a clock. */
  | { readonly reason: 'clock' }
  /** The owners of chats hold messages or drop them. */
  | { readonly reason: 'owners' }
  /** Big chats have gateways of their own, to which people hold second sockets. */
  | { readonly reason: 'secondSockets' }
  /** Sockets are held by others than gateways. */
  | { readonly reason: 'edges' }
  /** People who are away get badges. */
  | { readonly reason: 'badges' }
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

/**
 * Instances of a role over time: bin after bin, and in each an entry for each row. A row is one instance,
 * or several neighbours where there are very many: counts and work are then those of all of them.
 */
export interface RoleTimeline {
  readonly instances: number;
  readonly rows: number;
  /** Instances that a row stands for; the last one may stand for fewer. */
  readonly perRow: number;
  readonly bins: number;
  /** How long a bin lasts; the first one begins at 0. */
  readonly widthMicros: number;
  /** Copies or queries taken in; of a Chat API, messages. */
  readonly received: Uint32Array;
  /** Attempts to write a socket; empty for a role that writes none. */
  readonly sent: Uint32Array;
  /** Microseconds of work of all cores. */
  readonly busyMicros: Float32Array;
  /** The longest line of any of a row's instances, in jobs. */
  readonly longestLine: Uint32Array;
}

/** After how many microseconds viewers hear; nulls where nobody does. */
export interface Heard {
  readonly viewers: number;
  readonly p50Micros: number | null;
  readonly p95Micros: number | null;
  readonly p99Micros: number | null;
}

/** Of no viewer at all. */
export const NOBODY = -1;

/** Percentiles bin after bin, microseconds from posting; `NOBODY` where nobody heard. */
export interface PercentileColumns {
  readonly p50Micros: Float64Array;
  readonly p95Micros: Float64Array;
  readonly p99Micros: Float64Array;
}

/** When viewers hear, over time. */
export interface HeardOverTime {
  readonly bins: number;
  /** How long a bin lasts; the first one begins at 0. */
  readonly widthMicros: number;
  /** Viewers who hear in each bin. */
  readonly viewers: Float64Array;
  /** Of those who hear in it, after how long. */
  readonly within: PercentileColumns;
  /** Of all who have heard by its end. Whoever still waits is not among them. */
  readonly soFar: PercentileColumns;
}

/**
 * The messages of a run, in the order of posting: all of them, or evenly chosen ones. Moments are true
 * microseconds of the run, `NEVER` for what does not come about.
 */
export interface FlowMessages {
  /** Messages posted in all; every so manieth of them is told, from the first on. */
  readonly posted: number;
  readonly every: number;
  readonly chat: Uint32Array;
  readonly postedMicros: Float64Array;
  /** Copies that gateways take in, and when the first and the last one arrive. */
  readonly copies: Uint32Array;
  readonly firstCopyMicros: Float64Array;
  readonly lastCopyMicros: Float64Array;
  /** Viewers who get the message, and when the first and the last one do. */
  readonly viewers: Uint32Array;
  readonly firstViewerMicros: Float64Array;
  readonly lastViewerMicros: Float64Array;
}

/** A run over time: all that a page needs of it beside what the count says. At most some 30 MB, however large the run is. */
export interface FlowRecord {
  readonly scenario: Scenario;
  /** Crossings of those who connect are among its crossings only where the run has a ledger. */
  readonly summary: RunSummary;
  readonly messages: FlowMessages;
  /** Over all messages and viewers. */
  readonly heard: Heard;
  readonly heardOverTime: HeardOverTime;
  /** Of gateways, and of each other role that takes time over its work. */
  readonly roles: Readonly<Partial<Record<Role, RoleTimeline>>>;
}

export interface FlowResult extends FlowRecord {
  readonly topology: Topology;
  /** Whether there is an entry for each person; else columns that would have one are empty. */
  readonly isByPerson: boolean;
  readonly ledger: Ledger;
  /** Who is where, counted, and what the messages come to where none is lost or dropped. */
  readonly counted: AggregateResult;
}

/** What comes of asking for a run in columns: the run over time, or why there is none. */
export type FlowOutcome = { readonly played: FlowRecord; readonly refusal: null } | { readonly played: null; readonly refusal: FlowRefusal };
