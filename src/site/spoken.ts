/** Builds the site's own files with the words of another language in the place of the English ones. */
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst, runnerImport, type Plugin } from 'vite';
import { LANGUAGE_FILE, NOT_TO_TRANSLATE, WORDS_FILES } from '../languages/places.ts';
import type { LanguageFile } from '../languages/words.ts';
import type { Language } from '../text/language.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const SAID = fileURLToPath(new URL('../languages/said.ts', import.meta.url));

/** In a language's folder, a function that makes all its words of the English ones, in place of files of words. */
const EVERY = 'every.ts';

/** The name under which a file of words speaks of what its English one exports as the default. */
const DEFAULT = 'default';

interface Insert {
  readonly at: number;
  readonly text: string;
}

/** What the syntax trees of Vite tell that is asked of them here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name: string } | null;
  readonly init?: Node | null;
  readonly declaration?: Node | null;
  readonly declarations?: readonly Node[];
}

/**
 * A file's text with everything that it exports handed through `said`, where it is made: so the file itself
 * says the words too, wherever it uses what it exports.
 * @param words the expression for the words of an export, by its name
 */
export function handedThrough(code: string, words: (name: string) => string): string {
  const inserts: Insert[] = [];
  const first: string[] = [];
  const wrap = ({ start, end }: Node, name: string): void => {
    inserts.push({ at: start, text: '/* @__PURE__ */ said__(' }, { at: end, text: `, ${words(name)})` });
  };
  // The tree is of plain nodes, of which only the few named above are asked.
  for (const { type, declaration } of parseAst(code, { lang: 'ts' }).body as unknown as readonly Node[]) {
    if (!declaration) continue;
    if (type === 'ExportDefaultDeclaration') wrap(declaration, DEFAULT);
    else if (declaration.type === 'FunctionDeclaration') first.push(`${declaration.id!.name} = said__(${declaration.id!.name}, ${words(declaration.id!.name)});`);
    else for (const { id, init } of declaration.declarations ?? []) if (init) wrap(init, id!.name);
  }
  let text = code;
  for (const { at, text: put } of inserts.reverse()) text = text.slice(0, at) + put + text.slice(at);
  return `${first.join(' ')} ${text}`;
}

/** The path of a file below `src`, with `/`; of a file elsewhere, one that fits no place. */
function pathInSource(id: string): string {
  return relative(SOURCE, id.replace(/\?.*$/, '')).split(sep).join('/');
}

/** What a language's folder says of it. */
export async function languageIn(folder: string): Promise<Language> {
  const { module } = await runnerImport<{ readonly default: LanguageFile }>(join(folder, LANGUAGE_FILE), { configFile: false, logLevel: 'silent' });
  return module.default.LANGUAGE;
}

/** A plugin that puts one language's words into the files that it builds. */
export function spoken(folder: string): Plugin {
  const every = join(folder, EVERY);
  const hasEvery = existsSync(every);
  let language: Promise<Language> | undefined;
  return {
    name: 'spoken-language',
    enforce: 'pre',
    async transform(code, id) {
      const path = pathInSource(id);
      if (!WORDS_FILES.test(path)) return null;
      const place = (name: string): string => `${JSON.stringify(path)}, ${JSON.stringify(name)}`;
      const words = join(folder, path);
      const hasWords = existsSync(words);
      if (hasEvery && !hasWords) return `import said__ from ${JSON.stringify(every)}; ${handedThrough(code, place)}`;
      language ??= languageIn(folder);
      const isFromRight = !NOT_TO_TRANSLATE.has(path) && (await language).direction === 'rtl';
      if (!hasWords && !isFromRight) return null;
      const imports = `import { ${isFromRight ? 'saidFromRight' : 'said'} as said__ } from ${JSON.stringify(SAID)}; ${hasWords ? `import words__ from ${JSON.stringify(words)};` : ''}`;
      return `${imports} ${handedThrough(code, (name) => `${hasWords ? `words__.${name}` : 'undefined'}${isFromRight ? `, ${place(name)}` : ''}`)}`;
    },
  };
}
