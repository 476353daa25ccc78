/** Languages made of English by a rule, with which the tests walk: no text of them is anybody's. */
import { wordNames } from '../../src/languages/places';
import { eachText } from '../../src/languages/standing';

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
  return (english, path, name) => (NOT_MADE.test(path) ? english : (eachText(english, rule, wordNames(path), name) as typeof english));
}
