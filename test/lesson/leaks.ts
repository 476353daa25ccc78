/** Whether what is said tells the answer to a question. */
import type { StepFigures } from '../../src/lesson/figures';
import type { Prediction } from '../../src/lesson/step';

/** Numbers this close, as a part of the answer, are the answer: 166,666 and 166,667. */
const SAME_PART = 0.002;

/** Every amount in a text: "1,987", "46%", "100 ms". */
function amountsIn(text: string): { readonly value: number; readonly words: string }[] {
  return [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)\s?(%|µs|ms|s\b)?/g)].map(([words, digits, unit]) => {
    const value = Number(digits!.replaceAll(',', ''));
    return { words, value: unit === '%' ? value / 100 : unit === 'µs' ? value / 1000 : unit === 's' ? value * 1000 : value };
  });
}

/**
 * What in a text is the answer to an amount that is asked for; empty where nothing is. Answers that are
 * chosen are told by their reasons, not by a number, and the number that was before may be the answer.
 */
export function answersIn(text: string, prediction: Prediction, figures: StepFigures): string[] {
  if (prediction.kind !== 'amount') return [];
  const answer = prediction.answer(figures);
  if (prediction.was && isSame(prediction.was(figures), answer)) return [];
  // The ends of the bar are printed below it.
  if ([prediction.from, prediction.to].some((end) => isSame(end, answer))) return [];
  return amountsIn(text).filter(({ value }) => isSame(value, answer)).map(({ words }) => `${prediction.id}: ${words}`);
}

function isSame(value: number, answer: number): boolean {
  return Math.abs(value - answer) <= Math.abs(answer) * SAME_PART;
}
