/** Chapter after chapter from one seed; what fails is told by the shortest acts that do it again. */
import type { Browser } from 'playwright-core';
import { actText, type Act } from './acts';
import { chanceOf } from './chance';
import { playAgain, playChapter, type Played } from './chapter';
import type { Fault } from './checks';
import { shortest } from './shrink';
import type { Beginning } from './stage';
import type { Held } from './memory';

export interface FuzzOptions {
  readonly browser: Browser;
  /** Of the built app, with a slash at its end. */
  readonly address: string;
  readonly seed: number;
  /** Whether another chapter is to begin, after so many acts and rests. */
  readonly goesOn: (actsDone: number, rests: number) => boolean;
  readonly actsPerChapter: number;
  readonly onChapter?: (chapter: number, played: Played) => void;
}

export interface Failure {
  readonly seed: number;
  readonly chapter: number;
  readonly fault: Fault;
  readonly beginning: Beginning;
  readonly acts: readonly Act[];
  /** Whether these acts led to the fault again when they were done by themselves. */
  readonly isRepeated: boolean;
}

export interface Fuzzed {
  readonly chapters: number;
  readonly acts: number;
  readonly failure: Failure | null;
  readonly weighed: readonly Held[];
}

/** How long the shortest list is looked for. */
const MOST_SHRINKING_MILLIS = 180_000;

async function shrunk({ browser, address }: FuzzOptions, { beginning, acts, fault }: Played & { fault: Fault }): Promise<{ acts: readonly Act[]; isRepeated: boolean }> {
  const fails = async (list: readonly Act[]): Promise<boolean> => (await playAgain(browser, address, beginning, list, fault.look)).fault?.kind === fault.kind;
  if (!(await fails(acts))) return { acts, isRepeated: false };
  const end = performance.now() + MOST_SHRINKING_MILLIS;
  return { acts: await shortest(acts, fails, () => performance.now() > end), isRepeated: true };
}

/** Uses the page at random, until something is wrong or it is enough. */
export async function fuzz(options: FuzzOptions): Promise<Fuzzed> {
  const { browser, address, seed, goesOn, actsPerChapter } = options;
  let acts = 0;
  const weighed: Held[] = [];
  for (let chapter = 1; ; chapter++) {
    const played = await playChapter(browser, address, chanceOf(seed, chapter), actsPerChapter);
    acts += played.acts.length;
    weighed.push(...played.weighed);
    options.onChapter?.(chapter, played);
    const { fault, beginning } = played;
    if (fault) return { chapters: chapter, acts, weighed, failure: { seed, chapter, fault, beginning, ...(await shrunk(options, { ...played, fault })) } };
    if (!goesOn(acts, weighed.length)) return { chapters: chapter, acts, weighed, failure: null };
  }
}

/** What there is to be said of a failure, with all that it takes to have it again. */
export function failureText({ seed, chapter, fault, beginning, acts, isRepeated }: Failure): string {
  const how = isRepeated ? 'These acts do it again:' : 'Done by themselves the acts did not do it again; all of them:';
  return [
    `${fault.kind}: ${fault.words}`,
    `Seed ${String(seed)}, chapter ${String(chapter)}. ${how}`,
    `  0. open ${beginning.hash === '' ? 'the page' : `#${beginning.hash}`}${beginning.hasTouch ? ', with a finger' : ''}`,
    ...acts.map((act, index) => `  ${String(index + 1)}. ${actText(act)}`),
    `npm run fuzz -- --replay '${JSON.stringify({ beginning, acts }).replaceAll("'", "'\\''")}'`,
  ].join('\n');
}
