/** Gateways as bars, in numbers. */
import { expect, it } from 'vitest';
import { BARS, barsPath, heightOf, meanOf } from '../../../src/picture/gallery/bars';

it('is as high as an amount is of the scale, and never higher than the picture', () => {
  expect([heightOf(0, 8), heightOf(4, 8), heightOf(8, 8), heightOf(9, 8), heightOf(3, 0)]).toEqual([0, 50, 100, 100, 0]);
});

it('draws a bar for each gateway that has something, inside its own room', () => {
  const path = barsPath([2, 0, 4], 4);
  const bars = [...path.matchAll(/M([\d.]+) 100v-([\d.]+)h([\d.]+)v[\d.]+z/g)].map(([, left, height, width]) => [left, height, width].map(Number));
  const room = BARS.width / 3;
  expect(bars.map(([, height]) => height)).toEqual([50, 100]);
  for (const [bar, gateway] of [[0, 0], [1, 2]] as const) {
    const [left, , width] = bars[bar]!;
    expect(left).toBeGreaterThan(gateway * room);
    expect(left! + width!).toBeLessThan((gateway + 1) * room);
  }
});

it('draws nothing of nothing, and has no mean of it', () => {
  expect([barsPath([], 4), barsPath([0, 0], 4), meanOf([]), meanOf([1, 2, 6])]).toEqual(['', '', 0, 3]);
});
