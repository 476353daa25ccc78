/** How quickly a run of the lesson plays. */
import type { Scenario } from '../../model/scenario';
import { storyOf } from '../../reading/story';
import { SLIDE_MILLIS } from '../../session/lab.svelte';
import { BEAT_MILLIS, readingSpeed } from '../../session/playback.svelte';

/** Nobody has to watch a run for longer, unless they slow it down themselves. */
export const LONGEST_RUN_MILLIS = 12_000;

/** Without motion in between, the play head rests on each beat for so many times as long. */
const STEPWISE_REST = 2;

/** How long one watches a run from its first message to its end at speed 1. */
function watchedMillis(beats: Float64Array, stepwise: boolean): number {
  const shown = beats.length - 1 - storyOf(beats, 0);
  return Math.max(0, shown) * BEAT_MILLIS * (stepwise ? STEPWISE_REST : 1);
}

/** As quick as is well read, or quicker where the run would else take too long. */
export function paceOf(scenario: Scenario, beats: Float64Array, stepwise: boolean): number {
  return Math.max(readingSpeed(scenario), watchedMillis(beats, stepwise) / (LONGEST_RUN_MILLIS - SLIDE_MILLIS));
}
