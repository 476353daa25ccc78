/** The table of Was and Now, as it is printed. */
import type { ComparedId, ComparedRow } from '../../reading/comparison';
import { amount, duration } from '../format';

interface PrintedRow {
  readonly id: ComparedId;
  readonly was: string;
  readonly now: string;
  /** The two differ as printed. */
  readonly changed: boolean;
}

/** @param isCompared there is a run before */
export function comparedWords(rows: readonly ComparedRow[], isCompared: boolean): PrintedRow[] {
  return rows.map(({ id, unit, was, now }) => {
    const print = (value: number | null): string => (value === null ? '–' : unit === 'micros' ? duration(value) : amount(value));
    return { id, was: print(was), now: print(now), changed: isCompared && print(was) !== print(now) };
  });
}
