/**
 * The language that all texts are in: English, or what a translation's `text/language.ts` says. Numbers, lists
 * and plurals follow from its locale, the page's direction from this too.
 */
export interface Language {
  /** As in a link, `lang=en`, and as browsers name it: a tag of BCP 47. */
  readonly id: string;
  /** What those who read it call it. */
  readonly name: string;
  /** Whose numbers, lists and plurals, by Intl. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The language of a page without translations, and of one that has not that which was asked for. */
export const ENGLISH = 'en';

/** A translation exchanges it as a whole, by the same name in its own `text/language.ts`. */
export const LANGUAGE: Language = { id: ENGLISH, name: 'English', locale: 'en-GB', direction: 'ltr' };
