/** The bar of a guess that is an amount: what each press of a key makes it say. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { STEPS } from '../../../src/lesson';
import { amountWords } from '../../../src/lesson/assess';
import type { Amount } from '../../../src/lesson/step';
import AmountField from '../../../src/pages/lesson/AmountField.svelte';

const AMOUNTS = STEPS.flatMap((step) => step.rounds.flatMap((round) => round.predictions)).filter((asked): asked is Amount => asked.kind === 'amount');

describe('the bar of an amount', () => {
  it.each(AMOUNTS.map((asked) => [asked.id, asked] as const))('of %s says another number with every step, from one end to the other', async (name, { from, to, scale, unit }) => {
    const words = (value: number): string => amountWords(unit, value);
    const onGuess = vi.fn();
    const { rerender } = render(AmountField, { name, from, to, scale, was: undefined, guess: null, words, onGuess });
    const slider = screen.getByRole<HTMLInputElement>('slider', { name });
    const said: (string | null)[] = [];
    for (let step = 0; step <= Number(slider.max); step++) {
      slider.value = String(step);
      await fireEvent.input(slider);
      await rerender({ guess: onGuess.mock.lastCall![0] as number });
      expect(slider.valueAsNumber).toBe(step);
      said.push(slider.getAttribute('aria-valuetext'));
    }
    expect([said[0], said.at(-1)]).toEqual([words(from), words(to)]);
    expect(said.length).toBeGreaterThan(25);
    expect(new Set(said).size).toBe(said.length);
  });
});
