/**
 * The link: a scenario as the hash of an address, and back. Reading never fails: whatever is wrong
 * with a link is repaired, said, and the rest of it is kept.
 */
import { membershipsOf, mostMemberships } from '../model/belonging';
import { MAX_PEOPLE, peopleOf } from '../model/people';
import { DEFAULT_SCENARIO, rowOf, SCENARIO_KEY_NAMES } from '../model/keys';
import { withChanges, type Scenario, type ScenarioKey } from '../model/scenario';
import * as say from '../text/link/repairs';
import { readActions, writeActions } from './actions';
import { cutLink, readPair, type Pair } from './pairs';
import { plainNumber, readNumber, toMicrosecond } from './plain';
import { repairOf, type Repair } from './repair';
import { LINK_LENGTH, readSizes, writeLinkSizes, writeSizes } from './sizes';
import { withoutBehind } from './untangle';
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
 * of the table, only what differs from the default. Empty for the default scenario. Where sizes are
 * given, `chats` and `users` follow from them and are not written. Sizes that take more than 2,000
 * characters are left out, and the link has as many chats, all as large as the largest: ask
 * `fitsInLink`, and keep such a scenario in a file.
 */
export function encodeScenario(asked: Scenario): string {
  const scenario: Scenario = asked.whole ? { ...asked.whole, t: asked.t } : asked;
  const kept = fitsInLink(scenario) ? scenario : { ...scenario, sizes: [] };
  return writtenValues(kept)
    .map(([key, text]) => `${key}=${key === 'sizes' ? writeLinkSizes(kept.sizes) : text}`)
    .join('&');
}

/** Whether a link can hold all of a scenario. */
export function fitsInLink({ sizes }: Scenario): boolean {
  // No run takes fewer than two characters, its comma included.
  return sizes.length <= LINK_LENGTH / 2 && writeLinkSizes(sizes).length <= LINK_LENGTH;
}

/** The text of each key that differs from the default and does not follow from another. */
export function writtenValues(scenario: Scenario): [ScenarioKey, string][] {
  return SCENARIO_KEY_NAMES.map((key): [ScenarioKey, string] => [key, valueText(scenario, key)]).filter(
    ([key, text]) => text !== valueText(DEFAULT_SCENARIO, key) && !(scenario.sizes.length > 0 && isFollowing(key)),
  );
}

/** Whether sizes decide a key. */
export function isFollowing(key: ScenarioKey): key is 'chats' | 'users' | 'skew' {
  return key === 'chats' || key === 'users' || key === 'skew';
}

/** A key's value as a link or a file has it. */
export function valueText(scenario: Scenario, key: ScenarioKey): string {
  if (key === 'do') return writeActions(scenario.do);
  if (key === 'sizes') return writeSizes(scenario.sizes);
  const value = scenario[key];
  if (typeof value === 'string') return value;
  return plainNumber(key === 't' ? toMicrosecond(value) : value);
}

/**
 * Reads the hash of an address, with or without its `#`. Never throws. Of a key given twice the
 * first counts; of a long text the first 100,000 characters, of sizes the first 2,000. The play head
 * is read to the microsecond.
 */
export function decodeScenario(text: string): Decoded {
  const { pieces, repairs: cut } = cutLink(text);
  const seen = new Set<ScenarioKey>();
  return readPairs([...cut, ...withoutEnd(pieces.map((piece) => readPair(piece, seen)))], LINK_LENGTH);
}

/** The last pair without what stood behind the link, as a bracket or a full stop, where it is right only so. */
export function withoutEnd(pairs: readonly (Pair | Repair)[]): readonly (Pair | Repair)[] {
  const last = pairs.at(-1);
  if (!last || 'problem' in last || !hasFault(last)) return pairs;
  const clean = { ...last, value: withoutBehind(last.value) };
  return hasFault(clean) ? pairs : [...pairs.slice(0, -1), clean];
}

function hasFault(pair: Pair): boolean {
  const row = rowOf(pair.key);
  if (row.kind === 'actions') return readActions(pair.value, MAX_PEOPLE).repairs.length > 0;
  if (row.kind === 'sizes') return readSizes(pair.value, LINK_LENGTH).repairs.length > 0;
  return readValue(pair, row).repair !== undefined;
}

