/** With little motion wanted, playing goes from beat to beat: nothing is shown in between. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CONTROLS } from '../../src/text/page/lab';
import { storyOfBeats } from '../../src/reading/story';
import { TIME } from '../../src/text/page/page';
import { nodeRun } from './walk/engine';
import { button, hasEnded, playFast, runIsIn } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { openPage, useBrowser } from './harness';

useBrowser();

declare global {
  /** Of the page: where the slider stood, frame by frame, without repetition. */
  var seenPositions: number[];
}

const LINK = 'users=6&gateways=3';
/** Where beats begin, along the line of time as it is watched. */
const beginnings = (): number[] => [...storyOfBeats(nodeRun(LINK).index!).millis];

async function open(reducedMotion: 'reduce' | 'no-preference'): Promise<Page> {
  const page = await openPage({ hash: LINK, reducedMotion });
  await runIsIn(page);
  await page.evaluate((name) => {
    globalThis.seenPositions = [];
    const slider = document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`)!;
    const look = (): void => {
      const { seenPositions } = globalThis;
      if (seenPositions.at(-1) !== slider.valueAsNumber) seenPositions.push(slider.valueAsNumber);
      requestAnimationFrame(look);
    };
    look();
  }, TIME.line);
  return page;
}
/** Plays from the first message to the end; gives where the head was seen, in milliseconds of watching. */
async function positionsOf(page: Page): Promise<{ seen: number[]; last: number }> {
  await button(page, TIME.play).click();
  await hasEnded(page);
  const last = Number(await page.getByRole('slider', { name: TIME.line }).getAttribute('max'));
  return { seen: await page.evaluate(() => globalThis.seenPositions), last };
}

describe('playing', () => {
  it('with little motion rests in the middle of each beat, one after the other, and nowhere else', async () => {
    const page = await open('reduce');
    await page.getByLabel(TIME.speed).selectOption('8');
    const { seen, last } = await positionsOf(page);
    const [start, ...rests] = seen;
    const watched = beginnings().filter((beginning) => beginning >= start! - 1e-6);
    expect(start).toBeCloseTo(watched[0]!, 5);
    expect(rests.at(-1)).toBe(last);
    const middles = watched.slice(1).map((end, beat) => (watched[beat]! + end) / 2);
    expect(rests.slice(0, -1)).toEqual(middles.map((middle) => expect.closeTo(middle, 5) as number));
    expectNoComplaint(page);
  });

  it('with motion shows the way in between', async () => {
    const page = await open('no-preference');
    await page.getByLabel(TIME.speed).selectOption('2');
    const { seen } = await positionsOf(page);
    // Without motion there is none: however few frames a busy machine draws, some fall in between.
    const ends = beginnings();
    const rests = [...ends, ...ends.slice(1).map((end, beat) => (ends[beat]! + end) / 2)];
    const between = seen.filter((position) => rests.every((rest) => Math.abs(position - rest) > 1));
    expect(new Set(between).size).toBeGreaterThan(3);
  });

  it('with little motion moves nothing else either, when the gateways are doubled', async () => {
    const page = await open('reduce');
    await playFast(page);
    await button(page, CONTROLS.double).click();
    await button(page, 'GW6').waitFor();
    const running = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length);
    expect(running).toBe(0);
    await hasEnded(page);
  });
});
