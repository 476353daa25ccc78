/** The built app in windows of every size: the page never scrolls, what a run comes to and the play bar stay in sight. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CARD, CONTROLS, DRAWER } from '../../src/text/page/lab';
import { PLAYING } from '../../src/text/page/flow';
import { FIRST, TOP } from '../../src/text/page/page';
import { gatewayName } from '../../src/text/page/names';
import { button, expectSoon, framesPass, gateway, hasEnded, person, playFast, runIsIn, typeHash } from './walk/page';
import { cutTexts } from './walk/cut';
import { hasFocus } from './walk/keys';
import { lasting } from './walk/lasting';
import { overlappingTexts } from './walk/texts';
import { openPage, useBrowser } from './harness';

useBrowser();

const WINDOWS: readonly (readonly [width: number, height: number])[] = [
  [320, 256], [360, 740], [740, 360], [768, 1024], [1280, 800], [1440, 900], [1920, 1080], [2560, 1440], [3840, 2160], [2160, 3840],
];
const NEAR = 'chats=4&users=8&gateways=4&t=45';
const FAR = 'chats=1000&users=10000&gateways=1000&placement=random';

/** Lets the page settle in a window of another size. */
async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
  });
}

/** What of the page is not as it must be in this window. */
function faultsIn(page: Page, parts: readonly string[]): Promise<string[]> {
  return lasting(page, () => page.evaluate((selectors) => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const faults: string[] = [];
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) faults.push(`scrolls: ${String(scrollWidth)} × ${String(scrollHeight)}`);
    for (const selector of selectors) {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      if (!box || box.height < 20 || box.top < 0 || box.left < 0 || box.bottom > innerHeight + 0.5 || box.right > innerWidth + 0.5) {
        faults.push(`${selector}: ${box ? `${String(box.top)} to ${String(box.bottom)}` : 'is not there'}`);
      }
    }
    return faults;
  }, parts));
}

async function everyWindow(page: Page, parts: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [width, height] of WINDOWS) {
    await resize(page, width, height);
    const faults = [...(await faultsIn(page, parts)), ...(await overlappingTexts(page))];
    if (faults.length > 0) found[`${String(width)} × ${String(height)}`] = faults;
  }
  return found;
}

const TOLD = '.stage .told';
const BAR = 'footer';

describe('in every window the page does not scroll, and what must be in sight is', () => {
  it('in the opening', async () => {
    const page = await openPage();
    await runIsIn(page);
    expect(await everyWindow(page, [TOLD, '.invitation', 'aside h2'])).toEqual({});
  });

  it('where the question is asked, and where it is answered', async () => {
    const page = await openPage();
    await runIsIn(page);
    await person(page, 3).click();
    await page.getByRole('heading', { name: FIRST.told }).waitFor();
    expect(await everyWindow(page, [TOLD])).toEqual({});
    await button(page, FIRST.double).click();
    await page.getByRole('heading', { name: FIRST.revealed(null, 4, 2) }).waitFor();
    expect(await everyWindow(page, [TOLD])).toEqual({});
  });

  it('in the lab, near and far, before and after a doubling', async () => {
    const page = await openPage({ hash: NEAR });
    await runIsIn(page);
    expect(await everyWindow(page, [TOLD, BAR])).toEqual({});
    await resize(page, 1280, 800);
    await playFast(page);
    await button(page, CONTROLS.double).click();
    await hasEnded(page);
    expect(await everyWindow(page, [TOLD, BAR])).toEqual({});
    await typeHash(page, FAR);
    await page.getByText(/too many to draw one by one/).waitFor();
    expect(await everyWindow(page, [TOLD, BAR])).toEqual({});
  });

  it.each([DRAWER.chart, DRAWER.numbers, DRAWER.words, DRAWER.export])('with what stands beside the picture open: %s', async (tab) => {
    const page = await openPage({ hash: 'sizes=300*2500,20000*20&gateways=40&cores=8' });
    await page.getByText(/too many to draw one by one/).waitFor();
    await button(page, DRAWER.open).click();
    await page.getByRole('tab', { name: tab, exact: true }).click();
    expect(await everyWindow(page, [TOLD, BAR, '[role="tablist"]'])).toEqual({});
    await page.setViewportSize({ width: 1280, height: 800 });
    const wider = (): Promise<number> => page.getByRole('tabpanel').evaluate((panel) => panel.scrollWidth - panel.clientWidth);
    await expectSoon(wider, 'nothing runs off the drawer').toBeLessThanOrEqual(0);
  });

  it('while a counted run is played for a while: the notice leaves what stands beside the picture free', async () => {
    const page = await openPage({ hash: 'sizes=300*2500,20000*20&gateways=40&cores=8&messages=400' });
    const leave = button(page, PLAYING.stop);
    await button(page, DRAWER.open).click();
    for (const [width, height] of [[1280, 800], [1440, 900], [768, 1024], [740, 360], [360, 740]] as const) {
      await resize(page, width, height);
      await leave.waitFor();
      for (const tab of [DRAWER.export, DRAWER.chart]) {
        await page.getByRole('tab', { name: tab, exact: true }).click();
        await expectSoon(() => leave.isVisible(), 'not once it has gone').toBe(true);
      }
      expect([...await overlappingTexts(page), ...await cutTexts(page)], `${String(width)} × ${String(height)}`).toEqual([]);
    }
    await leave.click();
    await leave.waitFor({ state: 'detached' });
  });

  it('in the lesson', async () => {
    const page = await openPage({ hash: 'step=more-gateways' });
    await runIsIn(page);
    expect(await everyWindow(page, [TOLD, 'aside h2'])).toEqual({});
  });
});

