/** The shapes of a run: how far it is, why it stopped, and what it hands over. Plain data. */
import type { Ledger } from './ledger';
import type { Scenario } from './scenario';
import type { Seating } from './seating';
import type { Topology } from './topology';
import type { Trace } from './trace';
import type { TraceIndex } from './traceindex';

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
  readonly topology: Topology;
  /** Where everybody is; null when the run was for the ledger alone, and for too many people. */
  readonly seating: Seating | null;
  /** Null when the run was for the ledger alone. */
  readonly trace: Trace | null;
  /** Made by `indexTrace(trace.crossings, scenario)` where the trace is made; null without a trace. */
  readonly index: TraceIndex | null;
  readonly ledger: Ledger;
  readonly summary: RunSummary;
}

/** What comes out of a run of which every crossing is kept. */
export type PlayedResult = RunResult & { readonly trace: Trace; readonly index: TraceIndex; readonly seating: Seating };

export function isPlayedResult(result: RunResult): result is PlayedResult {
  return result.trace !== null && result.index !== null && result.seating !== null;
}
