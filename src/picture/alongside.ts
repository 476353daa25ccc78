/** Two pictures side by side: both are drawn on one scale, from one distance. */
import { loadsOf, type RoleLoad } from '../reading/loads';
import type { LoadedRun } from '../reading/run';
import type { Before } from '../session/before.svelte';

/** The run whose picture stands beside this one, and what that one is compared with. */
export interface Alongside {
  readonly run: LoadedRun;
  readonly before: Before | null;
}

/** What the components of the other picture have to do. */
export function loadsAlongside({ run }: Alongside): RoleLoad[] {
  return loadsOf(run.result);
}

/** Rows that loads take in either of them: what is kept free for them leaves both one height for all else. */
export function loadRows(run: LoadedRun, alongside: Alongside | null): number {
  return Math.max(loadsOf(run.result).length, alongside ? loadsAlongside(alongside).length : 0);
}
