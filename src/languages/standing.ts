/**
 * English texts that stand on a page from right to left for want of words. Signs that nobody sees stand around each,
 * so that it runs from left to right within whatever it is put into, and the page can say which language it is.
 */

/** From here on from left to right, until the end. */
const BEGIN = '\u2066';
const END = '\u2069';
/** All signs of their kind: of whatever is put together of pieces the whole has one direction. */
const SIGNS = /[\u2066-\u2069]/g;
/** What signs turn round runs from the right, whatever its letters. */
const TURNED = /\u202E[^\u202C]*\u202C/g;

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/**
 * Of a text of an English file. It may hold words of the page's language, and be one: where an English function hands on
 * what has been said anew. Most of its letters tell.
 */
export function ofEnglish(text: string): string {
  const latin = text.replace(TURNED, '').match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin > 0 && 2 * latin >= lettersIn(text) ? `${BEGIN}${text.replace(SIGNS, '')}${END}` : text;
}

/** Whether what is said there is English, all of it. */
export function isEnglish(text: string): boolean {
  return text.includes(BEGIN) && lettersIn(text.replace(/\u2066[^\u2069]*\u2069/g, '')) === 0;
}

/**
 * A value with a rule used on each of its texts, and on each that its functions make.
 * @param isWords whether what has a name is text
 * @param name the value's own
 */
export function eachText(value: unknown, rule: (text: string) => string, isWords: (name: string) => boolean, name: string): unknown {
  const isText = isWords(name);
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return isText ? rule(one) : one;
    if (typeof one === 'function') return isText ? (...given: unknown[]) => walk((one as (...all: unknown[]) => unknown)(...given)) : one;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null || Object.getPrototypeOf(one) !== Object.prototype) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, eachText(inner, rule, isWords, key)]));
  };
  return walk(value);
}
