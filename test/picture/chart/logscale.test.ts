import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logScale } from '../../../src/picture/chart/logscale';

describe('the logarithmic scale', () => {
  const x = logScale([1, 100_000], [66, 566]);

  it('puts each decade as far from the next', () => {
    expect([1, 10, 100, 1_000, 10_000, 100_000].map((value) => Math.round(x(value)))).toEqual([66, 166, 266, 366, 466, 566]);
  });
  it('knows the decades inside its domain', () => {
    expect(x.decades()).toEqual([1, 10, 100, 1_000, 10_000, 100_000]);
    expect(logScale([0.02, 30], [0, 1]).decades().map((value) => value.toPrecision(1))).toEqual(['0.1', '1', '1e+1']);
  });
  it('goes back from a position to its value', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 100_000, noNaN: true }), (value) => {
        expect(x.invert(x(value)) / value).toBeCloseTo(1, 9);
      }),
    );
  });
});
