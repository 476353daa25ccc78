/** The first minute on the built app: still, a tap, a guess, a doubling, and on into the lab. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CONTROLS } from '../../src/text/page/lab';
import { FIRST, TOP } from '../../src/text/page/page';
import { button, expectSoon, framesPass, hasEnded, hashOf, person, printed, runIsIn } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { gatewayDescriptions } from './walk/spoken';
import { openPage, useBrowser } from './harness';

useBrowser();

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const waitFor = (page: Page, name: string) => heading(page, name).waitFor();

/** Nothing moves, nothing is counted, and nothing gives the answer away. */
async function expectStill(page: Page): Promise<void> {
  await waitFor(page, FIRST.opening);
  const before = await page.screenshot();
  const nothing = 'took in 0 copies, wrote 0 sockets, hears 1 of 1 chat';
  await expectSoon(() => gatewayDescriptions(page)).toEqual([nothing, nothing]);
  await framesPass(page);
  expect(before.equals(await page.screenshot()), 'nothing moves by itself').toBe(true);
  await expectSoon(() => printed(page)).not.toMatch(/→/);
  await expectSoon(() => hashOf(page)).toBe('');
}

describe('the first minute', () => {
  it('opens still, and goes from a tap over a guess to four copies and the lab', async () => {
    const page = await openPage();
    await runIsIn(page);
    await expectStill(page);
    await person(page, 3).click();
    await waitFor(page, FIRST.running);
    await expectSoon(() => printed(page)).not.toContain(FIRST.question);

    await waitFor(page, FIRST.told);
    await page.getByText('1 → 2 copies in → 8 writes out', { exact: true }).waitFor();
    const half = 'took in 1 copy, wrote 4 sockets, hears 1 of 1 chat';
    await expectSoon(() => gatewayDescriptions(page)).toEqual([half, half]);
    await expectSoon(() => printed(page)).not.toMatch(/4 copies/);

    await page.getByRole('radio', { name: '4', exact: true }).check();
    await button(page, FIRST.double).click();
    await waitFor(page, FIRST.doubling);
    await waitFor(page, FIRST.revealed(4, 4, 2));
    await page.getByText('1 → 4 copies in → 8 writes out', { exact: true }).waitFor();
    const quarter = 'took in 1 copy, wrote 2 sockets, hears 1 of 1 chat';
    await expectSoon(() => gatewayDescriptions(page)).toEqual([quarter, quarter, quarter, quarter]);

    await page.getByRole('main').getByRole('button', { name: TOP.openLab }).click();
    await button(page, CONTROLS.double).waitFor();
    await hasEnded(page);
    await expectSoon(() => hashOf(page)).toMatch(/^gateways=4&messages=0&do=0:post:u3&t=\d+(\.\d+)?$/);
    expectNoComplaint(page);
  });
});
