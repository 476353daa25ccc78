/**
 * Has the parts of a page asked for together with the first script, which else would have to come before it
 * asks for them: the built page's head names them by the addresses that open them, and `public/loading.js` picks.
 */
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';
import { KINDS } from '../kinds.ts';

/** As `public/loading.js` finds them. */
const PARTS_META = 'fanout-lab-parts';

type Chunks = Readonly<Record<string, Pick<Rolldown.OutputChunk, 'type' | 'fileName' | 'facadeModuleId' | 'imports' | 'isEntry'> | Pick<Rolldown.OutputAsset, 'type'>>>;

/** A chunk and all that it imports, and that they import. */
function closureOf(chunks: Chunks, fileName: string, found = new Set<string>()): Set<string> {
  const chunk = chunks[fileName];
  if (found.has(fileName) || chunk?.type !== 'chunk') return found;
  found.add(fileName);
  for (const imported of chunk.imports) closureOf(chunks, imported, found);
  return found;
}

/**
 * One tag for each kind of page, in the order in which addresses are tried.
 * @throws Error where a kind's component is no chunk of its own
 */
export function partTags(chunks: Chunks): HtmlTagDescriptor[] {
  const all = Object.values(chunks).filter((one) => one.type === 'chunk');
  const entry = all.find(({ isEntry }) => isEntry);
  const first = entry ? closureOf(chunks, entry.fileName) : new Set<string>();
  return Object.entries(KINDS).map(([kind, { address, page }]) => {
    const chunk = all.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/${page}`));
    if (!chunk) throw new Error(`src/kinds.ts: ${kind} is to be opened by ${page}, of which nothing was built`);
    const files = [...closureOf(chunks, chunk.fileName)].filter((file) => !first.has(file));
    return { tag: 'meta', attrs: { name: PARTS_META, content: files.map((file) => `./${file}`).join(' '), 'data-address': address.source }, injectTo: 'head' };
  });
}

/** The built files of pages begin with these, as their components' names do. */
const PAGE_NAMES = Object.values(KINDS).map(({ page }) => /(\w+)\.svelte$/.exec(page)![1]!);

/**
 * What is to be asked for together with a part, as Vite has it (`build.modulePreload.resolveDependencies`): nothing with
 * a page, since all of it has been asked for by then, and asking once more takes a slow phone as long as building it.
 * Where `public/loading.js` could not tell the page by its address, its parts come one after the other instead.
 */
export function askedForWith(part: string, files: string[]): string[] {
  return PAGE_NAMES.some((name) => part.includes(`/${name}-`)) ? [] : files;
}

/** The plugin. */
export function askedForEarly(): Plugin {
  return {
    name: 'asked-for-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => (bundle ? partTags(bundle) : []),
    },
  };
}
