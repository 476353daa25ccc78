/** The command: `npm run test:lighthouse`. `run.mjs` loads it. */
import { availableParallelism, loadavg } from 'node:os';
import { launchChromium, findProgram } from '../browser/chromium';
import { buildInto, makeBuildFolder, serveFolder } from '../browser/serve';
import { aligned } from '../rig/text';
import { LEAST_POINTS, MOST_SHIFT, MOST_TAP_MILLIS, PAGES, POINTED, SIZES } from './budgets';
import { shiftOf, tapMillisOf } from './felt';
import { findLighthouse, HOW_TO_GET, pointsOf, type Category } from './points';

const HELP = `Measures the built pages as a reader feels them, and has Lighthouse give its points where there is one.

  npm run test:lighthouse                       all pages
  npm run test:lighthouse -- lab lesson         those named: ${Object.keys(PAGES).join(', ')}
  LIGHTHOUSE=folder npm run test:lighthouse     a Lighthouse that is installed there

The budgets are in test/lighthouse/budgets.ts. Times are this machine's: have nothing else run meanwhile.
`;

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

/** Rows of a table, and how many of its numbers are over their budgets. */
interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly over: number;
}

type PageName = keyof typeof PAGES;

/** A number with a mark where it is over its budget. */
const marked = (text: string, isOver: boolean): string => (isOver ? `${text} !` : text);

async function feltTable(site: string, names: readonly PageName[]): Promise<Table> {
  const browser = await launchChromium();
  const rows: string[][] = [];
  let over = 0;
  const put = (text: string, isOver: boolean): string => {
    if (isOver) over++;
    return marked(text, isOver);
  };
  try {
    for (const name of names) {
      const address = site + PAGES[name];
      const row: string[] = [name];
      for (const size of Object.values(SIZES)) {
        const shift = await shiftOf(browser, address, size);
        row.push(put(shift.toFixed(3), shift >= MOST_SHIFT));
      }
      for (const [slowdown, most] of Object.entries(MOST_TAP_MILLIS)) {
        const millis = await tapMillisOf(browser, address, Number(slowdown));
        row.push(put(millis === null ? 'nothing to tap' : `${String(millis)} ms`, millis === null || millis > most));
      }
      rows.push(row);
    }
  } finally {
    await browser.close();
  }
  const heads = ['page', ...Object.keys(SIZES).map((size) => `shift, ${size}`), ...Object.keys(MOST_TAP_MILLIS).map((slowdown) => `tap, ${slowdown}× slower`)];
  return { rows: [heads, ...rows], over };
}

/** How many others want this machine's cores, which times must be read with. */
function loadWords(): string {
  const [minute] = loadavg();
  return `${minute!.toFixed(1)} for ${String(availableParallelism())} cores`;
}

async function pointsTable(program: string, site: string, names: readonly PageName[]): Promise<Table> {
  const categories = Object.keys(LEAST_POINTS) as Category[];
  const chrome = findProgram();
  if (chrome === undefined) throw new Error('Lighthouse needs a Chromium of the system, or one that the variable CHROMIUM names.');
  const rows: string[][] = [];
  let over = 0;
  for (const name of names) {
    const { points, shift, blocked } = await pointsOf(program, chrome, site + PAGES[name]);
    over += categories.filter((category) => points[category] < LEAST_POINTS[category]).length;
    rows.push([name, ...categories.map((category) => marked(String(points[category]), points[category] < LEAST_POINTS[category])), shift, blocked]);
  }
  return { rows: [['page', ...categories, 'shift', 'blocked'], ...rows], over };
}

async function measure(names: readonly PageName[]): Promise<number> {
  const folder = await makeBuildFolder();
  try {
    await buildInto(folder.path);
    const served = await serveFolder(folder.path, { isCompressed: true });
    try {
      const felt = await feltTable(served.address, names);
      say(`Load of this machine before, in the last minute: ${loadWords()}\nFelt: ${String(MOST_SHIFT)} of shift and ${Object.entries(MOST_TAP_MILLIS).map(([slowdown, most]) => `${String(most)} ms at ${slowdown}×`).join(', ')} at most; ! is over\n${aligned(felt.rows)}`);
      const program = findLighthouse();
      const points = program === undefined ? null : await pointsTable(program, served.address, names.filter((name) => POINTED.includes(name)));
      say(points ? `\nLighthouse, as on a phone: at least ${Object.values(LEAST_POINTS).join(', ')}; ! is below\n${aligned(points.rows)}` : `\n${HOW_TO_GET}`);
      return felt.over + (points?.over ?? 1);
    } finally {
      await served.close();
    }
  } finally {
    await folder.remove();
  }
}

/** Runs the command. @returns its exit code: 1 where something is over its budget, or Lighthouse is missing */
export async function main(args: readonly string[]): Promise<number> {
  const isPage = (name: string): name is PageName => Object.hasOwn(PAGES, name);
  const unknown = args.filter((name) => !isPage(name));
  if (unknown.length > 0) {
    say(args.includes('--help') ? HELP : `there is no page ${unknown.join(', ')}; there are ${Object.keys(PAGES).join(', ')}`);
    return args.includes('--help') ? 0 : 1;
  }
  const faults = await measure(args.length > 0 ? args.filter(isPage) : (Object.keys(PAGES) as PageName[]));
  say(faults > 0 ? `\n${String(faults)} over their budgets or not measured` : '\nall within their budgets');
  return faults > 0 ? 1 : 0;
}
