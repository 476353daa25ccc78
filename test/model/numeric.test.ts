import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBelow, exponential, naturalLog, occupiedShare, power } from '../../src/model/numeric';

/** What the built-in functions and ours may differ by, relatively: two units in the last place at most. */
const LOG_WITHIN = 5e-16;
const EXP_WITHIN = 4e-16;

function relativeError(value: number, expected: number): number {
  return expected === 0 ? Math.abs(value) : Math.abs(value - expected) / Math.abs(expected);
}

/** The eight bytes of a double, most significant first. */
function bytes(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

describe('naturalLog', () => {
  it('is the built-in one to 5e-16', () => {
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) => {
        expect(relativeError(naturalLog(x), Math.log(x))).toBeLessThanOrEqual(LOG_WITHIN);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the built-in one to 5e-16 between 0 and 1, where the waits between messages are drawn', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (bits) => {
        const x = (bits + 0.5) / 4294967296;
        expect(relativeError(naturalLog(x), Math.log(x))).toBeLessThanOrEqual(LOG_WITHIN);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [1, '0000000000000000'],
    [2, '3fe62e42fefa39ef'],
    [10, '40026bb1bbb55516'],
    [0.5, 'bfe62e42fefa39ef'],
    [1e-10, 'c037069e2aa2aa5b'],
    [123_456.789, '40277281cad8a844'],
  ])('of %d has these very bytes', (x, expected) => {
    expect(bytes(naturalLog(x))).toBe(expected);
  });

  it.each([0, -1, Infinity, NaN])('refuses %d', (x) => {
    expect(() => naturalLog(x)).toThrow(RangeError);
  });
});

describe('exponential', () => {
  it('is the built-in one to 4e-16', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(relativeError(exponential(x), Math.exp(x))).toBeLessThanOrEqual(EXP_WITHIN);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0, '3ff0000000000000'],
    // One unit in the last place above e.
    [1, '4005bf0a8b14576a'],
    [-1, '3fd78b56362cef38'],
    [-20.25, '3e1b93de1e27ca3b'],
    [700, '7f0d945df4f8ec8e'],
  ])('of %d has these very bytes', (x, expected) => {
    expect(bytes(exponential(x))).toBe(expected);
  });

  it('ends in 0 and in Infinity', () => {
    expect(exponential(-800)).toBe(0);
    expect(exponential(800)).toBe(Infinity);
  });
});

describe('power and occupiedShare', () => {
  it('raises', () => {
    expect(power(2, 10)).toBeCloseTo(1024, 9);
    expect(power(0.2, 3)).toBeCloseTo(0.008, 15);
  });

  it('gives the share of cells that draws leave not empty', () => {
    // Two draws into two cells: both the same half of the time, so three quarters on average.
    expect(occupiedShare(2, 2)).toBeCloseTo(0.75, 12);
    expect(occupiedShare(4, 1)).toBeCloseTo(0.25, 12);
    expect(occupiedShare(1, 5)).toBe(1);
    expect(occupiedShare(7, 0)).toBe(0);
  });
});

describe('countBelow', () => {
  it('counts the entries of an ascending column that lie below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (values, bound) => {
        expect(countBelow(Float64Array.from(values).sort(), bound)).toBe(values.filter((value) => value < bound).length);
      }),
    );
  });
});
