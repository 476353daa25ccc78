/** Walking by keyboard alone. */
import type { Locator, Page } from 'playwright-core';
import { expectSoon } from './page';

/** More tab stops than any state of the page has. */
const MOST_STOPS = 90;

export const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

/** Presses Tab until this element has the focus, and expects that the focus can be seen there. */
export async function tabTo(page: Page, locator: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    if (await hasFocus(locator)) {
      await expectVisibleFocus(page);
      return;
    }
  }
  throw new Error(`${String(MOST_STOPS)} times Tab do not lead to ${String(locator)}`);
}

/** What has the focus, for a message; empty where nothing has. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const label = element.getAttribute('aria-label') ?? ('labels' in element ? (element.labels as NodeList | null)?.[0]?.textContent : null);
    return `${element.tagName.toLowerCase()} ${(label ?? element.textContent).trim().slice(0, 60)}`;
  });
}

/** Whether what has the focus looks otherwise than without it, and is not hidden by anything. */
async function focusIsSeen(page: Page): Promise<boolean> {
  const clip = await page.evaluate(() => {
    const room = 6;
    const box = document.activeElement!.getBoundingClientRect();
    const left = Math.max(0, box.left - room);
    const top = Math.max(0, box.top - room);
    return { x: left, y: top, width: Math.min(innerWidth, box.right + room) - left, height: Math.min(innerHeight, box.bottom + room) - top };
  });
  if (clip.width <= 0 || clip.height <= 0) return false;
  const focused = await page.screenshot({ clip });
  const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  await element.evaluate((one) => { one.blur(); });
  const plain = await page.screenshot({ clip });
  await element.evaluate((one) => { one.focus({ preventScroll: true }); });
  return !focused.equals(plain);
}

async function expectVisibleFocus(page: Page): Promise<void> {
  const name = await focusedName(page);
  await expectSoon(() => focusIsSeen(page), `the focus on ${name} can be seen`).toBe(true);
}

export interface Tour {
  /** Tag and name of every stop, in order. */
  readonly stops: readonly string[];
  /** Those whose focus cannot be seen. */
  readonly unseen: readonly string[];
  /** Those that do nothing, so that stopping there is no use. */
  readonly idle: readonly string[];
}

/** Goes through every tab stop, from the one that has the focus until it comes round. */
export async function tourOfStops(page: Page): Promise<Tour> {
  const tour = { stops: [] as string[], unseen: [] as string[], idle: [] as string[] };
  await page.evaluate(() => { globalThis.seenStops = new Set(); });
  while (tour.stops.length < MOST_STOPS) {
    const stop = await newStop(page);
    if (stop === 'body' && tour.stops.length > 0) return tour;
    if (stop === 'seen') return tour;
    if (stop !== 'body') {
      const name = await focusedName(page);
      tour.stops.push(name);
      if (stop === 'idle') tour.idle.push(name);
      if (!(await focusIsSeen(page))) tour.unseen.push(name);
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`there are more than ${String(MOST_STOPS)} tab stops`);
}

/** What kind of stop the focus is at; takes it down as seen. */
function newStop(page: Page): Promise<'body' | 'seen' | 'idle' | 'control'> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'body';
    if (globalThis.seenStops.has(element)) return 'seen';
    globalThis.seenStops.add(element);
    return element.matches('a[href], button, input, select, summary, [role="button"], [tabindex="0"]') ? 'control' : 'idle';
  });
}

declare global {
  /** Of the page that is walked over: what has had the focus. */
  var seenStops: Set<Element>;
}
