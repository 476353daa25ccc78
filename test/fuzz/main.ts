/** The command: `npm run fuzz`. `run.mjs` loads it. */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { buildInto, makeBuildFolder, serveFolder } from '../browser/serve';
import type { Act } from './acts';
import { playAgain } from './chapter';
import { tryLinks } from './codec';
import { failureText, fuzz } from './fuzz';
import { killAll, type KillFault } from './kills/kills';
import { SCENES } from './kills/scenes';
import { durationText, killedText, killFaultText } from './kills/told';
import type { Held } from './memory';
import type { Beginning } from './stage';

const HELP = `Uses the built page at random, and looks at it after each act.

  npm run fuzz -- --minutes 60       for so long; 1 where left out
  npm run fuzz -- --seed 7           the same acts as last time; drawn and printed where left out
  npm run fuzz -- --replay '<acts>'  what a failure has printed
  npm run fuzz -- --links 100000     so many spoiled links through the codec, without a page
  npm run fuzz -- --kills 1000       so many times the page's worker dies, in five ways and at any moment;
                                     each time all must be as if it had not
         --pages 4                   so many pages at a time; 4 where left out
         --scene far                 those of one page alone: ${SCENES.map(({ id }) => id).join(', ')}
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  minutes: { type: 'string', default: '1' },
  seed: { type: 'string' },
  replay: { type: 'string' },
  links: { type: 'string' },
  kills: { type: 'string' },
  pages: { type: 'string', default: '4' },
  scene: { type: 'string' },
} as const;

const ACTS_PER_CHAPTER = 90;
/** Kills between two lines that say how far it is. */
const KILLS_PER_LINE = 100;
/** Failing links that are printed; the others are counted. */
const MOST_PRINTED = 20;

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0)) throw new Error(`--${name} takes a number above 0, and “${text}” was given`);
  return value;
}

function wholeOf(name: string, text: string): number {
  const value = numberOf(name, text);
  if (!Number.isSafeInteger(value)) throw new Error(`--${name} takes a whole number, and “${text}” was given`);
  return value;
}

/** Builds, serves and opens a browser while `use` goes on. */
async function withApp<Result>(use: (browser: Browser, address: string) => Promise<Result>): Promise<Result> {
  const folder = await makeBuildFolder();
  try {
    await buildInto(folder.path);
    const served = await serveFolder(folder.path);
    const browser = await launchChromium();
    try {
      return await use(browser, served.address);
    } finally {
      await browser.close();
      await served.close();
    }
  } finally {
    await folder.remove();
  }
}

function heldText(weighed: readonly Held[]): string {
  const range = (values: readonly number[], digits: number): string => `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
  if (weighed.length === 0) return 'never at rest in the lab';
  return `${String(weighed.length)} rests in the lab: heap ${range(weighed.map(({ heap }) => heap / 1e6), 1)} MB, nodes ${range(weighed.map(({ nodes }) => nodes), 0)}, listeners ${range(weighed.map(({ listeners }) => listeners), 0)}`;
}

async function runFuzz(minutes: number, seed: number): Promise<number> {
  say(`seed ${String(seed)}, ${String(minutes)} minutes`);
  return withApp(async (browser, address) => {
    const end = performance.now() + minutes * 60_000;
    const { chapters, acts, failure, weighed } = await fuzz({ browser, address, seed, actsPerChapter: ACTS_PER_CHAPTER, goesOn: () => performance.now() < end });
    say(`${String(acts)} acts in ${String(chapters)} chapters; ${heldText(weighed)}`);
    say(failure ? failureText(failure) : 'nothing was wrong');
    return failure ? 1 : 0;
  });
}

async function runReplay(text: string): Promise<number> {
  const { beginning, acts } = JSON.parse(text) as { beginning: Beginning; acts: Act[] };
  return withApp(async (browser, address) => {
    for (const kind of ['address', 'memory'] as const) {
      const { fault } = await playAgain(browser, address, beginning, acts, kind);
      if (fault) {
        say(`${fault.kind}: ${fault.words}`);
        return 1;
      }
    }
    say('nothing was wrong');
    return 0;
  });
}

async function runKills(kills: number, seed: number, pages: number, only: string | undefined): Promise<number> {
  const ids = SCENES.map(({ id }) => id);
  if (only !== undefined && !ids.includes(only)) throw new Error(`--scene takes one of ${ids.join(', ')}, and “${only}” was given`);
  say(`seed ${String(seed)}, ${String(kills)} kills, ${String(pages)} pages at a time`);
  return withApp(async (browser, address) => {
    const began = performance.now();
    const onKill = (done: number, faults: number): void => {
      if (done % KILLS_PER_LINE === 0) say(`${String(done)} kills in ${durationText(performance.now() - began)}, ${String(faults)} faults`);
    };
    const onFault = (fault: KillFault): void => { say(killFaultText(seed, kills, fault)); };
    const killed = await killAll({ browser, address, seed, kills, pages, only, onKill, onFault });
    say(killedText(killed, performance.now() - began));
    return killed.faults.length > 0 ? 1 : 0;
  });
}

function runLinks(count: number, seed: number): number {
  const { tried, repaired, clean, failures } = tryLinks(seed, count);
  for (const failure of failures.slice(0, MOST_PRINTED)) say(failure);
  say(`seed ${String(seed)}: ${String(tried)} spoiled links, ${String(repaired)} repaired in words, ${String(clean)} right as they were, ${String(failures.length)} failed`);
  return failures.length > 0 ? 1 : 0;
}

/** Runs the command. Never throws. @returns its exit code */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const seed = values.seed === undefined ? Date.now() % 1_000_000 : numberOf('seed', values.seed);
    if (values.help) say(HELP);
    else if (values.links !== undefined) return runLinks(numberOf('links', values.links), seed);
    else if (values.kills !== undefined) return await runKills(wholeOf('kills', values.kills), seed, wholeOf('pages', values.pages), values.scene);
    else if (values.replay !== undefined) return await runReplay(values.replay);
    else return await runFuzz(numberOf('minutes', values.minutes), seed);
    return 0;
  } catch (error) {
    process.stderr.write(`fuzz: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
