/** The value of `sizes`: members of each chat in turn, `count*size` or `size`, joined by commas. */
import { MAX_PEOPLE } from '../model/people';
import { numberProblem, SCENARIO_KEYS } from '../model/keys';
import type { SizeRun } from '../model/scenario';
import * as say from '../text/link/repairs';
import { readNumber } from './plain';
import { repairOf, type Repair } from './repair';

/** Most characters that a link spends on sizes. */
export const LINK_LENGTH = 2000;

const MOST_CHATS = SCENARIO_KEYS.chats.max;

export interface ReadSizes {
  /** Neighbours differ. */
  readonly sizes: readonly SizeRun[];
  readonly repairs: readonly Repair[];
}

/** Sizes as text, of any length. */
export function writeSizes(sizes: readonly SizeRun[], write: (value: number) => string = String): string {
  return sizes.map(({ count, size }) => (count > 1 ? `${write(count)}*${write(size)}` : write(size))).join();
}

/**
 * Sizes as a link has them: in digits alone, or as short as can be where that would be too long for a
 * link. So whatever a link says can be written into one again.
 */
export function writeLinkSizes(sizes: readonly SizeRun[]): string {
  const digits = writeSizes(sizes);
  return digits.length <= LINK_LENGTH ? digits : writeSizes(sizes, shortest);
}

/** A whole number in the fewest characters: 1000000 as 1e6. */
function shortest(value: number): string {
  const digits = String(value);
  const zeros = digits.length - digits.replace(/0+$/, '').length;
  return zeros > 2 ? `${digits.slice(0, -zeros)}e${String(zeros)}` : digits;
}

/**
 * Reads sizes. Each bad part is left out with a repair of its own. From the part on that makes too
 * many chats or people, all is left out with one repair.
 * @param most characters that are read
 */
export function readSizes(text: string, most: number): ReadSizes {
  if (text.length <= most) return collectSizes(text.split(','), (part) => readPart(part));
  // What the limit cuts through would be read as what it does not say.
  const read = collectSizes(text.slice(0, most + 1).split(',').slice(0, -1), (part) => readPart(part));
  return { ...read, repairs: [repairOf('sizes', text, say.tooLong(text.length), say.sizesRead(most)), ...read.repairs] };
}

/**
 * Sizes of parts that are read one by one.
 * @param read gives what a part says, or what is wrong with it
 */
export function collectSizes(parts: readonly string[], read: (part: string) => SizeRun | string): ReadSizes {
  const repairs: Repair[] = [];
  const sizes: SizeRun[] = [];
  let chats = 0;
  let people = 0;
  for (const [index, part] of parts.entries()) {
    const run = read(part);
    if (typeof run === 'string') {
      repairs.push(repairOf('sizes', part, run, say.SIZE_LEFT_OUT));
      continue;
    }
    chats += run.count;
    people += run.count * run.size;
    if (chats > MOST_CHATS || people > MAX_PEOPLE) {
      const problem = chats > MOST_CHATS ? say.tooManyChats(MOST_CHATS) : say.tooManyPeople(MAX_PEOPLE);
      repairs.push(repairOf('sizes', part, problem, say.restLeftOut(parts.length - index - 1)));
      break;
    }
    const before = sizes[sizes.length - 1];
    if (before?.size === run.size) sizes[sizes.length - 1] = { count: before.count + run.count, size: run.size };
    else sizes.push(run);
  }
  return { sizes, repairs };
}

/**
 * One part, or what is wrong with it.
 * @param read reads its numbers
 */
export function readPart(part: string, read: (text: string) => number | undefined = readNumber): SizeRun | string {
  const [size, count, ...more] = part.split('*').reverse().concat('1').map((text) => read(text));
  // After a count stands the 1 that is there without one.
  if (size === undefined || count === undefined || more.length > 1) return say.NOT_A_SIZE;
  return numberProblem(SCENARIO_KEYS.chats, count) ?? numberProblem(SCENARIO_KEYS.users, size) ?? { count, size };
}
