/** Puts the keyboard's focus where the reader goes on. */
import { tick } from 'svelte';

/** Once the page shows what has changed, the first of these that can take it has the focus. */
export async function focusSoon(...selectors: readonly string[]): Promise<void> {
  await tick();
  for (const selector of selectors) {
    const element = document.querySelector<HTMLElement>(selector);
    element?.focus({ preventScroll: true });
    if (element && document.activeElement === element) return;
  }
}
