/** What somebody who walks over the built page finds on it, by role, name and printed text alone. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE_MILLIS } from '../../patience';
import { SEEING_MILLIS } from '../../../src/pages/lesson/seeing';
import { LESSON } from '../../../src/text/lesson/lesson';
import { gatewayName, personName } from '../../../src/text/page/names';
import { DRAWER } from '../../../src/text/page/lab';
import { STATUS, TIME, TOP } from '../../../src/text/page/page';

const POLL = { timeout: PATIENCE_MILLIS, interval: 60 };

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** Waits until the answer of a question is out, and for as long as anybody needs to see that it is: earlier keys do not leave it. */
export async function answerIsSeen(page: Page): Promise<void> {
  await page.getByRole('group', { name: LESSON.answer }).waitFor();
  await page.waitForTimeout(SEEING_MILLIS);
}

/** The first thing of a gateway's name: its column, or its bar in the first chart. */
export const gateway = (page: Page, number: number): Locator => button(page, gatewayName(number - 1)).first();

export const person = (page: Page, number: number): Locator => button(page, personName(number - 1));

export const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash.slice(1));

/** Waits until the run of the address is on the page. */
export async function runIsIn(page: Page): Promise<void> {
  await gateway(page, 1).waitFor();
  await page.getByText(STATUS.preparing).waitFor({ state: 'hidden' });
}

/** Waits until the play head of the lab has come to the end. */
export async function hasEnded(page: Page): Promise<void> {
  await button(page, TIME.replay).waitFor();
}

/** The picture is there, from near or from far. */
export async function pictureIsThere(page: Page): Promise<void> {
  await gateway(page, 1).or(page.getByText(/too many to draw one by one/)).first().waitFor();
}

/** Opens the lab from the first minute, with its run in. */
export async function openLab(page: Page): Promise<void> {
  await button(page, TOP.openLab).first().click();
  await runIsIn(page);
}

/** Opens what stands beside the picture of the lab, at one of its tabs. */
export async function openDrawer(page: Page, tab: string): Promise<void> {
  const toggle = button(page, DRAWER.open);
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

/** Expects what a function gives, sooner or later. */
export function expectSoon<Value>(get: () => Promise<Value> | Value, message?: string) {
  return expect.poll(get, { ...POLL, ...(message === undefined ? {} : { message }) });
}

/** What is typed into the address line: the same page, another hash. */
export async function typeHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
}

/** Makes playing as quick as the page can. */
export async function playFast(page: Page): Promise<void> {
  await page.getByLabel(TIME.speed).selectOption('16');
}

/** Lets the page draw so many frames: time enough, on any machine, for whatever would move to have moved. */
export const framesPass = (page: Page, frames = 40): Promise<void> =>
  page.evaluate(
    (most) =>
      new Promise<void>((resolve) => {
        const next = (left: number): void => {
          if (left === 0) resolve();
          else requestAnimationFrame(() => { next(left - 1); });
        };
        next(most);
      }),
    frames,
  );

/** Everything that is printed on the page. */
export const printed = (page: Page): Promise<string> => page.locator('body').innerText();
