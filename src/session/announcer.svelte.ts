/** What is said to whoever listens: sentence by sentence, politely, each once. */

/** One sentence; a number of its own, since the same words may be said again. */
export interface Said {
  readonly id: number;
  readonly words: string;
}

/** So many may come at once without one pushing out another before it is heard. */
const MOST_KEPT = 3;
/** What follows a hand is said once the hand rests: a key that is held down repeats, and each digit typed is a change. */
const REST_MILLIS = 300;

export class Announcer {
  /** The latest sentences, oldest first. */
  said = $state.raw<readonly Said[]>([]);
  #count = 0;
  #waiting: { readonly words: () => string; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  /** Says something now; what waits for the hand to rest goes before it. */
  say(words: string): void {
    const waiting = this.#stopWaiting();
    if (waiting) this.#add(waiting());
    this.#add(words);
  }

  /** Says something once nothing more of the kind has come for a moment; only the last of them is said. */
  sayAtRest(words: () => string): void {
    this.#stopWaiting();
    const timer = setTimeout(() => {
      this.#waiting = null;
      this.#add(words());
    }, REST_MILLIS);
    this.#waiting = { words, timer };
  }

  dispose(): void {
    this.#stopWaiting();
  }

  #stopWaiting(): (() => string) | null {
    if (!this.#waiting) return null;
    const { words, timer } = this.#waiting;
    clearTimeout(timer);
    this.#waiting = null;
    return words;
  }

  #add(words: string): void {
    if (words === '') return;
    this.#count++;
    this.said = [...this.said, { id: this.#count, words }].slice(-MOST_KEPT);
  }
}
