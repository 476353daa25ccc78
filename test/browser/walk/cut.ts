/** Texts of a page that nobody can read whole: cut off by what they stand in, with no way to the rest. */
import type { Page } from 'playwright-core';
import { lasting } from './lasting';

/** By how much the page is wider than its window, once it has settled. */
export function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const wider = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    for (let frame = 0; frame < 30 && wider() > 0; frame++) await new Promise(requestAnimationFrame);
    return wider();
  });
}

/**
 * Texts that are cut off at a side or below, each with its element. What can be scrolled to is not, nor what is said
 * whole in a title; what is only heard does not count.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return lasting(page, () => page.evaluate(() => {
    /** Pixels by which letters may reach over the box of their line. */
    const slack = 3;
    const found = new Set<string>();

    function isToBeScrolled(element: Element, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
      const scrolls = (way: string, inside: number, size: number): boolean => /auto|scroll/.test(way) && inside > size;
      return scrolls(overflowX, element.scrollWidth, element.clientWidth) || scrolls(overflowY, element.scrollHeight, element.clientHeight);
    }
    /** What cuts a box off: an element that hides what reaches over it, and cannot be scrolled. */
    function cutter(box: DOMRect, element: Element): Element | null {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.clipPath !== 'none' || (at instanceof HTMLElement && at.title !== '')) return null;
        if (isToBeScrolled(at, style)) return null;
        const isPicture = at instanceof SVGSVGElement;
        if (style.overflow === 'visible' && !isPicture) continue;
        const clip = at.getBoundingClientRect();
        if (box.left < clip.left - slack || box.right > clip.right + slack || box.top > clip.bottom - slack) return at;
      }
      return box.left < -slack || box.right > innerWidth + slack ? document.body : null;
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || !element.checkVisibility() || element.closest('.visually-hidden, desc, title, option, [inert]')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // Of a text that is squeezed, only its element knows how wide it is.
      const boxes = element instanceof SVGElement ? [element.getBoundingClientRect()] : [...range.getClientRects()];
      const by = boxes.map((box) => cutter(box, element)).find((one) => one !== null);
      if (by) found.add(`${text.slice(0, 40)} in ${element.tagName} by ${by.tagName}.${by.getAttribute('class') ?? ''}`);
    }
    return [...found];
  }));
}
