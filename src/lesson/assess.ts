/** A guess beside what the run has shown: the same for every kind of question. */
import type { StepFigures } from './figures';
import { duration, hundredths, number, share } from '../text/format';
import type { Amount, Choice, Guess, Option, Prediction, Ranking, Unit } from './step';

/** One bar of a comparison. */
export interface AssessedBar {
  readonly of: 'was' | 'guess' | 'result';
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

/** What a guess came to. */
export function assess(prediction: Prediction, guess: Guess | undefined, figures: StepFigures): Assessment {
  switch (prediction.kind) {
    case 'choice':
      return assessChoice(prediction, guess, figures);
    case 'amount':
      return assessAmount(prediction, guess, figures);
    case 'ranking':
      return assessRanking(prediction, guess, figures);
  }
}

function assessChoice(choice: Choice, guess: Guess | undefined, figures: StepFigures): Assessment {
  const chosen = choice.options.find((option) => option.id === guess);
  const answer = choice.options.find((option) => option.id === choice.answer(figures))!;
  const words = (option: Option): string => (option.value ? number(option.value(figures)) : `“${option.label(figures)}”`);
  const bars: AssessedBar[] = [];
  if (chosen?.value) bars.push({ of: 'guess', value: chosen.value(figures), words: number(chosen.value(figures)) });
  if (answer.value) bars.push({ of: 'result', value: answer.value(figures), words: number(answer.value(figures)) });
  return {
    verdict: chosen ? (chosen === answer ? 'right' : 'off') : null,
    guessWords: chosen ? words(chosen) : null,
    resultWords: words(answer),
    bars,
  };
}

function assessAmount(amount: Amount, guess: Guess | undefined, figures: StepFigures): Assessment {
  const words = (value: number): string => amountWords(amount.unit, value);
  const result = amount.answer(figures);
  const guessed = typeof guess === 'number' ? guess : null;
  const was = amount.was?.(figures);
  const bars: AssessedBar[] = [];
  if (was !== undefined) bars.push({ of: 'was', value: was, words: words(was) });
  if (guessed !== null) bars.push({ of: 'guess', value: guessed, words: words(guessed) });
  bars.push({ of: 'result', value: result, words: words(result) });
  const verdict = guessed === null ? null : verdictOf(guessed, result, amount, figures);
  return { verdict, guessWords: guessed === null ? null : words(guessed), resultWords: words(result), bars };
}

/** On even steps the distance is measured against the bar's length, on steps by ratio against the result. */
function verdictOf(guess: number, result: number, amount: Amount, figures: StepFigures): 'right' | 'close' | 'off' {
  const apart =
    amount.scale === 'even'
      ? Math.abs(guess - result) / (amount.to(figures) - amount.from(figures))
      : Math.max(guess, result) / Math.max(1e-9, Math.min(guess, result)) - 1;
  const { hit, close } = NEAR[amount.scale];
  if (apart <= hit) return 'right';
  return apart <= close ? 'close' : 'off';
}

/** The ids of a ranking in their true order, the least first. */
export function rankingOf(ranking: Ranking, figures: StepFigures): readonly string[] {
  return [...ranking.options].sort((a, b) => a.value(figures) - b.value(figures)).map((option) => option.id);
}

function assessRanking(ranking: Ranking, guess: Guess | undefined, figures: StepFigures): Assessment {
  const right = rankingOf(ranking, figures);
  const labels = (ids: readonly string[]): string =>
    ids.map((id) => ranking.options.find((option) => option.id === id)!.label(figures)).join('; then ');
  const guessed = isList(guess) ? guess : null;
  return {
    verdict: guessed ? (guessed.every((id, place) => id === right[place]) ? 'right' : 'off') : null,
    guessWords: guessed ? labels(guessed) : null,
    resultWords: labels(right),
    bars: right.map((id) => {
      const option = ranking.options.find((one) => one.id === id)!;
      const value = option.value(figures);
      return { of: 'result', value, words: `${option.label(figures)}: ${amountWords(ranking.unit, value)}` };
    }),
  };
}

function isList(guess: Guess | undefined): guess is readonly string[] {
  return Array.isArray(guess);
}
