/**
 * Sizes as people paste them: a column of a spreadsheet with its heading, a line of a text, or a link's
 * own way of writing. Commas, points and blanks may mark thousands, decimals, or stand between two sizes;
 * where the text leaves that open, each reading is given.
 */
import type { SizeRun } from '../model/scenario';
import * as say from '../text/link/repairs';
import { repairOf } from './repair';
import { collectSizes, readPart, writeSizes, type ReadSizes } from './sizes';
import { readMarked, type DecimalMark } from './typed';

/** Whether a sign stands between two sizes, or belongs to a number. */
interface Custom {
  readonly decimal: DecimalMark;
  readonly commaParts: boolean;
  readonly blankParts: boolean;
}

/** Characters of a text that are read: more than a column of 100,000 numbers has. */
const READ_LENGTH = 2_000_000;
/** What surely stands between two sizes: the end of a line or of a cell, a semicolon, a comma beside a blank. */
const BETWEEN = /\s,|^,|,(?=\s)|,$|[;\t\r\n\v\f\u0085\u2028\u2029]/m;
/** As wide as a Chinese sign. */
const WIDE_COMMA = /\uFF0C/g;
/** A cell that a spreadsheet has put in quotes, because a comma belongs to it. */
const QUOTED = /"([^"\n]*)"/g;
const DIGIT = /\p{Nd}/u;
/** One mark of thousands, and another sign behind it: one number, though it may be no size. */
const MANY_MARKS = /^\d{1,3}([\s.,'’])(?:\d{3}\1)*\d{3}[.,]\d+$/;

/**
 * Reads pasted sizes.
 * @returns the readings that differ: one where the text has one meaning, none where it is empty
 */
export function readPasted(text: string): readonly ReadSizes[] {
  const tooLong = text.length > READ_LENGTH;
  const cells = cellsOf(tooLong ? text.slice(0, READ_LENGTH) : text);
  // What the limit cuts through would be read as what it does not say.
  if (tooLong) cells.pop();
  const first = cells.findIndex((cell) => DIGIT.test(cell));
  // Of a text without any digit no cell is a heading: each is told to be no size.
  const headings = first > 0 ? cells.slice(0, first) : [];
  const told = [
    ...(tooLong ? [repairOf('sizes', text, say.tooLong(text.length), say.sizesRead(READ_LENGTH))] : []),
    ...headings.map((heading) => repairOf('sizes', heading, say.HEADING, say.LEFT_OUT)),
  ];
  const body = cells.slice(headings.length);
  if (body.length === 0) return [];
  const readings = customsOf(body, cells.length > 1).map((custom) => collectSizes(partsOf(body, custom), (part) => readCell(part, custom.decimal)));
  return distinct(fewestFaults(readings)).map(({ sizes, repairs }) => ({ sizes, repairs: told.concat(repairs) }));
}

function cellsOf(text: string): string[] {
  return text.replace(WIDE_COMMA, ',').replace(QUOTED, '\n$1\n').split(BETWEEN).map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** Every custom that the text may follow; those in which a sign belongs to its number come first. */
function customsOf(cells: readonly string[], isColumn: boolean): readonly Custom[] {
  const marks: readonly DecimalMark[] = cells.some((cell) => /[.,]/.test(cell)) ? ['.', ','] : ['.'];
  const commas = canPart(cells, /,/, isColumn) ? [false, true] : [false];
  const blanks = canPart(cells, /\s/, isColumn) ? [false, true] : [false];
  return blanks.flatMap((blankParts) =>
    commas.flatMap((commaParts) => marks.map((decimal) => ({ decimal, commaParts, blankParts }))),
  );
}

/**
 * Whether a sign within cells may stand between two sizes. Not where cells are told apart by something
 * else, and the sign marks thousands in one of them.
 */
function canPart(cells: readonly string[], sign: RegExp, isColumn: boolean): boolean {
  const having = cells.filter((cell) => sign.test(cell));
  const belongs = (cell: string): boolean => (['.', ','] as const).some((mark) => typeof readCell(cell, mark) === 'object' || (MANY_MARKS.test(cell) && readMarked(cell, mark) !== undefined));
  return having.length > 0 && !(isColumn && having.some(belongs));
}

function partsOf(cells: readonly string[], { commaParts, blankParts }: Custom): readonly string[] {
  if (!commaParts && !blankParts) return cells;
  const between = commaParts ? (blankParts ? /[\s,]/ : ',') : /\s/;
  return cells.flatMap((cell) => cell.split(between)).filter((part) => part !== '');
}

/** `count*size` or a size, or what is wrong with it. */
function readCell(cell: string, decimal: DecimalMark): SizeRun | string {
  return readPart(cell, (text) => readMarked(text, decimal, say.SIZE_UNITS));
}

function fewestFaults(readings: readonly ReadSizes[]): readonly ReadSizes[] {
  const faults = readings.map(({ repairs }) => repairs.length);
  const fewest = faults.reduce((least, one) => Math.min(least, one));
  return readings.filter((_, index) => faults[index] === fewest);
}

/** The readings without those that come to the same sizes as one before. */
function distinct(readings: readonly ReadSizes[]): readonly ReadSizes[] {
  const texts = readings.map(({ sizes }) => writeSizes(sizes));
  return readings.filter((_, index) => texts.indexOf(texts[index]!) === index);
}
