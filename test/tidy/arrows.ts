/** Which way imports run between the rooms of the house. */
import { importsOf, packageOf, resolve, scriptsUnder, type Check, type Import, type Sources } from './source';
import { reachedFrom } from './reach';

interface Row {
  /** Files that this row is about; the first row that fits a file counts. */
  readonly files: RegExp;
  /** Beginnings of the paths that they may import from, and of those whose types alone they may. */
  readonly from: readonly string[];
  readonly types?: readonly string[];
  readonly packages: readonly string[];
}

const BELOW_ENGINES = ['src/designs/', 'src/model/'];
const ENGINES = ['src/sim/', 'src/scale/', ...BELOW_ENGINES];

const ROWS: readonly Row[] = [
  { files: /^src\/model\//, from: ['src/model/'], packages: ['valibot'] },
  { files: /^src\/designs\//, from: BELOW_ENGINES, packages: [] },
  { files: /^src\/sim\//, from: ['src/sim/', ...BELOW_ENGINES], packages: ['xstate'] },
  { files: /^src\/scale\//, from: ['src/scale/', ...BELOW_ENGINES], packages: [] },
  { files: /^src\/worker\/(?:worker|simulator)\.ts$/, from: ['src/worker/', ...ENGINES], packages: ['comlink'] },
  { files: /^src\/worker\//, from: ['src/worker/', 'src/text/', 'src/model/'], packages: ['comlink', 'xstate'] },
  { files: /^src\/link\//, from: ['src/link/', 'src/text/', ...BELOW_ENGINES], packages: [] },
  // Words are of what is on the page: they know its shapes, and nothing that it does.
  { files: /^src\/text\//, from: ['src/text/', 'src/model/'], types: ['src/view/layout/', 'src/view/chart/', 'src/worker/'], packages: [] },
  { files: /^src\/lesson\//, from: ['src/lesson/', 'src/text/', 'src/link/', ...BELOW_ENGINES], packages: ['xstate'] },
  {
    files: /^src\/report\//,
    from: ['src/report/', 'src/lesson/', 'src/text/', 'src/link/', ...ENGINES],
    types: ['src/worker/api.ts'],
    packages: ['node:', 'vite', 'valibot', 'xstate'],
  },
  {
    files: /^src\/(?:view\/|main\.ts$|[a-z-]+\.css$)/,
    from: ['src/view/', 'src/lesson/', 'src/text/', 'src/link/', 'src/worker/client.ts', ...BELOW_ENGINES],
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
  const wrong = targets.find((target) => !allowed.some((beginning) => target.startsWith(beginning)));
  return wrong === undefined ? undefined : `may not import ${wrong}`;
}

/** What the page's own script holds must not hold an engine, by however many steps: engines live in the worker. */
export const pageFaults: Check = (sources) => {
  const starts = [...sources.keys()].filter((path) => /^src\/(?:view\/|main\.ts$|worker\/client\.ts$)/.test(path));
  const reached = reachedFrom(sources, starts, (one) => !one.typeOnly && !one.address);
  return [...reached].filter((path) => /^src\/(?:sim|scale)\//.test(path)).map((path) => `${path}:1: would be in the page's script`);
};
