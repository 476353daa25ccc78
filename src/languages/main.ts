/** The command `npm run languages`: how far each language is, and the files that a translator begins with. `run.mjs` loads it. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { ENGLISH } from '../text/language';
import { faultLine, faultsOfLanguages, languageAt } from './check';
import { LANGUAGE_FILE } from './places';
import { skeleton } from './skeleton';
import { englishAt, englishFiles, languageState, type FileState, type Load } from './state';
import { noTagWords, tagOf } from './tag';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));

const HELP = `How far the languages of the page are, what is wrong with their words, and files to begin with. src/languages/README.md tells the whole.

  npm run languages                          each language: how many texts it has, and what is wrong
  npm run languages -- de                    every file of one, with what it lacks
  npm run languages -- new de Deutsch        begins a language
  npm run languages -- add de text/page/page.ts
                                             begins a file of it, with the English texts to be said anew
`;

/** What the command prints, and where it failed. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const told = (stdout: string): Outcome => ({ stdout, stderr: '', exitCode: 0 });
const failed = (words: string): Outcome => ({ stdout: '', stderr: `languages: ${words}\n`, exitCode: 1 });

/**
 * Runs it. Never throws.
 * @param home the folder of all languages
 */
export async function main(given: readonly string[], home = HERE): Promise<Outcome> {
  try {
    return await run(given, home);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

async function run([what, ...rest]: readonly string[], home: string): Promise<Outcome> {
  if (what === '--help') return told(HELP);
  if (what === 'new') return begin(rest, home);
  if (what === 'add') return add(rest, home);
  if (what !== undefined) return isLanguage(home, what) ? looked([what], home, details) : failed(`there is no folder src/languages/${what} with ${LANGUAGE_FILE} in it`);
  const ids = readdirSync(home).filter((id) => isLanguage(home, id));
  return ids.length > 0 ? looked(ids, home, summary) : told('English alone. To begin another: npm run languages -- new de Deutsch\n');
}

/** Looks languages through: how far each is, and what is wrong with its words. What is wrong cannot be counted. */
async function looked(ids: readonly string[], home: string, tell: (id: string, files: readonly FileState[]) => string): Promise<Outcome> {
  const folders = ids.map((id) => languageAt(join(home, id)));
  const faults = faultsOfLanguages(folders);
  const isWrong = faults.map((all) => all.some((one) => one.isWrong));
  const parts = await Promise.all(ids.map(async (id, index) => {
    const lines = faults[index]!.map((one) => `  ${faultLine(folders[index]!, one)}\n`);
    return `${isWrong[index] ? `${id}: the page is not built in it before what is wrong here is right\n` : tell(id, await stateOf(home, id))}${lines.join('')}`;
  }));
  return { ...told(parts.join('')), exitCode: isWrong.includes(true) ? 1 : 0 };
}

function isLanguage(home: string, id: string): boolean {
  return existsSync(join(home, id, LANGUAGE_FILE));
}

const load: Load = async (file) => {
  try {
    return (await runnerImport<Readonly<Record<string, unknown>>>(file, { configFile: false, logLevel: 'silent' })).module;
  } catch (error) {
    throw new Error(`src/${relative(SOURCE, file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

function stateOf(home: string, id: string): Promise<FileState[]> {
  return languageState(SOURCE, join(home, id), load);
}

function summary(id: string, files: readonly FileState[]): string {
  const all = files.reduce((sum, { texts }) => sum + texts, 0);
  const missing = files.reduce((sum, file) => sum + file.missing.length, 0);
  const stale = files.filter(({ wantedMark }) => wantedMark !== null).length;
  return `${id}: ${String(all - missing)} of ${String(all)} texts${stale === 0 ? '' : `; of ${String(stale)} files the English has changed`}\n`;
}

function details(id: string, files: readonly FileState[]): string {
  const lines = files.map(({ path, texts, missing, wantedMark, strayTerms }) => {
    const changed = wantedMark === null ? '' : `  the English has changed: look it through, then let it begin with // English ${wantedMark}\n`;
    const lacks = missing.length === 0 || missing.length === texts ? '' : `  lacks ${missing.join(', ')}\n`;
    const stray = strayTerms.length === 0 ? '' : `  its text does not hold these terms as they stand: ${strayTerms.join(', ')}\n`;
    return `${path}: ${String(texts - missing.length)} of ${String(texts)}\n${changed}${lacks}${stray}`;
  });
  return `${lines.join('')}\n${summary(id, files)}`;
}

function begin([given = '', ...words]: readonly string[], home: string): Outcome {
  if (given === '' || words.length === 0) return failed('a new language needs its tag and its own name for itself, as in: npm run languages -- new pt-BR Português');
  const id = tagOf(given);
  if (id === null) return failed(noTagWords(given));
  if (id === ENGLISH) return failed('English is the language that all others are made from');
  if (isLanguage(home, id)) return failed(`src/languages/${id} is there already`);
  const { direction } = directionOf(id);
  const language = `{ id: '${id}', name: '${words.join(' ').replace(/['\\]/g, '\\$&')}', locale: '${id}', direction: '${direction}' }`;
  return put(home, id, LANGUAGE_FILE, `import type { LanguageFile } from '../../words';\n\nexport default {\n  LANGUAGE: ${language},\n  // True when nothing of it is English any more.\n  isWhole: false,\n} satisfies LanguageFile;\n`);
}

/** Scripts that run from right to left, as Unicode's likely subtags give them. */
function directionOf(id: string): { readonly direction: 'ltr' | 'rtl' } {
  const script = new Intl.Locale(id).maximize().script ?? '';
  return { direction: ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm'].includes(script) ? 'rtl' : 'ltr' };
}

async function add([id = '', given = '']: readonly string[], home: string): Promise<Outcome> {
  const path = given.replace(/^(?:\.\/)?src\//, '');
  if (!isLanguage(home, id)) return failed(`there is no language ${id} yet; begin it with: npm run languages -- new ${id || 'de'} …`);
  if (!englishFiles(SOURCE).includes(path) || path === LANGUAGE_FILE) return failed(`there is no file of texts src/${path}; npm run languages -- ${id} lists all`);
  if (existsSync(join(home, id, path))) return failed(`src/languages/${id}/${path} is there already`);
  return put(home, id, path, skeleton(await englishAt(SOURCE, path, load), path));
}

function put(home: string, id: string, path: string, text: string): Outcome {
  const file = join(home, id, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return told(`src/languages/${id}/${path} is made.\n`);
}
