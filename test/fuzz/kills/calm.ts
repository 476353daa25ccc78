/** What a scene's addresses show on a page whose worker is never killed, and how long each takes to be worked out. */
import type { Browser, Page } from 'playwright-core';
import { openStage, type Stage } from '../stage';
import type { Scene } from './scenes';
import { calmlyAt, differenceWords, PATIENCE_MILLIS, shownBy, until } from './shown';
import { watchWorkers } from './ways';

export interface Place {
  /** All that is shown there, come to from the address before. */
  readonly lines: readonly string[];
  /** From going there until that is shown. */
  readonly millis: number;
}

/** Opens a scene's first address. */
export async function openScene(browser: Browser, address: string, scene: Scene): Promise<Stage> {
  const stage = await openStage(browser, address, { hash: scene.places[0]!, hasTouch: false }, watchWorkers);
  // What would play for seconds by itself stands at its end.
  if (scene.isStill) await stage.page.emulateMedia({ reducedMotion: 'reduce' });
  return stage;
}

/** Goes to another address: in the document that is there, or in a new one, which is at work once it starts its worker. */
export async function goTo(page: Page, scene: Scene, hash: string): Promise<void> {
  const begun = scene.beginsAnew ? page.waitForEvent('worker') : Promise.resolve();
  await page.evaluate((wanted) => { location.hash = wanted; }, hash);
  await begun;
}

export const isShown = (expected: readonly string[], lines: readonly string[]): boolean => lines.length === expected.length && lines.every((line, index) => line === expected[index]);

/**
 * Goes round the scene's addresses: once to see what each shows that is come to from the one before, once to see that
 * it shows the same again.
 */
export async function calmPlaces(browser: Browser, address: string, scene: Scene): Promise<readonly Place[]> {
  const { places, doneWords } = scene;
  const stage = await openScene(browser, address, scene);
  try {
    const { page } = stage;
    const seen: (readonly string[])[] = [];
    await calmlyAt(page, places[0]!, doneWords);
    const round = [...places.keys()].map((index) => (index + 1) % places.length);
    for (const index of round) {
      await goTo(page, scene, places[index]!);
      seen[index] = await calmlyAt(page, places[index]!, doneWords);
    }
    const found: Place[] = [];
    for (const index of round) {
      await goTo(page, scene, places[index]!);
      const began = performance.now();
      const lines = seen[index]!;
      let last: readonly string[] = [];
      const missing = `a page that is never killed does not show the same twice at #${places[index]!}`;
      await until(missing, PATIENCE_MILLIS, async () => (isShown(lines, last = (await shownBy(page)).lines) ? true : null), () => `: ${differenceWords(lines, last)}`);
      found[index] = { lines, millis: performance.now() - began };
    }
    const complaints = stage.takeComplaints();
    if (complaints.length > 0) throw new Error(`a page that is never killed complains: ${complaints.join(', ')}`);
    return found;
  } finally {
    await stage.close();
  }
}
