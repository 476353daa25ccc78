/** What the lesson keeps on this device: guesses and steps done. Without storage it still works. */
import { STEPS } from '../../lesson';
import { fits } from '../../lesson/said';
import type { Guess, Guesses, Prediction } from '../../lesson/step';

const STORAGE_KEY = 'fanout-lab.lesson';

export interface Kept {
  readonly guesses: Guesses;
  /** Ids of steps whose answers have all been seen. */
  readonly done: readonly string[];
}
export const NOTHING_KEPT: Kept = { guesses: {}, done: [] };

export interface Recalled {
  readonly kept: Kept;
  /** Some of what was kept made no sense and is left out. */
  readonly wasBad: boolean;
}

const PREDICTIONS: ReadonlyMap<string, Prediction> = new Map(
  STEPS.flatMap((step) => step.rounds.flatMap((round) => round.predictions.map((prediction) => [prediction.id, prediction] as const))),
);

/** What was kept, as far as it makes sense. */
export function recall(): Recalled {
  let text: string | null;
  try {
    text = localStorage.getItem(STORAGE_KEY);
  } catch {
    return { kept: NOTHING_KEPT, wasBad: false };
  }
  if (text === null) return { kept: NOTHING_KEPT, wasBad: false };
  try {
    return read(JSON.parse(text));
  } catch {
    return { kept: NOTHING_KEPT, wasBad: true };
  }
}

export function keep(kept: Kept): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  } catch {
    // A full disk or a private window: the guesses hold until the page is closed.
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Where nothing can be kept, there is nothing to forget.
  }
}

function read(found: unknown): Recalled {
  if (typeof found !== 'object' || found === null) return { kept: NOTHING_KEPT, wasBad: true };
  const entries = 'guesses' in found && typeof found.guesses === 'object' && found.guesses !== null ? Object.entries(found.guesses) : [];
  const guesses = entries.filter((entry): entry is [string, Guess] => fits(PREDICTIONS.get(entry[0]), entry[1]));
  const listed: readonly unknown[] = 'done' in found && Array.isArray(found.done) ? found.done : [];
  const done = listed.filter((id): id is string => STEPS.some((step) => step.id === id));
  return {
    kept: { guesses: Object.fromEntries(guesses), done },
    wasBad: guesses.length < entries.length || done.length < listed.length,
  };
}
