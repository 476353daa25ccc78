/** Work that is done one piece after the other. */

/** A piece of work. It leaves its queue when it is done, or as soon as its signal aborts, begun or not. */
export interface Errand {
  readonly signal: AbortSignal;
  /** Settles once it is over. */
  begin(): Promise<void>;
}

export class Queue {
  #waiting: readonly Errand[] = [];
  #current: Errand | null = null;

  /** Begins it at once where nothing else is under way. */
  add(errand: Errand): void {
    errand.signal.addEventListener('abort', () => {
      this.#leave(errand);
    });
    this.#waiting = [...this.#waiting, errand];
    this.#goOn();
  }

  #leave(errand: Errand): void {
    this.#waiting = this.#waiting.filter((one) => one !== errand);
    if (this.#current !== errand) return;
    this.#current = null;
    this.#goOn();
  }
  #goOn(): void {
    const [next, ...others] = this.#waiting;
    if (this.#current || !next) return;
    this.#current = next;
    this.#waiting = others;
    void next.begin().finally(() => {
      this.#leave(next);
    });
  }
}
