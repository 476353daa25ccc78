/** A page that is used at random: opened alone in a browser of its own, listened to, with no way out. */
import type { Browser, Page } from 'playwright-core';
import { STORAGE_FAILS } from './acts';

declare global {
  /** Covers a window as by another one, or uncovers it. */
  var coverWindow: ((isCovered: boolean) => void) | undefined;
}

/** How a chapter begins. */
export interface Beginning {
  readonly hash: string;
  readonly hasTouch: boolean;
}

export interface Stage {
  readonly page: Page;
  /** What was thrown, or put on the console as an error or a warning, since it was last asked. */
  takeComplaints(): string[];
  close(): Promise<void>;
}

/** Runs in each page before its own script: a window that can be covered, storage that can fail, nothing printed, and no other window. */
function prepare(storageFails: string): void {
  const draw = window.requestAnimationFrame.bind(window);
  let isCovered = false;
  let waiting: FrameRequestCallback[] = [];
  window.requestAnimationFrame = (callback) => draw((now) => {
    if (isCovered) waiting.push(callback);
    else callback(now);
  });
  globalThis.coverWindow = (covered) => {
    isCovered = covered;
    Object.defineProperty(document, 'hidden', { configurable: true, value: covered });
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: covered ? 'hidden' : 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
    if (covered) return;
    for (const callback of waiting) draw(callback);
    waiting = [];
  };
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    const { get } = Object.getOwnPropertyDescriptor(window, name)!;
    Object.defineProperty(window, name, {
      get: () => {
        if (window.name === storageFails) throw new DOMException('storage is blocked', 'SecurityError');
        return get!.call(window) as Storage;
      },
    });
  }
  window.print = () => undefined;
  // A browser gives another window the focus, and has this one wait for input. A text file asks for an icon that no site of ours has.
  window.open = () => null;
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link && (link.target === '_blank' || link.origin !== location.origin || link.pathname !== location.pathname)) event.preventDefault();
  }, true);
}

/**
 * Opens the app in a context of its own.
 * @param prepareToo runs in each page before its own script
 */
export async function openStage(browser: Browser, address: string, { hash, hasTouch }: Beginning, prepareToo?: () => void): Promise<Stage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch, locale: 'en-GB', timezoneId: 'UTC' });
  await context.addInitScript(prepare, STORAGE_FAILS);
  if (prepareToo) await context.addInitScript(prepareToo);
  const page = await context.newPage();
  let complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${String(error)}`));
  page.on('crash', () => complaints.push('the page crashed'));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('download', (download) => void download.cancel().catch(() => undefined));
  page.on('filechooser', () => undefined);
  await page.goto(`${address}${hash === '' ? '' : `#${hash}`}`, { waitUntil: 'load' });
  return {
    page,
    takeComplaints: () => {
      const taken = complaints;
      complaints = [];
      return taken;
    },
    close: () => context.close(),
  };
}

/** Asks a page that may just be going elsewhere: then the next one is asked. */
export async function steadily<Answer>(page: Page, ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 10; ; tries--) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 0 || !/context was destroyed|navigat|frame was detached|Cannot find context/i.test(String(error))) throw error;
      await page.waitForLoadState('load');
    }
  }
}

/** Whether the app has built something: until then there is what can be read meanwhile. Pages that are not the app stand at once. */
function stands(): boolean {
  return document.getElementById('app') === null || document.querySelector('#app > :not(#loading)') !== null;
}

/** Lets the page load, if it does, and draw what has changed. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await steadily(page, async () => {
    await page.waitForFunction(stands);
    await page.evaluate(() => new Promise<void>((resolve) => { setTimeout(() => { requestIdleCallback(() => { resolve(); }, { timeout: 200 }); }); }));
  });
}
