/**
 * Who is in a room. Each window holds a Web Lock for as long as it is open: closing, reloading and
 * crashing let go of it, and no timer of a hidden window has to say that it still lives.
 */

/** The browser's locks; undefined on pages that are not a secure context. */
function lockManager(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

export const presenterLock = (room: string): string => `fanout-lab.room.${room}.presenter`;
export const audienceLock = (room: string): string => `fanout-lab.room.${room}.audience`;

/**
 * Holds a lock until the page goes or the returned function is called.
 * @param mode one holder at a time, or many
 * @param onHeld called once it is held; at once where there are no locks
 */
export function holdLock(name: string, mode: LockMode, onHeld: () => void): () => void {
  const locks = lockManager();
  let letGo: () => void = () => undefined;
  const waiting = new AbortController();
  const held = (): Promise<void> => {
    onHeld();
    return new Promise((resolve) => {
      letGo = resolve;
    });
  };
  // A browser that keeps nothing for this page denies its locks, too: then nobody asks for one.
  if (locks) locks.request(name, { mode, signal: waiting.signal }, held).catch(() => { if (!waiting.signal.aborted) onHeld(); });
  else onHeld();
  return () => {
    waiting.abort();
    letGo();
  };
}

/** How many windows hold this lock; null where nobody can tell. */
export async function holdersOf(name: string): Promise<number | null> {
  const state = await lockManager()?.query().catch(() => null);
  return state ? (state.held ?? []).filter((lock) => lock.name === name).length : null;
}
