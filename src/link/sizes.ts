/** The value of `sizes`: members of each chat in turn, `count*size` or `size`, joined by commas. */
import { MAX_PEOPLE } from '../model/people';
import { numberProblem, SCENARIO_KEYS, type SizeRun } from '../model/scenario';
import { plainNumber, readNumber } from './plain';
import { repairOf, type Repair } from './repair';

/** Most characters that a link spends on sizes. */
export const LINK_LENGTH = 2000;

/** A reader who made so many mistakes is not helped by the next one. */
const MOST_REPAIRS = 200;
const MOST_CHATS = SCENARIO_KEYS.chats.max;
const LEFT_OUT = 'this part is left out';

export interface ReadSizes {
  /** Neighbours differ. */
  readonly sizes: readonly SizeRun[];
  readonly repairs: readonly Repair[];
}

/** Sizes as text, of any length. */
export function writeSizes(sizes: readonly SizeRun[]): string {
  return sizes.map(({ count, size }) => (count === 1 ? String(size) : `${String(count)}*${String(size)}`)).join(',');
}

/**
 * Reads sizes. Each bad part is left out with a repair of its own. From the part on that makes too
 * many chats, people or mistakes, all is left out with one repair.
 * @param most characters that are read
 */
export function readSizes(text: string, most: number): ReadSizes {
  if (text === '') return { sizes: [], repairs: [repairOf('sizes', '', 'has no value', 'it is left out')] };
  const repairs: Repair[] = [];
  const sizes: SizeRun[] = [];
  let chats = 0;
  let people = 0;
  const parts = wholeParts(text, most, repairs);
  for (const [index, part] of parts.entries()) {
    const run = readPart(part);
    const excess = typeof run === 'string' ? undefined : excessOf(chats + run.count, people + run.count * run.size);
    if (excess !== undefined || repairs.length === MOST_REPAIRS) {
      const rest = parts.length - index - 1;
      repairs.push(repairOf('sizes', part, excess ?? `comes after ${String(MOST_REPAIRS)} faults`, rest === 0 ? LEFT_OUT : `it and the ${String(rest)} after it are left out`));
      break;
    }
    if (typeof run === 'string') {
      repairs.push(repairOf('sizes', part, run, LEFT_OUT));
      continue;
    }
    chats += run.count;
    people += run.count * run.size;
    const before = sizes[sizes.length - 1];
    if (before?.size === run.size) sizes[sizes.length - 1] = { count: before.count + run.count, size: run.size };
    else sizes.push(run);
  }
  return { sizes, repairs };
}

/** The parts within `most` characters; the one that the limit cuts through would be read as what it does not say. */
function wholeParts(text: string, most: number, repairs: Repair[]): string[] {
  if (text.length <= most) return text.split(',');
  const end = text.lastIndexOf(',', most);
  const used = `only the parts within its first ${String(most)} are read`;
  repairs.push(repairOf('sizes', text, `is ${String(text.length)} characters long`, used));
  return end < 0 ? [] : text.slice(0, end).split(',');
}

function excessOf(chats: number, people: number): string | undefined {
  if (chats > MOST_CHATS) return `makes more than ${plainNumber(MOST_CHATS)} chats, the most`;
  return people > MAX_PEOPLE ? `makes more than ${plainNumber(MAX_PEOPLE)} people, the most` : undefined;
}

/** One part, or what is wrong with it. */
function readPart(part: string): SizeRun | string {
  const [first = '', second, ...more] = part.split('*');
  const count = readNumber(second === undefined ? '1' : first);
  const size = readNumber(second ?? first);
  if (count === undefined || size === undefined || more.length > 0) return 'is not count*size or a size, as in 3*20 or 20';
  const problem = numberProblem(SCENARIO_KEYS.chats, count);
  if (problem !== undefined) return `has a count that ${problem}`;
  const sizeProblem = numberProblem(SCENARIO_KEYS.users, size);
  return sizeProblem === undefined ? { count, size } : `has a size that ${sizeProblem}`;
}
