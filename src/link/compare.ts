/**
 * The address of the page that compares all designs: `compare`, what its reader asks of them, and a
 * scenario's keys. Reading never fails: whatever is wrong is repaired, said, and the rest of it is kept.
 */
import { nearestNumber, numberProblem, type Bounds } from '../model/keys';
import type { Scenario } from '../model/scenario';
import * as say from '../text/link/repairs';
import { decodeScenario, encodeScenario } from './codec';
import { cutLink, percentDecode } from './pairs';
import { plainNumber, readNumber } from './plain';
import { repairOf, type Repair } from './repair';

/** What the page's address says beside a scenario, with bounds; nothing is asked where the default is null. */
export const ASKED_KEYS = {
  /** Of its limit, what nothing may be above: percent. */
  reserve: { default: 60, min: 1, max: 100, whole: false },
  /** Of one machine an hour, in whatever money. */
  price: { default: null, min: 0, max: 1_000_000, whole: false },
  /** Of the challenge: milliseconds within which the last viewer has to hear, and machines that there are. */
  delay: { default: null, min: 0, max: 3_600_000, whole: false },
  machines: { default: null, min: 1, max: 1_000_000, whole: true },
} as const satisfies Record<string, Bounds & { readonly default: number | null }>;

export type AskedKey = keyof typeof ASKED_KEYS;
export type Asked = Readonly<Record<Exclude<AskedKey, 'reserve'>, number | null>> & { readonly reserve: number };

export interface CompareAddress {
  readonly scenario: Scenario;
  readonly asked: Asked;
  /** In the page's own keys first, then in the scenario's. */
  readonly repairs: readonly Repair[];
}

const MARK = 'compare';
const KEYS = Object.keys(ASKED_KEYS) as readonly AskedKey[];

/** The hash of an address, without its `#`. */
export function writeCompare(scenario: Scenario, asked: Asked): string {
  return compareHash(writeAsked(asked), encodeScenario(scenario));
}

/** What is asked, as an address says it; nothing where nothing is. */
export function writeAsked(asked: Asked): string {
  return KEYS.flatMap((key) => (asked[key] === null || asked[key] === ASKED_KEYS[key].default ? [] : [`${key}=${plainNumber(asked[key])}`])).join('&');
}

/** The same hash of what is written already. @param asked as `writeAsked` has it @param scenario as the codec has it */
export function compareHash(asked: string, scenario: string): string {
  return [MARK, asked, scenario].filter((piece) => piece !== '').join('&');
}

/** Reads the hash of an address of this page. */
export function readCompare(hash: string): CompareAddress {
  const { pieces, repairs: cut } = cutLink(hash);
  const repairs: Repair[] = [...cut];
  const rest: string[] = [];
  const given = new Map<AskedKey, string>();
  for (const piece of pieces) {
    const [key = '', ...parts] = piece.split('=');
    const value = percentDecode(parts.join('=')).text;
    const known = KEYS.find((one) => one === key);
    if (known && given.has(known)) repairs.push(repairOf(key, value, say.afterAnother(key), say.FIRST_KEPT));
    else if (known) given.set(known, value);
    else if (!isMark(piece)) rest.push(piece);
  }
  const read = KEYS.map((key): [AskedKey, number | null] => [key, readAsked(key, given.get(key), repairs)]);
  const { scenario, repairs: others } = decodeScenario(rest.join('&'));
  // Each key has its own value: together they are all that is asked.
  return { scenario, asked: Object.fromEntries(read) as unknown as Asked, repairs: [...repairs, ...others] };
}

/** What makes it this page's address, with whatever stood behind it in a text. */
function isMark(piece: string): boolean {
  return /^compare(?!\w)/.test(piece);
}

function readAsked(key: AskedKey, text: string | undefined, repairs: Repair[]): number | null {
  const row: Bounds & { readonly default: number | null } = ASKED_KEYS[key];
  if (text === undefined) return row.default;
  const replaced = (value: number | null, problem: string): number | null => {
    repairs.push(repairOf(key, text, problem, value === null ? say.LEFT_OUT : say.insteadUsed(key, plainNumber(value))));
    return value;
  };
  if (text === '') return replaced(row.default, say.NO_VALUE);
  const value = readNumber(text);
  if (value === undefined) return replaced(row.default, say.NOT_A_PLAIN_NUMBER);
  const problem = numberProblem(row, value);
  return problem === undefined ? value : replaced(nearestNumber({ ...row, default: row.default ?? row.min }, value), problem);
}
