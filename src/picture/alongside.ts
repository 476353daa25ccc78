/** Two pictures side by side: both are drawn on one scale, from one distance. */
import { loadsOf } from '../reading/loads';
import type { LoadedRun } from '../reading/run';
import type { Before } from '../session/before.svelte';

/** The run whose picture stands beside this one, and what that one is compared with. */
export interface Alongside {
  readonly run: LoadedRun;
  readonly before: Before | null;
}

/** Rows that loads take in either of them: what is kept free for them leaves both one height for all else. */
export function loadRows(run: LoadedRun, alongside: Alongside | null): number {
  return Math.max(loadsOf(run.result).length, alongside ? loadsOf(alongside.run.result).length : 0);
}
