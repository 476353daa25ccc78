/** Speed as a reader feels it: what moves under the eye while a page loads, and how long a tap takes. */
import type { Browser, Page } from 'playwright-core';

declare global {
  /** Of the page that is measured: what has shifted, and the longest time from a tap to its frame. */
  var felt: { shift: number; tapMillis: number };
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** Runs before the page's own script. The sum of all shifts is no less than what browsers report, their largest second. */
function observe(): void {
  globalThis.felt = { shift: 0, tapMillis: 0 };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as Shift[]) if (!hadRecentInput) globalThis.felt.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries() as PerformanceEventTiming[]) if (interactionId > 0) globalThis.felt.tapMillis = Math.max(globalThis.felt.tapMillis, duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

/** Taps at most so many things of a page, each kind of thing once. */
const MOST_TAPS = 12;
/** Time for what follows from a tap to be drawn and taken down. */
const AFTER_TAP_MILLIS = 400;
const AFTER_LOAD_MILLIS = 2_500;

async function openMeasured(browser: Browser, address: string, viewport: { width: number; height: number }, slowdown: number): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  await context.addInitScript(observe);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForTimeout(AFTER_LOAD_MILLIS);
  return page;
}

/** The sum of all that shifted while the page loaded and its first run came in. */
export async function shiftOf(browser: Browser, address: string, viewport: { width: number; height: number }): Promise<number> {
  const page = await openMeasured(browser, address, viewport, 1);
  try {
    return await page.evaluate(() => globalThis.felt.shift);
  } finally {
    await page.context().close();
  }
}

/** The longest that any of a page's buttons took to the next frame. */
export async function tapMillisOf(browser: Browser, address: string, slowdown: number): Promise<number> {
  const page = await openMeasured(browser, address, { width: 390, height: 844 }, slowdown);
  try {
    const names = await page.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()));
    const kinds = [...new Map(names.map((name) => [name.replace(/\d+/g, ''), name])).values()].filter(Boolean);
    for (const name of kinds.slice(0, MOST_TAPS)) {
      await page.getByRole('button', { name, exact: true }).first().click({ timeout: 1_000 }).catch(() => undefined);
      await page.waitForTimeout(AFTER_TAP_MILLIS);
      await page.keyboard.press('Escape');
    }
    return await page.evaluate(() => globalThis.felt.tapMillis);
  } finally {
    await page.context().close();
  }
}
