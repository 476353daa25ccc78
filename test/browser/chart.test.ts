/** The chart of the built app in the hand: mouse, finger and keys, and a finger that the browser takes away. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DRAWER } from '../../src/text/page/lab';
import { expectSoon, hashOf, openDrawer, runIsIn } from './walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

const LINK = 'chats=4&users=8&gateways=4';
const gatewaysSlider = (page: Page): Locator => page.getByRole('slider', { name: 'Number of gateways', exact: true });
const said = (page: Page): Promise<string | null> => gatewaysSlider(page).getAttribute('aria-valuetext');
const handle = (page: Page): Locator => page.locator('.chart .handle');

interface Place {
  readonly x: number;
  readonly y: number;
}

async function openChart(hasTouch = false): Promise<Page> {
  const page = await openPage({ hash: LINK, hasTouch });
  await runIsIn(page);
  await openDrawer(page, DRAWER.chart);
  await gatewaysSlider(page).waitFor();
  await handle(page).scrollIntoViewIfNeeded();
  return page;
}
async function middleOf(page: Page): Promise<Place> {
  const { x, y, width, height } = (await handle(page).boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

/** A finger on the glass: what it does, as the browser's own protocol has it. */
async function finger(page: Page): Promise<(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', ...at: Place[]) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (type, ...touchPoints) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
}

describe('the handle of the chart', () => {
  it('is dragged with the mouse, and Escape gives it back', async () => {
    const page = await openChart();
    const from = await middleOf(page);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 150, from.y, { steps: 4 });
    await expectSoon(() => said(page)).not.toBe('4 gateways');
    await page.keyboard.press('Escape');
    await expectSoon(() => said(page)).toBe('4 gateways');
    await page.mouse.up();
    await expectSoon(() => hashOf(page)).toBe(LINK);

    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 150, from.y, { steps: 4 });
    await page.mouse.up();
    await expectSoon(() => hashOf(page)).not.toBe(LINK);
    const count = /gateways=(\d+)/.exec(await hashOf(page))![1]!;
    expect(Number(count)).toBeGreaterThan(4);
    await expectSoon(() => said(page)).toBe(`${count} gateways`);
  });

  it('is dragged with a finger; one that is taken away leaves chart and scenario as they were', async () => {
    const page = await openChart(true);
    const touch = await finger(page);
    const from = await middleOf(page);
    const to = { x: from.x + 150, y: from.y };
    await touch('touchStart', from);
    await touch('touchMove', to);
    await expectSoon(() => said(page)).not.toBe('4 gateways');
    await touch('touchCancel');
    await expectSoon(() => said(page)).toBe('4 gateways');
    await expectSoon(() => hashOf(page)).toBe(LINK);

    await touch('touchStart', from);
    await touch('touchMove', to);
    await touch('touchEnd');
    await expectSoon(() => hashOf(page)).not.toBe(LINK);
    expect(await hashOf(page)).toContain(`gateways=${(await said(page))!.replace(' gateways', '')}`);
  });
});

describe('the sliders of the chart', () => {
  it('have names, and every press of a key changes what they say', async () => {
    const page = await openChart();
    await gatewaysSlider(page).focus();
    const heard = [await said(page)];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) {
      await page.keyboard.press(key);
      heard.push(await said(page));
    }
    expect(heard).toEqual(['4 gateways', '5 gateways', '6 gateways', '7 gateways']);
    await expectSoon(() => hashOf(page)).toContain('gateways=7');
    const price = page.getByRole('slider', { name: 'Price of one copy, in writes', exact: true });
    await expectSoon(() => price.getAttribute('aria-valuetext')).toBe('1 copy costs as much as 1 write');
    await price.press('ArrowRight');
    await expectSoon(() => price.getAttribute('aria-valuetext')).toBe('1 copy costs as much as 2 writes');
    await expectSoon(() => hashOf(page)).toContain('tReceipt=20');
  });
});
