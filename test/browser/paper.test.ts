/** What is printed in class, as paper has it: ink on white, whatever the screen looks like. And each page's one first heading, on phones too. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/lesson';
import { expectSoon, runIsIn } from './walk/page';
import { sidewaysPixels } from './walk/cut';
import { openPage, useBrowser } from './harness';

useBrowser();

/** WCAG's contrast of the palest ink with white. */
const LEAST_CONTRAST = 7;

/** What is on paper: the ground, and the contrast with white of the palest type and the palest lines that are drawn. */
function paper(page: Page, root: string): Promise<{ ground: string[]; contrast: number; pieces: number }> {
  return page.evaluate((selector) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const contrast = (colour: string): number => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((channel) => {
        const part = channel / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 1.05 / (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05);
    };
    const inks: string[] = [];
    for (const element of document.querySelectorAll(`${selector} *`)) {
      const style = getComputedStyle(element);
      if (element.getClientRects().length === 0) continue;
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');
      if (element instanceof SVGElement) { if (element.matches('text, path')) inks.push(style.fill); }
      else if (hasText) inks.push(style.color);
    }
    const grounds = [document.documentElement, document.body, document.querySelector(selector)!].map((element) => getComputedStyle(element).backgroundColor);
    return { ground: [...new Set(grounds)].filter((colour) => colour !== 'rgba(0, 0, 0, 0)'), contrast: Math.min(...inks.map(contrast)), pieces: inks.length };
  }, root);
}

describe.each(['light', 'dark'] as const)('on paper, from a %s system,', (colorScheme) => {
  it('notes are ink on white', async () => {
    const page = await openPage({ hash: 'notes', colorScheme });
    await page.emulateMedia({ media: 'print', colorScheme });
    const { ground, contrast, pieces } = await paper(page, 'main');
    expect(ground).toEqual(['rgb(255, 255, 255)']);
    expect(pieces).toBeGreaterThan(STEPS.length);
    expect(contrast).toBeGreaterThan(LEAST_CONTRAST);
  });

  it('sheets are ink on white', async () => {
    const page = await openPage({ hash: 'step=say-hi&role=screen', colorScheme });
    await runIsIn(page);
    await page.evaluate(() => { window.dispatchEvent(new Event('beforeprint')); });
    await page.locator('.sheets').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print', colorScheme });
    const { ground, contrast, pieces } = await paper(page, '.sheets');
    expect(ground).toEqual(['rgb(255, 255, 255)']);
    expect(pieces).toBeGreaterThan(100);
    expect(contrast).toBeGreaterThan(LEAST_CONTRAST);
  });
});

describe('a phone', () => {
  it.each(['step=say-hi', 'step=say-hi&role=screen', 'step=say-hi&room=one&role=presenter', 'step=say-hi&room=one', 'embed=1', 'embed=1&step=say-hi', 'card=A', 'notes'])('has one first heading at %s, and nothing sticks out', async (hash) => {
    const page = await openPage({ hash, width: 360, height: 740 });
    await expectSoon(() => page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await sidewaysPixels(page)).toBe(0);
  });
});
