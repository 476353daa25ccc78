/** What a page with one scenario, or two, says aloud: of a moment, of a change that has come in, of a run that is over. */
import { designOf } from '../designs';
import { differingLabels } from '../link/beside';
import { sameRun } from '../model/keys';
import { differencesAtEnd } from '../reading/difference';
import type { Figures } from '../reading/figures';
import { hasTime, isPlayed, type LoadedRun } from '../reading/run';
import { besideSentence, settingsWords } from '../text/page/beside';
import { changedWords, endedWords, playsAgainWords } from '../text/page/spoken';
import type { Pair } from './pair';
import type { Turn } from './playback.svelte';
import { summaryAt } from './summary';
import { spokenAt } from './told';

/** What is to be said of a change: words, or what stood before it. */
export type Unsaid = string | { readonly from: Pair };

/** Of a change that comes before the one before it is said, what is said of both: what stood before them is known. */
export function joined(waiting: Unsaid | undefined, next: Unsaid | undefined): Unsaid | undefined {
  return typeof next === 'object' && typeof waiting === 'object' ? waiting : next;
}

/** What a hand that has moved the play head finds there; of two pictures, what each shows. */
export function momentWords(runs: readonly LoadedRun[], micros: number, how: Turn): string {
  const words = runs.map((run) => spokenAt(run, micros, how));
  return words.every((one) => one === words[0]) ? (words[0] ?? '') : runs.map(({ design }, at) => `${design.title}: ${words[at]!}`).join(' ');
}

/** The runs that are in, and how they stand. */
export interface Shown {
  readonly run: LoadedRun | null;
  readonly other: LoadedRun | null;
  /** What the first is compared with. */
  readonly before: Figures | null;
}

/**
 * What a change is, and what it has come to where nothing plays.
 * @param tellsResult else somebody else says what it has come to
 */
export function changeWords(from: Pair, to: Pair, { run, other, before }: Shown, isPlaying: boolean, tellsResult: boolean): string {
  if (!run) return '';
  // Where only the second has changed, the change is its.
  const [was, is] = sameRun(from.scenario, to.scenario) && to.beside && from.beside ? [from.beside, to.beside] : [from.scenario, to.scenario];
  const change = { design: was.design === is.design ? null : designOf(is.design).title, settings: differingLabels(was, is).map((one) => settingsWords([one])) };
  if (isPlaying) return playsAgainWords(change);
  if (!tellsResult) return '';
  return other ? besideSentence(differencesAtEnd(run, other), run, other) : changedWords(change, run.figures, before);
}

/** What a run that is over has come to; of a run without time, nothing is over. */
export function endWords({ run, other, before }: Shown, micros: number): string {
  if (!run) return '';
  if (other) return besideSentence(differencesAtEnd(run, other), run, other);
  if (isPlayed(run)) return endedWords(run.figures, before);
  return hasTime(run) ? summaryAt(run, micros) : '';
}
