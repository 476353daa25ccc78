/** The built app and a bare page beside it, served and open in a browser. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildInto, makeBuildFolder, serveFolder } from '../browser/serve';

export interface BuiltApp {
  /**
   * Opens the app on a scenario, in a context of its own, and waits until its run is on the screen.
   * @param shows what tells that it is; the first gateway's button where left out
   */
  open(hash: string, shows?: string): Promise<Page>;
  /** Opens the app on an address; the page takes down in `shownAtMillis` when so many elements are there. */
  openWatched(hash: string, selector: string, count: number): Promise<Page>;
  /** Opens a page of the same size that does nothing. */
  openBare(): Promise<Page>;
}

declare global {
  /** When all that was looked for was there, milliseconds since the page's own beginning. */
  var shownAtMillis: number | undefined;
}

/** Runs in the page before anything of its own, and looks at each frame. */
function takeDownWhenShown({ selector, count }: { readonly selector: string; readonly count: number }): void {
  const look = (): void => {
    if (document.querySelectorAll(selector).length >= count) globalThis.shownAtMillis = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Where the bare page lies in the served folder. */
const BARE = 'bare.html';

/** Builds and serves the app while `use` goes on. */
export async function withBuiltApp(browser: Browser, use: (app: BuiltApp) => Promise<void>): Promise<void> {
  const folder = await makeBuildFolder();
  try {
    await buildInto(folder.path);
    await writeFile(join(folder.path, BARE), '<!doctype html><title>bare</title><body></body>');
    const served = await serveFolder(folder.path);
    const open = async (path: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(`${served.address}${path}`, { waitUntil: 'networkidle' });
      return page;
    };
    try {
      await use({
        open: async (hash, shows = '[role="button"][aria-label="GW1"]') => {
          const page = await open(`#${hash}`);
          await page.locator(shows).first().waitFor();
          return page;
        },
        openWatched: (hash, selector, count) => open(hash && `#${hash}`, (page) => page.addInitScript(takeDownWhenShown, { selector, count })),
        openBare: () => open(BARE),
      });
    } finally {
      await served.close();
    }
  } finally {
    await folder.remove();
  }
}

/** Closes a page with its context. */
export async function closePage(page: Page): Promise<void> {
  await page.context().close();
}
