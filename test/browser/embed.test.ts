/** Figures embedded in pages: alone in every size and look, and three of them in one article. */
import type { Frame, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { EMBED } from '../../src/text/page/embed';
import { LESSON } from '../../src/text/lesson/lesson';
import { PICTURE, TIME } from '../../src/text/page/page';
import { violationsOf } from './walk/axe';
import { hasFocus } from './walk/keys';
import { sidewaysPixels } from './walk/cut';
import { button, expectSoon, framesPass, printed } from './walk/page';
import { axe, expectQuiet, openPage, useBrowser } from './harness';

useBrowser();

const SIZES = [[320, 260], [360, 450], [640, 400], [800, 500], [1200, 800]] as const;
const SCENES = [
  'embed=1&gateways=2',
  'embed=1&chats=4&gateways=4',
  'embed=1&design=topic-per-user&chats=2&users=4&gateways=4',
  'embed=1&chats=1000&users=10000&gateways=1000&placement=random',
  `embed=1&gateways=0&caption=${'long%20words%20'.repeat(14)}`,
  'embed=1&step=more-gateways',
  'embed=1&step=full-size&said=copies:500',
] as const;

async function anyPictureIsIn(page: Page): Promise<void> {
  await page.getByRole('img').first().waitFor();
}

async function pictureIsIn(page: Page | Frame): Promise<void> {
  await page.getByRole('img', { name: PICTURE.label }).waitFor();
}

/** What sticks out of the window, or of the words' place, or lies over something else that is read. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const shown = [...document.querySelectorAll('main .words p, main .words fieldset, main .words section, main .bar > *, main > .small')].filter((one) => one.getClientRects().length > 0);
    const boxes = shown.map((one) => ({ name: one.textContent.trim().slice(0, 30), box: one.getBoundingClientRect(), one }));
    for (const { name, box } of boxes) {
      if (box.left < -0.5 || box.top < -0.5 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5) faults.push(`${name} sticks out`);
    }
    for (const a of boxes) {
      for (const b of boxes) {
        if (a.one.contains(b.one) || b.one.contains(a.one) || a === b) continue;
        if (Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 1) faults.push(`${a.name} lies over ${b.name}`);
      }
    }
    const { scrollHeight, scrollWidth } = document.documentElement;
    if (scrollHeight > innerHeight || scrollWidth > innerWidth) faults.push('the page scrolls');
    return faults;
  });
}

describe('an embedded figure', () => {
  it.each(SCENES)('fits whatever room it is given: %s', async (hash) => {
    const page = await openPage({ loadedWhen: anyPictureIsIn, hash, width: 640, height: 420 });
    await page.getByRole('link', { name: EMBED.open }).waitFor();
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await expectSoon(() => faultsOf(page), `${String(width)}×${String(height)}`).toEqual([]);
      // The words and the way out are there at every size, and only the smallest room does without anything else.
      await expectSoon(() => page.getByText(EMBED.tooSmall).isVisible(), `${String(width)}×${String(height)} is room enough`).toBe(false);
      await expectSoon(() => page.getByRole('link', { name: EMBED.open }).isVisible()).toBe(true);
      if (width >= 600) await expectSoon(() => page.getByRole('img', { name: PICTURE.label }).isVisible()).toBe(true);
    }
    expectQuiet(page);
  });

  it.each(SCENES)('has nothing that axe finds, light or dark: %s', async (hash) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await openPage({ loadedWhen: anyPictureIsIn, hash, width: 640, height: 420, colorScheme });
      await pictureIsIn(page);
      await expectSoon(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe(colorScheme);
      expect(await violationsOf(page)).toEqual([]);
    }
  });

  it('does not move by itself, takes no focus, and lets Tab through', async () => {
    const page = await openPage({ loadedWhen: anyPictureIsIn, hash: 'embed=1&chats=2&gateways=2', width: 640, height: 400 });
    await pictureIsIn(page);
    await expectSoon(() => page.locator('svg .cell').first().isVisible(), 'the gateways that hear a chat are tinted').toBe(true);
    await framesPass(page);
    const still = await page.screenshot();
    await framesPass(page);
    expect((await page.screenshot()).equals(still), 'nothing has moved').toBe(true);
    await expectSoon(() => page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await expectSoon(() => page.getByRole('status').textContent()).toBe('');
    await page.keyboard.press('Tab');
    await expectSoon(() => hasFocus(button(page, EMBED.postAll))).toBe(true);
    await page.keyboard.press('Enter');
    await button(page, TIME.pause).waitFor();
    await page.keyboard.press('Tab');
    await expectSoon(() => hasFocus(page.getByRole('link', { name: EMBED.open }))).toBe(true);
    await page.keyboard.press('Tab');
    await expectSoon(() => page.evaluate(() => document.activeElement === document.body), 'and out of it').toBe(true);
    await button(page, TIME.replay).waitFor();
    await expectSoon(() => page.getByRole('status').textContent()).toContain('The end: a message became 2 copies in and 8 writes out in the mean.');
  });

  it('keeps its picture as large as it is while sentences come and go, but once where one is longer than any before', async () => {
    const page = await openPage({ loadedWhen: anyPictureIsIn, hash: 'embed=1&chats=4&gateways=2', width: 356, height: 446 });
    await pictureIsIn(page);
    await page.evaluate(() => {
      const seen = { pictures: [] as number[], links: [] as number[] };
      Object.assign(globalThis, { seen });
      const look = (): void => {
        const picture = Math.round(document.querySelector('main .room')!.getBoundingClientRect().height);
        const link = Math.round(document.querySelector('main .bar a')!.getBoundingClientRect().top);
        if (seen.pictures.at(-1) !== picture) seen.pictures.push(picture);
        if (seen.links.at(-1) !== link) seen.links.push(link);
        requestAnimationFrame(look);
      };
      look();
    });
    await button(page, EMBED.postAll).click();
    await button(page, TIME.replay).waitFor();
    const { pictures, links } = await page.evaluate(() => (globalThis as unknown as { seen: { pictures: number[]; links: number[] } }).seen);
    expect(links, 'the bar stays where it is').toHaveLength(1);
    expect(pictures.length).toBeLessThanOrEqual(2);
    expect(pictures.at(-1)).toBeLessThanOrEqual(pictures[0]!);
  });

  it('stays where it is, with and without motion, and opens the whole app in a tab of its own', async () => {
    const page = await openPage({ loadedWhen: anyPictureIsIn, hash: 'embed=1&chats=2&gateways=2', width: 640, height: 400, reducedMotion: 'reduce' });
    await pictureIsIn(page);
    await button(page, EMBED.postAll).click();
    await button(page, TIME.replay).waitFor();
    const [app] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: EMBED.open }).click()]);
    await app.getByRole('slider', { name: TIME.line }).waitFor();
    expect(await app.evaluate(() => [location.hash.replace(/&t=.*/, ''), window.opener === null]), 'the same scenario, where the play head is').toEqual(['#chats=2', true]);
    expect(page.url()).toMatch(/#embed=1&chats=2&gateways=2$/);
    expectQuiet(page);
  });

  it('takes an answer, runs it, and shows both', async () => {
    const page = await openPage({ loadedWhen: anyPictureIsIn, hash: 'embed=1&step=more-gateways&said=copies:two', width: 800, height: 500 });
    await pictureIsIn(page);
    await expectSoon(() => printed(page)).toContain(LESSON.friendSaid(['2']));
    await page.getByRole('radio', { name: '8', exact: true }).check();
    await button(page, LESSON.run).click();
    await page.getByText(LESSON.inWords('8', '4')).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await expectSoon(() => faultsOf(page)).toEqual([]);
    await expectSoon(() => page.evaluate(() => localStorage.length)).toBe(0);
    expectQuiet(page);
  });

  it('shows what a link has wrong as text behind a small button', async () => {
    const page = await openPage({ hash: `embed=1&gateways=${encodeURIComponent('<img src=x>')}&hide=all`, width: 320, height: 260 });
    await button(page, EMBED.repaired).click();
    const dialog = page.getByRole('dialog', { name: EMBED.repaired });
    await expectSoon(() => dialog.getByRole('listitem').allTextContents()).toEqual([expect.stringMatching(/^hide=all: /), expect.stringMatching(/^gateways=<img src=x>: /)]);
    expect(await violationsOf(page)).toEqual([]);
    expectQuiet(page);
  });
});

