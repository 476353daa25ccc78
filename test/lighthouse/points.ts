/** Points by Lighthouse, which is no dependency: it brings 150 packages of 185 MB for a command that is run by hand. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LEAST_POINTS } from './budgets';

export type Category = keyof typeof LEAST_POINTS;
export type Points = Readonly<Record<Category, number>>;

export const HOW_TO_GET = `Lighthouse was not found, so no points were given. It is no dependency; get it once, in a folder of its own:
  mkdir lighthouse && cd lighthouse
  echo '{"private":true,"overrides":{"@paulirish/trace_engine":{"third-party-web":"^0.27.0"}}}' > package.json
  npm install lighthouse@12.8.2
and name that folder: LIGHTHOUSE=/path/to/lighthouse npm run test:lighthouse`;

const CHROME_FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** The program, where the variable LIGHTHOUSE or the project has one. */
export function findLighthouse(): string | undefined {
  const near = process.env.LIGHTHOUSE ?? process.cwd();
  try {
    const manifest = createRequire(join(near, 'package.json')).resolve('lighthouse/package.json');
    const program = join(manifest, '..', 'cli', 'index.js');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

interface Report {
  readonly categories: Readonly<Record<Category, { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly displayValue?: string } | undefined>>;
}

interface Measured {
  readonly points: Points;
  readonly shift: string;
  readonly blocked: string;
}

/** Speed differs by ten points from one run to the next where a machine is shared: the run in the middle counts. */
const RUNS = 3;

/** What Lighthouse says of an address, as on a phone: of several runs the one in the middle by speed. */
export async function pointsOf(program: string, chrome: string, address: string): Promise<Measured> {
  const runs: Measured[] = [];
  while (runs.length < RUNS) runs.push(await oneRun(program, chrome, address));
  return runs.toSorted((one, other) => one.points.performance - other.points.performance)[Math.floor(RUNS / 2)]!;
}

async function oneRun(program: string, chrome: string, address: string): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'fanout-lab-lighthouse-'));
  const out = join(folder, 'report.json');
  try {
    const only = Object.keys(LEAST_POINTS).join(',');
    await promisify(execFile)(process.execPath, [program, address, '--quiet', '--output=json', `--output-path=${out}`, `--only-categories=${only}`, `--chrome-flags=${CHROME_FLAGS}`], { env: { ...process.env, CHROME_PATH: chrome }, maxBuffer: 2 ** 26 });
    const { categories, audits } = JSON.parse(readFileSync(out, 'utf8')) as Report;
    const points = Object.fromEntries((Object.keys(LEAST_POINTS) as Category[]).map((category) => [category, Math.round(categories[category].score * 100)])) as Record<Category, number>;
    return { points, shift: audits['cumulative-layout-shift']?.displayValue ?? '', blocked: audits['total-blocking-time']?.displayValue ?? '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
