/** The numbers that the bar of a guess offers. */
import type { Amount } from '../../lesson/step';

const STEPS = 100;

/**
 * From one end to the other, in even steps or in even ratios, rounded. Of numbers that read alike the shortest stands for all, so
 * that with each step another number is said.
 */
export function choicesOf({ from, to, scale }: Pick<Amount, 'from' | 'to' | 'scale'>, words: (value: number) => string): readonly number[] {
  const byWords = new Map<string, number>();
  for (let step = 0; step <= STEPS; step++) {
    const place = step / STEPS;
    const value = Number(scale === 'even' ? (from + place * (to - from)).toPrecision(6) : (from * (to / from) ** place).toPrecision(2));
    const alike = byWords.get(words(value));
    if (alike === undefined || String(value).length < String(alike).length) byWords.set(words(value), value);
  }
  return [...byWords.values()];
}
