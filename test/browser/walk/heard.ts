/**
 * The page as somebody hears it who does not see it: what its live regions say, in order. Assistive technology
 * reads a region when something is put into it that was not there, and all of it where it is atomic; so does this.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectSoon } from './page';
import { focusedName } from './keys';

declare global {
  /** Of the page that is listened to: what it has said since it was opened. */
  var announced: string[];
}

/** Has a page that is about to be opened take down all that it says. */
export async function takeDown(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const LIVE = '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]';
    // What says that a run takes long comes on a slow machine alone.
    const SILENT = '.passing, [aria-hidden="true"]';
    globalThis.announced = [];
    const wordsOf = (node: Node): string => {
      if (node instanceof Element && node.matches(SILENT)) return '';
      return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [...node.childNodes].map(wordsOf).join(' ');
    };
    const isAtomic = (region: Element): boolean => (region.getAttribute('aria-atomic') ?? String(region.getAttribute('role') === 'status')) === 'true';
    const listen = (changes: readonly MutationRecord[]): void => {
      const heard = new Map<Element, Node[]>();
      for (const { target, type, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(LIVE);
        if (!element || !region || element.closest(SILENT)) continue;
        heard.set(region, [...(heard.get(region) ?? []), ...(type === 'characterData' ? [target] : addedNodes)]);
      }
      for (const [region, nodes] of heard) {
        const added = nodes.filter((node) => node.isConnected);
        if (added.every((node) => wordsOf(node).trim() === '')) continue;
        for (const node of isAtomic(region) ? [region] : added) globalThis.announced.push(wordsOf(node).replace(/\s+/g, ' ').trim());
      }
    };
    new MutationObserver(listen).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What a walk has heard, as text that a person can read. */
export class Hearing {
  readonly #page: Page;
  readonly #lines: string[];
  #heard = 0;

  constructor(page: Page, title: string) {
    this.#page = page;
    this.#lines = [title, '='.repeat(title.length)];
  }

  /** Takes down what was done, so many sentences that it makes the page say, and where the focus then is. */
  async after(what: string, sentences: number, act?: () => Promise<unknown>): Promise<void> {
    await act?.();
    await expectSoon(() => this.#new(), `what is said after: ${what}`).toEqual(Array.from({ length: sentences }, () => expect.any(String) as unknown));
    const said = await this.#new();
    this.#heard += sentences;
    const focus = await focusedName(this.#page);
    this.#lines.push('', what, ...said.map((words) => `    “${words}”`), `    focus: ${focus === '' ? 'nowhere' : focus}`);
  }

  /** All of it; nothing has been said since. */
  async text(): Promise<string> {
    expect(await this.#new(), 'nothing more is said').toEqual([]);
    return `${this.#lines.join('\n')}\n`;
  }

  #new(): Promise<string[]> {
    return this.#page.evaluate((heard) => globalThis.announced.slice(heard), this.#heard);
  }
}
