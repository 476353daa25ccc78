/** Work that waits for the eye. */

/** What paints nothing, such as a hidden window, is not waited for longer. */
const MOST_MILLIS = 200;

/** Comes once a frame has been painted: a press is seen before much work follows from it. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, MOST_MILLIS);
    requestAnimationFrame(() => { setTimeout(resolve); });
  });
}

/** Comes when all has had its turn that waits by now: of two long pieces of work one after the other none holds up the page for both. */
export function inTurn(): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve); });
}
