/** How a quantity is spread over very many instances, without comparing them where they can be counted. */
import { percentile } from '../../model/distribution';
import type { Counts } from '../../model/ledger';
import type { Load } from '../../model/load';

/**
 * The spread of some numbers from 0 up.
 * @param times how many instances each of them stands for: one number for all, or one for each
 */
export function loadOf(values: Counts, times: number | Counts = 1): Load {
  if (typeof times !== 'number') return weightedLoad(values, times);
  const sorted = ascending(values);
  const total = sumOf(sorted);
  return {
    total: total * times,
    mean: sorted.length === 0 ? null : total / sorted.length,
    p50: percentile(sorted, 50),
    p99: percentile(sorted, 99),
    busiest: percentile(sorted, 100),
  };
}

/** The spread of a few numbers, each of which stands for very many instances. */
function weightedLoad(values: Counts, times: Counts): Load {
  const ranked = Array.from(values, (value, index) => ({ value, upTo: times[index]! })).sort((a, b) => a.value - b.value);
  for (let place = 1; place < ranked.length; place++) ranked[place]!.upTo += ranked[place - 1]!.upTo;
  const instances = ranked[ranked.length - 1]?.upTo ?? 0;
  if (instances === 0) return loadOf(new Float64Array(0));
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]! * times[index]!;
  // Between two instances that differ a percentile is the greater one: nothing is seen of that among so many.
  const at = (percent: number): number => ranked.find(({ upTo }) => upTo > (percent * (instances - 1)) / 100)!.value;
  return { total, mean: total / instances, p50: at(50), p99: at(99), busiest: at(100) };
}

/** The spread of the same numbers, each multiplied by a factor. */
export function scaledLoad(load: Load, factor: number): Load {
  const times = (value: number | null): number | null => (value === null ? null : value * factor);
  return {
    total: load.total * factor,
    mean: times(load.mean),
    p50: times(load.p50),
    p99: times(load.p99),
    busiest: times(load.busiest),
  };
}

/** The sum of some numbers. */
export function sumOf(values: Counts): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum;
}

/**
 * The numbers from the least to the most. Whole ones that are not above their own number are
 * counted out: to compare a million shards takes a tenth of a second, to count them a hundredth.
 */
export function ascending(values: Counts): Counts {
  const most = greatestWhole(values);
  if (most > values.length) return values.slice().sort();
  const howMany = new Uint32Array(most + 1);
  for (let index = 0; index < values.length; index++) howMany[values[index]!]!++;
  const sorted = new Float64Array(values.length);
  let start = 0;
  for (let value = 0; value <= most; value++) {
    sorted.fill(value, start, start + howMany[value]!);
    start += howMany[value]!;
  }
  return sorted;
}

/** The greatest of some numbers from 0 up; Infinity where one of them is not whole. */
function greatestWhole(values: Counts): number {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value !== Math.floor(value)) return Infinity;
    if (value > most) most = value;
  }
  return most;
}