/**
 * The scenario that some pairs mean. Of what is no pair, the repair is handed on in its place.
 * @param sizesLength characters of `sizes` that are read
 */
export function readPairs(given: readonly (Pair | Repair)[], sizesLength: number): Decoded {
  const sizesText = given.find((one): one is Pair => 'broken' in one && one.key === 'sizes')?.value;
  const sized = sizesText === undefined ? undefined : readSizes(sizesText, sizesLength);
  const base = withChanges(DEFAULT_SCENARIO, { sizes: sized?.sizes ?? [] });
  let repairs: Repair[] = [];
  const values: [ScenarioKey, number | string][] = [];
  let actions: string | undefined;
  for (const pair of given) {
    if ('problem' in pair) {
      repairs.push(pair);
      continue;
    }
    const row = rowOf(pair.key);
    if (row.kind === 'actions') actions = pair.value;
    else if (row.kind === 'sizes') repairs = repairs.concat(sized!.repairs);
    else if (base.sizes.length > 0 && isFollowing(pair.key)) repairs = repairs.concat(contradiction(pair, base[pair.key]));
    else {
      const { value, repair } = readValue(pair, row);
      values.push([pair.key, value]);
      if (repair) repairs.push(repair);
    }
  }
  // Each value is of its row's kind, so together they are a part of a scenario.
  const read = Object.fromEntries(values) as Partial<Scenario>;
  return withMixtures({ ...base, ...read }, actions, repairs);
}

/** A key beside sizes that says otherwise; none where it says the same. */
function contradiction({ key, value }: Pair, meant: number): Repair[] {
  return readNumber(value) === meant ? [] : [repairOf(key, value, say.contradictsSizes(meant), say.LEFT_OUT)];
}

/** What one key alone does not decide: how many people there are, how many chats they can belong to, and whom an action can name. */
function withMixtures(read: Scenario, actions: string | undefined, repairs: readonly Repair[]): Decoded {
  const people = withinPeople(read);
  const { scenario, repairs: all } = withinChats(people.scenario, [...repairs, ...people.tooMany]);
  if (actions === undefined) return { scenario, repairs: all };
  const done = readActions(actions, peopleOf(scenario));
  return { scenario: { ...scenario, do: done.actions }, repairs: [...all, ...done.repairs] };
}

/** Nobody belongs to more chats than there are. What was out of bounds anyway is named once, with what is used in the end. */
function withinChats(scenario: Scenario, repairs: readonly Repair[]): Decoded {
  const { memberships, chats } = scenario;
  if (memberships === membershipsOf(scenario)) return { scenario, repairs };
  const most = mostMemberships(scenario);
  const used = say.insteadUsed('memberships', String(most));
  const problem = most === chats ? say.aboveChats(chats) : say.listsAboveMost(MAX_PEOPLE);
  const isNamed = (repair: Repair): boolean => repair.used === say.insteadUsed('memberships', String(memberships));
  return {
    scenario: { ...scenario, memberships: most },
    repairs: repairs.some(isNamed) ? repairs.map((repair) => (isNamed(repair) ? { ...repair, used } : repair)) : [...repairs, repairOf('memberships', String(memberships), problem, used)],
  };
}

function withinPeople(scenario: Scenario): { readonly scenario: Scenario; readonly tooMany: readonly Repair[] } {
  const people = peopleOf(scenario);
  if (people <= MAX_PEOPLE) return { scenario, tooMany: [] };
  let { users } = scenario;
  // Where chats are alike one step gives the most that fits; where not, people grow nearly as the largest chat does.
  for (let sum = people; sum > MAX_PEOPLE; sum = peopleOf({ ...scenario, users })) {
    users = Math.min(users - 1, Math.floor((users * MAX_PEOPLE) / sum));
  }
  const problem = say.peopleAboveMost(scenario.skew === 0, scenario.chats, people, MAX_PEOPLE);
  const repair = repairOf('users', String(scenario.users), problem, say.insteadUsed('users', String(users)));
  return { scenario: { ...scenario, users }, tooMany: [repair] };
}
