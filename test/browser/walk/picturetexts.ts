/** Texts of a picture as the eye has them: whole, apart from one another, and large enough. */
import type { Page } from 'playwright-core';
import { lasting } from './lasting';

/** Texts of the picture that lie on one another, stick out of it, or are smaller than 12 pixels, and stay so. */
export function faultsOfTexts(page: Page): Promise<string[]> {
  return lasting(page, () => page.evaluate(() => {
    const picture = document.querySelector('[data-picture]')!;
    const whole = picture.getBoundingClientRect();
    const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
    const texts: { text: string; box: DOMRect; size: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const text = node.textContent?.trim() ?? '';
      if (text === '' || !element.checkVisibility() || element.closest('.visually-hidden, button, label, desc, title')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(element).fontSize);
      for (const box of element.hasAttribute('textLength') ? element.getClientRects() : range.getClientRects()) texts.push({ text: text.slice(0, 40), box, size });
    }
    const faults = texts.filter(({ size }) => size < 11.95).map(({ text, size }) => `${text}: ${size.toFixed(1)} px`);
    // A line of type has air above and below its letters, which may meet.
    const air = 2;
    for (const { text, box } of texts) {
      if (box.left < whole.left - 1 || box.right > whole.right + 1 || box.top + air < whole.top - 1 || box.bottom - air > whole.bottom + 1) faults.push(`${text} sticks out`);
    }
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) - 2 * air;
        if (across > 0.5 && down > 0.5) faults.push(`${one.text} on ${other.text}`);
      }
    });
    return faults;
  }));
}
