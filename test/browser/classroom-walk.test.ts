/** A presenter leads through the whole lesson, to the end and back, and another window follows. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { STEPS } from '../../src/lesson';
import { ENDING, LESSON } from '../../src/text/lesson/lesson';
import { answerIsSeen, expectSoon, runIsIn } from './walk/page';
import { heardFrom, useBrowser } from './harness';
import { expectSame, openBeside, openPresenter, shownBy } from './room';

useBrowser();

const ROUTE = STEPS.filter((step) => step.route === 'main');

/** Expects both windows at a place of the lesson, the same on both. */
async function expectLed(presenter: Page, audience: Page, title: string): Promise<void> {
  await presenter.getByRole('heading', { name: title, exact: true }).waitFor();
  await expectSame(presenter, audience);
}

/** Leads to the end of the run that has begun. In one go: a key pressed after the run's end would lead on. */
async function hurry(presenter: Page): Promise<void> {
  await expectSoon(() => presenter.evaluate(([toResult, answer]) => {
    const onward = document.querySelector<HTMLButtonElement>('.onward .primary');
    if (onward?.textContent.trim() === toResult) onward.click();
    return document.querySelector(`[role="group"][aria-label="${answer}"]`) !== null;
  }, [LESSON.toResult, LESSON.answer] as const)).toBe(true);
}

/** Expects the answer on both windows, and all of it in sight on the wall. */
async function expectAnswered(presenter: Page, audience: Page): Promise<void> {
  for (const page of [presenter, audience]) await answerIsSeen(page);
  await expectSoon(() => audience.locator('article').evaluate((article) => innerHeight - article.getBoundingClientRect().bottom)).toBeGreaterThan(0);
}

function expectNoError(...pages: readonly Page[]): void {
  for (const page of pages) expect(heardFrom(page)).toMatchObject({ complaints: [], uncaught: [], failed: [] });
}

it('shows the same on both windows at every place, and none of them has an error', async () => {
  const presenter = await openPresenter();
  const audience = await openBeside(presenter);
  // An old projector's, where the longest answers stand only in smaller type.
  await audience.setViewportSize({ width: 1024, height: 768 });
  await runIsIn(presenter);
  const press = (key: string): Promise<void> => presenter.keyboard.press(key);
  for (const step of ROUTE) {
    await expectLed(presenter, audience, step.title);
    for (const round of step.rounds.keys()) {
      if (round > 0) await press('PageDown');
      await press('PageDown');
      await hurry(presenter);
      await expectAnswered(presenter, audience);
    }
    await press('PageDown');
  }
  await expectLed(presenter, audience, ENDING.title);
  expect(await audience.locator('article').innerText()).toBe(await presenter.locator('article').innerText());
  expectNoError(presenter, audience);

  // Back over every step: its answer as it was, then its first question.
  for (const step of ROUTE.toReversed()) {
    await press('PageUp');
    await expectLed(presenter, audience, step.title);
    await expectAnswered(presenter, audience);
    await press('PageUp');
    await expectLed(presenter, audience, step.title);
    expect((await shownBy(audience)).isAnswered).toBe(false);
  }
  expectNoError(presenter, audience);
});
