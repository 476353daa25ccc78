/** What a room raises hands for: answers to choose from, of an amount the parts of its bar. */
import { amountWords } from './assess';
import type { StepFigures } from './figures';
import type { Amount, Prediction } from './step';
import { HANDS } from '../text/lesson/classroom';

export interface HandAnswer {
  /** Names it among all answers of a round. */
  readonly id: string;
  readonly label: string;
  readonly isRight: boolean;
}

/** Ends of the parts, beside a known number: fewer, about half, about as many, more. */
const OF_WAS = [1 / 3, 3 / 4, 5 / 4] as const;
/** Without one: thirds of the bar. */
const OF_BAR = [1 / 3, 2 / 3] as const;
const TOLD_DIGITS = 2;

/** The answers to one question that hands can be counted for; none where things are put in order. */
export function handAnswers(prediction: Prediction, figures: StepFigures): readonly HandAnswer[] {
  switch (prediction.kind) {
    case 'choice':
      return prediction.options.map(({ id, label }) => ({ id: `${prediction.id}.${id}`, label: label(figures), isRight: prediction.answer(figures) === id }));
    case 'amount':
      return partsOf(prediction, figures);
    case 'ranking':
      return [];
  }
}

function partsOf(amount: Amount, figures: StepFigures): readonly HandAnswer[] {
  const ends = endsOf(amount, figures);
  const answer = amount.answer(figures);
  const words = (value: number): string => amountWords(amount.unit, value);
  return [amount.from, ...ends].map((from, index) => {
    const to = ends[index];
    const label = index === 0 ? HANDS.lessThan(words(to!)) : to === undefined ? HANDS.moreThan(words(from)) : HANDS.between(words(from), words(to));
    return { id: `${amount.id}.${String(index)}`, label, isRight: (index === 0 || answer >= from) && (to === undefined || answer < to) };
  });
}

/** Where one part of the bar ends and the next begins, in round numbers. */
export function endsOf({ from, to, scale, was }: Amount, figures: StepFigures): readonly number[] {
  const known = was?.(figures);
  const ends =
    scale === 'even' && known !== undefined
      ? OF_WAS.map((part) => part * known)
      : OF_BAR.map((part) => (scale === 'even' ? from + part * (to - from) : from * (to / from) ** part));
  return ends.map((end) => Number(end.toPrecision(TOLD_DIGITS))).filter((end) => end > from && end < to);
}
