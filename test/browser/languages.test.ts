/**
 * The page in languages that nobody speaks, beside English: every text twice as long, and every text from right to
 * left. Nothing is cut off, nothing lies on anything else, the page does not move sideways, and axe finds nothing.
 */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { WORKING } from '../../src/text/page/compare';
import { COMPARED, CONTROLS, DRAWER, SHARE } from '../../src/text/page/lab';
import { GROUP_TITLES } from '../../src/text/page/panel';
import { FIRST, TOP } from '../../src/text/page/page';
import { LESSON } from '../../src/text/lesson/lesson';
import { mirrored, twice, type Rule } from '../languages/madeup';
import { violationsOf } from './walk/axe';
import { cutTexts, sidewaysPixels } from './walk/cut';
import { button, expectSoon, person, runIsIn } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { overlappingTexts } from './walk/texts';
import { openPage, useBrowser, useLanguages } from './harness';

useBrowser();
const addressNow = useLanguages();

const LANGUAGES: readonly { readonly id: string; readonly rule: Rule; readonly direction: string }[] = [
  { id: 'en-x-twice', rule: twice, direction: 'ltr' },
  { id: 'en-x-mirrored', rule: mirrored, direction: 'rtl' },
];
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;

/** What is wrong with how the page stands there, one line each. */
async function faults(page: Page, name: string): Promise<string[]> {
  const wider = await sidewaysPixels(page);
  const found = [
    ...(wider > 0 ? [`${String(wider)} px too wide`] : []),
    ...(await cutTexts(page)).map((text) => `cut off: ${text}`),
    ...(await overlappingTexts(page)).map((texts) => `on one another: ${texts}`),
    ...(await violationsOf(page)).map((violation) => JSON.stringify(violation)),
  ];
  return found.map((fault) => `${name}: ${fault}`);
}

/** Opens something in a language and a window. */
async function open(id: string, hash: string, size: (typeof WINDOWS)[number]): Promise<Page> {
  return openPage({ address: addressNow(), hash: `lang=${id}${hash === '' ? '' : `&${hash}`}`, ...size, reducedMotion: 'reduce' });
}

/** Pieces of an element's text in the order in which they stand, from left to right. */
async function seenOrder(element: Locator, pieces: readonly string[]): Promise<string[]> {
  const lefts = await element.evaluate((root, all) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = new Map<string, number>();
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const piece of all) {
        const at = node.textContent!.indexOf(piece);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + piece.length);
        found.set(piece, range.getBoundingClientRect().left);
      }
    }
    return [...found];
  }, pieces);
  return lefts.sort(([, one], [, other]) => one - other).map(([piece]) => piece);
}

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).waitFor();

for (const { id, rule, direction } of LANGUAGES) {
  describe.each(WINDOWS)(`${id}, in a window of $width by $height`, (size) => {
    it('the first minute', async () => {
      const page = await open(id, '', size);
      await runIsIn(page);
      await expectSoon(() => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([id, direction]);
      await heading(page, rule(FIRST.opening));
      const found = await faults(page, 'opening');
      await person(page, 3).click();
      await heading(page, rule(FIRST.told));
      found.push(...(await faults(page, 'told')));
      await page.getByRole('radio', { name: '4', exact: true }).check();
      await button(page, rule(FIRST.double)).click();
      await heading(page, rule(FIRST.revealed(4, 4, 2)));
      found.push(...(await faults(page, 'revealed')));
      expect(found).toEqual([]);
      expectNoComplaint(page);
    });

    it('the lab, with what opens in it', async () => {
      const page = await open(id, 'chats=4&gateways=4&messages=2&t=41.3', size);
      await runIsIn(page);
      const found = await faults(page, 'lab');
      const panel = button(page, rule(CONTROLS.open));
      if (await panel.isVisible()) await panel.click();
      for (const title of Object.values(GROUP_TITLES)) await page.getByText(rule(title), { exact: true }).click();
      found.push(...(await faults(page, 'panel')));
      await button(page, rule(DRAWER.open)).click();
      for (const tab of [DRAWER.numbers, DRAWER.words, DRAWER.export]) {
        await page.getByRole('tab', { name: rule(tab), exact: true }).click();
        found.push(...(await faults(page, tab)));
      }
      await page.getByRole('button', { name: new RegExp(`^${rule(TOP.share)}`) }).click();
      await heading(page, rule(SHARE.title));
      found.push(...(await faults(page, 'share')));
      expect(found).toEqual([]);
      expectNoComplaint(page);
    });

    it('a step of the lesson, to its answer', async () => {
      const page = await open(id, 'step=more-gateways', size);
      await runIsIn(page);
      const found = await faults(page, 'question');
      await page.getByRole('radio', { name: '4', exact: true }).check();
      await button(page, rule(LESSON.run)).click();
      await page.getByText(rule(LESSON.verdicts.right)).or(page.getByText(rule(LESSON.verdicts.off))).first().waitFor();
      found.push(...(await faults(page, 'answer')));
      expect(found).toEqual([]);
      expectNoComplaint(page);
    });

    it('the comparing page', async () => {
      const page = await open(id, 'compare&chats=100&users=100&gateways=20', size);
      await page.getByText(rule(WORKING.done)).waitFor();
      expect(await faults(page, 'compare')).toEqual([]);
      expectNoComplaint(page);
    });
  });
}

describe('on a page from right to left', () => {
  it('an arrow leads from what was to what is, and what is English still reads as English does', async () => {
    const page = await open('en-x-mirrored', 'chats=4&gateways=4', WINDOWS[0]);
    await runIsIn(page);
    await button(page, mirrored(CONTROLS.double)).click();
    const gateways = page.locator('dl').filter({ hasText: mirrored(COMPARED.gateways) }).locator('dd').first();
    await gateways.waitFor();
    await expectSoon(() => seenOrder(gateways, ['4', '→', '8'])).toEqual(['4', '→', '8']);
    for (const text of [page.locator('.clock-face'), page.getByRole('heading').first(), page.locator('dt').first()]) {
      await text.evaluate((element) => { element.textContent = '0.0 of 832.63 ms'; });
      await expectSoon(() => seenOrder(text, ['0.0', 'of', '832.63', 'ms'])).toEqual(['0.0', 'of', '832.63', 'ms']);
    }
    // A text whose letters all stand in words that are set apart runs as they do.
    const title = page.getByRole('heading').first();
    await title.evaluate((element, [one, other]) => { element.innerHTML = `<span>${one!}</span> · <b>${other!}</b>`; }, [mirrored('one'), mirrored('other')]);
    await expectSoon(() => seenOrder(title, [mirrored('one'), mirrored('other')])).toEqual([mirrored('other'), mirrored('one')]);
    await page.getByRole('button', { name: new RegExp(`^${mirrored(TOP.share)}`) }).click();
    await expectSoon(() => page.getByRole('dialog').getByRole('textbox').evaluate((field) => getComputedStyle(field).direction)).toBe('ltr');
  });
});
