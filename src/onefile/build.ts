/** Bundles a figure's script into one text, with its worker, its style and its font inside, and the licences of what is of others. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { licencesText, packagesOf } from '../site/licences';

export interface Bundled {
  readonly script: string;
  readonly style: string;
  /** Of everything of others in it. */
  readonly licences: string;
}

/** As in the site's own build; what the worker loads late there is no part of a file. */
const WRITTEN_WHERE_USED = { optimization: { inlineConst: { mode: 'all', pass: 2 } }, checks: { pluginTimings: false, emptyImportMeta: false } } as const;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WORKER = fileURLToPath(new URL('../worker/worker.ts', import.meta.url));
const PAGES = { scenario: fileURLToPath(new URL('./scenario.page.ts', import.meta.url)), step: fileURLToPath(new URL('./step.page.ts', import.meta.url)) };
/** What a figure never asks for, and what stands in its place. */
const FLOW = join(ROOT, 'src', 'engine', 'flow', 'flow.ts');
const NO_FLOW = fileURLToPath(new URL('./noflow.ts', import.meta.url));
const ANSWERS = join(ROOT, 'src', 'engine', 'weighing', 'answer.ts');
const NO_ANSWERS = fileURLToPath(new URL('./noanswers.ts', import.meta.url));
const CLIENT = fileURLToPath(new URL('../worker/client.ts', import.meta.url));
/** What the client starts its worker from: a module, which in a file's page no worker can be. */
const WORKER_START = "new URL('./worker.ts', import.meta.url), { type: 'module', ";

/** One script and one style, and the folders of the packages of which something is left in them. */
async function bundle(entry: string, format: 'es' | 'iife', plugins: readonly Plugin[]): Promise<{ script: string; style: string; packages: string[] }> {
  let packages: string[] = [];
  const collect: Plugin = { name: 'collect-packages', generateBundle: (_options, all) => { packages = packagesOf(all, ROOT); } };
  const results = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: false,
    plugins: [...plugins, collect],
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: () => true,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { ...WRITTEN_WHERE_USED, input: entry, output: { format, codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  const scripts = results.output.filter((one) => one.type === 'chunk');
  const others = results.output.filter((one) => one.type === 'asset');
  const left = others.filter(({ fileName }) => !fileName.endsWith('.css')).map(({ fileName }) => fileName);
  if (scripts.length !== 1 || left.length > 0) throw new Error(`a figure's file must be one: there are ${String(scripts.length)} scripts, and ${left.join(', ') || 'nothing'} beside them`);
  return { script: scripts[0]!.code, style: others.map(({ source }) => String(source)).join('\n'), packages };
}

/** Has the client start its worker from a text that it holds, since a file has no other beside it. */
function workerInside(code: string): Plugin {
  return {
    name: 'worker-inside',
    enforce: 'pre',
    transform(source, id) {
      if (id !== CLIENT) return null;
      if (source.split(WORKER_START).length !== 2) throw new Error(`src/worker/client.ts does not say ${WORKER_START} once, which is put into a figure's file`);
      const inside = `const workerInside = URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' }));`;
      return `${source.replace(WORKER_START, 'workerInside, { ')}\n${inside}\n`;
    },
  };
}

/** Leaves out the engine in columns, and the answers about all designs. */
const withoutUnasked: Plugin = {
  name: 'without-unasked',
  enforce: 'pre',
  async resolveId(source, importer) {
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found?.id === FLOW ? NO_FLOW : found?.id === ANSWERS ? NO_ANSWERS : null;
  },
};

const DESIGNS = join(ROOT, 'src', 'designs', 'index.ts');
/** How the catalogue collects itself. */
const ALL_DESIGNS = "'./*.design.ts'";

/** Leaves out the designs that a figure has no run of. */
function withDesigns(ids: readonly string[]): Plugin {
  return {
    name: 'with-designs',
    enforce: 'pre',
    transform(source, id) {
      if (id !== DESIGNS) return null;
      if (source.split(ALL_DESIGNS).length !== 2) throw new Error(`src/designs/index.ts does not say ${ALL_DESIGNS} once, in place of which a figure's file names its own`);
      return source.replace(ALL_DESIGNS, JSON.stringify(ids.map((one) => `./${one}.design.ts`)));
    },
  };
}

/** Of the font, which comes in by the style and no module tells. */
const FONT = join(ROOT, 'node_modules', '@fontsource-variable', 'inter');

/**
 * @param kind of a scenario, or of a step's question
 * @param designs ids of those that it has runs of; null for all, since the lesson speaks of all
 */
export async function bundleFigure(kind: keyof typeof PAGES, designs: readonly string[] | null): Promise<Bundled> {
  const own = designs ? [withDesigns(designs)] : [];
  const worker = await bundle(WORKER, 'iife', [withoutUnasked, ...own]);
  const { script, style, packages } = await bundle(PAGES[kind], 'es', [...svelte({ configFile: false }), workerInside(worker.script), ...own]);
  return { script, style, licences: licencesText([...worker.packages, ...packages, FONT]) };
}
