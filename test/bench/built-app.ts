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
  /** Opens a page of the same size that does nothing. */
  openBare(): Promise<Page>;
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
    const open = async (path: string): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
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
