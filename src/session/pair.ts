/** One scenario, or two side by side, and what becomes of them by a change. */
import { withShared } from '../link/beside';
import { sameRun } from '../model/keys';
import { peopleOf } from '../model/people';
import { withChanges, type Scenario } from '../model/scenario';

export interface Pair {
  readonly scenario: Scenario;
  /** The one beside it; null where it stands alone. */
  readonly beside: Scenario | null;
}

/** For which of two a change counts. */
export type Aim = 'both' | 'first' | 'second';
export const AIMS = ['both', 'first', 'second'] as const satisfies readonly Aim[];

/** Both after a change; what both share, as their posts by hand, changes for both whatever it counts for. */
export function changedPair({ scenario, beside }: Pair, changes: Partial<Scenario>, aim: Aim): Pair {
  const shared = { ...(changes.seed === undefined ? {} : { seed: changes.seed }), ...(changes.do === undefined ? {} : { do: changes.do }) };
  const first = changed(scenario, beside && aim === 'second' ? shared : changes);
  return { scenario: first, beside: beside && withShared(aim === 'first' ? beside : withChanges(beside, changes), first) };
}

/** A scenario with some keys changed; actions of people who are no longer there go with them. */
function changed(scenario: Scenario, changes: Partial<Scenario>): Scenario {
  const next = withChanges(scenario, changes);
  if (changes.do) return next;
  const people = peopleOf(next);
  return next.do.every((action) => action.user <= people) ? next : { ...next, do: next.do.filter((action) => action.user <= people) };
}

/** Whether two pairs give the same runs, side by side; play heads are left aside. */
export function samePair(a: Pair, b: Pair): boolean {
  if (!sameRun(a.scenario, b.scenario)) return false;
  return a.beside && b.beside ? sameRun(a.beside, b.beside) : a.beside === b.beside;
}
