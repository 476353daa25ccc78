/** Languages made of English by a rule, with which the tests walk: no text of them is anybody's. */
import { wordNames } from '../../src/languages/places';

/** Makes a text of a text. What is a made-up text already, or holds one, is as it is there. */
export type Rule = (text: string) => string;

const BETWEEN = { open: '\u27E6', close: '\u27E7' } as const;
/** A letter's mark from right to left in front, so that a text of such words is known to run that way. */
const TURNED = { open: '\u200F\u202E', close: '\u202C' } as const;

/** A word of prose: names of instances, as GW1 and u3, and units have none. */
const WORD = /\p{Ll}{2,}|\p{Lu}\p{Ll}/u;
const UNIT = /^(?:ms|px)$/;

/** Twice as long, in brackets, so that an end that is cut off is seen to be. */
export const twice: Rule = (text) =>
  text.replace(/\u27E6[^\u27E7]*\u27E7|[^\u27E6]+/gu, (part) => {
    if (part.startsWith(BETWEEN.open) || !WORD.test(part.replace(/\bms\b/g, ''))) return part;
    const [, before = '', middle = '', after = ''] = /^(\s*)([^]*?)(\s*)$/u.exec(part)!;
    return `${before}${BETWEEN.open}${middle} ${middle}${BETWEEN.close}${after}`;
  });

/** Each word from right to left. */
export const mirrored: Rule = (text) =>
  text.replace(/\u200F\u202E[^\u202C]*\u202C|\p{L}[\p{L}\p{M}’']*/gu, (part) => (part.startsWith(TURNED.open) || !WORD.test(part) || UNIT.test(part) ? part : `${TURNED.open}${part}${TURNED.close}`));

/** What numbers are made of words with, and what the language says of itself. */
const NOT_MADE = /^text\/(?:format|language)\.ts$/;

/** Words for all that a file exports, one export at a time: `english` is its value, `path` the file's, `name` the export's. */
export function madeUp(rule: Rule): <Value>(english: Value, path: string, name: string) => Value {
  return (english, path, name) => {
    if (NOT_MADE.test(path)) return english;
    const isWords = wordNames(path);
    return made(english, rule, isWords, isWords(name)) as typeof english;
  };
}

function made(value: unknown, rule: Rule, isWords: (name: string) => boolean, isText: boolean): unknown {
  if (typeof value === 'string') return isText ? rule(value) : value;
  if (typeof value === 'function') return isText ? (...given: unknown[]) => made((value as (...all: unknown[]) => unknown)(...given), rule, isWords, true) : value;
  if (Array.isArray(value)) return value.map((one: unknown) => made(one, rule, isWords, isText));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, made(one, rule, isWords, isWords(name))]));
}
