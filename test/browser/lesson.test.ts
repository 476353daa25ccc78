/** The lesson on the built app, by keyboard alone: every step of the main route guessed and run, every door opened. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { figuresOfStep, STEPS } from '../../src/lesson';
import { NOTES } from '../../src/lesson/notes';
import { CONTENTS, ENDING, LESSON } from '../../src/text/lesson/lesson';
import { NOTES_PAGE } from '../../src/text/lesson/notes';
import { answersIn } from '../lesson/leaks';
import { COPY, STATUS, TOP } from '../../src/text/page/page';
import { violationsOf } from './walk/axe';
import { hasFocus } from './walk/keys';
import { sidewaysPixels } from './walk/cut';
import { LOOKS, setLook } from './walk/looks';
import { answerIsSeen, button, expectSoon, hashOf, pictureIsThere, printed, runIsIn, typeHash } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { expectQuiet, openPage, useBrowser } from './harness';

useBrowser();

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 2, name, exact: true });
const answer = (page: Page): Locator => page.getByRole('group', { name: LESSON.answer });

/** Presses Tab until one of these has the focus. */
async function tabToFirst(page: Page, locator: Locator): Promise<void> {
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab');
    if (await hasFocus(locator)) return;
  }
  throw new Error(`40 times Tab do not lead to ${String(locator)}`);
}

/** Guesses something at every question that is asked, by keys. */
async function guessAll(page: Page): Promise<void> {
  for (const field of await page.locator('fieldset').all()) {
    if ((await field.getByRole('radio').count()) > 0) {
      await tabToFirst(page, field.getByRole('radio').first());
      await page.keyboard.press('Space');
    } else if ((await field.getByRole('slider').count()) > 0) {
      await tabToFirst(page, field.getByRole('slider'));
      await page.keyboard.press('PageUp');
      await page.keyboard.press('ArrowRight');
    } else {
      for (const option of await field.getByRole('button').all()) {
        await tabToFirst(page, option);
        await page.keyboard.press('Enter');
      }
    }
  }
}

/** What the way on says, and whether it waits: of a step that is not answered this is what somebody would look at. */
async function onwardSays(page: Page): Promise<string> {
  const onward = page.locator('.onward .primary');
  return `“${await onward.innerText()}”${(await onward.getAttribute('aria-disabled')) === 'true' ? ', and waits' : ''}`;
}

/** Goes to the button that runs, presses it, and waits for the answer. The focus stays on that button. */
async function runByKeys(page: Page): Promise<void> {
  const onward = page.locator('.onward .primary');
  await tabToFirst(page, onward);
  await page.keyboard.press('Enter');
  const toResult = button(page, LESSON.toResult);
  await answer(page).or(toResult).first().waitFor();
  if (await toResult.isVisible()) await page.keyboard.press('Enter');
  await answerIsSeen(page);
  await expectSoon(() => hasFocus(onward), 'the focus stays on the way on').toBe(true);
}

/** Waits until the picture of the question is drawn, with all that it says. */
async function sceneIsIn(page: Page): Promise<void> {
  await page.locator('.stage .sentence').getByText(/./).waitFor();
  await expectSoon(() => page.locator('.stage .sentence').innerText()).not.toBe(STATUS.preparing);
}

/** All that is printed, but numbers along an axis: those stand there for everybody, whatever the answer. */
const printedBesideAxes = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const isTick = (text: string): boolean => /^[\d,]+$/.test(text.trim());
    const ticks = [...document.querySelectorAll<HTMLElement>('.far .label')].filter((element) => isTick(element.textContent));
    for (const tick of ticks) tick.style.display = 'none';
    const said = document.body.innerText;
    for (const tick of ticks) tick.style.display = '';
    return said;
  });

/** What names and pictures say to those who do not see them. */
const spoken = (page: Page): Promise<string> =>
  page.evaluate(() => [...document.querySelectorAll('.stage [aria-label]')].map((element) => element.getAttribute('aria-label')).join('\n'));

