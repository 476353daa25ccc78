/** How a quantity is spread over instances, in a few numbers. */

export interface Distribution {
  readonly total: number;
  /** Null where there is no instance. */
  readonly min: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /** One number an instance, in the instances' order; left out where they are too many to read. */
  readonly each?: readonly number[];
}

/** Most instances that are listed one by one. */
export const EACH_LIMIT = 2000;

/** The spread of some finite numbers, one an instance. Their order is that of `each`. */
export function distribution(values: ArrayLike<number>): Distribution {
  const sorted = Float64Array.from(values).sort();
  let total = 0;
  for (const value of sorted) total += value;
  const spread = {
    total,
    min: percentile(sorted, 0),
    p50: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    p99: percentile(sorted, 99),
    max: percentile(sorted, 100),
  };
  return values.length > EACH_LIMIT ? spread : { ...spread, each: Array.from(values) };
}

/**
 * The value below which `percent` per cent of the ascending numbers lie, by linear interpolation
 * between ranks: rank percent/100 · (count − 1), counted from 0. Null where there are none.
 */
export function percentile(sorted: ArrayLike<number>, percent: number): number | null {
  if (sorted.length === 0) return null;
  // In hundredths of a rank, so that neither a whole rank nor a whole hundredth gathers dust.
  const hundredths = percent * (sorted.length - 1);
  const below = Math.floor(hundredths / 100);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + ((high - low) * (hundredths % 100)) / 100;
}
