/**
 * A scenario as a file: all that a link says, and sizes of any length. Reading never fails, and says
 * whatever it repairs, as that of a link does.
 */
import { rowOf } from '../model/keys';
import type { Action, Scenario, SizeRun } from '../model/scenario';
import * as say from '../text/link/repairs';
import { writeActions } from './actions';
import { readPairs, writtenValues } from './codec';
import { namedPair } from './pairs';
import { plainNumber } from './plain';
import { repairOf, type Repair } from './repair';

const FORMAT = 'fanout-lab-scenario';
const VERSION = 1;
/** Characters of a file that are read. The longest honest one has about a million, of 100,000 sizes. */
const READ_LENGTH = 2_000_000;

/** Levels at which something stands in the deepest file: the file, its figures, a quantity, its list. */
const MOST_LEVELS = 20;
/** Most repairs that are handed on: a reader of so many is not helped by the next one. */
const MOST_REPAIRS = 200;

/** The scenario as JSON: every key that differs from the default, numbers as numbers, the others as a link has them. */
export function scenarioFile(scenario: Scenario): string {
  const keys = writtenValues(scenario).map(([key, text]) => [key, rowOf(key).kind === 'number' ? Number(text) : text]);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, scenario: Object.fromEntries(keys) as object }, null, 2)}\n`;
}

/** What a file says; no scenario where it is no scenario file at all. */
export interface ReadFile {
  readonly scenario: Scenario | null;
  readonly repairs: readonly Repair[];
}

/** The text of a file or a pipe: UTF-8, or what its byte-order mark says, as some shells and editors write it. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Reads such a file, or one of the figures of a run, which holds its scenario in full. */
export function readScenarioFile(text: string): ReadFile {
  if (text.length > READ_LENGTH) return refused(say.fileTooLong(text.length, READ_LENGTH));
  const file = parsed(text);
  if (isDeeper(file, MOST_LEVELS)) return refused(say.TOO_DEEP);
  const keys = file?.['scenario'];
  if (!file || !isObject(keys) || !(file['format'] === FORMAT || isOfFigures(file, keys))) return refused(say.NOT_A_SCENARIO);
  const version: Repair[] =
    file['format'] !== FORMAT || file['version'] === VERSION ? [] : [repairOf('version', wordFor(file['version']), say.UNKNOWN_VERSION, say.readAsVersion(VERSION))];
  const { scenario, repairs } = readPairs([...version, ...saidOf(keys).map(([key, value]) => namedPair(key, wordFor(value)))], READ_LENGTH);
  if (repairs.length <= MOST_REPAIRS) return { scenario, repairs };
  const more = repairOf(say.WHOLE_FILE, '', say.moreFaults(repairs.length - MOST_REPAIRS), say.REPAIRED_ALIKE);
  return { scenario, repairs: [...repairs.slice(0, MOST_REPAIRS), more] };
}

function refused(problem: string): ReadFile {
  return { scenario: null, repairs: [repairOf(say.WHOLE_FILE, '', problem, say.NOTHING_USED)] };
}

/** Figures have no format of their own, and every key of their scenario. */
function isOfFigures(file: Record<string, unknown>, keys: Record<string, unknown>): boolean {
  return !('format' in file) && typeof keys['v'] === 'number' && typeof keys['design'] === 'string';
}

/** The keys that say something: a scenario in full may have no sizes and no actions. */
function saidOf(keys: Record<string, unknown>): [string, unknown][] {
  return Object.entries(keys).filter(([key, value]) => !((key === 'sizes' || key === 'do') && Array.isArray(value) && value.length === 0));
}

/** Whether values stand within one another more deeply than so many levels. */
function isDeeper(value: unknown, levels: number): boolean {
  return isObject(value) && (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    // A byte-order mark is white space to this, and a fault to the parser.
    const value: unknown = JSON.parse(text.trimStart());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A value as a link would have it; sizes and actions may stand in the file of figures as they are held. */
function wordFor(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isListOf(value, isSizeRun)) return value.map(({ count, size }) => `${plainNumber(count)}*${plainNumber(size)}`).join();
  if (isListOf(value, isAction)) return writeActions(value);
  return JSON.stringify(value) ?? '';
}

function isListOf<One>(value: unknown, isOne: (one: unknown) => one is One): value is readonly One[] {
  return Array.isArray(value) && value.length > 0 && value.every(isOne);
}

function isSizeRun(value: unknown): value is SizeRun {
  return isObject(value) && typeof value['count'] === 'number' && typeof value['size'] === 'number';
}

function isAction(value: unknown): value is Action {
  return isObject(value) && typeof value['atMillis'] === 'number' && value['verb'] === 'post' && typeof value['user'] === 'number';
}
