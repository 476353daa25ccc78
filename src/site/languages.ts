/**
 * Builds the page once more for each language that has a folder, beside the English one and apart from it: what
 * a reader of English loads is the same, however many there are. The built page names its languages in its head.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, runnerImport, type HtmlTagDescriptor, type Plugin, type PluginOption, type Rolldown, type UserConfig } from 'vite';
import { LANGUAGE_FILE } from '../languages/places.ts';
import type { Language } from '../text/language.ts';
import { languageIn, spoken } from './spoken.ts';

const START = fileURLToPath(new URL('../start.ts', import.meta.url));

/** Loaded only where there is a language: it brings TypeScript. */
const CHECK = fileURLToPath(new URL('../languages/check.ts', import.meta.url));

/** Where the parts of all languages lie in the built folder. */
export const LANGUAGES_FOLDER = 'languages';

/** In a language's built folder, the names of its files, for whoever keeps them (`src/offline/language.ts`). */
const LIST = 'files.json';

/** As the page finds them again (`src/session/language.ts`). */
export const LANGUAGE_META = 'fanout-lab-language';

interface Built extends Language {
  readonly outputs: Rolldown.RolldownOutput['output'];
  /** Its own entry, from the built folder. */
  readonly script: string;
}

/** The folders of languages below some folders. */
export function languageFolders(within: readonly string[]): string[] {
  return within.flatMap((folder) => readdirSync(folder).map((name) => resolve(folder, name)).filter((one) => existsSync(join(one, LANGUAGE_FILE)))).sort();
}

/**
 * Looks the words of languages through before anything is built of them.
 * @param tell told what is not wrong and might be better
 * @throws Error that names all that is wrong
 */
async function checkWords(folders: readonly string[], tell: (words: string) => void): Promise<void> {
  const { module } = await runnerImport<typeof import('../languages/check.ts')>(CHECK, { configFile: false, logLevel: 'silent' });
  const languages = folders.map((folder) => module.languageAt(folder));
  const faults = module.faultsOfLanguages(languages).flatMap((all, index) => all.map((one) => ({ line: module.faultLine(languages[index]!, one), isWrong: one.isWrong })));
  for (const { line } of faults.filter(({ isWrong }) => !isWrong)) tell(line);
  const wrong = faults.filter(({ isWrong }) => isWrong).map(({ line }) => line);
  if (wrong.length === 0) return;
  const error = new Error(`Words of a language are wrong, so nothing is built:\n${wrong.join('\n')}`);
  // Whoever writes texts is told which, and not by which way of the code.
  error.stack = error.message;
  throw error;
}

/** The page in one language, from what opens it on: its parts, which are not written yet. */
async function builtIn(folder: string, site: UserConfig, plugins: PluginOption): Promise<Built> {
  const language = await languageIn(folder);
  const within = `${LANGUAGES_FOLDER}/${language.id}`;
  const result = await build({
    ...site,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [spoken(folder), plugins],
    worker: { ...site.worker, plugins: () => [spoken(folder)] },
    build: {
      ...site.build,
      write: false,
      assetsDir: within,
      rolldownOptions: { ...site.build?.rolldownOptions, input: START, preserveEntrySignatures: 'strict' },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const entry = output.find((one) => one.type === 'chunk' && one.isEntry)!;
  return { ...language, outputs: output, script: entry.fileName };
}

/** While the page is developed Vite writes its style into it, which the built page's policy forbids. */
const styled: Plugin = {
  name: 'styled-while-developed',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
};

/** While the page is developed it is in one language, the mode's: `npm run dev -- --mode de`. */
export function developedIn(mode: string, within: readonly string[]): Plugin[] {
  const folder = languageFolders(within).find((one) => basename(one) === mode);
  if (folder !== undefined) return [styled, { ...spoken(folder), apply: 'serve' }];
  return ENGLISH_MODES.includes(mode) ? [styled] : [styled, unknownLanguage(mode)];
}

/** What Vite and Vitest call their own. */
const ENGLISH_MODES: readonly string[] = ['development', 'production', 'test', 'en'];

/** Says so at once, where the page would start in English without a word. */
function unknownLanguage(mode: string): Plugin {
  return {
    name: 'unknown-language',
    apply: 'serve',
    configResolved() {
      throw new RangeError(`--mode ${mode}: there is no such language; npm run languages lists those that there are`);
    },
  };
}

/** How the page's head names a language. */
function metaOf({ id, name, script }: Built): HtmlTagDescriptor {
  return { tag: 'meta', attrs: { name: LANGUAGE_META, content: id, 'data-name': name, 'data-script': `./${script}` }, injectTo: 'head' };
}

/**
 * The plugin.
 * @param within folders with a folder for each language
 * @param site how the English page is built
 * @param plugins of what it is built, for each language anew
 */
export function languages(within: readonly string[], site: UserConfig, plugins: () => PluginOption): Plugin {
  let built: readonly Built[] = [];
  return {
    name: 'languages',
    apply: 'build',
    // At once: an error at the end would be hidden by those of the files that are then missing.
    async configResolved({ logger }) {
      const folders = languageFolders(within);
      if (folders.length > 0) await checkWords(folders, (words) => { logger.warn(words); });
    },
    async buildStart() {
      const folders = languageFolders(within);
      const all: Built[] = [];
      for (const folder of folders) all.push(await builtIn(folder, site, plugins()));
      built = all;
    },
    transformIndexHtml: () => built.map(metaOf),
    generateBundle() {
      for (const { id, outputs } of built) {
        for (const one of outputs) {
          // Style and fonts are the English page's, to the letter.
          if (!one.fileName.endsWith('.js')) continue;
          this.emitFile({ type: 'asset', fileName: one.fileName, source: one.type === 'chunk' ? one.code : one.source });
        }
        const names = outputs.map(({ fileName }) => fileName).filter((name) => name.endsWith('.js'));
        this.emitFile({ type: 'asset', fileName: `${LANGUAGES_FOLDER}/${id}/${LIST}`, source: JSON.stringify(names) });
      }
    },
  };
}
