/** The built app in windows of every width: nothing overflows, nothing is too small to read or to hit. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CONTROLS, DRAWER, EVENTS, TABLE } from '../../src/text/page/lab';
import { GROUP_TITLES } from '../../src/text/page/panel';
import { STATUS, TOP } from '../../src/text/page/page';
import { sidewaysPixels } from './walk/cut';
import { lasting } from './walk/lasting';
import { button, expectSoon, openDrawer, runIsIn, typeHash } from './walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

const WIDTHS = [360, 768, 1280, 1920];
const SCENES: readonly string[] = [
  'design=direct&t=41.3',
  'design=topic-per-user&users=16&gateways=4&t=41.7',
  'design=topic-per-chat&chats=4&users=8&gateways=6&placement=ring&t=41.2',
  'design=chat-gateway&chats=8&users=8&gateways=8&t=1000000',
  'chats=8&users=8&gateways=16&loss=0.3&t=82.7',
  'chats=16&users=4&gateways=3&t=1000000',
  'chats=200&users=50&gateways=40&t=0',
  'chats=4&users=8&gateways=4&switches=30&messages=2&t=1500',
];

async function overflows(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
    const wider = await sidewaysPixels(page);
    if (wider > 0) found.push(`${name} at ${String(width)} px: ${String(wider)} px too wide`);
  }
  return found;
}

/** What can be pressed or typed into. */
const FIELDS = 'button, input, select, summary';

/** Waits until a scene is on the page: its number of gateways is in the table of numbers, and nothing is being worked out. */
async function isIn(page: Page, scene: string): Promise<void> {
  await openDrawer(page, DRAWER.numbers);
  const gateways = /gateways=(\d+)/.exec(scene)?.[1] ?? '2';
  await page.getByRole('row', { name: new RegExp(`^${TABLE.rows.gateways} .*\\b${gateways}$`) }).waitFor();
  await page.getByText(STATUS.preparing).waitFor({ state: 'hidden' });
}

/** All that opens, one part after the other, since on a narrow page panel and drawer give way to one another. */
async function openEverything(page: Page, look: () => Promise<void>): Promise<void> {
  const panel = button(page, CONTROLS.open);
  if (await panel.isVisible()) await panel.click();
  for (const title of Object.values(GROUP_TITLES)) await page.getByText(title, { exact: true }).click();
  await look();
  await openDrawer(page, DRAWER.words);
  await page.getByText(EVENTS.open, { exact: true }).click();
  await look();
}

describe('nothing is wider than the window', () => {
  it('in the opening and in About', async () => {
    const page = await openPage();
    await runIsIn(page);
    const found = await overflows(page, 'opening');
    await button(page, TOP.about).click();
    found.push(...(await overflows(page, 'About')));
    expect(found).toEqual([]);
  });

  it.each(['', 'seed=2', 'step=more-gateways', 'compare', 'step=more-gateways&room=one&role=presenter'])('where a browser makes a list as wide as its longest choice: #%s', async (hash) => {
    const page = await openPage({ hash });
    await page.getByRole('combobox').first().waitFor({ state: 'attached' });
    // As WebKit does with a list behind an icon, whatever its width is said to be.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('label:has(> svg) > select { width: 90rem !important; }');
      document.adoptedStyleSheets = [sheet];
    });
    await expectSoon(() => page.locator('label:has(> svg) > select').first().evaluate((list) => list.getBoundingClientRect().width)).toBeGreaterThan(1280);
    expect(await overflows(page, hash)).toEqual([]);
  });

  it('in any scene of the lab, in any theme', async () => {
    const page = await openPage({ hash: 'seed=2' });
    await runIsIn(page);
    const found: string[] = [];
    for (const scene of SCENES) {
      await typeHash(page, scene);
      await isIn(page, scene);
      for (const theme of scene.startsWith('design') ? [TOP.themes.light, TOP.themes.projector] : [TOP.themes.dark]) {
        await page.getByRole('combobox', { name: TOP.theme, exact: true }).selectOption(theme);
        found.push(...(await overflows(page, `${scene}, ${theme}`)));
      }
    }
    expect(found).toEqual([]);
  });
});

/** Pixels from the lowest thing drawn in the near picture to the words about it. */
function gapUnderPicture(page: Page): Promise<number> {
  return page.evaluate(() => {
    const picture = document.querySelector('[data-picture] svg')!.getBoundingClientRect();
    return document.querySelector('.told')!.getBoundingClientRect().top - picture.bottom;
  });
}

describe('the words about the picture', () => {
  it('stand right under it, within a window of 1280 × 800', async () => {
    const page = await openPage({ hash: SCENES[0]! });
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const scene of SCENES.slice(0, 4)) {
      await typeHash(page, scene);
      await isIn(page, scene);
      await expectSoon(() => gapUnderPicture(page), scene).toSatisfy((gap: number) => gap >= 0 && gap < 40);
    }
  });
});

/** Type smaller than 11 px, with an example of its text. */
function smallType(page: Page): Promise<string[]> {
  return lasting(page, () => page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || !element.checkVisibility() || element.closest('.visually-hidden, desc, title')) continue;
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < 10.95) found.add(`${size.toFixed(1)} px: ${text.slice(0, 40)}`);
    }
    return [...found];
  }));
}

/** Buttons and fields less than 24 px wide or high; a box to tick counts with its label. */
function smallTargets(page: Page, selector: string): Promise<string[]> {
  return lasting(page, () => page.evaluate((wanted) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll(wanted)) {
      if (!element.checkVisibility()) continue;
      const isBox = element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type);
      const target = isBox ? (element.closest('label') ?? element) : element;
      const { width, height } = target.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.id;
      if (Math.min(width, height) < 23.95) found.push(`${element.tagName} ${name || element.textContent.trim()}: ${width.toFixed(1)} × ${height.toFixed(1)}`);
    }
    return found;
  }, selector));
}

describe.each([
  [360, 740],
  [1280, 800],
])('in a window of %i × %i', (width, height) => {
  it('all type has 11 px or more, and every button and field is 24 px wide and high', async () => {
    const page = await openPage({ width, height });
    await runIsIn(page);
    expect([await smallType(page), await smallTargets(page, FIELDS)], 'opening').toEqual([[], []]);
    for (const scene of SCENES) {
      await typeHash(page, scene);
      await isIn(page, scene);
      expect([await smallType(page), await smallTargets(page, FIELDS)], scene).toEqual([[], []]);
    }
    await typeHash(page, SCENES[0]!);
    await isIn(page, SCENES[0]!);
    await openEverything(page, async () => { expect([await smallType(page), await smallTargets(page, FIELDS)], 'all opened').toEqual([[], []]); });
    await button(page, TOP.about).click();
    expect([await smallType(page), await smallTargets(page, 'dialog button')], 'About').toEqual([[], []]);
  });

  it('so is every part of the picture that can be hit, in the opening scene', async () => {
    const page = await openPage({ width, height });
    await runIsIn(page);
    expect(await smallTargets(page, 'svg [role="button"]')).toEqual([]);
  });
});
