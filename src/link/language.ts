/**
 * The page's language in an address: `lang=de`. It is no key of a scenario or of a lesson; whoever reads these
 * takes it out first. English is not written, since a page that says nothing may be read in anybody's own.
 */
import { ENGLISH, LANGUAGE } from '../text/language';
import * as say from '../text/link/repairs';
import { repairOf, type Repair } from './repair';

export const LANG = 'lang';

const BEGINNING = `${LANG}=`;

/** The language that an address put right asks for; null where it asks for none. */
export function languageIn(hash: string): string | null {
  const piece = hash.split('&').find((one) => one.startsWith(BEGINNING));
  return piece === undefined ? null : piece.slice(BEGINNING.length);
}

/** A hash without `#` that opens what it says in the language of the texts here. */
export function withLanguage(hash: string): string {
  if (LANGUAGE.id === ENGLISH) return hash;
  return `${BEGINNING}${LANGUAGE.id}${hash === '' ? '' : `&${hash}`}`;
}

/**
 * The whole address to hand on, in the language of the texts here.
 * @param page where one is; its query, which a tracker may have added, and its hash are left behind
 * @param hash without `#`
 */
export function addressToShare(page: string, hash: string): string {
  const said = withLanguage(hash);
  return `${page.replace(/[?#].*$/, '')}${said === '' ? '' : `#${said}`}`;
}

/** A hash without `#` and without its language where that is the one of the texts here; any other is left to be told of. */
export function ownLanguageTaken(hash: string): string {
  const pieces = hash.split('&');
  return pieces.includes(`${BEGINNING}${LANGUAGE.id}`) && languageTaken(pieces).repairs.length === 0 ? withoutLanguage(hash) : hash;
}

/** A hash without `#` and without its language, whichever that is. */
export function withoutLanguage(hash: string): string {
  return hash.split('&').filter((piece) => !piece.startsWith(BEGINNING)).join('&');
}

/** What is wrong with a language that an address asks for; nothing where it is that of the texts here. */
export function languageRepair(value: string): Repair | null {
  return value === LANGUAGE.id ? null : repairOf(LANG, value, say.NO_SUCH_LANGUAGE, say.languageUsed(LANGUAGE.name));
}

/** The pieces of an address without those that ask for a language, and what was wrong with these. */
export function languageTaken(pieces: readonly string[]): { readonly rest: readonly string[]; readonly repairs: readonly Repair[] } {
  const [first, ...others] = pieces.filter((piece) => piece.startsWith(BEGINNING)).map((piece) => piece.slice(BEGINNING.length));
  if (first === undefined) return { rest: pieces, repairs: [] };
  const wrong = languageRepair(first);
  const more = others.map((value) => repairOf(LANG, value, say.afterAnother(LANG), say.FIRST_KEPT));
  return { rest: pieces.filter((piece) => !piece.startsWith(BEGINNING)), repairs: wrong ? [wrong, ...more] : more };
}
