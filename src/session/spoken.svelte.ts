/** Counts for words: assistive technology need not follow sixty frames a second. */
import type { Moment } from '../reading/moment';
import { countedSentence } from '../text/page/counted';
import { hasTime, type LoadedRun } from '../reading/run';
import { summaryAt } from './summary';
import type { Playback } from './playback.svelte';

/** While playing, words are renewed this often. */
const EVERY_MILLIS = 250;

/** Follows the play head: at once at rest, a few times a second while playing. */
export function spokenMoment(playback: () => Playback, run: () => LoadedRun): { readonly at: Moment } {
  let told = 0;
  let last: { run: LoadedRun; at: Moment } | null = null;
  const at = $derived.by((): Moment => {
    const moment = run().cursor!.at(playback().micros);
    const now = performance.now();
    if (last && last.run === run() && playback().isPlaying && now - told < EVERY_MILLIS) return last.at;
    told = now;
    last = { run: run(), at: moment };
    return last.at;
  });
  return {
    get at() {
      return at;
    },
  };
}

/** The run in words, up to the play head. */
export function spokenSummary(playback: () => Playback, run: () => LoadedRun | null): { readonly text: string } {
  let told = 0;
  let last = '';
  const text = $derived.by(() => {
    const loaded = run();
    if (!loaded) return '';
    const { scenario } = loaded.result;
    if (!hasTime(loaded)) return countedSentence(loaded.figures, scenario);
    const micros = playback().micros;
    const now = performance.now();
    if (playback().isPlaying && now - told < EVERY_MILLIS && last !== '') return last;
    told = now;
    last = summaryAt(loaded, micros);
    return last;
  });
  return {
    get text() {
      return text;
    },
  };
}
