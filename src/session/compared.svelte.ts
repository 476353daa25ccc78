/** In what two runs differ, as it is read: a few times a second while they play, at once at rest. */
import { differencesAt, differencesAtEnd, type Difference } from '../reading/difference';
import type { LoadedRun } from '../reading/run';
import type { Playback } from './playback.svelte';

/** While playing, the table is renewed this often. */
const EVERY_MILLIS = 250;

export interface ComparedRuns {
  readonly first: LoadedRun;
  readonly second: LoadedRun;
}

export function comparedRuns(runs: () => ComparedRuns, playback: () => Playback): { readonly now: readonly Difference[] | null; readonly end: readonly Difference[] } {
  let told = 0;
  let last: { readonly of: ComparedRuns; readonly differences: readonly Difference[] | null } | null = null;
  const now = $derived.by((): readonly Difference[] | null => {
    const of = runs();
    const { micros, isPlaying } = playback();
    const at = performance.now();
    const isSame = last !== null && last.of.first === of.first && last.of.second === of.second;
    if (last && isSame && isPlaying && at - told < EVERY_MILLIS) return last.differences;
    told = at;
    last = { of, differences: differencesAt(of.first, of.second, micros) };
    return last.differences;
  });
  const end = $derived(differencesAtEnd(runs().first, runs().second));
  return {
    get now() {
      return now;
    },
    get end() {
      return end;
    },
  };
}
