/** Numbers as people write them: one meaning, two, or none, and never another one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarked, readTyped, withinBounds, type Typed } from '../../src/link/typed';
import { SCENARIO_KEYS } from '../../src/model/keys';

const number = (value: number): Typed => ({ kind: 'number', value });
const either = (grouped: number, fraction: number): Typed => ({ kind: 'ambiguous', grouped, fraction });
const NONE: Typed = { kind: 'none' };

describe('a number as people write it', () => {
  it.each([
    ['4', 4], ['-0.5', -0.5], ['+3', 3], ['.5', 0.5], ['4.', 4], ['007', 7], ['-0', 0], ['1e3', 1000], ['2,5e3', 2500], ['1.234e3', 1234],
    ['2,5', 2.5], [',5', 0.5], ['0,3', 0.3], ['0,300', 0.3], ['0.125', 0.125], ['12,75', 12.75], ['1234,567', 1234.567],
    ['1,234.5', 1234.5], ['1.234,5', 1234.5], ['1,234,567', 1_234_567], ['1.234.567', 1_234_567], ['1.234.567,89', 1_234_567.89], ['1,00,000', 100_000], ['12,34,567.5', 1_234_567.5],
    ['1 234', 1234], ['1\u00A0234', 1234], ['1\u202F234', 1234], ['1\u2009234\u2009567', 1_234_567], ['1\u00A0234 567', 1_234_567], ['1 234,5', 1234.5], ['1 234.567', 1234.567],
    ["1'234", 1234], ['1’234’567.25', 1_234_567.25], ['1_000_000', 1_000_000],
    ['\u22125', -5], ['  12\t', 12], ['\uFEFF12\u200B', 12], ['50%', 0.5], ['12,3 %', 0.123],
    ['١٢٣', 123], ['١٬٢٣٤', 1234], ['١٬٢٣٤٬٥٦٧٫٥', 1_234_567.5], ['١٢٫٥', 12.5], ['２，５', 2.5], ['１，２３４，５６７．５', 1_234_567.5], ['۱۲', 12], ['１２.５', 12.5],
  ])('%j is %d', (text, value) => {
    expect(readTyped(text)).toEqual(number(value));
  });

  it.each([
    ['1.234', 1234, 1.234], ['1,234', 1234, 1.234], ['8.000', 8000, 8], ['12,500', 12_500, 12.5], ['-1.234', -1234, -1.234], ['123.456', 123_456, 123.456], ['25,500 %', 255, 0.255], ['１，２３４', 1234, 1.234],
  ])('%j is either %d or %d', (text, grouped, fraction) => {
    expect(readTyped(text)).toEqual(either(grouped, fraction));
  });

  it.each([
    '', ' ', '.', ',', '-', 'e3', '1e', 'many', '1.2.3', '1,23,4', '12 34', '1 23', '1,234.567,8', '1.234,567.8', "1'234 567", '0x10', '1/2', '½', '10²', '5 apples', '1-2', '3*20', 'NaN', 'Infinity', '--5', '%', '1,,000', '1  234', '1e3%',
  ])('%j is none', (text) => {
    expect(readTyped(text)).toEqual(NONE);
  });

  it('may have a unit behind it, and no other one', () => {
    expect(readTyped('5 ms', ['ms'])).toEqual(number(5));
    expect(readTyped('5ms', ['µs', 'ms'])).toEqual(number(5));
    expect(readTyped('2,5 \u03BCs', ['\u00B5s'])).toEqual(number(2.5));
    expect(readTyped('1,234 People', ['people'])).toEqual(either(1234, 1.234));
    expect(readTyped('5 s', ['ms'])).toEqual(NONE);
    expect(readTyped('ms', ['ms'])).toEqual(NONE);
  });

  it('is read back in either custom, whatever marks its thousands', () => {
    const marks = fc.constantFrom<readonly [thousands: string, decimal: '.' | ',']>([',', '.'], ['.', ','], [' ', ','], ['\u00A0', '.'], ['\u202F', ','], ['’', '.'], ['', '.'], ['', ',']);
    const value = fc.oneof(fc.integer({ min: 0, max: 1e9 }), fc.double({ min: 0.001, max: 1e9, noNaN: true }).map((one) => Number(one.toFixed(4))));
    fc.assert(
      fc.property(marks, value, ([thousands, decimal], wanted) => {
        const [whole, fraction] = String(wanted).split('.');
        const text = whole!.replace(/\B(?=(\d{3})+$)/g, thousands) + (fraction === undefined ? '' : decimal + fraction);
        expect(readMarked(text, decimal)).toBe(wanted);
        const typed = readTyped(text);
        if (typed.kind === 'ambiguous') expect([typed.grouped, typed.fraction]).toContain(wanted);
        else expect(typed).toEqual(number(wanted));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a number of a key', () => {
  const read = (key: 'gateways' | 'rate' | 'tWrite' | 'skew' | 'users', text: string): Typed => withinBounds(readTyped(text), SCENARIO_KEYS[key]);

  it('has the one meaning that is possible', () => {
    expect(read('gateways', '1.234')).toEqual(number(1234));
    expect(read('gateways', '1,234')).toEqual(number(1234));
    expect(read('gateways', '0.500')).toEqual(number(0.5));
    expect(read('rate', '2.500')).toEqual(number(2.5));
    expect(read('gateways', '120.000')).toEqual(number(120));
  });
  it('has both where both are possible', () => {
    expect(read('users', '8.000')).toEqual(either(8000, 8));
    expect(read('tWrite', '1,234')).toEqual(either(1234, 1.234));
  });
  it('is told to be wrong where neither is', () => {
    expect(read('gateways', '999.999')).toEqual(number(999_999));
    expect(read('skew', '4.500')).toEqual(number(4.5));
  });
});
