/** The page's address: read, written, and watched for typing, pasting, back and forward. */
import { ownLanguageTaken, withLanguage } from '../link/language';
import { untangled } from '../link/untangle';

export interface Address {
  /** The hash without its '#' and without the page's language, put right where a text or an app that carried it has changed it. */
  read(): string;
  /**
   * Writes at once, or a moment later where very much is written: the last one counts.
   * @param step a step of its own in the browser's history, or a change in place
   */
  write(hash: string, step: boolean): void;
  detach(): void;
}

/** Steps that follow one another more closely are one, however long that goes on: a key that is held, a slider. */
const ONE_STEP_MILLIS = 400;
/** Safari throws at the hundredth call of the history within this time, in later versions within a third of it. */
const COUNTED_MILLIS = 30_000;
/** So many are made at once; after that they keep apart, which makes fewer than ninety in all. */
const MOST_AT_ONCE = 45;
const APART_MILLIS = 700;

/** Calls of the history, never more than a browser takes. */
function calmHistory() {
  /** When the last ones were made. */
  let calls: readonly number[] = [];
  let waiting: { readonly hash: string; readonly isStep: boolean } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What stood there when something began to wait, as the browser has it. */
  let stood = location.hash;
  function call(): void {
    // Whoever has gone elsewhere meanwhile does not want what was still to be written.
    if (location.hash !== stood) waiting = null;
    if (!waiting) return;
    const { hash, isStep } = waiting;
    const said = withLanguage(hash);
    const url = said === '' ? location.pathname + location.search : `#${said}`;
    const now = performance.now();
    calls = [...calls.filter((at) => at > now - COUNTED_MILLIS), now];
    try {
      if (isStep) history.pushState(null, '', url);
      else history.replaceState(null, '', url);
      waiting = null;
    } catch {
      // Somebody else has used up what the browser takes: it will take more in a while.
      callLater();
    }
  }
  function callLater(): void {
    clearTimeout(timer);
    timer = setTimeout(call, Math.max(0, calls.at(-1)! + APART_MILLIS - performance.now()));
  }
  return {
    put(hash: string, isStep: boolean): void {
      if (!waiting) stood = location.hash;
      // What was to be a step is one still, with what came of it since.
      waiting = { hash, isStep: isStep || (waiting?.isStep ?? false) };
      const since = performance.now() - COUNTED_MILLIS;
      if (calls.filter((at) => at > since).length < MOST_AT_ONCE) call();
      else callLater();
    },
    putNow: call,
    /** The address is somebody else's now. */
    giveWay(): void {
      clearTimeout(timer);
      waiting = null;
    },
  };
}

/** @param onChange called when somebody other than this page changed the address */
export function attachLink(onChange: (hash: string) => void): Address {
  const read = (): string => ownLanguageTaken(untangled(location.hash));
  const calm = calmHistory();
  let written = read();
  let lastStep = -Infinity;
  const onHash = (): void => {
    const hash = read();
    if (hash === written) return;
    calm.giveWay();
    written = hash;
    onChange(hash);
  };
  window.addEventListener('hashchange', onHash);
  window.addEventListener('popstate', onHash);
  window.addEventListener('pagehide', calm.putNow);
  return {
    read,
    write(hash, step) {
      if (hash === written) return;
      written = hash;
      const now = performance.now();
      calm.put(hash, step && now - lastStep >= ONE_STEP_MILLIS);
      if (step) lastStep = now;
    },
    detach() {
      calm.putNow();
      calm.giveWay();
      window.removeEventListener('hashchange', onHash);
      window.removeEventListener('popstate', onHash);
      window.removeEventListener('pagehide', calm.putNow);
    },
  };
}