/** Every question of a step: nothing told before the guess, then the answer, and no fault that axe knows. */
async function takeStep(page: Page, id: string): Promise<void> {
  const step = STEPS.find((one) => one.id === id)!;
  await heading(page, step.title).waitFor();
  for (const [index, round] of step.rounds.entries()) {
    await expectSoon(() => answer(page).count(), `${id} tells nothing before the guess`).toBe(0);
    await sceneIsIn(page);
    const figures = figuresOfStep(step, []);
    const told = async (): Promise<string[]> => {
      const said = [await printedBesideAxes(page), await spoken(page)];
      return round.predictions.flatMap((prediction) => said.flatMap((words) => answersIn(words, prediction, figures)));
    };
    // Soon, since the picture of the step before stands until this one's is in.
    await expectSoon(told, `${id}: nothing on the page is the answer`).toEqual([]);
    await guessAll(page);
    await runByKeys(page).catch(async (error: unknown) => {
      throw new Error(`${id}, question ${String(index + 1)}: the way on says ${await onwardSays(page)}`, { cause: error });
    });
    await expectSoon(() => answer(page).innerText()).toMatch(/You guessed|Your order|You had it/);
    if (index + 1 < step.rounds.length) await page.keyboard.press('Enter');
  }
  expect(await violationsOf(page), id).toEqual([]);
}

describe('the lesson by keyboard alone', () => {
  it('leads through the main route to the end, with a guess at every step', async () => {
    const page = await openPage({ hash: 'step=say-hi' });
    await runIsIn(page);
    const main = STEPS.filter((step) => step.route === 'main');
    for (const [index, step] of main.entries()) {
      await expectSoon(() => hashOf(page)).toBe(`step=${step.id}`);
      await takeStep(page, step.id);
      await page.keyboard.press('Enter');
      const next = main[index + 1];
      await heading(page, next?.title ?? ENDING.title).waitFor();
      await expectSoon(() => hasFocus(page.locator('[data-step-heading]'))).toBe(true);
    }
    await expectSoon(() => hashOf(page)).toBe('step=end');
    await expectSoon(() => page.getByRole('row').count()).toBeGreaterThan(main.length);
    expect(await violationsOf(page)).toEqual([]);
    await page.reload();
    await heading(page, ENDING.title).waitFor();
    await expectSoon(() => page.getByRole('row').count(), 'the guesses are kept').toBeGreaterThan(main.length);
    expectNoComplaint(page);
  });

  it('opens every side door', async () => {
    const page = await openPage({ hash: 'step=twice-of-everything', loadedWhen: runIsIn });
    for (const step of STEPS.filter((one) => one.route === 'door')) {
      await typeHash(page, `step=${step.id}`);
      await takeStep(page, step.id);
      await page.keyboard.press('Enter');
      const next = STEPS.find((one) => one.order > step.order && one.route === 'main');
      await heading(page, next?.title ?? ENDING.title).waitFor();
    }
    expectQuiet(page);
  });
});

