/** Bundles a figure's script into one text, which is its worker's too, its style with its font inside, and the licences of what is of others. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { designOf } from '../designs';
import type { Design } from '../model/design';
import type { Needs } from '../pages/figure/needs';
import { STEPS } from '../lesson';
import { licencesText, packagesOf } from '../site/licences';

export interface Bundled {
  readonly script: string;
  readonly style: string;
  /** Of everything of others in it. */
  readonly licences: string;
}

/** As in the site's own build. */
const WRITTEN_WHERE_USED = { optimization: { inlineConst: { mode: 'all', pass: 2 } }, checks: { pluginTimings: false, emptyImportMeta: false } } as const;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = { scenario: fileURLToPath(new URL('./scenario.page.ts', import.meta.url)), step: fileURLToPath(new URL('./step.page.ts', import.meta.url)) };
/** The picture from nearby and from farther away, and what stands in the place of the one that is not seen. */
const NEAR = join(ROOT, 'src', 'picture', 'near', 'NearStage.svelte');
const FAR = join(ROOT, 'src', 'picture', 'far', 'FarStage.svelte');
const UNSEEN = fileURLToPath(new URL('./Unseen.svelte', import.meta.url));
const CLIENT = fileURLToPath(new URL('../worker/client.ts', import.meta.url));
/** What the client starts its worker from: a module, which in a file's page no worker can be. */
const WORKER_START = "new URL('./worker.ts', import.meta.url), { type: 'module', ";

/** One script and one style, and the folders of the packages of which something is left in them. */
async function bundle(entry: string, constants: Readonly<Record<string, boolean>>, plugins: readonly Plugin[]): Promise<{ script: string; style: string; packages: string[] }> {
  let packages: string[] = [];
  const collect: Plugin = { name: 'collect-packages', generateBundle: (_options, all) => { packages = packagesOf(all, ROOT); } };
  const results = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: false,
    define: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, String(value)])),
    plugins: [...plugins, collect],
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: () => true,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { ...WRITTEN_WHERE_USED, input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  const scripts = results.output.filter((one) => one.type === 'chunk');
  const others = results.output.filter((one) => one.type === 'asset');
  const left = others.filter(({ fileName }) => !fileName.endsWith('.css')).map(({ fileName }) => fileName);
  if (scripts.length !== 1 || left.length > 0) throw new Error(`a figure's file must be one: there are ${String(scripts.length)} scripts, and ${left.join(', ') || 'nothing'} beside them`);
  return { script: scripts[0]!.code, style: others.map(({ source }) => String(source)).join('\n'), packages };
}

/** Has the client start its worker from the very script that runs it: a file has no other beside it. */
const workerIsScript: Plugin = {
  name: 'worker-is-script',
  enforce: 'pre',
  transform(source, id) {
    if (id !== CLIENT) return null;
    if (source.split(WORKER_START).length !== 2) throw new Error(`src/worker/client.ts does not say ${WORKER_START} once, which is put into a figure's file`);
    // Read while the script runs for the first time; in the worker itself there is no document, and nobody to start.
    const own = "const ownAddress = globalThis.document?.currentScript?.src ?? '';";
    return `${source.replace(WORKER_START, 'ownAddress, { ')}\n${own}\n`;
  },
};

/** Leaves out the picture from a distance at which nothing is seen. */
function withoutUnseen({ near, far }: Needs): Plugin {
  const unseen = [...(near ? [] : [NEAR]), ...(far ? [] : [FAR])];
  const met = new Set<string>();
  return {
    name: 'without-unseen',
    enforce: 'pre',
    async resolveId(source, importer) {
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (!found || !unseen.includes(found.id)) return null;
      met.add(found.id);
      return UNSEEN;
    },
    buildEnd(error) {
      if (!error && met.size < unseen.length) throw new Error('a figure’s picture is no longer of src/picture/near and src/picture/far: what it does without cannot be left out');
    },
  };
}

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

const DESIGN_FILE = /[\\/]designs[\\/]([\w-]+)\.design\.ts$/;

/** A design without what is told of it in lab, comparison and report alone. Who says that they run it, a step names. */
function played(design: Design): Design {
  return { ...design, summary: '', mechanism: ['', '', ''], verdict: '', prices: [], sources: design.sources.map(({ who, trust }) => ({ who, says: '', trust })) };
}

/** Leaves of each design what is played and named in a figure. */
const withDesignsAsPlayed: Plugin = {
  name: 'with-designs-as-played',
  enforce: 'pre',
  load(path) {
    const id = DESIGN_FILE.exec(path)?.[1];
    return id === undefined ? null : `export default ${JSON.stringify(played(designOf(id)))};`;
  },
};

/** Where a step stands, and how its file is called. */
const STEP_FILE = /[\\/]lesson[\\/]steps[\\/]\d+-([\w-]+)\.step\.ts$/;

/** Leaves the texts and questions of all steps but one out; their scenes, on which the next build, stay. */
function withTextOf(asked: string): Plugin {
  return {
    name: 'with-text-of-one-step',
    enforce: 'pre',
    load(path) {
      const id = STEP_FILE.exec(path)?.[1];
      if (id === undefined || id === asked) return null;
      const step = STEPS.find((one) => one.id === id);
      if (!step) throw new Error(`${path} holds no step of the name that its file has`);
      return `export default { ...${JSON.stringify({ ...step, terms: [], rounds: [] })}, text: () => [] };`;
    },
  };
}

/** Of the font, which comes in by the style and no module tells. */
const FONT = join(ROOT, 'node_modules', '@fontsource-variable', 'inter');

/** What a figure is of. */
export interface Contents {
  readonly kind: keyof typeof PAGES;
  /** The step whose question it asks. */
  readonly step: string | null;
  /** Ids of the designs that it has runs of, and of the one that a link means which names none; null for all, since the lesson speaks of all. */
  readonly designs: readonly string[] | null;
  /** How its runs are worked out and drawn. */
  readonly needs: Needs;
}

export async function bundleFigure({ kind, step, designs, needs }: Contents): Promise<Bundled> {
  const constants = { FIGURE_NEEDS_EVENTS: needs.events, FIGURE_NEEDS_COUNTS: needs.counts, FIGURE_NEEDS_FAR: needs.far };
  const { script, style, packages } = await bundle(PAGES[kind], constants, [...svelte({ configFile: false }), workerIsScript, withDesignsAsPlayed, withoutUnseen(needs), ...(designs ? [withDesigns(designs)] : []), ...(step === null ? [] : [withTextOf(step)])]);
  return { script, style, licences: licencesText(ROOT, [...packages, FONT]) };
}
