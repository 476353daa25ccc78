/** A value that many instances share counts as if each of them had it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distribution, EACH_LIMIT } from '../../src/model/distribution';
import { weightedDistribution } from '../../src/report/weighted';

const expanded = (values: readonly number[], weights: readonly number[]): number[] =>
  values.flatMap((value, index) => new Array<number>(weights[index]!).fill(value));

const pairs = (mostWeight: number) =>
  fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat(mostWeight)), { maxLength: 40 }).map((all) => ({
    values: all.map(([value]) => value),
    weights: all.map(([, weight]) => weight),
  }));

describe('a spread of shared values', () => {
  it('is that of one value an instance, few of them or many', () => {
    for (const mostWeight of [3, 300]) {
      fc.assert(
        fc.property(pairs(mostWeight), ({ values, weights }) => {
          expect(weightedDistribution(values, weights)).toEqual(distribution(expanded(values, weights)));
        }),
      );
    }
  });

  it('takes one weight for all', () => {
    expect(weightedDistribution([3, 1, 2], 2)).toEqual(distribution([3, 3, 1, 1, 2, 2]));
    expect(weightedDistribution([3, 1, 2], 5000)).toEqual(weightedDistribution([3, 1, 2], [5000, 5000, 5000]));
  });

  it('interpolates between two values where a rank falls between their instances', () => {
    // Ranks 0 to 2,001: half of them 10, half 20, and the middle lies between the two.
    expect(weightedDistribution([20, 10], 1001)).toEqual({ total: 30_030, min: 10, p50: 15, p95: 20, p99: 20, max: 20 });
  });

  it('of a thousand million instances takes no room for them', () => {
    const spread = weightedDistribution([1, 2], [990_000_000, 10_000_000]);
    expect(spread).toEqual({ total: 1_010_000_000, min: 1, p50: 1, p95: 1, p99: 1.01, max: 2 });
    expect(spread).not.toHaveProperty('each');
  });

  it('of no instance has a total of 0 and nothing else', () => {
    const nothing = { total: 0, min: null, p50: null, p95: null, p99: null, max: null, each: [] };
    expect(weightedDistribution([], [])).toEqual(nothing);
    expect(weightedDistribution([1, 2], 0)).toEqual(nothing);
  });

  it(`lists each instance up to ${String(EACH_LIMIT)}, in the values' order`, () => {
    expect(weightedDistribution([5, 4], EACH_LIMIT / 2).each).toEqual(expanded([5, 4], [EACH_LIMIT / 2, EACH_LIMIT / 2]));
    expect(weightedDistribution([5, 4], EACH_LIMIT)).not.toHaveProperty('each');
  });
});
