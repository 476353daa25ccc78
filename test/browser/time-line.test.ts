/** Going through time on the built app: counts and words agree with the play head wherever it stands. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TIME } from '../../src/text/page/page';
import { gatewaysAt, gatewaysAtEnd, nodeRun } from './walk/engine';
import { button, expectSoon, hashOf, hasEnded, runIsIn } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { gatewayDescriptions } from './walk/spoken';
import { openPage, useBrowser } from './harness';

useBrowser();

const LINK = 'chats=2&users=5&gateways=3&messages=2&loss=0.2';
const nothing = Array<string>(3).fill('took in 0 copies, wrote 0 sockets, hears 2 of 2 chats');
const slider = (page: Page) => page.getByRole('slider', { name: TIME.line });

async function open(t: number): Promise<Page> {
  const page = await openPage({ hash: t === 0 ? LINK : `${LINK}&t=${String(t)}` });
  await runIsIn(page);
  return page;
}
async function headMicros(page: Page): Promise<number> {
  const t = /(?:^|&)t=([-\d.]+)/.exec(await hashOf(page))?.[1] ?? '0';
  return Math.round(Number(t) * 1000);
}

describe('the time line', () => {
  it('scrubs back to zero and forth, and shows at any moment what the engine has counted until then', async () => {
    const page = await open(1_000_000);
    await hasEnded(page);
    await expectSoon(() => gatewayDescriptions(page)).toEqual(gatewaysAtEnd(LINK));
    await slider(page).press('Home');
    await expectSoon(() => gatewayDescriptions(page)).toEqual(nothing);
    await slider(page).press('End');
    await expectSoon(() => gatewayDescriptions(page)).toEqual(gatewaysAtEnd(LINK));

    const { summary } = nodeRun(LINK);
    const box = (await slider(page).boundingBox())!;
    for (const share of [0.75, 0.3, 0.9, 0.55]) {
      await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
      const micros = await headMicros(page);
      expect(micros).toBeGreaterThan(summary.startMicros);
      expect(micros).toBeLessThan(summary.endMicros);
      await expectSoon(() => gatewayDescriptions(page), String(share)).toEqual(gatewaysAt(LINK, micros));
    }
    await expectSoon(() => gatewayDescriptions(page)).not.toEqual(nothing);
    expectNoComplaint(page);
  });

  it('opens at the moment of a link', async () => {
    const millis = 83;
    const wanted = gatewaysAt(LINK, millis * 1000);
    expect(wanted).not.toEqual(nothing);
    expect(wanted).not.toEqual(gatewaysAtEnd(LINK));
    const page = await open(millis);
    await expectSoon(() => gatewayDescriptions(page)).toEqual(wanted);
  });

  it('steps from beat to beat and to the next event, and plays from connecting', async () => {
    const page = await open(0);
    const { trace, index } = nodeRun(LINK);
    const { beats } = index!;
    const first = beats.findIndex((beat) => beat > 0);
    for (const beat of [first, first + 1, first + 2]) {
      await button(page, TIME.step).click();
      await expectSoon(() => headMicros(page)).toBe(Math.round(beats[beat]!));
    }
    await button(page, TIME.back).click();
    await expectSoon(() => headMicros(page)).toBe(Math.round(beats[first + 1]!));

    const { sentMicros, arrivedMicros } = trace!.crossings;
    const events = [...sentMicros, ...arrivedMicros].sort((a, b) => a - b);
    let head = beats[first + 1]!;
    for (let event = 0; event < 3; event++) {
      head = events.find((micros) => micros > head)!;
      await button(page, TIME.next).click();
      await expectSoon(() => headMicros(page)).toBe(Math.round(head));
    }

    // So slow that not all are on by the time that a busy machine presses the next button.
    await page.getByLabel(TIME.speed).selectOption('0.25');
    await button(page, TIME.connecting).click();
    // It is said aloud, too.
    await page.getByText(/^People connect \(round robin\): \d+ of 10 are on\./).first().waitFor();
    await button(page, TIME.pause).click();
    await expectSoon(() => headMicros(page)).toBeLessThan(0);
    expectNoComplaint(page);
  });
});
