/**
 * The spread of values that many instances share: as `distribution` of one value an instance would
 * have it, without ever making one.
 */
import { distribution, EACH_LIMIT, type Distribution } from '../model/distribution';
import { countWhile } from '../model/numeric';

/**
 * The exact spread of `values`, each of which stands for so many instances.
 * @param weights whole numbers, one a value; or one for all
 */
export function weightedDistribution(values: ArrayLike<number>, weights: ArrayLike<number> | number): Distribution {
  const weightOf = typeof weights === 'number' ? () => weights : (index: number) => weights[index]!;
  let instances = 0;
  for (let index = 0; index < values.length; index++) instances += weightOf(index);
  if (instances <= EACH_LIMIT) return distribution(expanded(values, weightOf));
  const ranks = ranked(values, weightOf);
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]! * weightOf(index);
  const at = (percent: number): number => percentileOf(ranks, percent);
  return { total, min: at(0), p50: at(50), p95: at(95), p99: at(99), max: at(100) };
}

/** One number an instance, in the values' order. */
function expanded(values: ArrayLike<number>, weightOf: (index: number) => number): number[] {
  return Array.from(values).flatMap((value, index) => new Array<number>(weightOf(index)).fill(value));
}

interface Ranked {
  /** Values, ascending, and beside each how many instances have it or one before it. */
  readonly sorted: Float64Array;
  readonly upTo: Float64Array;
}

function ranked(values: ArrayLike<number>, weightOf: (index: number) => number): Ranked {
  const order = Uint32Array.from({ length: values.length }, (_, index) => index);
  order.sort((a, b) => values[a]! - values[b]!);
  const sorted = Float64Array.from(order, (index) => values[index]!);
  const upTo = Float64Array.from(order, (index) => weightOf(index));
  for (let place = 1; place < upTo.length; place++) upTo[place]! += upTo[place - 1]!;
  return { sorted, upTo };
}

/** As `percentile`: the same interpolation between ranks, counted over instances. */
function percentileOf({ sorted, upTo }: Ranked, percent: number): number {
  const last = upTo[upTo.length - 1]! - 1;
  const hundredths = percent * last;
  const below = Math.floor(hundredths / 100);
  const low = sorted[placeOf(upTo, below)]!;
  const high = sorted[placeOf(upTo, Math.min(below + 1, last))]!;
  return low + ((high - low) * (hundredths % 100)) / 100;
}

/** Where the value of the instance of this rank, from 0, stands: the first place that goes beyond it. */
function placeOf(upTo: Float64Array, rank: number): number {
  return Math.min(upTo.length - 1, countWhile(upTo.length, (place) => upTo[place]! <= rank));
}