describe('an article with three figures', () => {
  const figures = (page: Page): Frame[] => page.frames().slice(1);

  /** Comes near each figure in turn: they load only then. */
  async function openArticle(width: number, height: number): Promise<Page> {
    const page = await openPage({ address: `${inject('appAddress')}article.html`, width, height });
    for (const [index, frame] of (await page.locator('iframe').all()).entries()) {
      await frame.scrollIntoViewIfNeeded();
      await page.frameLocator('iframe').nth(index).getByRole('img', { name: PICTURE.label }).waitFor();
    }
    return page;
  }

  it.each([[1280, 800], [360, 740]])('loads them as they come near, and they play side by side, at %i×%i', async (width, height) => {
    const page = await openArticle(width, height);
    await expectSoon(() => figures(page).length).toBe(3);
    for (const frame of figures(page)) {
      await pictureIsIn(frame);
      await expectSoon(() => frame.getByRole('status').textContent()).toBe('');
      await expectSoon(() => frame.getByRole('button', { name: EMBED.postAll }).isVisible()).toBe(true);
      await expectSoon(() => frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    }
    const [first, second, third] = figures(page) as [Frame, Frame, Frame];
    await first.getByRole('button', { name: EMBED.postAll }).click();
    await third.getByRole('button', { name: EMBED.postAll }).click();
    await first.getByRole('button', { name: TIME.replay }).waitFor();
    await third.getByRole('button', { name: TIME.replay }).waitFor();
    await expectSoon(() => second.getByRole('button', { name: EMBED.postAll }).isVisible(), 'the second was not asked').toBe(true);
    await expectSoon(() => first.locator('.words').innerText()).toContain('2 copies in');
    await expectSoon(() => third.locator('.words').innerText()).toContain('1 copy in');
    expect(await axe(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
  });

  /** All loaded, and only the first of them come to; the window is too low for more. */
  async function openUnread(): Promise<Page> {
    const page = await openPage({ address: `${inject('appAddress')}article.html`, width: 640, height: 300 });
    await expectSoon(() => figures(page).length).toBe(3);
    for (const frame of figures(page)) await pictureIsIn(frame);
    return page;
  }
  /** In which of the figures something is drawn. */
  const drawn = (page: Page): Promise<boolean[]> => Promise.all(figures(page).map(async (frame) => (await frame.locator('svg .cell').count()) > 0));

  it('does not draw what nobody has come to, which can be reached by keyboard', async () => {
    const page = await openUnread();
    await framesPass(page);
    expect(await drawn(page)).toEqual([false, false, false]);
    await page.keyboard.press('Tab');
    await expectSoon(async () => (await drawn(page))[0]).toBe(true);
    await framesPass(page);
    expect((await drawn(page))[2], 'the last one is far from there').toBe(false);
    await expectSoon(() => hasFocus(page.frameLocator('iframe').first().getByRole('button', { name: EMBED.postAll }))).toBe(true);
    expectQuiet(page);
  });

  it('draws them all on paper', async () => {
    const page = await openUnread();
    await page.pdf();
    await expectSoon(() => drawn(page)).toEqual([true, true, true]);
  });
});
