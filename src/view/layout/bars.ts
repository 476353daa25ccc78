import { percentile } from '../../model/distribution';

/** A bar for each gateway, or for a few neighbours where there are more gateways than room. */

export interface Bars {
  /** Mean of each bar's gateways. */
  readonly values: readonly number[];
  readonly gatewaysPerBar: number;
  readonly mean: number;
  readonly p99: number;
  readonly most: number;
}

/** @param room most bars that fit */
export function barsOf(counts: Float64Array, room: number): Bars {
  const gatewaysPerBar = Math.max(1, Math.ceil(counts.length / room));
  const values: number[] = [];
  for (let start = 0; start < counts.length; start += gatewaysPerBar) {
    const group = counts.subarray(start, start + gatewaysPerBar);
    values.push(group.reduce((sum, count) => sum + count, 0) / group.length);
  }
  const sorted = counts.slice().sort();
  return {
    values,
    gatewaysPerBar,
    mean: counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length),
    p99: percentile(sorted, 99) ?? 0,
    most: sorted[sorted.length - 1] ?? 0,
  };
}
