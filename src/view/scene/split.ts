/** Doubling splits columns: a new one comes out of the column that it shares its people with. */
import { cubicInOut } from 'svelte/easing';
import type { TransitionConfig } from 'svelte/transition';

export interface SplitFrom {
  /** Where the column it comes out of stands, and where the new one will. */
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  /** 0 to be there at once. */
  readonly millis: number;
}

export function split(_node: Element, { from, to, millis }: SplitFrom): TransitionConfig {
  return {
    duration: millis,
    easing: cubicInOut,
    css: (done, left) =>
      `transform: translate(${String(to.x + (from.x - to.x) * left)}px, ${String(to.y + (from.y - to.y) * left)}px); opacity: ${String(Math.min(1, done * 2))}`,
  };
}
