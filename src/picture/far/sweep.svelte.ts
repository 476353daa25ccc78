/** The clock of a message that runs along its row because somebody asked for it, not because the play head moves. */
import { easeCubicOut, timer, type Timer } from 'd3';
import { onDestroy } from 'svelte';

/** A front sweeps its row in so long, and the row opens in so long before. */
export const SWEEP_MILLIS = 1500;
const OPEN_MILLIS = 250;

/** Made while a component is: the clock stops with it. */
export class SweepClock {
  /** How far the row has opened, and how far the front is, 0 to 1. */
  openness = $state(1);
  spread = $state(1);
  #timer: Timer | null = null;

  constructor() {
    onDestroy(() => { this.stop(); });
  }

  /** Runs once; one that is under way begins anew. Without motion its end is there at once. */
  run(hasMotion: boolean, isOpen: boolean, onEnd: () => void): void {
    this.stop();
    if (!hasMotion) {
      this.openness = 1;
      this.spread = 1;
      onEnd();
      return;
    }
    const opening = isOpen ? 0 : OPEN_MILLIS;
    this.openness = isOpen ? 1 : 0;
    this.spread = 0;
    this.#timer = timer((elapsedMillis) => {
      this.openness = opening === 0 ? 1 : easeCubicOut(Math.min(1, elapsedMillis / opening));
      this.spread = Math.min(1, Math.max(0, elapsedMillis - opening) / SWEEP_MILLIS);
      if (this.spread < 1) return;
      this.stop();
      onEnd();
    });
  }

  stop(): void {
    this.#timer?.stop();
    this.#timer = null;
  }
}
