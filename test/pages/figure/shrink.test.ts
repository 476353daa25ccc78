import { describe, expect, it } from 'vitest';
import { shrinkToFit } from '../../../src/pages/figure/shrink';

describe('a picture shrunk to fit', () => {
  it('stays as it is where there is room', () => {
    expect(shrinkToFit({ width: 400, height: 300 }, () => 300)).toBe(1);
  });

  it('takes the largest factor at which it is no higher than its room', () => {
    // 600 pixels high, whatever the width: half of it fits.
    const factor = shrinkToFit({ width: 400, height: 300 }, () => 600);
    expect(factor * 600).toBeLessThanOrEqual(300);
    expect((factor + 0.03) * 600).toBeGreaterThan(300);
  });

  it('is laid out for the room enlarged', () => {
    const asked: number[] = [];
    const factor = shrinkToFit({ width: 200, height: 100 }, ({ width, height }) => {
      asked.push(width);
      return width < 400 ? Infinity : height;
    });
    expect(factor).toBeLessThanOrEqual(0.5);
    expect(asked[0]).toBe(200);
    expect(asked.at(-1)).toBeCloseTo(200 / factor);
  });

  it('ends somewhere', () => {
    expect(shrinkToFit({ width: 10, height: 10 }, () => Infinity)).toBeGreaterThan(0);
  });
});
