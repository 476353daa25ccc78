/** How far a language is: which texts it lacks, which of its files are of an English that has changed since. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOT_TO_TRANSLATE, WORDS_FILES } from './places';
import { markOf, textsIn, type English } from './tree';

export interface FileState {
  /** From `src`, and from the language's folder. */
  readonly path: string;
  readonly texts: number;
  /** Names of the texts that stay English, as `TOP.share`. */
  readonly missing: readonly string[];
  /** The mark that the language's file has to begin with; null where it does already, or where there is no file. */
  readonly wantedMark: string | null;
  /** Terms of a step that its own text does not hold as they stand: nothing of it is set in bold for them. */
  readonly strayTerms: readonly string[];
}

/** How a file of words begins: with the mark of the English one that it was made from. */
const FIRST_LINE = /^\/\/ English ([\da-f]{8})\n/;

/** The first line of a file of words. */
export function firstLine(mark: string): string {
  return `// English ${mark}\n`;
}

/** The English files with words, from `src`. */
export function englishFiles(source: string): string[] {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return paths.filter((path) => WORDS_FILES.test(path) && !NOT_TO_TRANSLATE.has(path)).sort();
}

/**
 * One file of a language.
 * @param english the English file's text, and what it exports
 * @param text of the language's file; null where there is none
 * @param words what its file exports by default; undefined where there is none
 */
export function fileState(path: string, english: English, text: string | null, words: unknown): FileState {
  const texts = textsIn(english, path);
  const mark = markOf(english.code);
  return {
    path,
    texts: texts.length,
    missing: texts.filter((one) => !isSaid(words, one.path)).map((one) => one.path.join('.')),
    wantedMark: text === null || FIRST_LINE.exec(text)?.[1] === mark ? null : mark,
    strayTerms: text === null ? [] : termsOf(words).filter((term) => !ownText(text).includes(term)),
  };
}

function termsOf(words: unknown): readonly string[] {
  const { terms = [] } = (words as { readonly default?: { readonly terms?: readonly string[] } }).default ?? {};
  return terms;
}

/** What a file says, without what is English in it still and without its list of terms. */
function ownText(text: string): string {
  return text.replace(/^\s*\/\/.*$/gm, '').replace(/\bterms:\s*\[[^\]]*\]/, '').replaceAll("\\'", "'");
}

function isSaid(words: unknown, path: readonly (string | number)[]): boolean {
  let at = words;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return false;
    at = (at as Readonly<Record<string | number, unknown>>)[name];
  }
  return at !== undefined;
}

/** What the tests hold against a file: nothing of a language that does not say that it is whole, for that one is told by the command. */
export function faultsOf({ path, wantedMark, missing, strayTerms }: FileState, isWhole: boolean): string[] {
  if (!isWhole) return [];
  return [
    ...(wantedMark === null ? [] : [`${path}: the English has changed; look it through, then let it begin with // English ${wantedMark}`]),
    ...missing.map((name) => `${path}: lacks ${name}`),
    ...strayTerms.map((term) => `${path}: its text does not hold the term ${term}`),
  ];
}

/** Gives what a file exports. */
export type Load = (file: string) => Promise<Readonly<Record<string, unknown>>>;

/** An English file, from `src`. */
export async function englishAt(source: string, path: string, load: Load): Promise<English> {
  const file = join(source, path);
  return { code: readFileSync(file, 'utf8'), exported: await load(file) };
}

/** All files of a language. */
export async function languageState(source: string, folder: string, load: Load): Promise<FileState[]> {
  return Promise.all(
    englishFiles(source).map(async (path) => {
      const file = join(folder, path);
      const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
      return fileState(path, await englishAt(source, path, load), text, text === null ? undefined : (await load(file))['default']);
    }),
  );
}
