/**
 * Bench (g): what compares. Two designs side by side at full size while both play, beside a bare page's
 * frames; and how long after its address was opened the gallery shows every design, beside how long
 * the page of an empty address takes until it has its picture.
 */
import type { Browser, Page } from 'playwright-core';
import { CATALOGUE } from '../../src/designs';
import { BESIDE } from '../../src/text/page/beside';
import { GALLERY } from '../../src/text/page/gallery';
import { TIME } from '../../src/text/page/page';
import { closePage, withBuiltApp, type BuiltApp } from './built-app';
import { watchFrames } from './frames';
import { printTable } from './table';

const PAIR = 'chats=1000&users=10000&gateways=1000&placement=random&beside=design:topic-per-chat';
const WATCH_MILLIS = 5_000;
const PATIENCE_MILLIS = 60_000;
/** Each is opened so often; the middle one is told. */
const OPENINGS = 5;

const GALLERIES = [
  { about: '64 people, played', hash: 'compare&chats=8&users=8&gateways=16' },
  { about: '10 million, told', hash: 'compare&chats=1000&users=10000&gateways=1000&placement=random' },
];

/** Plays a pair and opens galleries, and prints both. */
export async function benchCompare(browser: Browser): Promise<void> {
  await withBuiltApp(browser, async (app) => {
    await benchPair(app);
    await benchGalleries(app);
  });
}

async function benchPair(app: BuiltApp): Promise<void> {
  const pair = await app.open(PAIR, '.far canvas');
  await bothArePlayed(pair);
  await pair.getByRole('button', { name: TIME.play, exact: true }).or(pair.getByRole('button', { name: TIME.replay, exact: true })).first().click();
  const built = await watchFrames(pair, WATCH_MILLIS);
  await closePage(pair);
  const page = await app.openBare();
  const bare = await watchFrames(page, WATCH_MILLIS);
  await closePage(page);
  printTable(
    'Two designs side by side, 10 million people, both playing',
    ['page', 'watched', 'frames/s', 'script ms a frame', 'thread ms a frame'],
    [['the pair', built], ['a bare page', bare]].map(([name, one]) => {
      const { framesPerSecond, scriptMillis, taskMillis } = one as typeof built;
      return [name as string, `${String(WATCH_MILLIS / 1000)} s`, framesPerSecond.toFixed(1), scriptMillis.toFixed(2), taskMillis.toFixed(2)];
    }),
  );
}

/** Each picture can be played once both runs over time are in. */
async function bothArePlayed(page: Page): Promise<void> {
  const pair = page.getByRole('group', { name: BESIDE.pair });
  await pair.waitFor({ timeout: PATIENCE_MILLIS });
  const play = page.getByRole('button', { name: TIME.play, exact: true }).or(page.getByRole('button', { name: TIME.replay, exact: true })).first();
  await play.and(page.locator(':enabled')).waitFor({ timeout: PATIENCE_MILLIS });
}

async function benchGalleries(app: BuiltApp): Promise<void> {
  const rows: string[][] = [];
  for (const { about, hash } of GALLERIES) {
    const gallery = await middleOf(() => shownAfter(app, hash, `ul .picture :is(canvas, svg)`, CATALOGUE.length));
    const first = await middleOf(() => shownAfter(app, '', '[role="button"][aria-label="GW1"]', 1));
    rows.push([about, `${String(CATALOGUE.length)} designs`, gallery.toFixed(0), first.toFixed(0), `${(gallery / first).toFixed(1)} : 1`]);
  }
  printTable(`${GALLERY.title}: milliseconds from opening the address until every picture is there`, ['scene', 'shown', 'gallery ms', 'first minute ms', 'ratio'], rows);
}

async function middleOf(measure: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) all.push(await measure());
  return all.sort((a, b) => a - b)[OPENINGS >> 1]!;
}

/** Milliseconds from the page's own beginning until so many elements are there, looked for at each frame. */
async function shownAfter(app: BuiltApp, hash: string, selector: string, count: number): Promise<number> {
  const page = await app.openWatched(hash, selector, count);
  const handle = await page.waitForFunction(() => globalThis.shownAtMillis, undefined, { timeout: PATIENCE_MILLIS });
  const millis = await handle.jsonValue();
  await closePage(page);
  return millis!;
}
