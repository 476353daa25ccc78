/** Full screen and a screen that stays on: each wants a click, and each can be lost. */

export class ScreenHold {
  isFull = $state(false);
  isAwake = $state(false);
  /** Lost, or never got, without being given up here. */
  isFullLost = $state(false);
  isAwakeLost = $state(false);
  readonly canFill = document.fullscreenEnabled;
  readonly canWake = 'wakeLock' in navigator;
  #sentinel: WakeLockSentinel | null = null;
  #isLeaving = false;

  /** Listens until the returned function is called; that one lets the screen sleep again. */
  attach(): () => void {
    const onFull = (): void => {
      const was = this.isFull;
      this.isFull = document.fullscreenElement !== null;
      this.isFullLost = was && !this.isFull && !this.#isLeaving;
      this.#isLeaving = false;
    };
    document.addEventListener('fullscreenchange', onFull);
    return () => {
      document.removeEventListener('fullscreenchange', onFull);
      const sentinel = this.#sentinel;
      this.#sentinel = null;
      void sentinel?.release();
    };
  }

  async toggleFull(): Promise<void> {
    this.isFullLost = false;
    this.#isLeaving = this.isFull;
    try {
      await (this.isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    } catch {
      this.#isLeaving = false;
      this.isFullLost = !this.isFull;
    }
  }

  async toggleAwake(): Promise<void> {
    this.isAwakeLost = false;
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
        if (this.#sentinel !== sentinel) return;
        this.#sentinel = null;
        this.isAwake = false;
        this.isAwakeLost = true;
      });
    } catch {
      this.isAwakeLost = true;
    }
  }
}
