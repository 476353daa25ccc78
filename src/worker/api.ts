/** The shapes that cross between the page and the worker. Plain data and typed columns only. */
import type { AggregateResult } from '../model/counts';
import type { Painting } from '../model/painting';
import type { Progress, RunResult } from '../model/run';
import type { Scenario } from '../model/scenario';

export type { Progress, RunResult, RunSummary, Stop } from '../model/run';

/** How far a count is. */
export interface CountProgress {
  readonly done: boolean;
  readonly peoplePlaced: number;
  readonly people: number;
}

/** What the worker offers. One run is open at a time; opening another drops it. */
export interface SimApi {
  /** Prepares a run. */
  open(scenario: Scenario, withTrace: boolean): Progress;
  /** Works for at most about 50 ms and says how far it is. */
  advance(): Progress;
  /** Hands the finished run over; its columns are transferred. */
  finish(): RunResult;
  /** Drops the open run, if there is one. */
  close(): void;
  /** Prepares a count of everybody by the aggregate engine; opening another drops it. */
  openCount(scenario: Scenario): CountProgress;
  /** Counts for at most about 50 ms. */
  advanceCount(): CountProgress;
  /** Hands the finished count over; its columns are transferred. */
  finishCount(): AggregateResult;
  /** Drops the open count, if there is one. */
  closeCount(): void;
  /** Prepares the seat map from far, in at most so many rows and columns. */
  openPainting(scenario: Scenario, rows: number, columns: number): void;
  /** Paints for at most about 50 ms. @returns whether it is done */
  advancePainting(): boolean;
  /** Hands the finished painting over; its columns are transferred. */
  finishPainting(): Painting;
  /** How many people sit elsewhere under `after` than under `before`; null where they are too many to count. */
  peopleMoved(before: Scenario, after: Scenario): number | null;
  /** Answers, to show that the worker is alive. */
  ping(): true;
  /** Takes the Web Lock of this name for life, so that the page sees the worker go. False where there are none. */
  holdLock(name: string): Promise<boolean>;
}
