/** The shapes that cross between the page and the worker. Plain data and typed columns only. */
import type { Ledger } from '../model/ledger';
import type { Scenario } from '../model/scenario';
import type { Trace } from '../model/trace';

/** Why a run ended before its last event. */
export interface Stop {
  readonly reason: 'crossings';
  /** Crossings made when it stopped. */
  readonly crossings: number;
  /** True microseconds of the run at that moment. */
  readonly atMicros: number;
}

/** How far a run is. */
export interface Progress {
  readonly done: boolean;
  readonly crossings: number;
  /** Messages posted so far. */
  readonly posted: number;
  /** Present when the run ended early. */
  readonly stopped: Stop | null;
}

/** What is known of a run besides its columns. */
export interface RunSummary {
  readonly crossings: number;
  /** True microseconds at which connecting began (below 0) and at which the last crossing arrived. */
  readonly startMicros: number;
  readonly endMicros: number;
  /** Socket writes that failed, and people given up on. */
  readonly failedWrites: number;
  readonly lostDeliveries: number;
  /** Jobs that a full line turned away. */
  readonly droppedJobs: number;
  readonly stopped: Stop | null;
  /** No failed write, no full line, no early stop. */
  readonly lossless: boolean;
  /** Longest line that any component had, in jobs. */
  readonly longestLine: number;
}

export interface RunResult {
  readonly scenario: Scenario;
  /** Null when the run was for the ledger alone. */
  readonly trace: Trace | null;
  readonly ledger: Ledger;
  readonly summary: RunSummary;
}

/** What the worker offers. One run is open at a time; opening another drops it. */
export interface SimApi {
  /** Prepares a run. */
  open(scenario: Scenario, withTrace: boolean): Progress;
  /** Works for at most about 50 ms and says how far it is. */
  advance(): Progress;
  /** Hands the finished run over; its columns are transferred. */
  finish(): RunResult;
  /** Drops the open run. */
  close(): void;
  /** How many people sit elsewhere under `after` than under `before`. */
  peopleMoved(before: Scenario, after: Scenario): number;
  /** Answers, to show that the worker is alive. */
  ping(): true;
}
