/** What a single key's text means: a number or a choice, within its bounds. */
import { DESIGN_IDS } from '../designs';
import { nearestNumber, numberProblem, type ChoiceRow, type NumberRow } from '../model/keys';
import * as say from '../text/link/repairs';
import { nearestIn } from './nearest';
import type { Pair } from './pairs';
import { plainNumber, readNumber, toMicrosecond } from './plain';
import { repairOf, type Repair } from './repair';

/** The value to use, and what was wrong with the link's own. */
export interface ReadValue {
  readonly value: number | string;
  readonly repair?: Repair;
}

/** Reads the value of a key that takes one number or one choice. */
export function readValue(pair: Pair, row: NumberRow | ChoiceRow): ReadValue {
  const misfit = pair.broken ? say.BROKEN_CODE : pair.value === '' ? say.NO_VALUE : undefined;
  if (misfit !== undefined) return replaced(pair, row.default, misfit);
  return row.kind === 'number' ? readAmount(pair, row) : readChoice(pair, row);
}

function replaced(pair: Pair, value: number | string, problem: string): ReadValue {
  const text = typeof value === 'number' ? plainNumber(value) : value;
  return { value, repair: repairOf(pair.key, pair.value, problem, say.insteadUsed(pair.key, text)) };
}

function readAmount(pair: Pair, row: NumberRow): ReadValue {
  const given = readNumber(pair.value);
  if (given === undefined) return replaced(pair, row.default, notANumber(pair.value));
  const problem = pair.key === 'v' && given > row.max ? say.TOO_NEW : numberProblem(row, given);
  if (problem !== undefined) return replaced(pair, nearestNumber(row, given), problem);
  return { value: pair.key === 't' ? toMicrosecond(given) : given };
}

function notANumber(text: string): string {
  // Someone who writes 1,000 or 10ms has a number in mind and deserves a better word.
  return /^[+-]?\.?\d/.test(text) ? say.NOT_A_PLAIN_NUMBER : say.NOT_A_NUMBER;
}

function readChoice(pair: Pair, row: ChoiceRow): ReadValue {
  const choices = choicesOf(row);
  if (choices.includes(pair.value)) return { value: pair.value };
  return replaced(pair, row.default, say.noneOf(choices, nearestIn(choices)(pair.value)));
}

/** The words that a choice takes; the catalogue's designs where the row says so. */
export function choicesOf(row: ChoiceRow): readonly string[] {
  return row.choices === 'catalogue' ? DESIGN_IDS : row.choices;
}
