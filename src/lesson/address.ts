/** The lesson's address: `step=more-gateways`, `route=five-minutes` on the short one, and what a friend `said`. */
import { nearestIn } from '../link/nearest';
import { noStep, strangeKey } from '../text/lesson/address';
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

/** Reads the hash of an address. Whatever is wrong with it is said, and the lesson begins at the first step. */
export function readAddress(hash: string, steps: readonly Step[]): LessonAddress {
  const pairs = new URLSearchParams(hash.replace(/^#/, ''));
  const wanted = pairs.get('step') ?? '';
  const problems: string[] = [];
  const step = steps.find(({ id }) => id === wanted);
  if (!step && wanted !== END) {
    problems.push(noStep(wanted, nearestIn(steps.map(({ id }) => id))(wanted)));
  }
  for (const key of new Set(pairs.keys())) {
    if (key !== 'step' && key !== 'route' && !(key === 'said' && step)) problems.push(strangeKey(key));
  }
  const text = pairs.get('said');
  const said = step && text !== null ? readSaid(step, text) : null;
  if (said?.problem) problems.push(said.problem);
  return {
    step: step || wanted === END ? wanted : steps[0]!.id,
    route: pairs.get('route') === 'five-minutes' ? 'five-minutes' : 'whole',
    said: said?.guesses ?? {},
    problems,
  };
}

/**
 * The hash of an address, without its `#`.
 * @param said guesses at the step, as `writeSaid` writes them
 */
export function writeAddress(step: string, route: RouteId, said = ''): string {
  return `step=${step}${route === 'whole' ? '' : `&route=${route}`}${said && `&said=${said}`}`;
}
