/**
 * What a verdict hangs on: within which costs it holds, and at which presets. Only costs are tried, all else
 * as it is. How often gateways wake up no mean knows, so a verdict is claimed twice: where none of them ever
 * does, and where each of them does at every job. Where the two differ, it is open. People who are placed by
 * a ring or a four-tuple are taken as evenly spread.
 */
import type { Design } from '../../model/design';
import { PRESET_IDS, withPreset, type PresetId } from '../../model/presets';
import type { Role } from '../../model/roles';
import { COST_KEYS, type Scenario } from '../../model/scenario';
import { hangsOn, type Bounds, type Claim, type Hanging, type Standing, type Verdict } from '../../model/verdict';
import { paysForWaking } from '../../model/waking';
import { fullFirstAt, overloadedAt } from './capacity';
import { evenly, needsLessAt, savesAtLeastAt, type Side } from './spending';

export function hangingOf(verdict: Verdict, scenario: Scenario): Hanging {
  const presets = Object.fromEntries(PRESET_IDS.map((id) => [id, standingAt(verdict, withPreset(scenario, id))])) as Record<PresetId, Standing>;
  const bounds = hangsOn(verdict.never, scenario, COST_KEYS);
  return { here: standingAt(verdict, scenario), bounds: bounds.sort((a, b) => distance(a, scenario) - distance(b, scenario)), presets };
}

function standingAt({ never, always }: Verdict, scenario: Scenario): Standing {
  const [one, other] = paysForWaking(scenario) ? [never(scenario), always(scenario)] : [never(scenario), never(scenario)];
  return one !== other ? 'open' : one ? 'holds' : 'fails';
}

/** How many times as dear or as cheap a cost must become to reach the nearer of its bounds. */
function distance({ key, from, to }: Bounds, scenario: Scenario): number {
  const here = scenario[key];
  const times = (bound: number | null): number => (bound === null || here === 0 || bound === 0 ? Infinity : Math.max(bound / here, here / bound));
  const nearest = Math.min(times(from), times(to));
  return nearest === Infinity ? Number.MAX_VALUE : nearest;
}

/** Of two sides, which needs less time over some components, and that it does; null where they need as much. */
export function comparedSides(scenario: Scenario, one: Side, other: Side, roles: readonly Role[]): { readonly less: Side; readonly more: Side; readonly verdict: Verdict } | null {
  const verdictOf = (less: Side, more: Side): Verdict => ({ never: needsLessAt(evenly(scenario), less, more, roles), always: needsLessAt(evenly(scenario), less, more, roles, 'always') });
  for (const [less, more] of [[one, other], [other, one]] as const) {
    const verdict = verdictOf(less, more);
    if (verdict.never(scenario)) return { less, more, verdict };
  }
  return null;
}

/** Half of what twice the gateways save where all work is divided. */
export const WORTH_DOUBLING = 0.25;

/** Whether twice the gateways save a mean one that share of its time or more, as it is, and that it does or does not. */
export function doublingVerdict(scenario: Scenario, design: Design): { readonly isWorthIt: boolean; readonly verdict: Verdict } {
  const [never, always] = (['never', 'always'] as const).map((waking) => savesAtLeastAt(evenly(scenario), WORTH_DOUBLING, design, waking)) as [Claim, Claim];
  if (never(scenario)) return { isWorthIt: true, verdict: { never, always } };
  const not = (claim: Claim): Claim => (costs) => !claim(costs);
  return { isWorthIt: false, verdict: { never: not(never), always: not(always) } };
}

/** That of all components this one is the first that a growing rate fills. A gateway that is nearly full is always at work, and never wakes up. */
export function fullFirstVerdict(scenario: Scenario, design: Design, first: Role): Verdict {
  const claim = fullFirstAt(evenly(scenario), design, first);
  return { never: claim, always: claim };
}

/** That a component cannot keep up. One that cannot is always at work, and never wakes up. */
export function overloadedVerdict(scenario: Scenario, design: Design, overloaded: Role): Verdict {
  const claim = overloadedAt(evenly(scenario), design, overloaded);
  return { never: claim, always: claim };
}
