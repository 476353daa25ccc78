/**
 * A scenario as a file: all that a link says, and sizes of any length. Reading never fails, and says
 * whatever it repairs, as that of a link does.
 */
import { rowOf, type Scenario } from '../model/scenario';
import * as say from '../text/link/repairs';
import { readPairs, writtenValues } from './codec';
import { namedPair } from './pairs';
import { repairOf, type Repair } from './repair';

const FORMAT = 'fanout-lab-scenario';
const VERSION = 1;
/** Characters of a file that are read. The longest honest one has about a million, of 100,000 sizes. */
const READ_LENGTH = 2_000_000;

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

/** Reads such a file. */
export function readScenarioFile(text: string): ReadFile {
  if (text.length > READ_LENGTH) return refused(say.fileTooLong(text.length, READ_LENGTH));
  const file = parsed(text);
  const keys = file?.['scenario'];
  if (file?.['format'] !== FORMAT || !isObject(keys)) return refused(say.NOT_A_SCENARIO);
  const version: Repair[] =
    file['version'] === VERSION ? [] : [repairOf('version', wordFor(file['version']), say.UNKNOWN_VERSION, say.readAsVersion(VERSION))];
  const { scenario, repairs } = readPairs([...version, ...Object.entries(keys).map(([key, value]) => namedPair(key, wordFor(value)))], READ_LENGTH);
  if (repairs.length <= MOST_REPAIRS) return { scenario, repairs };
  const more = repairOf(say.WHOLE_FILE, '', say.moreFaults(repairs.length - MOST_REPAIRS), say.REPAIRED_ALIKE);
  return { scenario, repairs: [...repairs.slice(0, MOST_REPAIRS), more] };
}

function refused(problem: string): ReadFile {
  return { scenario: null, repairs: [repairOf(say.WHOLE_FILE, '', problem, say.NOTHING_USED)] };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A value as a link would have it. */
function wordFor(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
