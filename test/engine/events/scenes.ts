/** Scenes and small tools that the engine's tests share. */
import { designOf } from '../../../src/designs';
import type { Design } from '../../../src/model/design';
import type { RunResult } from '../../../src/model/run';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import { hopKinds, type HopKind, type Trace } from '../../../src/model/trace';
import { runToEnd, type RunOptions } from '../../../src/engine/events/simulate';

/** The default scenario with some keys changed. */
export function scene(changes: Partial<Scenario> = {}): Scenario {
  return withChanges(DEFAULT_SCENARIO, changes);
}

/** Runs a scene with its trace. */
export function play(changes: Partial<Scenario> = {}, options: Partial<RunOptions> = {}): RunResult {
  return runToEnd(scene(changes), { withTrace: true, ...options });
}

export function traceOf(result: RunResult): Trace {
  if (!result.trace) throw new Error('this run kept no trace');
  return result.trace;
}

/** One crossing of a trace, as an object to compare. */
export interface Row {
  readonly id: string;
  readonly sent: number;
  readonly arrived: number;
  readonly from: number;
  readonly to: number;
  readonly message: number;
  readonly person: number;
  readonly units: number;
  readonly outcome: number;
  readonly attempt: number;
  /** It goes along in the crossing that a row before has. */
  readonly rides: boolean;
}

/** The crossings of a run in the trace's order. */
export function rowsOf(result: RunResult): Row[] {
  const { crossings } = traceOf(result);
  const kinds = kindsOf(result);
  return Array.from({ length: crossings.length }, (_, row) => ({
    id: kinds[crossings.hop[row]!]!.id,
    sent: crossings.sentMicros[row]!,
    arrived: crossings.arrivedMicros[row]!,
    from: crossings.from[row]!,
    to: crossings.to[row]!,
    message: crossings.message[row]!,
    person: crossings.person[row]!,
    units: crossings.units[row]!,
    outcome: crossings.outcome[row]!,
    attempt: crossings.attempt[row]!,
    rides: crossings.rides[row] === 1,
  }));
}

export function kindsOf({ scenario }: RunResult): readonly HopKind[] {
  return hopKinds(scenario, designFor(scenario));
}

export function designFor(scenario: Scenario): Design {
  return designOf(scenario.design);
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function mean(values: ArrayLike<number>): number {
  return sum(Array.from(values)) / values.length;
}

/** Mean and standard error of a correlated series, from 20 batches in turn. */
export function batchMeans(values: readonly number[]): { mean: number; standardError: number } {
  const BATCHES = 20;
  const size = Math.floor(values.length / BATCHES);
  const means = Array.from({ length: BATCHES }, (_, batch) => mean(values.slice(batch * size, (batch + 1) * size)));
  const middle = mean(means);
  const variance = sum(means.map((one) => (one - middle) ** 2)) / (BATCHES - 1);
  return { mean: middle, standardError: Math.sqrt(variance / BATCHES) };
}
