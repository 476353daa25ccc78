/** The windows of a classroom as tests open them, and what they show. */
import type { Page } from 'playwright-core';
import { TIME } from '../../src/text/page/page';
import { button, expectSoon, pictureIsThere } from './walk/page';
import { listen, openPage } from './harness';

/** The address of a room, at the first step. */
export const ROOM = 'step=say-hi&room=one';

/** A window that leads the room, in a browser of its own. */
export const openPresenter = (hash = ROOM): Promise<Page> => openPage({ hash: `${hash}&role=presenter`, loadedWhen: pictureIsThere });

/** Another window of the same browser, which is listened to as well. */
export async function openBeside(page: Page, hash = ROOM, prepare?: (page: Page) => Promise<void>): Promise<Page> {
  const other = await page.context().newPage();
  listen(other);
  await prepare?.(other);
  await other.goto(`${page.url().replace(/#.*/, '')}#${hash}`, { waitUntil: 'networkidle' });
  return other;
}

export interface Shown {
  readonly step: string | null | undefined;
  readonly isAnswered: boolean;
  readonly scenario: string | undefined;
  readonly sentence: string | null | undefined;
  readonly clock: string | null | undefined;
}

/** What a window shows: step, question or answer, scenario, play head. */
export function shownBy(page: Page): Promise<Shown> {
  return page.evaluate(() => ({
    step: document.querySelector('[data-step-heading]')?.textContent,
    isAnswered: document.querySelector('[role="group"][aria-label="The answer"]') !== null,
    scenario: document.querySelector<HTMLElement>('[data-scenario]')?.dataset['scenario'],
    sentence: document.querySelector('.sentence')?.textContent,
    clock: document.querySelector('.clock')?.textContent,
  }));
}

/** Pauses what plays, so that two windows can be held against each other at leisure. */
async function rest(presenter: Page): Promise<void> {
  const pause = button(presenter, TIME.pause);
  if (await pause.isVisible()) await pause.click({ timeout: 2_000 }).catch(() => undefined);
}

/** Expects that other windows show what the presenter's does. */
export async function expectSame(presenter: Page, ...others: readonly Page[]): Promise<void> {
  for (const other of others) {
    await expectSoon(async () => {
      // A run that comes in late begins to play by itself.
      await rest(presenter);
      const [here, there] = await Promise.all([shownBy(presenter), shownBy(other)]);
      return JSON.stringify(here) === JSON.stringify(there) ? 'same' : { here, there };
    }).toBe('same');
  }
}