describe('at the ends of what a reader may set', () => {
  it('the bar keeps a small part of a small window', async () => {
    const page = await openPage({ hash: NEAR, width: 320, height: 256 });
    await runIsIn(page);
    await expectSoon(async () => (await page.locator(BAR).boundingBox())!.height).toBeLessThanOrEqual(45);
    await expectSoon(async () => (await page.locator('[data-picture]').boundingBox())!.height).toBeGreaterThan(90);
  });

  it.each([[1280, 800], [360, 740]])('spaced text neither widens a window of %i × %i nor lies on other text', async (width, height) => {
    const page = await openPage({ hash: NEAR, width, height });
    await runIsIn(page);
    await page.evaluate(() => {
      // WCAG 1.4.12, as a reader's own style sheet would have it.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
      document.adoptedStyleSheets = [sheet];
    });
    await resize(page, width, height);
    expect([...(await faultsIn(page, [TOLD, BAR])), ...(await overlappingTexts(page))]).toEqual([]);
  });
});

describe('on a phone', () => {
  it.each([[360, 740], [740, 360]])('of %i × %i the outcome is seen after a doubling, without scrolling', async (width, height) => {
    const page = await openPage({ hash: NEAR, width, height });
    await runIsIn(page);
    const panel = button(page, CONTROLS.open);
    if (await panel.isVisible()) await panel.click();
    await button(page, CONTROLS.double).click();
    // The panel has gone from the picture by itself.
    await expectSoon(() => page.locator('.told').innerText()).toMatch(/copies a message\s+4\s+→\s+then\s+8|copies a message\s+4\s*→\s*8/);
    expect(await faultsIn(page, [TOLD, BAR, '[data-picture]'])).toEqual([]);
    await expectSoon(() => page.evaluate(() => document.elementFromPoint(innerWidth * 0.7, innerHeight * 0.4)?.closest('aside') === null)).toBe(true);
  });

  it('the panel lies on the picture, and Escape gives the focus back', async () => {
    const page = await openPage({ hash: NEAR, width: 360, height: 740 });
    await runIsIn(page);
    const toggle = button(page, CONTROLS.open);
    await toggle.click();
    await expectSoon(() => toggle.getAttribute('aria-expanded')).toBe('true');
    await button(page, CONTROLS.double).focus();
    await page.keyboard.press('Escape');
    await button(page, CONTROLS.double).waitFor({ state: 'hidden' });
    await expectSoon(() => hasFocus(toggle)).toBe(true);
  });
});

describe('what stands beside the picture', () => {
  it('opens by one button, goes from tab to tab by arrow keys, and Escape gives the focus back', async () => {
    const page = await openPage({ hash: NEAR });
    await runIsIn(page);
    const toggle = button(page, DRAWER.open);
    await toggle.focus();
    await page.keyboard.press('Enter');
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });
    await expectSoon(() => hasFocus(tab(DRAWER.chart))).toBe(true);
    for (const [key, name] of [['ArrowRight', DRAWER.numbers], ['End', DRAWER.export], ['ArrowRight', DRAWER.chart], ['ArrowLeft', DRAWER.export], ['Home', DRAWER.chart]] as const) {
      await page.keyboard.press(key);
      await expectSoon(() => hasFocus(tab(name)), key).toBe(true);
      await expectSoon(() => tab(name).getAttribute('aria-selected')).toBe('true');
      await expectSoon(() => page.getByRole('tabpanel', { name }).count()).toBe(1);
    }
    await page.keyboard.press('Escape');
    await tab(DRAWER.chart).waitFor({ state: 'detached' });
    await expectSoon(() => hasFocus(toggle)).toBe(true);
    await expectSoon(() => toggle.getAttribute('aria-expanded')).toBe('false');
  });

  it.each([[1280, 800, 0], [1600, 900, 1], [2560, 1440, 1]])('in a window of %i × %i has a column of its own from the start or not: %i', async (width, height, open) => {
    const page = await openPage({ hash: NEAR, width, height });
    await runIsIn(page);
    await expectSoon(() => page.getByRole('tablist').count()).toBe(open);
  });
});

