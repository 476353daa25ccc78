/** Where people's words stand, and which names in these files are of words. */

/** The files, from `src`; the tidy checks find a word anywhere else. */
export const WORDS_FILES = /^(?:text\/.+|lesson\/steps\/.+|designs\/.+\.design|model\/(?:keys|placement|roles))\.ts$/;

/** Among them, what a translator need not open: words that Intl makes of numbers, and what a language says of itself. */
export const NOT_TO_TRANSLATE: ReadonlySet<string> = new Set(['text/format.ts', 'text/language.ts']);

/** In a language's folder, the file that says what it is called: without it there is no language. */
export const LANGUAGE_FILE = 'text/language.ts';

/** Nobody's words, wherever they stand: what things are called in addresses. */
export const NEVER_WORDS = ['id', 'hash', 'href', 'address'] as const;

/** In files that hold texts beside data, the names of what is text. All else there is data. */
export const WORDS_BESIDE_DATA = {
  'lesson/steps/': ['title', 'text', 'terms', 'question', 'label', 'about', 'reveal', 'lines'],
  'designs/': ['title', 'summary', 'mechanism', 'who', 'says', 'verdict', 'prices', 'words'],
  'model/keys.ts': ['label', 'meaning', 'unit', 'notNumber', 'notFinite', 'notWhole', 'below', 'above'],
  'model/placement.ts': ['title', 'summary', 'whenGatewaysAreAdded', 'words'],
  'model/roles.ts': ['name'],
} as const;
export type PlaceBesideData = keyof typeof WORDS_BESIDE_DATA;

/** The place of a file that holds data beside texts; undefined of one of `text/`, all of which is text. */
export function placeBesideData(path: string): PlaceBesideData | undefined {
  return (Object.keys(WORDS_BESIDE_DATA) as PlaceBesideData[]).find((place) => path.startsWith(place));
}

const NEVER: ReadonlySet<string> = new Set(NEVER_WORDS);

/** Tells of a name in a file whether it is one of words, where it names a text or a function. */
export function wordNames(path: string): (name: string) => boolean {
  const place = placeBesideData(path);
  const names: ReadonlySet<string> | null = place ? new Set(WORDS_BESIDE_DATA[place]) : null;
  return (name) => !NEVER.has(name) && (names?.has(name) ?? true);
}
