/** Texts of a page as the eye has them: which of them lie on one another. */
import type { Page } from 'playwright-core';
import { lasting } from './lasting';

/**
 * Pairs of texts that lie on one another, each as "one | other". What is scrolled out of sight, covered
 * by something else or only heard does not count. The picture's own texts are its own business: they are
 * held against those of the page, not against one another, nor against what passes over the picture while work lasts.
 */
export function overlappingTexts(page: Page): Promise<string[]> {
  return lasting(page, () => page.evaluate(() => {
    interface Line { readonly text: string; readonly element: Element; readonly isPicture: boolean; readonly isPassing: boolean; readonly box: DOMRect }
    /** Pixels that the boxes of neighbouring lines may share. */
    const slack = 2;

    /** What is left of a box within all that clips it. */
    function clipped(box: DOMRect, element: Element): DOMRect {
      let { left, top, right, bottom } = box;
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const clip = at.getBoundingClientRect();
        left = Math.max(left, clip.left);
        top = Math.max(top, clip.top);
        right = Math.min(right, clip.right);
        bottom = Math.min(bottom, clip.bottom);
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }
    function isInSight(box: DOMRect, element: Element): boolean {
      if (box.width < 1 || box.height < 1) return false;
      const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return there !== null && (there.contains(element) || element.contains(there));
    }

    const lines: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || !element.checkVisibility() || element.closest('.visually-hidden, desc, title, option')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // Of a text that is squeezed, only its element knows how wide it is.
      for (const rect of element.hasAttribute('textLength') ? element.getClientRects() : range.getClientRects()) {
        const box = clipped(rect, element);
        if (isInSight(box, element)) lines.push({ text: text.slice(0, 40), element, isPicture: element.closest('[data-picture]') !== null, isPassing: element.closest('.passing') !== null, box });
      }
    }
    const found = new Set<string>();
    lines.forEach((one, index) => {
      for (const other of lines.slice(index + 1)) {
        if (one.element === other.element) continue;
        if (one.isPicture ? other.isPicture || other.isPassing : one.isPassing && other.isPicture) continue;
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (width > slack && height > slack) found.add(`${one.text} | ${other.text}`);
      }
    });
    return [...found];
  }));
}
