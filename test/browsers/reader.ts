/** A window as somebody reads and uses it: by role, name and printed text, whatever the layout. */
import type { BrowserWindow, Key } from './window';

/** Longer than any run of a route takes to be worked out and played. */
const PATIENCE_MILLIS = 40_000;
const POLL_MILLIS = 80;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Runs in the page: scrolls to what has the role and the name, and says where it lies; nothing where it is not. */
function placeOf({ role, name }: { readonly role: string; readonly name: string }): Place | null {
  const roles: Readonly<Record<string, string>> = { button: 'button, summary, [role="button"]', radio: 'input[type="radio"]', link: 'a[href]', tab: '[role="tab"]', slider: 'input[type="range"], [role="slider"]' };
  const labelOf = (element: Element): string => {
    const labels = (element as HTMLInputElement).labels;
    return (element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent).replace(/\s+/g, ' ').trim();
  };
  const found = [...document.querySelectorAll(roles[role]!)].find((one) => labelOf(one) === name && one.getClientRects().length > 0);
  if (!found || found.matches(':disabled')) return null;
  found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = found.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

export interface Reader {
  readonly window: BrowserWindow;
  open(address: string): Promise<void>;
  tap(role: 'button' | 'radio' | 'link' | 'tab' | 'slider', name: string): Promise<void>;
  has(role: 'button' | 'radio' | 'link' | 'tab' | 'slider', name: string): Promise<boolean>;
  /** Waits until a text is printed. */
  reads(text: string): Promise<void>;
  press(key: Key, times?: number): Promise<void>;
  /** Waits until this holds. @param what for the message */
  until(what: string, holds: () => Promise<boolean>): Promise<void>;
}

export function readerOf(window: BrowserWindow): Reader {
  const until: Reader['until'] = async (what, holds) => {
    const end = performance.now() + PATIENCE_MILLIS;
    while (!(await holds())) {
      if (performance.now() > end) throw new Error(`never: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
    }
  };
  const place = (role: string, name: string): Promise<Place | null> => window.run(placeOf, { role, name });
  return {
    window,
    until,
    open: async (address) => {
      await window.open(address);
      await until('the page stands', () => window.run(() => (document.querySelector('#app')?.childElementCount ?? 1) > 0, null));
    },
    tap: async (role, name) => {
      let last: Place | null = null;
      // What has just come may still move, and so may what the pointer comes to or leaves.
      await until(`${role} “${name}”, at rest`, async () => {
        const before = last;
        last = await place(role, name);
        if (last) await window.point(last.x, last.y);
        return last !== null && last.x === before?.x && last.y === before.y;
      });
      await window.click(last!.x, last!.y);
    },
    has: async (role, name) => (await place(role, name)) !== null,
    reads: (text) => until(`the text “${text}”`, () => window.run((wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted), text)),
    press: async (key, times = 1) => {
      for (let left = times; left > 0; left--) await window.press(key);
    },
  };
}
