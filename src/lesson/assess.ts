/** A guess beside what the run has shown: the same for every kind of question. */
import type { StepFigures } from './figures';
import { duration, hundredths, number, share } from '../text/format';
import { inOrder, measured, quoted } from '../text/lesson/guesses';
import type { Amount, Choice, Guess, Option, Prediction, Ranking, Unit } from './step';

/** One bar of a comparison. */
export interface AssessedBar {
  readonly of: 'was' | 'guess' | 'friend' | 'result';
  readonly value: number;
  readonly words: string;
}

export interface Assessment {
  /** Null where nothing was guessed. */
  readonly verdict: 'right' | 'close' | 'off' | null;
  readonly guessWords: string | null;
  readonly resultWords: string;
  /** On one scale that begins at zero; empty where the answer is no amount. */
  readonly bars: readonly AssessedBar[];
}

/** How far from the result counts as hit and as close: a part of the bar's length, or of the result itself. */
const NEAR = { even: { hit: 0.03, close: 0.15 }, ratio: { hit: 0.25, close: 1 } } as const;

/** A number in its unit, as the lesson prints it. */
export function amountWords(unit: Unit, value: number): string {
  switch (unit) {
    case 'count':
      return number(value);
    case 'share':
      return share(value);
    case 'times':
      return hundredths(value);
    case 'millis':
      return duration(value * 1000);
  }
}

/**
 * What a guess came to.
 * @param friend what somebody else has guessed, drawn beside it
 */
export function assess(prediction: Prediction, guess: Guess | undefined, figures: StepFigures, friend?: Guess): Assessment {
  const guessWords = wordsOfGuess(prediction, guess, figures);
  const guessed = [...barsOfGuess('guess', prediction, guess, figures), ...barsOfGuess('friend', prediction, friend, figures)];
  switch (prediction.kind) {
    case 'choice':
      return { guessWords, ...assessChoice(prediction, guess, guessed, figures) };
    case 'amount':
      return { guessWords, ...assessAmount(prediction, guess, guessed, figures) };
    case 'ranking':
      return { guessWords, ...assessRanking(prediction, guess, figures) };
  }
}

/** A guess as the lesson prints it; null where there is none. */
export function wordsOfGuess(prediction: Prediction, guess: Guess | undefined, figures: StepFigures): string | null {
  switch (prediction.kind) {
    case 'choice': {
      const chosen = prediction.options.find((option) => option.id === guess);
      return chosen ? optionWords(chosen, figures) : null;
    }
    case 'amount':
      return typeof guess === 'number' ? amountWords(prediction.unit, guess) : null;
    case 'ranking':
      return isList(guess) ? orderWords(prediction, guess, figures) : null;
  }
}

function optionWords({ label, value }: Option, figures: StepFigures): string {
  return value ? number(value(figures)) : quoted(label(figures));
}

function orderWords(ranking: Ranking, ids: readonly string[], figures: StepFigures): string {
  return inOrder(ids.map((id) => ranking.options.find((option) => option.id === id)!.label(figures)));
}

/** The bar of a guess that is an amount, or none. */
function barsOfGuess(of: 'guess' | 'friend', prediction: Prediction, guess: Guess | undefined, figures: StepFigures): AssessedBar[] {
  const value = prediction.kind === 'choice' ? prediction.options.find((option) => option.id === guess)?.value?.(figures) : guess;
  return typeof value === 'number' ? [{ of, value, words: wordsOfGuess(prediction, guess, figures)! }] : [];
}

type Assessed = Omit<Assessment, 'guessWords'>;

function assessChoice(choice: Choice, guess: Guess | undefined, guessed: readonly AssessedBar[], figures: StepFigures): Assessed {
  const chosen = choice.options.find((option) => option.id === guess);
  const answer = choice.options.find((option) => option.id === choice.answer(figures))!;
  const bars = [...guessed];
  if (answer.value) bars.push({ of: 'result', value: answer.value(figures), words: number(answer.value(figures)) });
  return {
    verdict: chosen ? (chosen === answer ? 'right' : 'off') : null,
    resultWords: optionWords(answer, figures),
    bars,
  };
}

function assessAmount(amount: Amount, guess: Guess | undefined, guessed: readonly AssessedBar[], figures: StepFigures): Assessed {
  const words = (value: number): string => amountWords(amount.unit, value);
  const result = amount.answer(figures);
  const was = amount.was?.(figures);
  const bars = [...guessed];
  if (was !== undefined) bars.unshift({ of: 'was', value: was, words: words(was) });
  bars.push({ of: 'result', value: result, words: words(result) });
  const verdict = typeof guess === 'number' ? verdictOf(guess, result, amount) : null;
  return { verdict, resultWords: words(result), bars };
}

/** On even steps the distance is measured against the bar's length, on steps by ratio against the result. */
function verdictOf(guess: number, result: number, amount: Amount): 'right' | 'close' | 'off' {
  const apart =
    amount.scale === 'even'
      ? Math.abs(guess - result) / (amount.to - amount.from)
      : Math.max(guess, result) / Math.max(1e-9, Math.min(guess, result)) - 1;
  const { hit, close } = NEAR[amount.scale];
  if (apart <= hit) return 'right';
  return apart <= close ? 'close' : 'off';
}

/** The ids of a ranking in their true order, the least first. */
export function rankingOf(ranking: Ranking, figures: StepFigures): readonly string[] {
  return [...ranking.options].sort((a, b) => a.value(figures) - b.value(figures)).map((option) => option.id);
}

function assessRanking(ranking: Ranking, guess: Guess | undefined, figures: StepFigures): Assessed {
  const right = rankingOf(ranking, figures);
  return {
    verdict: isList(guess) ? (guess.every((id, place) => id === right[place]) ? 'right' : 'off') : null,
    resultWords: orderWords(ranking, right, figures),
    bars: right.map((id) => {
      const option = ranking.options.find((one) => one.id === id)!;
      const value = option.value(figures);
      return { of: 'result', value, words: measured(option.label(figures), amountWords(ranking.unit, value)) };
    }),
  };
}

function isList(guess: Guess | undefined): guess is readonly string[] {
  return Array.isArray(guess);
}
