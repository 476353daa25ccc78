/** Speed as a reader feels it: what moves under the eye while a page loads, and how long a tap takes. */
import type { Browser, Frame, Page } from 'playwright-core';

declare global {
  /** Of the page that is measured: what has shifted; of the tap that began then, the longest time to its frame, and whether it has opened a window. */
  var felt: { shift: number; tapBeganMillis: number; tapMillis: number; hasOpened: boolean };
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** Runs before the page's own script. The sum of all shifts is no less than what browsers report, their largest second. */
function observe(): void {
  globalThis.felt = { shift: 0, tapBeganMillis: 0, tapMillis: 0, hasOpened: false };
  const open = window.open.bind(window);
  window.open = (...args) => {
    globalThis.felt.hasOpened = true;
    return open(...args);
  };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as Shift[]) if (!hadRecentInput) globalThis.felt.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    // What an earlier tap came to may be told late: of one that opened a window, when that has gone.
    const { felt } = globalThis;
    for (const { startTime, duration, interactionId } of list.getEntries() as PerformanceEventTiming[]) if (interactionId > 0 && startTime >= felt.tapBeganMillis) felt.tapMillis = Math.max(felt.tapMillis, duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

/** Taps at most so many things of a page, or of a figure in it. */
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

/** What can be tapped in a frame, each kind of thing once. */
async function tappable(frame: Frame): Promise<{ role: 'button' | 'radio'; name: string }[]> {
  const found = await Promise.all((['button', 'radio'] as const).map(async (role) => {
    const names = await frame.getByRole(role).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.closest('label')?.textContent.trim() ?? one.textContent.trim()));
    return [...new Map(names.map((name) => [name.replace(/\d+/g, ''), name])).values()].filter(Boolean).map((name) => ({ role, name }));
  }));
  return found.flat();
}

/** How long one tap took to the next frame; null where nothing could be tapped, or a window opened, which covers the page. */
async function oneTap(page: Page, frame: Frame, role: 'button' | 'radio', name: string): Promise<number | null> {
  await frame.evaluate(() => { Object.assign(globalThis.felt, { tapBeganMillis: performance.now(), tapMillis: 0, hasOpened: false }); });
  const isTapped = await frame.getByRole(role, { name, exact: true }).first().click({ timeout: 1_000 }).then(() => true, () => false);
  await page.waitForTimeout(AFTER_TAP_MILLIS);
  const { tapMillis, hasOpened } = await frame.evaluate(() => globalThis.felt);
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.keyboard.press('Escape');
  return isTapped && !hasOpened ? tapMillis : null;
}

/** The longest that any of a page's buttons and choices took to the next frame, those of the figures in it too; null where there was none. */
export async function tapMillisOf(browser: Browser, address: string, slowdown: number): Promise<number | null> {
  const page = await openMeasured(browser, address, { width: 390, height: 844 }, slowdown);
  try {
    const taken: number[] = [];
    for (const frame of page.frames()) {
      for (const { role, name } of (await tappable(frame)).slice(0, MOST_TAPS)) {
        const millis = await oneTap(page, frame, role, name);
        if (millis !== null) taken.push(millis);
      }
    }
    return taken.length > 0 ? Math.max(...taken) : null;
  } finally {
    await page.context().close();
  }
}
