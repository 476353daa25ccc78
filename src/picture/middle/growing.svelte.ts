/** Which row is live, and how far it has grown while the one before shrinks. */
import { easeCubicInOut, timer, type Timer } from 'd3';
import { onDestroy, untrack } from 'svelte';
import type { Growth } from './layout';

/** A row grows in so long. */
export const GROW_MILLIS = 220;

/** Made while a component is: nothing runs on after it. */
export class Growing {
  now = $state.raw<Growth>({ from: -1, to: -1, progress: 1 });
  #timer: Timer | null = null;

  /** @param asked the row that is to be live, −1 for none, and whether rows may move on the way */
  constructor(asked: () => { readonly live: number; readonly hasMotion: boolean }) {
    onDestroy(() => { this.#stop(); });
    $effect.pre(() => {
      const { live, hasMotion } = asked();
      untrack(() => { this.#goTo(live, hasMotion); });
    });
  }

  #goTo(live: number, hasMotion: boolean): void {
    const { to } = this.now;
    if (to === live) return;
    this.#stop();
    this.now = { from: to, to: live, progress: hasMotion ? 0 : 1 };
    if (!hasMotion) return;
    this.#timer = timer((elapsedMillis) => {
      const share = Math.min(1, elapsedMillis / GROW_MILLIS);
      this.now = { from: to, to: live, progress: easeCubicInOut(share) };
      if (share === 1) this.#stop();
    });
  }

  #stop(): void {
    this.#timer?.stop();
    this.#timer = null;
  }
}
