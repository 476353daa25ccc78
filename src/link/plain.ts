/** Numbers as a link writes them: decimal digits with one point, never an exponent. */

/** A whole decimal number, perhaps with a fraction and an exponent. No two parts can share a digit, so it is linear in the text. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number in digits. Reads back as the very same double; negative zero is written as zero. */
export function plainNumber(value: number): string {
  const text = String(value);
  const at = text.indexOf('e');
  if (at < 0) return text;
  const sign = value < 0 ? '-' : '';
  const [whole = '', fraction = ''] = text.slice(sign.length, at).split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(text.slice(at + 1));
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

/**
 * Reads a number as people write one: `4`, `-0.5`, `1e3`. Too large a number gives an infinity.
 * @returns undefined for everything else: nothing, words, hexadecimal, digit separators, units
 */
export function readNumber(text: string): number | undefined {
  // Adding zero turns a negative zero into zero.
  return DECIMAL.test(text) ? Number(text) + 0 : undefined;
}

/** A time in milliseconds to the microsecond, which is as fine as a play head needs to be. */
export function toMicrosecond(millis: number): number {
  return Math.round(millis * 1000) / 1000 + 0;
}
