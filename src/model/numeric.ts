/**
 * A natural logarithm and an exponential of our own, from + - * / alone. The built-in ones differ
 * in the last bit between Node, Chromium, Firefox and WebKit, and a run must be the same bytes
 * everywhere.
 */

const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const LN2 = LN2_HIGH + LN2_LOW;
const SQRT_HALF = 0.7071067811865476;

/**
 * Natural logarithm of a finite number above zero, within 5e-16 of the true value relatively.
 * x = 2^k · f with f in [√½, √2), then 2·atanh((f−1)/(f+1)) as a series of odd powers.
 * @throws RangeError outside (0, ∞).
 */
export function naturalLog(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`the logarithm takes a finite number above zero, not ${String(x)}`);
  let mantissa = x;
  let exponent = 0;
  while (mantissa >= 2 * SQRT_HALF) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent--;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  // |s| < 0.172, so 13 terms leave less than 1e-20.
  let sum = 0;
  for (let power = 25; power >= 1; power -= 2) sum = sum * square + 1 / power;
  return exponent * LN2_HIGH + (2 * s * sum + exponent * LN2_LOW);
}

/**
 * Exponential of any number, within 4e-16 relatively; 0 below −745, Infinity above 709.8.
 * e^x = 2^k · e^r with |r| ≤ ½ ln 2, then a series.
 */
export function exponential(x: number): number {
  if (x > 709.8) return Infinity;
  if (x < -745) return 0;
  let k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  // |r| < 0.347, so 18 terms leave less than 1e-24.
  let sum = 1;
  for (let term = 18; term >= 1; term--) sum = 1 + (r * sum) / term;
  while (k > 0) {
    const step = Math.min(k, 30);
    sum *= 1 << step;
    k -= step;
  }
  while (k < 0) {
    const step = Math.min(-k, 30);
    sum /= 1 << step;
    k += step;
  }
  return sum;
}

/** base^exponent for a base above zero. */
export function power(base: number, exponent: number): number {
  return exponential(exponent * naturalLog(base));
}

/**
 * base^exponent for a base above zero and an exponent from 0 up. The whole part of the exponent is
 * multiplied out, so that whole powers of small whole numbers are exact.
 */
export function risingPower(base: number, exponent: number): number {
  const whole = Math.floor(exponent);
  let product = power(base, exponent - whole);
  for (let factor = 0; factor < whole; factor++) product *= base;
  return product;
}

/**
 * 1 − (1 − 1/cells)^draws: the share of equally likely cells that `draws` people leave not empty.
 * Source: the occupancy formula of the article's problem, f(G) in this room's theory.
 */
export function occupiedShare(cells: number, draws: number): number {
  return occupancy(cells)(draws);
}

/** The same for many numbers of draws: the logarithm is taken once. */
export function occupancy(cells: number): (draws: number) => number {
  if (cells <= 1) return (draws) => (draws === 0 ? 0 : 1);
  return reachedBy(1 / cells);
}

/** 1 − (1 − share)^draws, for a share above 0 and below 1. */
export function reachedBy(share: number): (draws: number) => number {
  const logMissed = naturalLog(1 - share);
  return (draws) => {
    if (draws === 0) return 0;
    const exponent = draws * logMissed;
    // Nothing of e^−40 is left beside 1 in a double.
    return exponent < -40 ? 1 : 1 - exponential(exponent);
  };
}

/** How many entries of an ascending column lie below `value`. */
export function countBelow(column: ArrayLike<number>, value: number): number {
  return countWhile(column.length, (index) => column[index]! < value);
}

/** How many of `length` things in a row hold, where those that hold come first; found by halving. */
export function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
