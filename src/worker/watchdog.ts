/** Notices that an answer has been owed for too long, without blaming a worker for a page that slept. */

/** Silence is counted in beats, so that one late timer alone proves nothing. */
const BEATS = 5;

export interface Watchdog {
  /** An answer is owed from now on. */
  expect(): void;
  /** Something was heard: the count starts anew. */
  heard(): void;
  /** Nothing is owed any more. */
  rest(): void;
}

export interface WatchdogOptions {
  /**
   * How long an answer may be owed; a span in which the page itself was hidden, frozen or blocked
   * does not count.
   */
  readonly silenceMillis: number;
  /** How much longer than that what is owed just now may take. */
  readonly extraMillis?: () => number;
  readonly isHidden?: () => boolean;
  /** Called once; the watchdog then rests. */
  readonly onSilence: () => void;
}

/** Whether nobody looks at the page: browsers slow the timers of a hidden tab down, or stop them. */
function pageIsHidden(): boolean {
  return typeof document !== 'undefined' && document.hidden;
}

/** A watchdog that rests until something is owed. */
export function createWatchdog(options: WatchdogOptions): Watchdog {
  const { silenceMillis, extraMillis = () => 0, isHidden = pageIsHidden, onSilence } = options;
  const beatMillis = silenceMillis / BEATS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silentBeats = 0;

  function rest(): void {
    clearTimeout(timer);
    timer = undefined;
    silentBeats = 0;
  }
  function beat(dueMillis: number): void {
    // A late beat means that this thread slept or was blocked; answers may lie in its queue unread.
    const late = performance.now() - dueMillis > beatMillis;
    silentBeats = late || isHidden() ? 0 : silentBeats + 1;
    if (silentBeats * beatMillis < silenceMillis + extraMillis()) {
      wind();
      return;
    }
    rest();
    onSilence();
  }
  function wind(): void {
    const dueMillis = performance.now() + beatMillis;
    timer = setTimeout(() => {
      beat(dueMillis);
    }, beatMillis);
  }

  return {
    expect: () => {
      if (timer === undefined) wind();
    },
    heard: () => {
      if (timer === undefined) return;
      rest();
      wind();
    },
    rest,
  };
}
