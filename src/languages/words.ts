/**
 * What a translation may say of an English file: an object of the same names as its exports, with a text for a
 * text, a function for a function and a list of texts for such a list; of another list the things by their place,
 * from 0. What it leaves out stays English; a name that the English file does not have is an error of types.
 */
import type { Language } from '../text/language';
import type { NEVER_WORDS, PlaceBesideData, WORDS_BESIDE_DATA } from './places';

/** What a language's `text/language.ts` says. */
export interface LanguageFile {
  readonly LANGUAGE: Language;
  /** Lacks nothing: the tests hold it to that. What another one lacks is English on the page. */
  readonly isWhole: boolean;
}

/** A text is any text, and what a function makes of figures is of the same kind as the English one's. */
type Said<Result> = Result extends string ? string : Result extends readonly (infer One)[] ? readonly Said<One>[] : Result;

/** The names that a translation may speak of: of texts those of the kind `Name`, and of what holds texts. */
type Spoken<Whole, Name extends string> = {
  [Key in keyof Whole]: Key extends (typeof NEVER_WORDS)[number] ? never : Whole[Key] extends string | ((...given: never) => unknown) ? Key & Name : Key;
}[keyof Whole];

type WordsNamed<Value, Name extends string> = Value extends string
  ? string
  : Value extends (...given: infer Given) => infer Result
    ? (...given: Given) => Said<Result>
    : Value extends readonly string[]
      ? readonly string[]
      : Value extends readonly (infer One)[]
        ? { readonly [place: number]: WordsNamed<One, Name> }
        : Value extends object
          ? { readonly [Key in Spoken<Value, Name>]?: WordsNamed<Value[Key], Name> }
          : never;

/** Of a file of `text/`, all of which is words: `Words<typeof import('…')>`. */
export type Words<File> = WordsNamed<File, string>;

/** Of a file of another place: `WordsOf<'designs/', typeof import('…')>`. */
export type WordsOf<Place extends PlaceBesideData, File> = WordsNamed<File, (typeof WORDS_BESIDE_DATA)[Place][number] | 'default'>;
