/** Which way imports run between the rooms of the house. */
import { importsOf, packageOf, resolve, scriptsUnder, type Check, type Import, type Sources } from './source';
import { reachedFrom } from './reach';

interface Row {
  /** Files that this row is about; the first row that fits a file counts. */
  readonly files: RegExp;
  /** Beginnings of the paths that they may import from, and of those whose types alone they may. */
  readonly from: readonly string[];
  readonly types?: readonly string[];
  /** Beginnings of the paths among these that they may not import from all the same, types included. */
  readonly never?: readonly string[];
  readonly packages: readonly string[];
}

const BELOW_ENGINES = ['src/designs/', 'src/model/'];
const ENGINES = ['src/engine/', ...BELOW_ENGINES];
/** What pure functions on the page's side of the worker may know: data, and the closed form. */
const BELOW_PAGE = [...BELOW_ENGINES, 'src/engine/theory/'];

/** The page's whole state. Whoever shows a part of it takes that part. */
const WHOLE = ['src/session/lab.svelte'];

const ROWS: readonly Row[] = [
  // Each beside what it translates: it may say whatever that says.
  { files: /^src\/languages\//, from: ['src/languages/', 'src/link/nearest.ts', 'src/text/', 'src/lesson/', 'src/designs/', 'src/model/'], packages: ['node:', 'vite', 'typescript'] },
  { files: /^src\/model\//, from: ['src/model/'], packages: ['valibot'] },
  { files: /^src\/designs\//, from: BELOW_ENGINES, packages: [] },
  { files: /^src\/engine\/theory\//, from: ['src/engine/theory/', ...BELOW_ENGINES], packages: [] },
  { files: /^src\/engine\/events\//, from: ['src/engine/events/', ...BELOW_ENGINES], packages: ['xstate'] },
  { files: /^src\/engine\/counts\//, from: ['src/engine/counts/', ...BELOW_ENGINES], packages: [] },
  // It has the event engine's books, by which the two are held together, and counts who connects.
  { files: /^src\/engine\/flow\//, from: ['src/engine/flow/', 'src/engine/counts/', 'src/engine/theory/', 'src/engine/events/', ...BELOW_ENGINES], packages: [] },
  { files: /^src\/engine\/weighing\//, from: ['src/engine/weighing/', 'src/engine/counts/', 'src/engine/theory/', ...BELOW_ENGINES], packages: [] },
  { files: /^src\/worker\/(?:worker|simulator)\.ts$/, from: ['src/worker/', ...ENGINES], packages: ['comlink'] },
  { files: /^src\/worker\//, from: ['src/worker/', 'src/text/', 'src/model/'], packages: ['comlink', 'xstate'] },
  { files: /^src\/link\//, from: ['src/link/', 'src/text/', ...BELOW_ENGINES], packages: [] },
  { files: /^src\/reading\//, from: ['src/reading/', ...BELOW_PAGE], packages: [] },
  // Words are of what is on the page: they know its shapes, and nothing that it does.
  { files: /^src\/text\//, from: ['src/text/', 'src/model/'], types: ['src/reading/', 'src/picture/', 'src/worker/'], packages: [] },
  { files: /^src\/lesson\//, from: ['src/lesson/', 'src/text/', 'src/link/', ...BELOW_PAGE], packages: ['xstate'] },
  {
    files: /^src\/report\//,
    from: ['src/report/', 'src/lesson/', 'src/text/', 'src/link/', ...ENGINES],
    types: ['src/worker/api.ts'],
    packages: ['node:', 'vite', 'valibot', 'xstate'],
  },
  { files: /^src\/session\//, from: ['src/session/', 'src/languages/standing.ts', 'src/reading/', 'src/text/', 'src/link/', 'src/worker/client.ts', ...BELOW_PAGE], types: ['src/worker/api.ts'], packages: ['svelte', 'xstate', 'd3'] },
  { files: /^src\/widgets\//, from: ['src/widgets/', 'src/session/', 'src/text/', 'src/link/', ...BELOW_PAGE], never: WHOLE, packages: ['svelte'] },
  {
    files: /^src\/picture\//,
    from: ['src/picture/', 'src/widgets/', 'src/session/', 'src/reading/', 'src/text/', 'src/lesson/', ...BELOW_PAGE],
    types: ['src/pages/', 'src/worker/api.ts', 'src/worker/client.ts'],
    never: WHOLE,
    packages: ['svelte', 'd3'],
  },
  { files: /^src\/export\//, from: ['src/export/', 'src/picture/', 'src/session/', 'src/reading/', 'src/text/', 'src/link/', ...BELOW_PAGE], never: WHOLE, types: ['src/worker/api.ts', 'src/worker/client.ts'], packages: ['d3', 'svelte'] },
  // It builds the page once for each language, from what opens it.
  { files: /^src\/site\//, from: ['src/site/', 'src/designs/', 'src/languages/', 'src/start.ts', 'src/kinds.ts'], types: ['src/text/language.ts'], packages: ['node:', 'vite'] },
  {
    files: /^src\/onefile\//,
    from: ['src/onefile/', 'src/pages/figure/', 'src/pages/theme.css', 'src/site/', 'src/lesson/', 'src/text/', 'src/link/', 'src/worker/', ...ENGINES],
    packages: ['node:', 'vite', 'svelte', 'comlink', '@sveltejs/vite-plugin-svelte'],
  },
  { files: /^src\/offline\//, from: ['src/offline/', 'src/text/'], packages: ['svelte'] },
  {
    files: /^src\/(?:pages\/|(?:main|start|kinds)\.ts$)/,
    from: ['src/start.ts', 'src/kinds.ts', 'src/pages/', 'src/picture/', 'src/widgets/', 'src/export/', 'src/offline/', 'src/session/', 'src/reading/', 'src/lesson/', 'src/text/', 'src/link/', 'src/worker/client.ts', ...BELOW_PAGE],
    types: ['src/worker/api.ts'],
    packages: ['svelte', 'd3', 'xstate', 'uqr', '@fontsource-variable/inter'],
  },
];

/** An import that runs the wrong way, leads nowhere, or takes a package that its room does without. */
export const arrowFaults: Check = (sources) => {
  const faults: string[] = [];
  const files = [...scriptsUnder(sources, 'src/'), ...[...sources].filter(([path]) => /^src\/.*\.css$/.test(path))];
  for (const [path, text] of files) {
    const row = ROWS.find((one) => one.files.test(path));
    if (!row) {
      faults.push(`${path}:1: is in no room of the table of arrows`);
      continue;
    }
    for (const one of importsOf(path, text)) {
      const fault = importFault(sources, path, row, one);
      if (fault !== undefined) faults.push(`${path}:${String(one.line)}: ${fault}`);
    }
  }
  return faults;
};

function importFault(sources: Sources, path: string, row: Row, one: Import): string | undefined {
  const targets = resolve(sources, path, one.specifier);
  if (targets === undefined) {
    return row.packages.includes(packageOf(one.specifier)) ? undefined : `may not import the package ${one.specifier}`;
  }
  // An address may be a folder's, or the built page's own.
  if (targets.length === 0) return one.address ? undefined : `${one.specifier} leads to no file`;
  const allowed = one.typeOnly ? [...row.from, ...(row.types ?? [])] : row.from;
  const leads = (target: string, beginnings: readonly string[]): boolean => beginnings.some((beginning) => target.startsWith(beginning));
  const wrong = targets.find((target) => !leads(target, allowed) || leads(target, row.never ?? []));
  return wrong === undefined ? undefined : `may not import ${wrong}`;
}

/** What the page's own script holds must not hold an engine, by however many steps: engines live in the worker. */
export const pageFaults: Check = (sources) => {
  const starts = [...sources.keys()].filter((path) => /^src\/(?:pages\/|(?:main|start)\.ts$|worker\/client\.ts$)/.test(path));
  const reached = reachedFrom(sources, starts, (one) => !one.typeOnly && !one.address);
  return [...reached].filter((path) => /^src\/engine\/(?:events|counts|flow|weighing)\//.test(path)).map((path) => `${path}:1: would be in the page's script`);
};
