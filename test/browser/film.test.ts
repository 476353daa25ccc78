/** Films on the built app: saved, played as images, and true: at each of their times the counts of that moment. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { runToEnd } from '../../src/engine/events/simulate';
import { timingOf } from '../../src/export/film/moments';
import { decodeScenario } from '../../src/link/codec';
import { loadedRun } from '../../src/reading/run';
import { reelOf } from '../../src/session/playback.svelte';
import { EXPORT, FILM } from '../../src/text/page/export';
import { DRAWER } from '../../src/text/page/lab';
import { STATUS } from '../../src/text/page/page';
import { PATIENCE_MILLIS } from '../patience';
import { button, expectSoon, openDrawer } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { openPage, useBrowser, type PageOptions } from './harness';

useBrowser();

const NEAR = 'chats=2&users=6&gateways=3';

async function openFiles(hash: string, options: PageOptions = {}): Promise<Page> {
  const page = await openPage({ hash, ...options });
  await page.locator('.picture canvas').waitFor();
  await page.getByText(STATUS.preparing).waitFor({ state: 'hidden' });
  await openDrawer(page, DRAWER.export);
  return page;
}

/** The film that the button saves. */
async function filmOf(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, FILM.offer).click()]);
  await page.getByRole('tabpanel').getByRole('status').getByText(download.suggestedFilename()).waitFor();
  return readFile(await download.path(), 'utf8');
}

/** A page that shows nothing but a film, or an image of it. */
async function showing(film: string, { as, part = '', ...options }: PageOptions & { readonly as: 'document' | 'image'; readonly part?: string }): Promise<Page> {
  const page = await openPage({ address: 'about:blank', ...options });
  const address = `data:image/svg+xml;base64,${Buffer.from(film).toString('base64')}${part}`;
  if (as === 'document') await page.setContent(film);
  else {
    await page.setContent('<img>');
    await page.evaluate(async (source) => {
      const image = document.querySelector('img')!;
      image.src = source;
      await image.decode();
    }, address);
  }
  return page;
}

/** What is seen of a film at one of its times: numbers in columns, from left to right, and all words. */
function seenAt(page: Page, seconds: number): Promise<{ numbers: number[][]; words: string[] }> {
  return page.evaluate((at) => {
    const svg = document.querySelector('svg')!;
    svg.pauseAnimations();
    svg.setCurrentTime(at);
    const texts = [...svg.querySelectorAll('text')].filter((text) => getComputedStyle(text).visibility === 'visible');
    const lines = new Map<number, { x: number; number: number }[]>();
    for (const text of texts) {
      if (!/^\d+$/.test(text.textContent)) continue;
      const { left, right, bottom } = text.getBoundingClientRect();
      const line = lines.get(Math.round(bottom)) ?? [];
      line.push({ x: left + right, number: Number(text.textContent) });
      lines.set(Math.round(bottom), line);
    }
    const numbers = [...lines.values()].map((line) => line.sort((a, b) => a.x - b.x).map(({ number }) => number));
    return { numbers, words: texts.map((text) => text.textContent) };
  }, seconds);
}

describe('a film of a run', () => {
  it('has its link inside as words and as a link, and is the same film when it is taken again', async () => {
    const page = await openFiles(NEAR);
    const link = `${page.url().split('#')[0]!}#${NEAR}`.replaceAll('&', '&amp;');
    const film = await filmOf(page);
    expect(film).toContain(`<desc>${EXPORT.credit(link)} ${FILM.described}`);
    expect(film).toContain(`<a href="${link}">`);
    expect(Buffer.byteLength(film)).toBeLessThan(200_000);
    expect(await filmOf(page)).toBe(film);
    await expectSoon(() => page.locator('[data-film]').count()).toBe(0);
    expectNoComplaint(page);
  });

  it('shows at each of its times what the run had come to by that moment', async () => {
    const page = await openFiles(NEAR);
    const film = await showing(await filmOf(page), { as: 'document' });
    const { scenario } = decodeScenario(NEAR);
    const run = loadedRun(runToEnd(scenario, { withTrace: true }), designOf(scenario.design), null);
    const { moments, eachMillis } = timingOf({ ...reelOf(run)!, clock: 'story', speed: 1 });
    const totals = new Set<number>();
    for (let picture = 0; picture < moments.length; picture += 7) {
      const { receipts, writes, totalReceipts } = run.cursor!.at(moments[picture]!);
      const { numbers } = await seenAt(film, ((picture + 0.5) * eachMillis) / 1000);
      // Under each gateway its copies and its writes; other numbers stand in the rows.
      expect(numbers).toContainEqual(Array.from(receipts, (copies, gateway) => [copies, writes[gateway]!]).flat());
      totals.add(totalReceipts);
    }
    expect(totals.size).toBeGreaterThan(5);
  });

  it('plays as an image, and stands still as one where its address says so', async () => {
    const film = await filmOf(await openFiles(NEAR));
    const playing = await showing(film, { as: 'image' });
    const first = await playing.screenshot();
    await expect.poll(async () => (await playing.screenshot()).equals(first), { timeout: PATIENCE_MILLIS }).toBe(false);
    // The last picture: the very one that the whole film comes to.
    const still = await showing(film, { as: 'image', part: '#still' });
    const last = await still.screenshot();
    await expect.poll(async () => (await playing.screenshot()).equals(last), { timeout: PATIENCE_MILLIS, interval: 100 }).toBe(true);
    expect((await still.screenshot()).equals(last)).toBe(true);
  });

  it('shows its last picture to whoever wants no motion', async () => {
    const film = await filmOf(await openFiles(NEAR));
    const [moving, still] = [await showing(film, { as: 'document' }), await showing(film, { as: 'document', reducedMotion: 'reduce' })];
    const end = await seenAt(moving, 9);
    expect((await seenAt(moving, 2)).words).not.toEqual(end.words);
    for (const seconds of [0, 2, 9]) expect((await seenAt(still, seconds)).words).toEqual(end.words);
  });

  it('is dark where the page is', async () => {
    const film = await filmOf(await openFiles(NEAR, { colorScheme: 'dark' }));
    const [, red, green, blue] = /<rect [^>]*fill="rgb\((\d+), (\d+), (\d+)\)"/.exec(film)!.map(Number);
    expect(red! + green! + blue!).toBeLessThan(150);
  });

  it.each(['chats=4&users=20&gateways=20', 'chats=100&users=1000&gateways=200&placement=random'])('is taken of what is seen from further off, too, and stays small: %s', async (hash) => {
    const page = await openFiles(hash);
    // A run that was counted first has its moments once it has been played in columns.
    await page.getByRole('slider').first().waitFor();
    const film = await filmOf(page);
    expect(Buffer.byteLength(film)).toBeLessThanOrEqual(2_000_000);
    const shown = await showing(film, { as: 'document' });
    const [early, late] = [await seenAt(shown, 1), await seenAt(shown, 40)];
    expect(early.words).not.toEqual(late.words);
    expectNoComplaint(page);
  });
});
