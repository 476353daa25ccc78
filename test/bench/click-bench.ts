/**
 * Bench (b): from the click to the picture. 64 people and 64 messages on 8 gateways are on the
 * screen; the click doubles the gateways, and the clock stops when the frame with the sixteenth
 * gateway has been painted. Beside it, a click on a bare page to its next painted frame.
 */
import type { Browser, Page } from 'playwright-core';
import { closePage, withBuiltApp, type BuiltApp } from './built-app';
import { printTable } from './table';

const SCENE = 'design=direct&chats=8&users=8&gateways=8&messages=8';
const REPEATS = 7;
/** Nobody clicks sooner after a page has come up; the processes of the page before are gone by then. */
const SETTLING_MILLIS = 1500;

declare global {
  /** Milliseconds from the click to the frame; of the page that is measured. */
  var clickToFrame: Promise<number>;
}

/** Clicks on fresh pages, and prints the median. */
export async function benchClick(browser: Browser): Promise<void> {
  await withBuiltApp(browser, async (app) => {
    const doubled = await medianOf(() => clickDouble(app));
    const bare = await medianOf(() => clickBare(app));
    printTable(
      `From the click to the screen: ${SCENE}, gateways doubled, median of ${String(REPEATS)}`,
      ['what', 'until', 'ms', 'ratio'],
      [
        ['a run on the built page', 'GW16 is painted', doubled.toFixed(0), `${(doubled / bare).toFixed(1)} : 1`],
        ['a bare page', 'its next frame is painted', bare.toFixed(0), '1 : 1'],
      ],
    );
  });
}

async function clickDouble(app: BuiltApp): Promise<number> {
  const page = await app.open(SCENE);
  await page.waitForTimeout(SETTLING_MILLIS);
  await page.evaluate(watchClick, '[role="button"][aria-label="GW16"]');
  await page.getByRole('button', { name: 'Double the gateways' }).click();
  return readAndClose(page);
}

async function clickBare(app: BuiltApp): Promise<number> {
  const page = await app.openBare();
  await page.waitForTimeout(SETTLING_MILLIS);
  await page.evaluate(watchClick, 'body');
  await page.mouse.click(100, 100);
  return readAndClose(page);
}

async function readAndClose(page: Page): Promise<number> {
  const millis = await page.evaluate(() => globalThis.clickToFrame);
  await closePage(page);
  return millis;
}

/** Runs in the page: looks at each frame from the next click on, until the element is there and painted. */
function watchClick(selector: string): void {
  globalThis.clickToFrame = new Promise((resolve) => {
    const onClick = (event: Event): void => {
      const look = (): void => {
        if (!document.querySelector(selector)) requestAnimationFrame(look);
        // The task after a frame's callbacks comes once the frame is painted.
        else setTimeout(() => { resolve(performance.now() - event.timeStamp); });
      };
      requestAnimationFrame(look);
    };
    addEventListener('click', onClick, { capture: true, once: true });
  });
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(REPEATS / 2)]!;
}
