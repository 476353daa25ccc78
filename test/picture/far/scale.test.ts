/** The scale of the plot: it holds both runs, and stays where it is as long as it serves. */
import { describe, expect, it } from 'vitest';
import { endOfScale, roundedUp, ScaleKeeper, sharedScale } from '../../../src/picture/far/scale';

describe('the end of a scale', () => {
  it('is the next round number', () => {
    expect([0, 1, 3.2, 7, 993, 1000, 10_000, 10_263, 5_257_000].map(roundedUp)).toEqual([1, 1, 4, 8, 1000, 1000, 10_000, 12_000, 6_000_000]);
  });
  it('stays while it holds the most and is not far too long', () => {
    expect(endOfScale(12_000, 5_257)).toBe(12_000);
    expect(endOfScale(12_000, 1_500)).toBe(12_000);
    expect(endOfScale(12_000, 1_300)).toBe(1_500);
    expect(endOfScale(12_000, 12_001)).toBe(15_000);
  });
});

describe('a scale that is kept', () => {
  it('is the same from run to run, and says where it was when it had to move', () => {
    const keeper = new ScaleKeeper();
    const [first, second, third] = [{}, {}, {}];
    expect(keeper.for(first, 10_263)).toEqual({ end: 12_000, was: null });
    expect(keeper.for(second, 10_263)).toEqual({ end: 12_000, was: null });
    expect(keeper.for(third, 900)).toEqual({ end: 1000, was: 12_000 });
    expect(keeper.for(third, 900)).toEqual({ end: 1000, was: 12_000 });
    expect(keeper.for({}, 800)).toEqual({ end: 1000, was: null });
  });
});

it('of two pictures side by side goes by what both show, whatever either showed before', () => {
  const [left, right] = [new ScaleKeeper(), new ScaleKeeper()];
  const runs = [{}, {}] as const;
  // Kept apart they would differ: the left one has shown much more before.
  left.for({}, 700);
  expect(left.for(runs[0], 300).end).not.toBe(right.for(runs[1], 300).end);
  expect(sharedScale(300)).toEqual({ end: 300, was: null });
});