type Box = Awaited<ReturnType<Locator['boundingBox']>>;
const pictureBox = (page: Page): Promise<Box> => page.locator('[data-picture]').boundingBox();

/** Where the picture stands once it has come to rest. */
async function settledBox(page: Page): Promise<Box> {
  let box = await pictureBox(page);
  await expectSoon(async () => {
    const earlier = JSON.stringify(box);
    await framesPass(page, 15);
    box = await pictureBox(page);
    return JSON.stringify(box) === earlier;
  }).toBe(true);
  return box;
}

describe('a card', () => {
  it.each([[1280, 800], [360, 740], [740, 360]])('in a window of %i × %i opens at its mark, moves nothing, and gives way to a second one', async (width, height) => {
    const page = await openPage({ hash: NEAR, width, height });
    await runIsIn(page);
    const before = await settledBox(page);
    for (const number of [1, 4]) {
      const mark = gateway(page, number);
      // Where the first card lies on the second mark, keys reach it.
      await mark.focus();
      await page.keyboard.press('Enter');
      const card = page.getByRole('region', { name: gatewayName(number - 1) });
      await card.waitFor();
      await expectSoon(() => page.getByRole('region', { name: /^GW/ }).count()).toBe(1);
      await expectSoon(() => pictureBox(page)).toEqual(before);
      expect(await faultsIn(page, [TOLD, BAR, '.card'])).toEqual([]);
      const intoTheWords = async (): Promise<number> => {
        const [told, shown] = [(await page.locator(TOLD).boundingBox())!, (await card.boundingBox())!];
        return shown.y + shown.height - told.y;
      };
      await expectSoon(intoTheWords, 'the card leaves the words under the picture in sight').toBeLessThanOrEqual(1);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: /^GW/ }).waitFor({ state: 'detached' });
    await expectSoon(() => hasFocus(gateway(page, 4))).toBe(true);
  });

  it('opens at once in the opening, too', async () => {
    const page = await openPage();
    await runIsIn(page);
    await gateway(page, 2).click();
    await page.getByRole('region', { name: 'GW2' }).waitFor();
    await button(page, CARD.close).click();
    await button(page, TOP.openLab).click();
    await button(page, CONTROLS.double).waitFor();
    await expectSoon(() => page.getByRole('region', { name: 'GW2' }).count(), 'no card springs open later').toBe(0);
  });

  it('of a topic opens like any other', async () => {
    const page = await openPage({ hash: 'design=topic-per-chat&chats=2&gateways=2' });
    await runIsIn(page);
    await button(page, 'topic 2').click();
    await page.getByRole('region', { name: 'topic 2' }).waitFor();
  });

  it('of a cell of the map from far stands beside the cell', async () => {
    const page = await openPage({ hash: FAR });
    const map = page.getByRole('button', { name: /^Seat map/ });
    await map.waitFor();
    const box = (await map.boundingBox())!;
    const at = { x: 60, y: box.height / 2 };
    await map.click({ position: at });
    const card = (await page.getByRole('region', { name: /^GW/ }).boundingBox())!;
    const pointer = { x: box.x + at.x, y: box.y + at.y };
    const isCovered = card.x <= pointer.x && pointer.x <= card.x + card.width && card.y <= pointer.y && pointer.y <= card.y + card.height;
    expect(isCovered, 'the cell and the message in its row stay in sight').toBe(false);
    const away = Math.max(card.y - pointer.y, pointer.y - card.y - card.height, 0);
    expect(away, 'near the cell').toBeLessThan(60);
  });
});

describe('nothing moves under the reader while parts come in', () => {
  it.each(['', NEAR, FAR, 'step=more-gateways'].flatMap((hash) => [[hash, 1280, 800], [hash, 360, 740], [hash, 1920, 1080]] as const))('#%s in a window of %i × %i', async (hash, width, height) => {
    const page = await openPage({ hash, width, height });
    await (hash === FAR ? page.getByText(/too many to draw one by one/).waitFor() : runIsIn(page));
    const shifted = await page.evaluate(async () => {
      interface Shift extends PerformanceEntry { readonly value: number; readonly sources: readonly { readonly node: Node | null }[] }
      let sum = 0;
      // What the picture does within itself has tests of its own.
      const isPages = ({ sources }: Shift): boolean => sources.some(({ node }) => !node?.parentElement?.closest('[data-picture]'));
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as Shift[]) if (isPages(entry)) sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
      return sum;
    });
    expect(shifted).toBeLessThan(0.02);
  });
});
