import { describe, expect, it } from 'vitest';
import { draw, drawPair, pick, streamKey, triple32, unit, type StreamName } from '../../src/model/random';

const DRAWS = 1_000_000;
const CELLS = 1000;

/** Variance over mean of the counts of `DRAWS` draws in `CELLS` cells: 1 in the mean for chance. */
function dispersion(drawAt: (n: number) => number): number {
  const counts = new Uint32Array(CELLS);
  for (let n = 0; n < DRAWS; n++) counts[pick(drawAt(n), CELLS)]!++;
  const mean = DRAWS / CELLS;
  let squares = 0;
  for (const count of counts) squares += (count - mean) ** 2;
  return squares / mean / (CELLS - 1);
}

/** The standard error of that ratio, from chi-square's variance. */
const STANDARD_ERROR = Math.sqrt(2 / (CELLS - 1));

describe('draws', () => {
  it.each([
    ['placement', 1],
    ['placement', 2],
    ['seatShard', 1],
    ['loss', 4_294_967_295],
  ] as const)('of %s under seed %i spread over cells as chance does', (name, seed) => {
    const key = streamKey(seed, name);
    expect(Math.abs(dispersion((n) => draw(key, n)) - 1)).toBeLessThan(4 * STANDARD_ERROR);
  });

  it('by pairs spread in either counter', () => {
    const key = streamKey(1, 'loss');
    expect(Math.abs(dispersion((n) => drawPair(key, 5, n)) - 1)).toBeLessThan(4 * STANDARD_ERROR);
    expect(Math.abs(dispersion((n) => drawPair(key, n, 5)) - 1)).toBeLessThan(4 * STANDARD_ERROR);
  });

  it('of different names, and of different seeds, have nothing to do with each other', () => {
    const names: StreamName[] = ['placement', 'ring', 'sourcePort', 'seatShard', 'arrivals', 'loss'];
    const keys = names.flatMap((name) => [0, 1, 2].map((seed) => streamKey(seed, name)));
    expect(new Set(keys).size).toBe(keys.length);
    const [one, other] = [streamKey(1, 'placement'), streamKey(1, 'seatShard')];
    let agreeing = 0;
    for (let n = 0; n < DRAWS; n++) if (pick(draw(one, n), 10) === pick(draw(other, n), 10)) agreeing++;
    expect(Math.abs(agreeing / DRAWS - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / DRAWS));
  });

  it('are the same everywhere', () => {
    // Zero is triple32's fixed point; the others are pinned, since every seat of a run hangs on them.
    expect(triple32(0)).toBe(0);
    expect(draw(7, -7)).toBe(0);
    expect([0, 1, 2].map((n) => draw(streamKey(1, 'placement'), n))).toMatchInlineSnapshot(`
      [
        2025291140,
        635265854,
        3403863569,
      ]
    `);
  });

  it('become units strictly between 0 and 1, and whole numbers below a count', () => {
    expect(unit(0)).toBeGreaterThan(0);
    expect(unit(4_294_967_295)).toBeLessThan(1);
    expect(pick(4_294_967_295, 7)).toBe(6);
    expect(pick(0, 7)).toBe(0);
  });
});
