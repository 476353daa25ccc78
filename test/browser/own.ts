/** A browser of a test file's own, for what opens its pages by itself, and what is to be undone after its tests. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from './chromium';

export interface Own {
  readonly browser: Browser;
  /** To be done after all tests, the last one first. */
  readonly undo: (() => Promise<void>)[];
}

/** Opens it before the calling file's tests, and closes it after them. The browser is there in tests only. */
export function useOwnBrowser(): Own {
  let browser: Browser | undefined;
  const undo: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const opened = await launchChromium();
    browser = opened;
    undo.push(() => opened.close());
  });
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  });
  return {
    undo,
    get browser() {
      if (!browser) throw new Error('the browser is there in tests only');
      return browser;
    },
  };
}
