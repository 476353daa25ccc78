/** Counts of either kind added up as doubles. */
import type { Counts } from '../../model/ledger';

/** The same counts as doubles. `from` would go about it one call a count. */
export function widened(counts: Int32Array | Uint32Array): Counts {
  const wide = new Float64Array(counts.length);
  wide.set(counts);
  return wide;
}

/** Counts as doubles, with the others added where there are any. */
export function plus(counts: Int32Array | Uint32Array | Counts, more: Int32Array | Uint32Array | Counts | undefined): Counts {
  const sum = new Float64Array(counts.length);
  sum.set(counts);
  for (let index = 0; more && index < sum.length; index++) sum[index]! += more[index]!;
  return sum;
}

/** Counts less those that are left aside, in place. */
export function without(counts: Counts, aside: Int32Array | undefined): Counts {
  for (let index = 0; aside && index < counts.length; index++) counts[index]! -= aside[index]!;
  return counts;
}
