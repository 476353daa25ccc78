/** How quickly a run of the lesson plays. */
import type { LoadedRun } from '../../reading/run';
import { storyOf, wholeMillis, type Story } from '../../reading/story';
import { SLIDE_MILLIS } from '../../session/lab.svelte';
import { readingSpeed, REST_MILLIS } from '../../session/playback.svelte';

/** Nobody has to watch a run for longer, unless they slow it down themselves. */
export const LONGEST_RUN_MILLIS = 12_000;

/** How long one watches a run from its first message to its end at speed 1. */
function watchedMillis(story: Story, stepwise: boolean): number {
  if (stepwise) return story.beats.filter((micros) => micros >= 0).length * REST_MILLIS;
  return wholeMillis(story) - storyOf(story, 0);
}

/** As quick as is well read, or quicker where the run would else take too long. */
export function paceOf({ result, cursor }: Pick<LoadedRun, 'result' | 'cursor'>, story: Story, stepwise: boolean): number {
  // Of a run that is played in columns nobody reads message by message.
  return Math.max(cursor ? readingSpeed(result.scenario) : 1, watchedMillis(story, stepwise) / (LONGEST_RUN_MILLIS - SLIDE_MILLIS));
}
