/** Chance that a seed decides: the same seed, the same numbers. */
import { draw, pick, triple32, unit } from '../../src/model/random';

export interface Chance {
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** Between 0 and 1, without either. */
  part(): number;
  oneOf<Value>(values: readonly Value[]): Value;
  /** One of these, each as often as its weight says. */
  weighted<Value>(rows: readonly (readonly [weight: number, value: Value])[]): Value;
}

/** @param numbers whatever tells this use of chance from every other, the seed first */
export function chanceOf(...numbers: readonly number[]): Chance {
  const key = numbers.reduce((hash, number) => triple32(hash ^ triple32(number)), 0);
  let next = 0;
  const bits = (): number => draw(key, next++);
  const below = (count: number): number => pick(bits(), count);
  return {
    below,
    part: () => unit(bits()),
    oneOf: (values) => values[below(values.length)]!,
    weighted: (rows) => {
      let left = below(rows.reduce((sum, [weight]) => sum + weight, 0));
      return rows.find(([weight]) => (left -= weight) < 0)![1];
    },
  };
}
