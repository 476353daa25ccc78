/** Hands can be counted at every question but one that asks for an order, and say clearly who was right. */
import { describe, expect, it } from 'vitest';
import { figuresOfStep, STEPS } from '../../src/lesson';
import { endsOf, handAnswers } from '../../src/lesson/hands';

const QUESTIONS = STEPS.flatMap((step) => step.rounds.flatMap((round) => round.predictions.map((prediction) => [prediction.id, step, round, prediction] as const)));
/** As many cards as there are to hold up. */
const CARDS = 4;
/** An answer nearer to an end than this part of it would be disputed. */
const CLEAR_PART = 0.05;

describe.each(QUESTIONS)('hands for %s', (_id, step, round, prediction) => {
  const figures = figuresOfStep(step, []);
  const answers = handAnswers(prediction, figures);

  it('have an answer for each, one of them right, with a card to hold up', () => {
    if (prediction.kind === 'ranking') expect(answers).toEqual([]);
    else {
      expect(answers.length).toBeGreaterThan(1);
      expect(answers.length).toBeLessThanOrEqual(CARDS);
      expect(answers.filter(({ isRight }) => isRight)).toHaveLength(1);
      expect(new Set(answers.map(({ label }) => label)).size).toBe(answers.length);
    }
  });

  it('are told apart from those of the round’s other questions', () => {
    const ids = round.predictions.flatMap((one) => handAnswers(one, figures).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cut an amount where nobody can dispute the answer', () => {
    if (prediction.kind !== 'amount') return;
    const answer = prediction.answer(figures);
    for (const end of endsOf(prediction, figures)) expect(Math.abs(answer - end) / end, String(end)).toBeGreaterThan(CLEAR_PART);
  });
});
