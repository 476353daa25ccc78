/** What is measured, and how: for the files that a bench builds and runs in both its places. */

/**
 * Milliseconds of the quickest of several repeats of each. They take turns, so that a busy machine
 * is busy for all.
 * @param warmUps turns before these, which are not counted
 */
export function bestOfEach(repeats: number, warmUps: number, works: readonly (() => void)[]): number[] {
  const best = works.map(() => Infinity);
  for (let turn = 0; turn < warmUps + repeats; turn++) {
    works.forEach((work, index) => {
      const millis = millisOf(work);
      if (turn >= warmUps) best[index] = Math.min(best[index]!, millis);
    });
  }
  return best;
}

/** Milliseconds that a piece of work takes. */
export function millisOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** As a worker: a question comes in, its answer goes out, both as JSON. Nothing anywhere else. */
export function answerAsWorker<Question, Answer>(measure: (question: Question) => Answer): void {
  if (typeof WorkerGlobalScope === 'undefined' || !(globalThis instanceof WorkerGlobalScope)) return;
  globalThis.addEventListener('message', (event: MessageEvent<string>) => {
    globalThis.postMessage(JSON.stringify(measure(JSON.parse(event.data) as Question)));
  });
}
