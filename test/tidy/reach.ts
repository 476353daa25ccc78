/** What is reached from where, and what nobody reaches. */
import { importsOf, packageOf, resolve, type Check, type Import, type Sources } from './source';

/** Where the page, the worker, the report, a figure's file and the build begin. */
const ENTRIES = ['src/main.ts', 'src/worker/worker.ts', 'src/report/run.mjs', 'src/onefile/run.mjs', 'src/languages/run.mjs', 'vite.config.ts'];

/** Every file that is reached from these by imports that `follow` accepts, these included. */
export function reachedFrom(sources: Sources, starts: readonly string[], follow: (one: Import) => boolean): ReadonlySet<string> {
  const reached = new Set(starts.filter((path) => sources.has(path)));
  for (const path of reached) {
    if (!/\.(?:ts|mjs|js|svelte|css)$/.test(path)) continue;
    for (const one of importsOf(path, sources.get(path)!)) {
      if (!follow(one)) continue;
      for (const target of resolve(sources, path, one.specifier) ?? []) reached.add(target);
    }
  }
  return reached;
}

/** A source file that no entry reaches. */
export const deadFaults: Check = (sources) => {
  const reached = reachedFrom(sources, ENTRIES, () => true);
  return [...sources.keys()]
    .filter((path) => /^src\/.*\.(?:ts|mjs|js|svelte|css)$/.test(path) && !path.endsWith('.d.ts') && !reached.has(path))
    .map((path) => `${path}:1: is reached from no entry`);
};

/** A package that the page depends on and no source file imports. */
export const dependencyFaults: Check = (sources) => {
  const manifest = JSON.parse(sources.get('package.json') ?? '{}') as { dependencies?: Record<string, string> };
  const used = new Set<string>();
  for (const [path, text] of sources) {
    if (!/^src\/.*\.(?:ts|mjs|js|svelte|css)$/.test(path)) continue;
    for (const { specifier } of importsOf(path, text)) used.add(packageOf(specifier));
  }
  return Object.keys(manifest.dependencies ?? {})
    .filter((name) => !used.has(name))
    .map((name) => `package.json:1: depends on ${name}, which nothing in src imports`);
};
