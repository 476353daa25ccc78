/**
 * A guess that was made at a step, in its address: `said=copies:eight`; of several questions
 * `said=copies:500,writes:4000`; an order as `said=order:viewers~bundles~affinity`.
 */
import { readNumber } from '../link/plain';
import { repairOf, repairText } from '../link/repair';
import { LEFT_OUT, NOT_A_GUESS } from '../text/link/repairs';
import type { Amount, Guess, Guesses, Prediction, Step } from './step';

/** A bar's end is rounded to two digits where it is guessed, so a guess may lie this much beyond it. */
const ROUNDED = 1.05;

export interface Said {
  readonly guesses: Guesses;
  /** What is wrong with it, in words; nothing of it is used then. */
  readonly problem: string | null;
}

/** Whether a guess is one that this question can be answered with. */
export function fits(prediction: Prediction | undefined, guess: unknown): guess is Guess {
  switch (prediction?.kind) {
    case undefined:
      return false;
    case 'amount':
      return typeof guess === 'number' && Number.isFinite(guess);
    case 'choice':
      return prediction.options.some((option) => option.id === guess);
    case 'ranking':
      return Array.isArray(guess) && guess.length === prediction.options.length && prediction.options.every((option) => guess.includes(option.id));
  }
}

/** The guesses at a step's questions, as an address says them; empty where there are none. */
export function writeSaid(step: Step, guesses: Guesses): string {
  return predictionsOf(step)
    .filter(({ id }) => guesses[id] !== undefined)
    .map((prediction) => `${nameOf(step, prediction)}:${[guesses[prediction.id]!].flat().join('~')}`)
    .join();
}

/** Reads what an address says of guesses at a step. */
export function readSaid(step: Step, text: string): Said {
  const guesses: Record<string, Guess> = {};
  for (const part of text.split(',')) {
    const [name, ...value] = part.split(':');
    const prediction = predictionsOf(step).find((one) => nameOf(step, one) === name);
    const guess = prediction && readGuess(prediction, value.join(':'));
    if (prediction && fits(prediction, guess) && (prediction.kind !== 'amount' || isOnBar(prediction, guess))) guesses[prediction.id] = guess;
    else return { guesses: {}, problem: repairText(repairOf('said', part, NOT_A_GUESS, LEFT_OUT)) };
  }
  return { guesses, problem: null };
}

function predictionsOf(step: Step): readonly Prediction[] {
  return step.rounds.flatMap((round) => round.predictions);
}

/** The name of a question within its step. */
function nameOf(step: Step, { id }: Prediction): string {
  return id.slice(step.id.length + 1);
}

function readGuess(prediction: Prediction, value: string): Guess | undefined {
  if (prediction.kind === 'amount') return readNumber(value);
  return prediction.kind === 'ranking' ? value.split('~') : value;
}

function isOnBar({ from, to }: Amount, guess: Guess): boolean {
  return Number(guess) >= from / ROUNDED && Number(guess) <= to * ROUNDED;
}
