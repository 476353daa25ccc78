/** What a verdict hangs on: within which bounds of a cost a comparison still comes out as it does. */
import { rowOf } from './keys';
import type { PresetId } from './presets';
import { withChanges, type CostKey, type Scenario } from './scenario';

/** Something that is said of a scenario, as that one design needs less time in it than another. */
export type Claim = (scenario: Scenario) => boolean;

/** A claim holds between these values of a cost; null where it holds down to nothing, or however dear it is. */
export interface Bounds {
  readonly key: CostKey;
  readonly from: number | null;
  readonly to: number | null;
}

/** Whether gateways wake up for what comes: for none of it, since they are at work anyway, or for all of it. What lies between, no mean knows. */
export type Waking = 'never' | 'always';

/** A claim at both ends of waking up. */
export type Verdict = Readonly<Record<Waking, Claim>>;

/** Open is what holds at one end of waking up and not at the other. */
export type Standing = 'holds' | 'fails' | 'open';

/** What a verdict hangs on. */
export interface Hanging {
  /** At the scenario's own costs. */
  readonly here: Standing;
  /** Where no gateway wakes up: the costs that would end it, those that are nearest to doing so first. */
  readonly bounds: readonly Bounds[];
  readonly presets: Readonly<Record<PresetId, Standing>>;
}

/** Each step halves what is left between the bounds of a key: enough for the last digit that is ever printed. */
const STEPS = 60;

/**
 * Within which values of a cost a claim holds, all else as it is; null where it does not hold as it is. Of
 * a claim that changes more than once on one side some change is found, not always the nearest: sums in
 * which a cost is a factor change once at most.
 */
export function boundsOf(claim: Claim, scenario: Scenario, key: CostKey): Bounds | null {
  const row = rowOf(key);
  if (row.kind !== 'number' || !claim(scenario)) return null;
  const holdsAt = (value: number): boolean => claim(withChanges(scenario, { [key]: value }));
  const end = (most: number): number | null => (holdsAt(most) ? null : changeBetween(holdsAt, scenario[key], most));
  return { key, from: end(row.min), to: end(row.max) };
}

/** Where a claim that holds at one value and not at another ceases to. */
function changeBetween(holdsAt: (value: number) => boolean, holds: number, fails: number): number {
  let [inside, outside] = [holds, fails];
  for (let step = 0; step < STEPS; step++) {
    const middle = (inside + outside) / 2;
    if (holdsAt(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** The costs on which a claim hangs: those within whose own range it ceases to hold. */
export function hangsOn(claim: Claim, scenario: Scenario, keys: readonly CostKey[]): Bounds[] {
  return keys.flatMap((key) => {
    const bounds = boundsOf(claim, scenario, key);
    return bounds && (bounds.from !== null || bounds.to !== null) ? [bounds] : [];
  });
}

/** Where a cost is nothing, a bound is held against a cost of so many microseconds. */
const OF_NOTHING_MICROS = 1;

/** How many times as much, or as little, a cost would have to be for the nearer of its bounds. */
function awayFrom({ key, from, to }: Bounds, scenario: Scenario): number {
  const now = Math.max(scenario[key], OF_NOTHING_MICROS);
  const times = (end: number | null): number => (end === null ? Infinity : Math.max(end / now, now / Math.max(end, Number.MIN_VALUE)));
  return Math.min(times(from), times(to));
}

/** The bounds that are nearest to what the costs are, the nearest first; those too far off to be met left out. */
export function nearestBounds(bounds: readonly Bounds[], scenario: Scenario, most: number, farthest: number): Bounds[] {
  return bounds
    .map((one) => ({ one, away: awayFrom(one, scenario) }))
    .filter(({ away }) => away <= farthest)
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ one }) => one);
}
