/**
 * The link: a scenario as the hash of an address, and back. Reading never fails: whatever is wrong
 * with a link is repaired, said, and the rest of it is kept.
 */
import { MAX_PEOPLE, peopleOf } from '../model/people';
import { DEFAULT_SCENARIO, rowOf, SCENARIO_KEY_NAMES, type Action, type Scenario, type ScenarioKey } from '../model/scenario';
import { readActions, writeActions } from './actions';
import { cutLink, readPair } from './pairs';
import { plainNumber, toMicrosecond } from './plain';
import { repairOf, type Repair } from './repair';
import { readValue } from './values';

export { repairText, type Repair } from './repair';

/** What a link says, after its repairs. */
export interface Decoded {
  /** Within all bounds, whatever the link said. */
  readonly scenario: Scenario;
  /** In the link's order; too many people and bad actions come last. */
  readonly repairs: readonly Repair[];
}

/**
 * The scenario as the hash of an address, without the `#`: `key=value` joined by `&`, in the order
 * of the table, only what differs from the default. Empty for the default scenario.
 */
export function encodeScenario(scenario: Scenario): string {
  const pairs: string[] = [];
  for (const key of SCENARIO_KEY_NAMES) {
    const text = writeValue(key, scenario[key]);
    if (text !== writeValue(key, DEFAULT_SCENARIO[key])) pairs.push(`${key}=${text}`);
  }
  return pairs.join('&');
}

function writeValue(key: ScenarioKey, value: number | string | readonly Action[]): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(key === 't' ? toMicrosecond(value) : value);
  return writeActions(value);
}

/** The link of what a decoded link means: the same without its faults. */
export function repairedLink(decoded: Decoded): string {
  return encodeScenario(decoded.scenario);
}

/**
 * Reads the hash of an address, with or without its `#`. Never throws. Of a key given twice the
 * first counts; of a long text the first 100,000 characters. The play head is read to the
 * microsecond.
 */
export function decodeScenario(text: string): Decoded {
  const { pieces, tooLong } = cutLink(text);
  const repairs: Repair[] = [...tooLong];
  const values: [ScenarioKey, number | string][] = [];
  const seen = new Set<ScenarioKey>();
  let actions: string | undefined;
  for (const piece of pieces) {
    const pair = readPair(piece, seen);
    if ('problem' in pair) {
      repairs.push(pair);
      continue;
    }
    const row = rowOf(pair.key);
    if (row.kind === 'actions') {
      actions = pair.value;
      continue;
    }
    const { value, repair } = readValue(pair, row);
    values.push([pair.key, value]);
    if (repair) repairs.push(repair);
  }
  // Each value is of its row's kind, so together they are a part of a scenario.
  const given = Object.fromEntries(values) as Partial<Scenario>;
  return withMixtures({ ...DEFAULT_SCENARIO, ...given }, actions, repairs);
}

/** What one key alone does not decide: how many people there are, and whom an action can name. */
function withMixtures(read: Scenario, actions: string | undefined, repairs: readonly Repair[]): Decoded {
  const { scenario, tooMany } = withinPeople(read);
  if (actions === undefined) return { scenario, repairs: [...repairs, ...tooMany] };
  const done = readActions(actions, peopleOf(scenario));
  return { scenario: { ...scenario, do: done.actions }, repairs: [...repairs, ...tooMany, ...done.repairs] };
}

function withinPeople(scenario: Scenario): { readonly scenario: Scenario; readonly tooMany: readonly Repair[] } {
  const people = peopleOf(scenario);
  if (people <= MAX_PEOPLE) return { scenario, tooMany: [] };
  const users = Math.floor(MAX_PEOPLE / scenario.chats);
  const problem = `in each of ${String(scenario.chats)} chats makes ${String(people)} people, above ${String(MAX_PEOPLE)}, the most`;
  const repair = repairOf('users', String(scenario.users), problem, `users=${String(users)} is used instead`);
  return { scenario: { ...scenario, users }, tooMany: [repair] };
}
