/** The lesson's address: `step=more-gateways`, `route=five-minutes` on the short one, and what a friend `said`. */
import { languageTaken } from '../link/language';
import { nearestIn } from '../link/nearest';
import { repairOf, repairText, shown } from '../link/repair';
import { untangled } from '../link/untangle';
import { moreProblems, noStep, strangeKey, WHOLE_LESSON } from '../text/lesson/address';
import { afterAnother, FIRST_KEPT, noneOf } from '../text/link/repairs';
import type { RouteId } from './lesson.machine';
import { readSaid } from './said';
import type { Guesses, Step } from './step';

export interface LessonAddress {
  readonly step: string;
  readonly route: RouteId;
  /** What somebody else has guessed at this step. */
  readonly said: Guesses;
  /** What could not be used, in words. */
  readonly problems: readonly string[];
}

/** The page after the last step. */
export const END = 'end';

const ROUTES: readonly RouteId[] = ['whole', 'five-minutes'];

/** Problems beyond these are counted. */
const MOST_TOLD = 10;

/** Reads the hash of an address. Whatever is wrong with it is said, and the lesson begins at the first step. */
export function readAddress(hash: string, steps: readonly Step[]): LessonAddress {
  const { values, problems } = firstValues(hash);
  const wanted = values.get('step') ?? '';
  const step = steps.find(({ id }) => id === wanted);
  if (!step && wanted !== END) {
    problems.push(noStep(shown(wanted), nearestIn(steps.map(({ id }) => id))(wanted)));
  }
  for (const key of values.keys()) {
    if (key !== 'step' && key !== 'route' && !(key === 'said' && step)) problems.push(strangeKey(shown(key)));
  }
  const text = values.get('said');
  const said = step && text !== undefined ? readSaid(step, text) : null;
  if (said?.problem) problems.push(said.problem);
  return {
    step: step || wanted === END ? wanted : steps[0]!.id,
    route: readRoute(values.get('route'), problems),
    said: said?.guesses ?? {},
    problems: toldOf(problems),
  };
}

/** The first value of each key but the page's language, and a problem for each that comes after it. */
export function firstValues(hash: string): { readonly values: Map<string, string>; readonly problems: string[] } {
  const values = new Map<string, string>();
  const { rest, repairs } = languageTaken(untangled(hash).split('&'));
  const problems = repairs.map(repairText);
  for (const [key, value] of new URLSearchParams(rest.join('&'))) {
    if (values.has(key)) problems.push(repairText(repairOf(key, value, afterAnother(shown(key)), FIRST_KEPT)));
    else values.set(key, value);
  }
  return { values, problems };
}

/** Problems as a page tells them: each once, the first ten of them, and how many more there are. */
export function toldOf(problems: readonly string[]): readonly string[] {
  const different = [...new Set(problems)];
  return different.length <= MOST_TOLD ? different : [...different.slice(0, MOST_TOLD), moreProblems(different.length - MOST_TOLD)];
}

function readRoute(value: string | undefined, problems: string[]): RouteId {
  const route = ROUTES.find((one) => one === value);
  if (value !== undefined && !route) problems.push(repairText(repairOf('route', value, noneOf(ROUTES, nearestIn(ROUTES)(value)), WHOLE_LESSON)));
  return route ?? 'whole';
}

/**
 * The hash of an address, without its `#`.
 * @param said guesses at the step, as `writeSaid` writes them
 */
export function writeAddress(step: string, route: RouteId, said = ''): string {
  return `step=${step}${route === 'whole' ? '' : `&route=${route}`}${said && `&said=${said}`}`;
}
