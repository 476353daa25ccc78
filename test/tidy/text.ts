/** What no file may say, read from its text. The patterns are written so as not to match themselves. */
import type { Check, Sources } from './source';

const MOST_FILE_LINES = 350;

interface Rule {
  readonly files: RegExp;
  readonly except?: RegExp;
  readonly pattern: RegExp;
  readonly problem: string;
}

const CODE = /^(?:src|test)\/.*\.(?:ts|mjs|js|svelte)$/;

/** A check of texts, line by line. */
function lineCheck(...rules: readonly Rule[]): Check {
  return (sources) => {
    const faults: string[] = [];
    for (const rule of rules) {
      for (const [path, text] of matching(sources, rule)) {
        for (const [index, line] of text.split('\n').entries()) {
          if (rule.pattern.test(line)) faults.push(`${path}:${String(index + 1)}: ${rule.problem}`);
        }
      }
    }
    return faults;
  };
}

function matching(sources: Sources, rule: Rule): [string, string][] {
  return [...sources].filter(([path]) => rule.files.test(path) && !(rule.except?.test(path) ?? false));
}

/** Work left lying, and checks switched off. */
export const unfinishedFaults = lineCheck(
  { files: CODE, pattern: /\b(?:TO[D]O|FIX[M]E)\b/, problem: 'leaves work lying' },
  { files: CODE, pattern: /@ts-(?:ignore|nocheck|expect-error)|eslint-dis[a]ble/, problem: 'switches a check off' },
  {
    files: /^test\//,
    pattern: /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fails)\b|\b[xf](?:it|describe)\(/,
    problem: 'leaves tests out',
  },
);

/** The one file that may start a worker. */
export const workerFaults = lineCheck({
  files: /^src\/.*\.(?:ts|mjs|js|svelte)$/,
  except: /^src\/worker\/client\.ts$/,
  pattern: /\bWorker\(|\bnew\s+(?:Shared)?Worker\b|\?(?:shared)?worker\b/,
  problem: 'starts a worker, which worker/client.ts alone does',
});

/** Markup that the Content-Security-Policy forbids, or that could carry someone else's. */
export const markupFaults = lineCheck(
  { files: /\.(?:svelte|html)$/, pattern: /\sstyle=/, problem: 'has a style attribute: use a class or a style: directive' },
  { files: /\.svelte$/, pattern: /\{@html\b/, problem: 'puts text in as markup' },
  { files: /^(?:src|index\.html)/, pattern: /setAttribute\(\s*['"]style['"]/, problem: 'sets a style attribute' },
);

/** Elements that a component keeps: they are gone when their block is, and a late caller must ask. */
export const elementFaults = lineCheck({
  files: /\.svelte$/,
  pattern: /^\s*let \w+: (?:HTML|SVG)\w*Element\b(?!\s*\|)/,
  problem: 'says of a bound element that it is always there',
});

/** Traces of the machine on which a file was written. */
export const machineFaults = lineCheck(
  { files: /./, pattern: /(?<![\w.:/-])\/(?:home|Users|root|work)\/\w/, problem: 'names a folder of one machine' },
  {
    files: /./,
    pattern: /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\b|https?:\/\/[^\s"'/]*(?:registry|artifactory|nexus|verdaccio|npmmirror)/,
    problem: 'names a package registry',
  },
);

/** A file with more than one job, most likely. */
export const longFileFaults: Check = (sources) =>
  [...sources]
    .filter(([path]) => CODE.test(path))
    .map(([path, text]) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MOST_FILE_LINES)
    .map(({ path, lines }) => `${path}:1: has ${String(lines)} lines, above ${String(MOST_FILE_LINES)}`);
