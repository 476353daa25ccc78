/** What comes out on paper, from a dark screen: ink on white, one part after the other. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DRAWER, TABLE } from '../../src/text/page/lab';
import { TIME, TOP } from '../../src/text/page/page';
import { button, expectSoon, openDrawer, runIsIn } from './walk/page';
import { lasting } from './walk/lasting';
import { overlappingTexts } from './walk/texts';
import { openPage, useBrowser } from './harness';

useBrowser();

/** Opens a page on a dark screen, and lays it out for paper. */
async function printed(hash: string, tab?: string): Promise<Page> {
  const page = await openPage({ hash, colorScheme: 'dark' });
  if (!hash.startsWith('notes')) await runIsIn(page);
  if (tab) await openDrawer(page, tab);
  await page.emulateMedia({ media: 'print' });
  // As high as all of it, so that nothing is out of sight.
  await page.setViewportSize({ width: 1030, height: 2600 });
  return page;
}

/** Texts that are not dark on white, each with its two colours. */
function paleTexts(page: Page): Promise<string[]> {
  return lasting(page, () => page.evaluate(() => {
    /** Mean of red, green and blue, 0 to 255. */
    const lightness = (colour: string): number => colour.match(/\d+(\.\d+)?/g)!.slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
    const ground = lightness(getComputedStyle(document.documentElement).backgroundColor);
    const found: string[] = [`the page: ${String(ground)}`].filter(() => ground < 255);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (node.textContent!.trim() === '' || !element.checkVisibility() || element.closest('[data-picture], .visually-hidden')) continue;
      const style = getComputedStyle(element);
      const ink = lightness(element instanceof SVGElement ? style.fill : style.color);
      if (ink > 120) found.push(`${node.textContent!.trim().slice(0, 30)}: ${String(ink)}`);
    }
    return found;
  }));
}

describe('the lab on paper', () => {
  it.each([undefined, DRAWER.chart, DRAWER.numbers])('is ink on white, and no part lies on another: %s', async (tab) => {
    const page = await printed('chats=4&users=8&gateways=4&t=45', tab);
    expect(await paleTexts(page)).toEqual([]);
    expect(await overlappingTexts(page)).toEqual([]);
    const boxes = (): Promise<{ top: number; bottom: number }[]> => page.evaluate(() =>
      ['[data-picture]', '.stage .told', '.drawer', 'aside'].flatMap((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        return box ? [{ top: Math.round(box.top), bottom: Math.round(box.bottom) }] : [];
      }),
    );
    await expectSoon(boxes).toHaveLength(tab ? 4 : 3);
    await expectSoon(async () => (await boxes()).every(({ top }, index, all) => index === 0 || top >= all[index - 1]!.bottom)).toBe(true);
  });

  it('shows what there is to read, and nothing that only a hand could use', async () => {
    const page = await printed('chats=4&users=8&gateways=4&t=45', DRAWER.numbers);
    await page.getByRole('rowheader', { name: TABLE.rows.gateways, exact: true }).waitFor();
    for (const name of [TIME.play, TOP.about, DRAWER.open]) await expectSoon(() => button(page, name).isVisible(), name).toBe(false);
  });

  it('fits the sheet, however wide the window was', async () => {
    const page = await openPage({ hash: 'chats=4&users=8&gateways=4&t=45', width: 2560, height: 1440 });
    await runIsIn(page);
    await page.emulateMedia({ media: 'print' });
    const box = (await page.locator('[data-picture]').boundingBox())!;
    expect(box.width).toBeGreaterThan(500);
    expect(box.width).toBeLessThanOrEqual(1000);
    expect(box.height).toBeLessThanOrEqual(600);
  });
});

it('the notes are ink on white, too', async () => {
  const page = await printed('notes');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await paleTexts(page)).toEqual([]);
});
