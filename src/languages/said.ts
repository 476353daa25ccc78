/** Puts a language's words in the place of the English ones, as the site is built for it. */
import { wordNames } from './places';
import { eachText, ofEnglish } from './standing';

/** Texts that are looked for within others, and never shown by themselves. */
const LOOKED_FOR: ReadonlySet<string> = new Set(['terms']);

/** What stands where there are no words for something English, by its name. */
type Standing = (english: unknown, name: string) => unknown;

/**
 * What a file says, in a language: the English value with each text and each function for which there are
 * words exchanged, and all else as it is. A list of texts is exchanged as a whole, any other thing by thing.
 */
export function said<Value>(english: Value, words: unknown): Value {
  // What a translation may say of a value is its type's, `Words`.
  return merged(english, words, (one) => one, '') as Value;
}

/**
 * The same in a language from right to left: what is English still is marked, and runs from left to right wherever it is put.
 * @param path the file's, from `src`
 * @param name the export's
 */
export function saidFromRight<Value>(english: Value, words: unknown, path: string, name: string): Value {
  const isNamedWords = wordNames(path);
  const isWords = (one: string): boolean => isNamedWords(one) && !LOOKED_FOR.has(one);
  return merged(english, words, (one, its) => eachText(one, ofEnglish, isWords, its), name) as Value;
}

function merged(english: unknown, words: unknown, standing: Standing, name: string): unknown {
  if (words === undefined) return standing(english, name);
  if (Array.isArray(english)) return isOfTexts(words) ? words : english.map((one: unknown, index) => merged(one, partOf(words, index), standing, name));
  if (typeof english === 'function' && typeof words === 'function') return orElse(words as Saying, standing(english, name) as Saying);
  if (typeof english !== 'object' || english === null) return words;
  return Object.fromEntries(Object.entries(english).map(([key, one]) => [key, merged(one, partOf(words, key), standing, key)]));
}

type Saying = (...given: readonly unknown[]) => unknown;

/** A translation's function; where that fails, the English one's text stands rather than nothing, and the fault is thrown beside it, for the console. */
function orElse(words: Saying, english: Saying): Saying {
  return (...given) => {
    try {
      return words(...given);
    } catch (error) {
      queueMicrotask(() => { throw error; });
      return english(...given);
    }
  };
}

function isOfTexts(words: unknown): boolean {
  return Array.isArray(words) && words.length > 0 && words.every((one) => typeof one === 'string');
}

function partOf(words: unknown, key: string | number): unknown {
  return (words as Readonly<Record<string | number, unknown>>)[key];
}
