/** All designs side by side, on the built page: an architect's visit, with keys, by ear, on a phone, on paper. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { CHALLENGE } from '../../src/text/page/challenge';
import { COMPARE, QUANTITY_WORDS, WORKING } from '../../src/text/page/compare';
import { VERDICT } from '../../src/text/page/judgement';
import { REPAIR } from '../../src/text/page/lab';
import { NEEDED } from '../../src/text/page/needed';
import { TOP } from '../../src/text/page/page';
import { violationsOf } from './walk/axe';
import { button, expectSoon } from './walk/page';
import { sidewaysPixels } from './walk/cut';
import { expectQuiet, openPage, useBrowser, type PageOptions } from './harness';

useBrowser();

/** 40 gateways of 8 cores, 300 chats of 2,500 and a tail of 20,000 of 20. */
const ARCHITECT = 'sizes=300*2500,20000*20&gateways=40&cores=8';
const SMALL = 'chats=20&users=50&gateways=4';

async function isCounted(page: Page): Promise<void> {
  await page.getByText(WORKING.done).waitFor();
}
const openCounted = (hash: string, options: PageOptions = {}): Promise<Page> => openPage({ hash, loadedWhen: isCounted, ...options });
/** The lab shows so many people from far. */
async function labIsIn(page: Page): Promise<void> {
  await page.getByText(/too many to draw one by one/).waitFor();
}

describe('an architect’s visit', () => {
  it('goes from the lab to the cheapest design that holds, and opens its run, in few taps', async () => {
    const page = await openPage({ hash: ARCHITECT });
    await labIsIn(page);
    await page.getByRole('link', { name: TOP.compare }).click();
    await page.getByRole('heading', { level: 1, name: COMPARE.title }).waitFor();
    await isCounted(page);
    const verdict = page.getByRole('region', { name: VERDICT.title });
    const cheapest = (await verdict.getByRole('listitem').first().textContent())!;
    expect(cheapest).toMatch(/^The cheapest that hold/);
    const table = page.getByRole('table', { name: NEEDED.title });
    const row = table.getByRole('row').nth(1);
    const machines = (await row.getByRole('cell').first().textContent())!.trim();
    expect(cheapest).toContain(`${machines} machines`);
    expect(await sidewaysPixels(page)).toBe(0);
    await row.getByRole('link').click();
    await labIsIn(page);
    expect(page.url()).toContain('sizes=300*2500');
  });

  it('is the same for whoever gets the link, repaired in the open', async () => {
    const page = await openCounted(`compare&reserve=140&${SMALL}`);
    await page.getByRole('dialog', { name: REPAIR.title }).getByText('reserve=140: is above 100, the most; reserve=100 is used instead').waitFor();
    await button(page, REPAIR.close).click();
    await expectSoon(() => page.getByRole('spinbutton', { name: NEEDED.reserve }).inputValue()).toBe('100');
    expectQuiet(page);
  });

  it('can be stopped, and goes on', async () => {
    const page = await openPage({ hash: `compare&${ARCHITECT}` });
    await button(page, WORKING.stop).click();
    await page.getByText(WORKING.stopped).waitFor();
    await button(page, WORKING.goOn).click();
    await isCounted(page);
  });
});

describe('the table', () => {
  it('is sorted from the keyboard, and says so', async () => {
    const page = await openCounted(`compare&${SMALL}`);
    const { label } = QUANTITY_WORDS.copies;
    const head = page.getByRole('columnheader', { name: label });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(COMPARE.sorted(label, COMPARE.order.ascending)).waitFor({ state: 'attached' });
    await expectSoon(() => head.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(COMPARE.sorted(label, COMPARE.order.descending)).waitFor({ state: 'attached' });
    await expectSoon(() => head.getAttribute('aria-sort')).toBe('descending');
    const cells = await page.getByRole('table', { name: COMPARE.table }).locator('tbody tr td:nth-of-type(1)').allTextContents();
    const numbers = cells.map((text) => Number(text.replace(/[^\d.]/g, '')));
    expect(numbers).toHaveLength(CATALOGUE.length);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  });
});

describe('on any screen', () => {
  it.each([
    [1280, 800, 'light'],
    [1280, 800, 'dark'],
    [360, 740, 'light'],
    [360, 740, 'dark'],
  ] as const)('axe finds nothing, and nothing sticks out: %i by %i, %s', async (width, height, colorScheme) => {
    const page = await openCounted(`compare&delay=100&machines=30&price=1&${SMALL}`, { width, height, colorScheme });
    await page.getByText(COMPARE.change).click();
    expect(await violationsOf(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
    await expectSoon(() => page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await button(page, CHALLENGE.title).click();
    await expectSoon(() => page.getByRole('heading', { name: CHALLENGE.title }).evaluate((heading) => heading === document.activeElement)).toBe(true);
    expectQuiet(page);
  });
});

describe('on paper', () => {
  it('is one sheet with the verdict, the machines and the link, and no date', async () => {
    const page = await openCounted(`compare&price=1&${ARCHITECT}`, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const shown of [VERDICT.title, NEEDED.title]) await expectSoon(() => page.getByRole('heading', { name: shown }).isVisible(), shown).toBe(true);
    for (const hidden of [CHALLENGE.title, COMPARE.table]) await expectSoon(() => page.getByRole('heading', { name: hidden }).isVisible(), hidden).toBe(false);
    await expectSoon(() => page.getByText(`#compare&price=1&${ARCHITECT}`).isVisible()).toBe(true);
    await expectSoon(() => page.getByText(COMPARE.assumed).isVisible()).toBe(true);
    const text = await page.locator('body').innerText();
    expect(text).not.toMatch(/\b20\d\d\b|January|November/);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});
