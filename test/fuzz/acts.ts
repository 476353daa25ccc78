/** What a person, or fate, does to a page: as data, so that it can be printed, left out and done again. */
import type { Page } from 'playwright-core';
import { find, targetText, type Target } from './targets';

export type Act =
  | { readonly act: 'press'; readonly key: string }
  | { readonly act: 'tap'; readonly on: Target }
  /** To a place in the window, in parts of its width and height. */
  | { readonly act: 'drag'; readonly on: Target; readonly to: readonly [number, number] }
  | { readonly act: 'write'; readonly on: Target; readonly text: string }
  | { readonly act: 'choose'; readonly on: Target; readonly option: number }
  | { readonly act: 'bring'; readonly on: Target; readonly text: string }
  | { readonly act: 'open'; readonly hash: string }
  | { readonly act: 'scroll'; readonly by: number }
  | { readonly act: 'back' | 'forward' | 'reload' | 'kill' | 'wait' }
  | { readonly act: 'storage'; readonly works: boolean }
  | { readonly act: 'window'; readonly isHidden: boolean }
  | { readonly act: 'resize'; readonly width: number; readonly height: number };

/** How an act is done. A target that is not there is left alone. */
type Doing<Name extends Act['act']> = (page: Page, act: Extract<Act, { act: Name }>) => Promise<void>;

/** A window's name outlives a reload, so that storage fails from the page's first line on. */
export const STORAGE_FAILS = 'storage fails';

const DOINGS: { readonly [Name in Act['act']]: Doing<Name> } = {
  press: (page, { key }) => page.keyboard.press(key),
  tap: async (page, { on }) => {
    const target = await find(page, on);
    if (!target) return;
    if (await page.evaluate(() => navigator.maxTouchPoints > 0)) await page.touchscreen.tap(target.x, target.y);
    else await page.mouse.click(target.x, target.y);
  },
  drag: async (page, { on, to }) => {
    const target = await find(page, on);
    const { width, height } = page.viewportSize()!;
    if (!target) return;
    await page.mouse.move(target.x, target.y);
    await page.mouse.down();
    await page.mouse.move(to[0] * width, to[1] * height, { steps: 4 });
    await page.mouse.up();
  },
  write: async (page, { on, text }) => {
    const target = await find(page, on);
    if (!target) return;
    await page.mouse.click(target.x, target.y);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
  },
  choose: async (page, { on, option }) => {
    const target = await find(page, on);
    if (!target) return;
    const list = await elementAt(page, target);
    await list?.evaluate((element, index) => {
      const select = element as HTMLSelectElement;
      // Nobody can choose what only says what the list is of.
      if (select.options[index]?.disabled ?? true) return;
      select.selectedIndex = index;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }, option);
  },
  bring: async (page, { on, text }) => {
    const target = await find(page, on);
    if (!target) return;
    const field = await elementAt(page, target);
    await field?.setInputFiles({ name: 'brought.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  },
  open: (page, { hash }) =>
    page.evaluate((text) => {
      location.hash = text;
    }, hash),
  scroll: (page, { by }) => page.mouse.wheel(0, by),
  // Before the app there is an empty page, to which nobody goes back.
  back: async (page) => {
    if (await page.evaluate(() => navigation.canGoBack)) await page.goBack({ waitUntil: 'commit' });
  },
  forward: async (page) => { await page.goForward({ waitUntil: 'commit' }); },
  reload: async (page) => { await page.reload({ waitUntil: 'load' }); },
  kill: async (page) => {
    await Promise.all(page.workers().map((worker) => worker.evaluate(() => { globalThis.close(); }).catch(() => undefined)));
  },
  wait: () => Promise.resolve(),
  storage: (page, { works }) =>
    page.evaluate((name) => {
      window.name = name;
    }, works ? '' : STORAGE_FAILS),
  window: (page, { isHidden }) => page.evaluate((hidden) => { globalThis.coverWindow?.(hidden); }, isHidden),
  resize: (page, { width, height }) => page.setViewportSize({ width, height }),
};

/** The list or the field of files that lies there: neither can be operated by the mouse alone. */
async function elementAt(page: Page, { x, y }: { readonly x: number; readonly y: number }) {
  const handle = await page.evaluateHandle(([left, top]) => {
    const there = document.elementFromPoint(left, top);
    return there?.closest('select, input') ?? there?.closest('label')?.control ?? null;
  }, [x, y] as const);
  return handle.asElement();
}

/** Does it. */
export function perform(page: Page, act: Act): Promise<void> {
  const doing = DOINGS[act.act] as Doing<Act['act']>;
  return doing(page, act);
}

/** Says it in one line. */
export function actText(act: Act): string {
  switch (act.act) {
    case 'press': return `press ${act.key}`;
    case 'tap': return `tap ${targetText(act.on)}`;
    case 'drag': return `drag ${targetText(act.on)} to ${act.to.map((part) => `${String(Math.round(part * 100))} %`).join(', ')} of the window`;
    case 'write': return `write “${act.text}” into ${targetText(act.on)}`;
    case 'choose': return `choose number ${String(act.option + 1)} of ${targetText(act.on)}`;
    case 'bring': return `bring a file “${act.text}” to ${targetText(act.on)}`;
    case 'open': return `open #${act.hash}`;
    case 'scroll': return `scroll by ${String(act.by)}`;
    case 'storage': return act.works ? 'let storage work' : 'let storage fail';
    case 'window': return act.isHidden ? 'cover the window' : 'uncover the window';
    case 'resize': return `make the window ${String(act.width)} × ${String(act.height)}`;
    case 'kill': return 'end the worker';
    default: return act.act;
  }
}
