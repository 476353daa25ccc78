/** The lesson's address: `step=more-gateways`, and `route=five-minutes` on the short one. */
import { nearestIn } from '../link/nearest';
import type { RouteId } from './lesson.machine';

export interface LessonAddress {
  readonly step: string;
  readonly route: RouteId;
  /** What could not be used, in words. */
  readonly problems: readonly string[];
}

/** The page after the last step. */
export const END = 'end';

/** Reads the hash of an address. Whatever is wrong with it is said, and the lesson begins at the first step. */
export function readAddress(hash: string, steps: readonly string[]): LessonAddress {
  const pairs = new URLSearchParams(hash.replace(/^#/, ''));
  const wanted = pairs.get('step') ?? '';
  const problems: string[] = [];
  const isKnown = wanted === END || steps.includes(wanted);
  if (!isKnown) {
    const near = nearestIn(steps)(wanted);
    problems.push(`There is no step “${wanted}”${near === undefined ? '.' : `, did you mean “${near}”?`} This is the first one.`);
  }
  for (const key of new Set(pairs.keys())) {
    if (key !== 'step' && key !== 'route') problems.push(`“${key}” says nothing to the lesson; it is left out.`);
  }
  return { step: isKnown ? wanted : steps[0]!, route: pairs.get('route') === 'five-minutes' ? 'five-minutes' : 'whole', problems };
}

/** The hash of an address, without its `#`. */
export function writeAddress(step: string, route: RouteId): string {
  return route === 'whole' ? `step=${step}` : `step=${step}&route=${route}`;
}
