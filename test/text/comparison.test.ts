/** Was and Now, as the table prints them. */
import { describe, expect, it } from 'vitest';
import type { ComparedRow } from '../../src/reading/comparison';
import { comparedWords } from '../../src/text/page/comparison';

const row = (unit: ComparedRow['unit'], was: number | null, now: number | null): ComparedRow => ({ id: 'gateways', unit, was, now });
const printed = (unit: ComparedRow['unit'], was: number | null, now: number | null, isCompared = true) => comparedWords([row(unit, was, now)], isCompared)[0]!;

describe('a row of Was and Now', () => {
  it('is printed in its unit, and marked where it differs', () => {
    expect(printed('count', 2, 4)).toEqual({ id: 'gateways', was: '2', now: '4', changed: true });
    expect(printed('count', 1_234, 1_234)).toEqual({ id: 'gateways', was: '1,234', now: '1,234', changed: false });
    expect(printed('micros', 50, 82_630)).toEqual({ id: 'gateways', was: '50 µs', now: '82.6 ms', changed: true });
  });

  it('is not marked where it differs in digits that are not printed', () => {
    expect(printed('count', 1_000.1, 1_000.2)).toMatchObject({ was: '1,000', now: '1,000', changed: false });
  });

  it('shows small amounts that differ as different', () => {
    expect(printed('count', 0.125, 0.0625)).toMatchObject({ was: '0.13', now: '0.063', changed: true });
    expect(printed('count', 993.4, 1987.2)).toMatchObject({ was: '993', now: '1,987' });
  });

  it('prints a dash for what nobody can know, and marks when it came to be known', () => {
    expect(printed('micros', null, 80_000)).toMatchObject({ was: '–', now: '80 ms', changed: true });
    expect(printed('micros', 80_000, null)).toMatchObject({ was: '80 ms', now: '–', changed: true });
  });

  it('has changed nothing in a first run', () => {
    expect(printed('count', null, 3, false)).toMatchObject({ was: '–', now: '3', changed: false });
  });
});
