/** Keys of the picture's parts: one tab stop for a group of many, arrow keys inside it, Enter or space to act. */
import type { Attachment } from 'svelte/attachments';

/** Attach to a group; its members carry `data-roving`. The first is the tab stop until another is focused, and again when that one goes. */
export function roving(): Attachment<Element> {
  return (group) => {
    const members = (): SVGElement[] => [...group.querySelectorAll<SVGElement>('[data-roving]')];
    const makeStop = (chosen: Element): void => {
      for (const member of members()) member.setAttribute('tabindex', member === chosen ? '0' : '-1');
    };
    const onKey = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || !(event.target instanceof Element)) return;
      const all = members();
      const at = all.indexOf(event.target as SVGElement);
      if (at < 0) return;
      const next = target(event.key, at, all.length);
      if (next === undefined) return;
      event.preventDefault();
      // The page's own arrow keys step through time; inside the group they move the focus.
      event.stopPropagation();
      makeStop(all[next]!);
      all[next]!.focus();
    };
    const onFocus = (event: Event): void => {
      if (event.target instanceof Element && event.target.hasAttribute('data-roving')) makeStop(event.target);
    };
    const changed = new MutationObserver(() => {
      const all = members();
      if (all[0] && all.every((member) => member.getAttribute('tabindex') !== '0')) makeStop(all[0]);
    });
    changed.observe(group, { childList: true });
    // Chromium gives an SVG element that listens for focus a tab stop of its own.
    group.setAttribute('tabindex', '-1');
    group.addEventListener('keydown', onKey);
    group.addEventListener('focusin', onFocus);
    return () => {
      changed.disconnect();
      group.removeEventListener('keydown', onKey);
      group.removeEventListener('focusin', onFocus);
    };
  };
}

function target(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % length;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at + length - 1) % length;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return undefined;
}

/** Acts on Enter or the space bar, as a button would, and keeps the key from the page. */
export function pressed(event: KeyboardEvent, act: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
