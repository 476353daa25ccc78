/** How many frames a page shows while it is watched, and what each costs its thread. */
import type { CDPSession, Page } from 'playwright-core';

export interface Frames {
  readonly framesPerSecond: number;
  readonly scriptMillis: number;
  /** All that the page's thread does for a frame: script, style, layout, paint. */
  readonly taskMillis: number;
}

declare global {
  /** Frames that the page has shown since `countFrames` began. */
  var framesSeen: number;
}

/** The first frames after a click build what later ones reuse. */
const FIRST_FRAMES_MILLIS = 500;

/** Watches a page for so long. */
export async function watchFrames(page: Page, watchMillis: number): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(countFrames);
  await page.waitForTimeout(FIRST_FRAMES_MILLIS);
  const before = await readMetrics(session, page);
  await page.waitForTimeout(watchMillis);
  const after = await readMetrics(session, page);
  const frames = after.frames - before.frames;
  return {
    framesPerSecond: frames / (after.seconds - before.seconds),
    scriptMillis: (1_000 * (after.scriptSeconds - before.scriptSeconds)) / frames,
    taskMillis: (1_000 * (after.taskSeconds - before.taskSeconds)) / frames,
  };
}

/** Runs in the page. */
function countFrames(): void {
  globalThis.framesSeen = 0;
  const count = (): void => {
    globalThis.framesSeen++;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}

async function readMetrics(session: CDPSession, page: Page) {
  const { metrics } = await session.send('Performance.getMetrics');
  const valueOf = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    frames: await page.evaluate(() => globalThis.framesSeen),
    seconds: valueOf('Timestamp'),
    scriptSeconds: valueOf('ScriptDuration'),
    taskSeconds: valueOf('TaskDuration'),
  };
}
