/** What a page shows, in words and pixels, apart from what it says of its worker; and how long one waits for it. */
import { setTimeout as later } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { PLAYING } from '../../../src/text/page/flow';
import { STATUS } from '../../../src/text/page/page';
import { settle, steadily } from '../stage';

export interface Shown {
  /** Title, address, every text, name and value, and what is drawn on canvases. */
  readonly lines: readonly string[];
  /** Sentences about the worker. */
  readonly said: readonly string[];
  readonly isBusy: boolean;
  readonly offersRestart: boolean;
}

/** Longer than anything takes on a machine that does much else. */
export const PATIENCE_MILLIS = 120_000;
const POLL_MILLIS = 60;
/** So many looks that are alike, one after the other, and nothing under way: it has come to rest. */
const STILL_LOOKS = 15;

/** What a page says while something is on its way. */
const BUSY = [STATUS.preparing, STATUS.starting, STATUS.workingSaid, PLAYING.said];
/** Whatever a page says of its worker begins so. */
const OF_WORKER = STATUS.failed('…').split('…', 1)[0]!;

/** Runs in the page. */
function look({ busy, restart, ofWorker }: { readonly busy: readonly string[]; readonly restart: string; readonly ofWorker: string }): Shown {
  // Said once when something has changed, and gone some time after: no part of what is shown.
  const passing = 'script, style, noscript, [role="status"]';
  const lines = [document.title, location.hash];
  const body = document.querySelector('body');
  const walker = document.createTreeWalker(body ?? document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element || element.closest(passing)) continue;
    if (node === element) {
      lines.push(...['aria-label', 'aria-valuetext', 'aria-pressed', 'aria-disabled'].flatMap((name) => element.getAttribute(name) ?? []));
      if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) lines.push(element.value);
      if (element instanceof HTMLCanvasElement && element.width > 0 && element.height > 0) {
        // Read from a copy: the browser would warn of a canvas that is read again and again.
        const copy = new OffscreenCanvas(element.width, element.height).getContext('2d', { willReadFrequently: true })!;
        copy.drawImage(element, 0, 0);
        const pixels = new Uint32Array(copy.getImageData(0, 0, element.width, element.height).data.buffer);
        let sum = 2166136261;
        for (const part of pixels) sum = Math.imul(sum ^ part, 16777619);
        lines.push(`a canvas of ${String(element.width)} × ${String(element.height)} with the sum ${String(sum >>> 0)}`);
      }
    } else if (node.textContent?.trim()) lines.push(node.textContent.trim());
  }
  const all = body?.textContent ?? '';
  const buttons = [...document.querySelectorAll('button')];
  return {
    lines,
    said: [...document.querySelectorAll('p')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).filter((text) => text.startsWith(ofWorker)),
    isBusy: busy.some((text) => all.includes(text)),
    offersRestart: buttons.some(({ textContent }) => textContent.trim() === restart),
  };
}

/** What the page shows now. */
export function shownBy(page: Page): Promise<Shown> {
  return steadily(page, () => page.evaluate(look, { busy: BUSY, restart: STATUS.restart, ofWorker: OF_WORKER }));
}

/** Asks until there is an answer. @throws Error that says what has not come, with what `orElse` adds to that */
export async function until<Answer>(what: string, patienceMillis: number, ask: () => Promise<Answer | null>, orElse: () => string = () => ''): Promise<Answer> {
  const end = performance.now() + patienceMillis;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error(`${what} within ${String(patienceMillis / 1000)} s${orElse()}`);
    await later(POLL_MILLIS);
  }
}

/** Waits until an address is on a page that nobody disturbs. @returns what it shows then */
export async function calmlyAt(page: Page, hash: string, doneWords: string | undefined): Promise<readonly string[]> {
  await settle(page);
  let before = '';
  let still = 0;
  return until(`#${hash} did not come to rest`, PATIENCE_MILLIS, async () => {
    const { lines, isBusy, offersRestart } = await shownBy(page);
    const now = lines.join('\n');
    const isDone = !isBusy && !offersRestart && page.workers().length === 1 && (doneWords === undefined || lines.includes(doneWords));
    still = isDone && now === before ? still + 1 : 0;
    before = now;
    return still >= STILL_LOOKS ? lines : null;
  });
}

/** A few lines that only one of two has. */
export function differenceWords(expected: readonly string[], found: readonly string[]): string {
  const only = (these: readonly string[], others: readonly string[]): string => these.filter((line) => !others.includes(line)).slice(0, 4).map((line) => `“${line.slice(0, 160)}”`).join(', ') || 'nothing else';
  return `a page that is never killed shows ${only(expected, found)}; this one ${only(found, expected)}`;
}
