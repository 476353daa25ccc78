/** Nothing moves under the reader while a page loads and its runs come in: room is kept for what is to come. */
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { PLAYING } from '../../src/text/page/flow';
import { WORKING } from '../../src/text/page/compare';
import { STATUS } from '../../src/text/page/page';
import { MOST_SHIFT, PAGES, SIZES } from '../lighthouse/budgets';
import { framesPass } from './walk/page';
import { openPage, useBrowser } from './harness';

declare global {
  /** Of a page that is watched: how much each shift weighs, and what moved from where to where. */
  var shifts: { readonly value: number; readonly moved: readonly string[] }[];
}

/** As browsers tell it; the types of the document do not know it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
}

useBrowser();

/** Runs before the page's own script. */
function watchShifts(): void {
  globalThis.shifts = [];
  const placeOf = ({ x, y, width, height }: DOMRect): string => [x, y, width, height].map(Math.round).join(' ');
  const nameOf = (node: Node | null): string => (node instanceof Element ? `${node.localName}.${node.getAttribute('class') ?? ''}` : (node?.textContent ?? 'what is gone'));
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as LayoutShift[]) {
      globalThis.shifts.push({ value, moved: sources.map(({ node, previousRect, currentRect }) => `${nameOf(node)}: ${placeOf(previousRect)} → ${placeOf(currentRect)}`) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Lets what the worker says wait until all that stands has been drawn, so that no machine is quick enough to skip a state. */
function holdWorkers(): void {
  const FRAMES = 2;
  const afterFrames = (left: number): Promise<void> => new Promise((resolve) => {
    requestAnimationFrame(() => { resolve(left <= 1 ? undefined : afterFrames(left - 1)); });
  });
  const listen = Worker.prototype.addEventListener as (this: Worker, type: string, listener: EventListener, options?: AddEventListenerOptions) => void;
  let queue = Promise.resolve();
  Worker.prototype.addEventListener = function addLater(this: Worker, type: string, listener: EventListener | EventListenerObject, options?: AddEventListenerOptions): void {
    const tell = (event: Event): void => { if (typeof listener === 'function') listener.call(this, event); else listener.handleEvent(event); };
    listen.call(this, type, type === 'message' ? (event) => { queue = queue.then(() => afterFrames(FRAMES)).then(() => { tell(event); }); } : tell, options);
  } as typeof Worker.prototype.addEventListener;
}

async function openWatched(name: keyof typeof PAGES, size: { readonly width: number; readonly height: number }): Promise<Page> {
  return openPage({
    ...size,
    address: inject('appAddress') + PAGES[name],
    before: async (page) => {
      await page.addInitScript(watchShifts);
      await page.addInitScript(holdWorkers);
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    },
  });
}

/** All that comes by itself is there. */
async function isSettled(page: Page, name: keyof typeof PAGES): Promise<void> {
  if (name === 'compare') await page.getByText(WORKING.done).waitFor();
  else await page.locator('canvas, [role="img"] svg, [data-picture] svg').first().waitFor();
  for (const words of [STATUS.preparing, PLAYING.said]) await page.getByText(words).first().waitFor({ state: 'hidden' });
  await framesPass(page, 10);
}

/** The article has no script of its own: its figures are frames of a size that it says. */
const WITH_SCRIPT = (Object.keys(PAGES) as (keyof typeof PAGES)[]).filter((name) => name !== 'article');

it.each(WITH_SCRIPT)('nothing moves in the %s, in a window of any size', async (name) => {
  const found = await Promise.all(Object.entries(SIZES).map(async ([size, window]) => {
    const page = await openWatched(name, window);
    await isSettled(page, name);
    const shifts = await page.evaluate(() => globalThis.shifts);
    return { size, shift: shifts.reduce((sum, { value }) => sum + value, 0), shifts };
  }));
  expect(found.filter(({ shift }) => shift >= MOST_SHIFT)).toEqual([]);
});
