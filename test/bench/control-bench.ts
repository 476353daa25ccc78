/**
 * Bench (e): a control at ten million people. From the change to the new figures on the page, and
 * what the page's thread does meanwhile: its longest task, and how long its frames last.
 */
import type { Browser } from 'playwright-core';
import { closePage, withBuiltApp } from './built-app';
import { printTable } from './table';

const SCENE = 'chats=1000&users=10000&gateways=1000&placement=random';
/** Each leaves at most ten million people. */
const CHANGES: readonly (readonly [key: string, value: string])[] = [
  ['users', '5000'],
  ['gateways', '2000'],
  ['chats', '2000'],
  ['gateways', '1000'],
  ['messages', '3'],
  ['chats', '1000'],
  ['users', '10000'],
  ['gateways', '2000'],
  ['gateways', '4000'],
];
/** Long enough for figures, picture and some of the chart's points. */
const WATCHED_MILLIS = 1500;
const SETTLING_MILLIS = 3000;

interface Watched {
  readonly shownMillis: number;
  readonly longestTaskMillis: number;
  readonly frames: readonly number[];
}

/** Changes one control after the other on one page, and prints the worst and all frames together. */
export async function benchControls(browser: Browser): Promise<void> {
  await withBuiltApp(browser, async (app) => {
    const page = await app.open(SCENE, '.far canvas');
    await page.waitForTimeout(SETTLING_MILLIS);
    const watched: Watched[] = [];
    for (const [key, value] of CHANGES) watched.push(await page.evaluate(changeAndWatch, { key, value, watchedMillis: WATCHED_MILLIS }));
    await closePage(page);
    const frames = watched.flatMap((one) => one.frames).sort((a, b) => a - b);
    const shown = watched.map((one) => one.shownMillis).sort((a, b) => a - b);
    printTable(
      `A control at ten million people: ${String(CHANGES.length)} changes from ${SCENE}`,
      ['what', 'median', 'most'],
      [
        ['new figures on the page, ms', shown[Math.floor(shown.length / 2)]!.toFixed(0), shown[shown.length - 1]!.toFixed(0)],
        ['longest task of the page, ms (0: none above 50)', '', Math.max(...watched.map((one) => one.longestTaskMillis)).toFixed(0)],
        ['frames, ms: median, and the one that 95 of 100 are below', frames[Math.floor(frames.length / 2)]!.toFixed(1), frames[Math.floor(frames.length * 0.95)]!.toFixed(1)],
      ],
    );
  });
}

/** Runs in the page: sets a control, and looks at each frame until the time is over. */
function changeAndWatch({ key, value, watchedMillis }: { key: string; value: string; watchedMillis: number }): Promise<Watched> {
  let longestTaskMillis = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longestTaskMillis = Math.max(longestTaskMillis, task.duration);
  });
  tasks.observe({ entryTypes: ['longtask'] });
  const figures = (): string | null => document.querySelector('section.words p')!.textContent;
  const before = figures();
  const input = document.querySelector<HTMLInputElement>(`aside [id$="-${key}"]`)!;
  const startMillis = performance.now();
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return new Promise((resolve) => {
    const frames: number[] = [];
    let shownMillis = Infinity;
    let lastMillis = performance.now();
    const look = (): void => {
      const now = performance.now();
      frames.push(now - lastMillis);
      lastMillis = now;
      if (shownMillis === Infinity && figures() !== before) shownMillis = now - startMillis;
      if (now - startMillis < watchedMillis) {
        requestAnimationFrame(look);
        return;
      }
      tasks.disconnect();
      resolve({ shownMillis, longestTaskMillis, frames });
    };
    requestAnimationFrame(look);
  });
}
