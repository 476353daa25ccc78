/**
 * How the page learns at once that a worker went away: `terminate`, `self.close()` and a crash
 * raise no event, but each lets go of the Web Locks that the worker held.
 */

/** The browser's locks; undefined in Node 20 and on pages that are not a secure context. */
function lockManager(): LockManager | undefined {
  return typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : undefined;
}

/** A name for one worker's lock that no other tab uses, or nothing where there are no locks. */
export function newLockName(): string | undefined {
  return lockManager() ? `fanout-lab.simulation.${crypto.randomUUID()}` : undefined;
}

/**
 * Worker's side: takes the lock and keeps it for life.
 * @returns once it is held; false where there are no locks, or none for pages like this one
 */
export function holdForLife(name: string): Promise<boolean> {
  const locks = lockManager();
  if (!locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    const forLife = (): Promise<never> => {
      resolve(true);
      return new Promise(() => undefined);
    };
    locks.request(name, forLife).catch(() => {
      resolve(false);
    });
  });
}

/**
 * Page's side: waits in line for a lock that a worker holds.
 * @param onReleased called once if the holder goes away
 * @returns stops waiting
 */
export function onLockReleased(name: string, onReleased: () => void): () => void {
  const waiting = new AbortController();
  const released = (): void => {
    if (!waiting.signal.aborted) onReleased();
  };
  // Rejects only when the wait is given up, which is no news.
  lockManager()?.request(name, { signal: waiting.signal }, released).catch(() => undefined);
  return () => {
    waiting.abort();
  };
}
