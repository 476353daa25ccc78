/** Full screen and a screen that stays on: each wants a click, and each can be lost. */

export class ScreenHold {
  isFull = $state(false);
  isAwake = $state(false);
  /** What was lost without being given up here. */
  lost = $state<'full' | 'awake' | null>(null);
  readonly canFill = document.fullscreenEnabled;
  readonly canWake = 'wakeLock' in navigator;
  #sentinel: WakeLockSentinel | null = null;
  #isLeaving = false;

  attach(): () => void {
    const onFull = (): void => {
      const was = this.isFull;
      this.isFull = document.fullscreenElement !== null;
      if (was && !this.isFull && !this.#isLeaving) this.lost = 'full';
      this.#isLeaving = false;
    };
    document.addEventListener('fullscreenchange', onFull);
    return () => {
      document.removeEventListener('fullscreenchange', onFull);
      void this.#sentinel?.release();
    };
  }

  async toggleFull(): Promise<void> {
    this.lost = null;
    this.#isLeaving = this.isFull;
    try {
      await (this.isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    } catch {
      this.lost = 'full';
    }
  }

  async toggleAwake(): Promise<void> {
    this.lost = null;
    if (this.#sentinel) {
      const sentinel = this.#sentinel;
      this.#sentinel = null;
      await sentinel.release();
      this.isAwake = false;
      return;
    }
    try {
      const sentinel = await navigator.wakeLock.request('screen');
      this.#sentinel = sentinel;
      this.isAwake = true;
      // The browser takes it back when the window is covered or the battery is low.
      sentinel.addEventListener('release', () => {
        this.isAwake = false;
        if (this.#sentinel !== sentinel) return;
        this.#sentinel = null;
        this.lost = 'awake';
      });
    } catch {
      this.lost = 'awake';
    }
  }
}
