/**
 * Two scenarios in one address: the first as ever, and by `beside=design:topic-per-chat;gateways:8` in
 * what the second differs from it. Reading never fails: what is wrong is repaired, and said.
 */
import { peopleOf } from '../model/people';
import { rowOf, SCENARIO_KEY_NAMES } from '../model/keys';
import type { Scenario, ScenarioKey } from '../model/scenario';
import * as say from '../text/link/repairs';
import { decodeScenario, encodeScenario, isFollowing, readPairs, valueText, withoutEnd, type Decoded } from './codec';
import { BESIDE, cutLink, namedPair, percentDecode, type Pair } from './pairs';
import { repairOf, type Repair } from './repair';
import { LINK_LENGTH, writeLinkSizes } from './sizes';

/** Both have one clock, one chance and the same posts by hand: of these there is one for the two. */
const SHARED: ReadonlySet<ScenarioKey> = new Set<ScenarioKey>(['v', 'seed', 'do', 't']);

/** What an address says where two pictures may stand on a page. */
export interface DecodedPair extends Decoded {
  /** Null where one stands alone. */
  readonly beside: Scenario | null;
}

/** The second with all that is the same for both taken from the first; of posts by hand those of people whom it has. */
export function withShared(beside: Scenario, first: Scenario): Scenario {
  const people = peopleOf(beside);
  return { ...beside, v: first.v, seed: first.seed, do: first.do.filter(({ user }) => user <= people), t: first.t };
}

/** In which keys the second differs, in the order of the table; what follows from its sizes is none. */
export function differingKeys(first: Scenario, beside: Scenario): readonly ScenarioKey[] {
  const isSized = beside.sizes.length > 0;
  // Without sizes of its own beside one with sizes, it says how many chats there are and how large.
  const isUnsized = !isSized && first.sizes.length > 0;
  return SCENARIO_KEY_NAMES.filter((key) => {
    if (SHARED.has(key) || (isFollowing(key) && isSized) || (key === 'sizes' && !isSized)) return false;
    return (isUnsized && isFollowing(key)) || valueText(first, key) !== valueText(beside, key);
  });
}

/** The hash of an address with both; that of the first where there is no second. */
export function encodePair(first: Scenario, beside: Scenario | null): string {
  const hash = encodeScenario(first);
  if (!beside) return hash;
  const keys = differingKeys(first, beside);
  // Where it differs in nothing yet, its design alone says that it is there.
  const said: readonly ScenarioKey[] = keys.length > 0 ? keys : ['design'];
  const text = said.map((key) => `${key}:${key === 'sizes' ? writeLinkSizes(beside.sizes) : valueText(beside, key)}`).join(';');
  return `${hash === '' ? '' : `${hash}&`}${BESIDE}=${text}`;
}

/** Reads the hash of an address, with or without its `#`. Never throws. */
export function decodePair(text: string): DecodedPair {
  const { pieces, repairs: cut } = cutLink(text);
  const isBeside = (piece: string): boolean => percentDecode(piece.split('=', 1)[0]!).text === BESIDE;
  const [said, ...others] = pieces.filter(isBeside).map((piece) => percentDecode(piece.slice(BESIDE.length + 1)).text);
  const first = decodeScenario(said === undefined ? text : pieces.filter((piece) => !isBeside(piece)).join('&'));
  if (said === undefined) return { ...first, beside: null };
  const read = readBeside(said, first.scenario);
  const more = others.map((value) => repairOf(BESIDE, value, say.afterAnother(BESIDE), say.FIRST_KEPT));
  return { scenario: first.scenario, beside: read.scenario, repairs: [...cut, ...first.repairs, ...read.repairs, ...more] };
}

/** The first with the changes that are said. */
function readBeside(said: string, first: Scenario): { readonly scenario: Scenario | null; readonly repairs: readonly Repair[] } {
  const parts = said.split(';').filter((part) => part !== '');
  if (parts.length === 0) return { scenario: null, repairs: [repairOf(BESIDE, said, say.NO_VALUE, say.LEFT_OUT)] };
  const seen = new Set<string>();
  const pairs = withoutEnd(parts.map((part) => readPart(part, seen)));
  const changed = new Set<ScenarioKey>(pairs.filter((one): one is Pair => !('problem' in one)).map(({ key }) => key));
  const { scenario, repairs } = readPairs([...unchangedPairs(first, changed), ...pairs], changed.has('sizes') ? LINK_LENGTH : Infinity);
  return { scenario: withShared(scenario, first), repairs: repairs.map((repair) => ({ ...repair, key: `${BESIDE} ${repair.key}` })) };
}

function readPart(part: string, seen: Set<string>): Pair | Repair {
  const colon = part.indexOf(':');
  const key = colon < 0 ? part : part.slice(0, colon);
  const value = colon < 0 ? '' : part.slice(colon + 1);
  const pair = namedPair(key, value);
  if ('problem' in pair) return pair;
  if (value === '') return repairOf(key, value, say.NO_VALUE, say.LEFT_OUT);
  if (SHARED.has(pair.key)) return repairOf(key, value, say.SAME_FOR_BOTH, say.LEFT_OUT);
  if (seen.has(key)) return repairOf(key, value, say.afterAnother(key), say.FIRST_KEPT);
  seen.add(key);
  return pair;
}

/** What the second takes from the first: all that is not said of it, and does not follow from what is. */
function unchangedPairs(first: Scenario, changed: ReadonlySet<ScenarioKey>): Pair[] {
  const hasNewSizes = changed.has('sizes');
  const endsSizes = [...changed].some(isFollowing);
  return SCENARIO_KEY_NAMES.filter((key) => {
    if (changed.has(key) || SHARED.has(key)) return false;
    if (key === 'sizes') return first.sizes.length > 0 && !endsSizes;
    return !isFollowing(key) || !(hasNewSizes || (first.sizes.length > 0 && !endsSizes));
  }).map((key) => ({ key, value: valueText(first, key), broken: false }));
}

/** Of a second scenario, its design where that is another one, and each other key that differs: for whoever says it in words. */
export function differingLabels(first: Scenario, beside: Scenario): readonly { readonly label: string; readonly value: string; readonly unit: string }[] {
  return differingKeys(first, beside).filter((key) => key !== 'design').map((key) => {
    const row = rowOf(key);
    return { label: row.label, value: valueText(beside, key), unit: row.kind === 'number' ? row.unit : '' };
  });
}
