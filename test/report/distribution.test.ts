import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distribution, percentile } from '../../src/model/distribution';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a percentile', () => {
  // Rank = percent/100 · (count − 1) from 0; between two ranks, that far from the one to the other.
  it.each([
    [[7], 50, 7],
    [[7], 99, 7],
    [[1, 2], 50, 1.5],
    [[1, 2], 95, 1.95],
    [[1, 2, 3], 50, 2],
    [[1, 2, 3, 4], 50, 2.5],
    [[0, 0, 0, 1], 95, 0.85],
    [[0, 0, 0, 1], 99, 0.97],
    [[10, 20, 30, 40, 50], 95, 48],
    [[10, 20, 30, 40, 50], 99, 49.6],
    [upTo(11), 95, 10.5],
    [upTo(21), 95, 20],
    [upTo(101), 99, 100],
    [upTo(100), 50, 50.5],
    [upTo(100), 95, 95.05],
    [upTo(100), 99, 99.01],
    [[-5, 5], 50, 0],
    [[3, 8], 0, 3],
    [[3, 8], 100, 8],
  ])('of %j at %d is %d', (sorted, percent, value) => {
    expect(percentile(sorted, percent)).toBe(value);
  });

  it('of nothing is nothing', () => {
    expect(percentile([], 50)).toBeNull();
  });
});

describe('a distribution', () => {
  it('is worked out whatever the order, and keeps it', () => {
    expect(distribution([30, 10, 50, 20, 40])).toEqual({
      total: 150,
      min: 10,
      p50: 30,
      p95: 48,
      p99: 49.6,
      max: 50,
      each: [30, 10, 50, 20, 40],
    });
  });

  it('does not touch the numbers given', () => {
    const given = Float64Array.of(3, 1, 2);
    distribution(given);
    expect([...given]).toEqual([3, 1, 2]);
  });

  it('of no instance has a total of 0 and nothing else', () => {
    expect(distribution([])).toEqual({ total: 0, min: null, p50: null, p95: null, p99: null, max: null, each: [] });
  });

  it('lists each instance up to 2,000', () => {
    expect(distribution(upTo(2000)).each).toHaveLength(2000);
    expect(distribution(upTo(2001))).toEqual({ total: 2_003_001, min: 1, p50: 1001, p95: 1901, p99: 1981, max: 2001 });
  });

  it('is in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const { min, p50, p95, p99, max } = distribution(values);
        const inOrder = [min, p50, p95, p99, max] as number[];
        expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
        expect([min, max]).toEqual([Math.min(...values), Math.max(...values)]);
      }),
    );
  });
});