describe('the lesson’s page', () => {
  it('says that there is no such step, and opens the first', async () => {
    const page = await openPage({ hash: 'step=say-high' });
    await heading(page, 'Say hi').waitFor();
    await expectSoon(() => printed(page)).toContain('There is no step “say-high”');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('tells a friend’s guess above the question, and draws it beside the result; it stays over a reload and goes with the step', async () => {
    const page = await openPage({ hash: 'step=more-gateways&said=copies:two' });
    await runIsIn(page);
    await expectSoon(() => printed(page)).toContain(LESSON.friendSaid(['2']));
    await expectSoon(() => answer(page).count()).toBe(0);
    await page.getByRole('radio', { name: '8', exact: true }).check();
    await page.reload();
    await page.getByText(LESSON.friendSaid(['2'])).waitFor();
    await button(page, LESSON.run).click();
    await answer(page).waitFor();
    await expectSoon(() => answer(page).innerText()).toContain(LESSON.friendGuessed('2'));
    await expectSoon(() => answer(page).locator('.bar').count()).toBe(3);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(page, LESSON.share).click();
    await page.getByText(COPY.copied, { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url().replace(/#.*/, '')}#step=more-gateways&said=copies:eight`);
    await button(page, LESSON.next).first().click();
    await heading(page, 'Twice of everything').waitFor();
    await expectSoon(() => hashOf(page)).toBe('step=twice-of-everything');
    expectNoComplaint(page);
  });

  it('keeps its step over a reload, and goes back and forth by the browser', async () => {
    const page = await openPage({ hash: 'step=more-gateways' });
    await button(page, LESSON.next).first().click();
    await heading(page, 'Twice of everything').waitFor();
    await page.reload();
    await heading(page, 'Twice of everything').waitFor();
    await page.goBack();
    await heading(page, 'More gateways').waitFor();
    await page.goForward();
    await heading(page, 'Twice of everything').waitFor();
    expectNoComplaint(page);
  });

  it('leads into the lab and back, and from the lab into the lesson', async () => {
    const page = await openPage({ hash: 'step=more-gateways' });
    await runIsIn(page);
    await button(page, LESSON.noGuess).click();
    await button(page, LESSON.toResult).click();
    await page.getByRole('link', { name: LESSON.tryIt }).click();
    await button(page, TOP.undo).waitFor();
    await expectSoon(() => hashOf(page)).toMatch(/^users=4&gateways=8&messages=0&do=0:post:u3/);
    await page.goBack();
    await heading(page, 'More gateways').waitFor();
    await typeHash(page, 'chats=2');
    await page.getByRole('link', { name: TOP.lesson }).click();
    await heading(page, 'Say hi').waitFor();
    expectNoComplaint(page);
  });

  it('has its notes on a page of their own, which leads back', async () => {
    const page = await openPage({ hash: 'notes' });
    await page.getByRole('heading', { level: 1, name: NOTES_PAGE.title }).waitFor();
    for (const step of STEPS) {
      await expectSoon(() => page.getByRole('heading', { level: 2, name: step.title }).count(), step.id).toBe(1);
      for (const line of NOTES.get(step.id)!) await expectSoon(() => page.getByText(line, { exact: true }).count(), line).toBe(1);
    }
    for (const look of LOOKS) {
      await setLook(page, look);
      expect(await violationsOf(page), `${look.theme} ${String(look.width)}`).toEqual([]);
    }
    await page.getByRole('link', { name: NOTES_PAGE.toLesson }).click();
    await heading(page, 'Say hi').waitFor();
    expectNoComplaint(page);
  });

  it('takes the five-minute route', async () => {
    const page = await openPage({ hash: 'step=say-hi' });
    await page.getByRole('button', { name: LESSON.contents }).click();
    await page.getByRole('checkbox', { name: CONTENTS.short }).check();
    await button(page, CONTENTS.close).click();
    for (const step of STEPS.filter((one) => one.inFiveMinutes)) {
      await heading(page, step.title).waitFor();
      await button(page, LESSON.next).first().click();
    }
    await heading(page, ENDING.title).waitFor();
    await expectSoon(() => hashOf(page)).toBe('step=end&route=five-minutes');
  });

  it('has nothing that axe finds in any look, before the guess and after', async () => {
    const page = await openPage({ hash: 'step=full-size', loadedWhen: pictureIsThere });
    for (const look of LOOKS) {
      await setLook(page, look);
      expect(await violationsOf(page), `${look.theme} ${String(look.width)}`).toEqual([]);
    }
    await button(page, LESSON.noGuess).click();
    await answer(page).waitFor();
    for (const look of LOOKS) {
      await setLook(page, look);
      expect(await violationsOf(page), `${look.theme} ${String(look.width)}`).toEqual([]);
      expect(await sidewaysPixels(page), 'nothing sticks out').toBe(0);
    }
    expectQuiet(page);
  });
});
