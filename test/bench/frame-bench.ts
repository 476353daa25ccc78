/**
 * Bench (c): how the page keeps up with moving marks. The built page plays messages that come so
 * fast that about 500, and about 5,000, crossings are on their way at any time; beside it, a bare
 * canvas moves as many marks with one fill each.
 */
import type { Browser, Page } from 'playwright-core';
import { decodeScenario } from '../../src/link/codec';
import { runToEnd } from '../../src/engine/events/simulate';
import { closePage, withBuiltApp, type BuiltApp } from './built-app';
import { watchFrames, type Frames } from './frames';
import { printTable, thousands } from './table';

/** In true time a second of watching shows 20 simulated milliseconds; the marks are steady from 170 on. */
const START_MILLIS = 180;
const WATCH_MILLIS = 5_000;
const SHOWN_MILLIS = WATCH_MILLIS / 50;
const PLACES = 'design=direct&chats=8&users=8&gateways=16&lastMile=80';

const SCENES = [
  { about: '500', hash: `${PLACES}&messages=40&rate=90` },
  { about: '5,000', hash: `${PLACES}&messages=350&rate=850` },
];

/** Plays each scene, and prints what a frame costs. */
export async function benchFrames(browser: Browser): Promise<void> {
  const rows: string[][] = [];
  await withBuiltApp(browser, async (app) => {
    for (const { about, hash } of SCENES) {
      const marks = marksOnTheWay(hash);
      const built = await watchApp(app, hash);
      const bare = await watchBare(app, marks);
      rows.push(rowOf(`about ${about}`, 'built page', marks, built, bare), rowOf(`about ${about}`, 'bare canvas', marks, bare, bare));
    }
  });
  printTable(
    `Moving marks: 1280×800, ${String(WATCH_MILLIS / 1000)} seconds`,
    ['marks', 'where', 'mean', 'frames/s', 'script ms a frame', 'ratio', 'thread ms a frame', 'ratio'],
    rows,
  );
}

function rowOf(scene: string, where: string, marks: number, frames: Frames, base: Frames): string[] {
  const ratio = (value: number, to: number): string => `${(value / to).toFixed(1)} : 1`;
  return [
    scene,
    where,
    thousands(marks),
    frames.framesPerSecond.toFixed(1),
    frames.scriptMillis.toFixed(2),
    ratio(frames.scriptMillis, base.scriptMillis),
    frames.taskMillis.toFixed(2),
    ratio(frames.taskMillis, base.taskMillis),
  ];
}

/** The mean number of crossings on their way while the scene is watched. */
function marksOnTheWay(hash: string): number {
  const { crossings } = runToEnd(decodeScenario(hash).scenario, { withTrace: true }).trace!;
  const from = 1_000 * START_MILLIS;
  const until = from + 1_000 * SHOWN_MILLIS;
  let inFlightMicros = 0;
  for (let row = 0; row < crossings.length; row++) {
    const sent = Math.max(from, crossings.sentMicros[row]!);
    const arrived = Math.min(until, crossings.arrivedMicros[row]!);
    if (arrived > sent) inFlightMicros += arrived - sent;
  }
  return inFlightMicros / (until - from);
}

async function watchApp(app: BuiltApp, hash: string): Promise<Frames> {
  const page = await app.open(`${hash}&t=${String(START_MILLIS)}`);
  await page.getByRole('combobox', { name: 'clock' }).selectOption('true');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  // Reaching the controls may have scrolled the picture away.
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  return closedAfter(page);
}

async function watchBare(app: BuiltApp, marks: number): Promise<Frames> {
  const page = await app.openBare();
  await page.evaluate(moveMarks, Math.round(marks));
  return closedAfter(page);
}

async function closedAfter(page: Page): Promise<Frames> {
  const frames = await watchFrames(page, WATCH_MILLIS - 1_000);
  await closePage(page);
  return frames;
}

/** Runs in the page: one canvas, one fill a mark, every mark moving. */
function moveMarks(count: number): void {
  const canvas = document.body.appendChild(document.createElement('canvas'));
  canvas.width = 900;
  canvas.height = 600;
  const context = canvas.getContext('2d')!;
  const draw = (millis: number): void => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = 'steelblue';
    for (let mark = 0; mark < count; mark++) {
      context.fillRect((mark * 7 + millis / 20) % canvas.width, (mark * 13 + millis / 30) % canvas.height, 4, 4);
    }
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
}
