/** The text of a link cut into its pairs of key and value, before anyone asks what they mean. */
import { SCENARIO_KEY_NAMES } from '../model/keys';
import type { ScenarioKey } from '../model/scenario';
import * as say from '../text/link/repairs';
import { languageTaken } from './language';
import { nearestIn } from './nearest';
import { repairOf, type Repair } from './repair';
import { untangled } from './untangle';

/** Characters of a link that are read. The longest honest link, with 200 actions, has under 10,000. */
const READ_LENGTH = 100_000;

/** The key of a second scenario, outside those of a scenario. */
export const BESIDE = 'beside';

const KEYS: ReadonlySet<string> = new Set(SCENARIO_KEY_NAMES);
const guessKey = nearestIn(SCENARIO_KEY_NAMES);

/** A pair whose key is one of the scenario's, the first of that key. */
export interface Pair {
  readonly key: ScenarioKey;
  readonly value: string;
  /** The value had a `%` that is not followed by the code of a character; it is still in it. */
  readonly broken: boolean;
}

/** What an address says beside its language, and what was wrong with that or with its length. */
interface Cut {
  /** What stands between the `&`s, put right, in order. */
  readonly pieces: readonly string[];
  readonly repairs: readonly Repair[];
}

/** Cuts an address into its pieces; what is too long is read as far as it goes. */
export function cutLink(text: string): Cut {
  const trimmed = text.trim();
  const whole = trimmed.startsWith('#') ? trimmed.slice(1) : trimmed;
  if (whole.length <= READ_LENGTH) return piecesOf(whole, []);
  // The piece that the limit cuts through would be read as what it does not say.
  const end = whole.lastIndexOf('&', READ_LENGTH);
  const tooLong = [repairOf(say.WHOLE_LINK, '', say.tooLong(whole.length), say.beginningRead(READ_LENGTH))];
  return end < 0 ? { pieces: [], repairs: tooLong } : piecesOf(whole.slice(0, end), tooLong);
}

function piecesOf(whole: string, tooLong: readonly Repair[]): Cut {
  const { rest, repairs } = languageTaken(untangled(whole).split('&').filter((piece) => piece !== ''));
  return { pieces: rest, repairs: [...tooLong, ...repairs] };
}

/**
 * Reads one piece.
 * @param seen the keys read before; a key that is read is added
 * @returns the pair, or the repair of a piece that is left out
 */
export function readPair(piece: string, seen: Set<ScenarioKey>): Pair | Repair {
  const equals = piece.indexOf('=');
  const key = percentDecode(equals < 0 ? piece : piece.slice(0, equals)).text;
  if (!isScenarioKey(key)) return unknownKey(key, equals < 0 ? '' : percentDecode(piece.slice(equals + 1)).text);
  if (equals < 0) return repairOf(key, '', say.NO_EQUALS, say.LEFT_OUT);
  const { text: value, broken } = percentDecode(piece.slice(equals + 1));
  if (seen.has(key)) return repairOf(key, value, say.afterAnother(key), say.FIRST_KEPT);
  seen.add(key);
  return { key, value, broken };
}

/** A key with its value as they stand in a file; the repair of a key that nobody knows. */
export function namedPair(key: string, value: string): Pair | Repair {
  return isScenarioKey(key) ? { key, value, broken: false } : unknownKey(key, value);
}

function isScenarioKey(key: string): key is ScenarioKey {
  return KEYS.has(key);
}

function unknownKey(key: string, value: string): Repair {
  if (key === '') return repairOf(key, value, say.NO_KEY, say.LEFT_OUT);
  if (key === BESIDE) return repairOf(key, value, say.NEEDS_TWO, say.LEFT_OUT);
  return repairOf(key, value, say.unknownKey(guessKey(key)), say.LEFT_OUT);
}

/** Undoes percent-encoding; where a part of it is broken, that part stays as it is. */
export function percentDecode(text: string): { readonly text: string; readonly broken: boolean } {
  if (!text.includes('%')) return { text, broken: false };
  try {
    return { text: decodeURIComponent(text), broken: false };
  } catch {
    return { text: text.replace(/(?:%[0-9a-f]{2})+/gi, decodeIfWhole), broken: true };
  }
}

function decodeIfWhole(codes: string): string {
  try {
    return decodeURIComponent(codes);
  } catch {
    return codes;
  }
}
