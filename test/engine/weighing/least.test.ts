/** The search finds the least number that holds, as trying every number does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastThatHolds, type Found, type Search } from '../../../src/engine/weighing/least';

/** Runs the search over a table of how full each number is, from 1 on; beyond the table all is as at its end. */
function search(fullness: readonly number[], options: Partial<Search> = {}): Found & { readonly tried: readonly number[] } {
  const tried: number[] = [];
  const steps = leastThatHolds({ from: 1, most: fullness.length, inARow: 1, extraTries: Infinity, ...options }, function* (number) {
    yield number;
    tried.push(number);
    const full = fullness[number - 1]!;
    return { holds: full <= 1, fullness: full };
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { ...step.value, tried };
}

/** By trying every number. */
function byTryingAll(fullness: readonly number[], from: number, inARow: number): number | null {
  for (let first = from; first + inARow - 1 <= fullness.length; first++) {
    if (fullness.slice(first - 1, first - 1 + inARow).every((full) => full <= 1)) return first;
  }
  return null;
}

describe('the search for the least that holds', () => {
  it('finds what trying every number finds, whatever chance makes of it', () => {
    const anything = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(anything, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }), (fullness, inARow, from) => {
      const found = search(fullness, { inARow, from });
      const least = byTryingAll(fullness, from, inARow);
      // Where numbers hold by luck alone, and not the greatest, the way up may pass them by.
      const isCalm = fullness.slice(-inARow).every((full) => full <= 1) || least === null;
      if (isCalm) expect(found).toMatchObject({ least, isLeast: true });
    }));
  });

  it('tries few numbers where more is always better', () => {
    const { least, tried } = search(Array.from({ length: 100_000 }, (_, index) => 5000 / (index + 1)), { extraTries: 0, from: 4000 });
    expect(least).toBe(5000);
    expect(tried.length).toBeLessThan(25);
  });

  it('tries no number twice', () => {
    const { tried } = search([3, 2.5, 0.9, 1.2, 0.8, 0.7, 1.1, 0.5, 0.4], { inARow: 2 });
    expect(new Set(tried).size).toBe(tried.length);
  });

  it('says where it has not tried all that might do by luck', () => {
    const lucky = Array.from({ length: 200 }, (_, index) => (index === 60 ? 0.9 : 100 / (index + 1)));
    expect(search(lucky, { extraTries: 3 })).toMatchObject({ least: 100, isLeast: false });
    expect(search(lucky)).toMatchObject({ least: 61, isLeast: true });
  });

  it('finds none where none holds', () => {
    expect(search([4, 3, 2, 2, 2])).toMatchObject({ least: null });
    expect(search([4, 1], { inARow: 2 })).toMatchObject({ least: null });
    expect(search([0.5, 0.5], { from: 3 })).toMatchObject({ least: null });
  });
});
