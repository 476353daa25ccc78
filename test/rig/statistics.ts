/** What several repeats of one measurement come to. */
import { percentile } from '../../src/model/distribution';

export interface Measured {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** The distance between the quartiles, as a share of the median. */
  readonly spread: number;
}

/** @param values one a repeat */
export function measured(values: readonly number[]): Measured {
  const sorted = Float64Array.from(values).sort();
  const at = (percent: number): number => percentile(sorted, percent)!;
  return { median: at(50), least: at(0), most: at(100), spread: Math.abs((at(75) - at(25)) / at(50)) };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
