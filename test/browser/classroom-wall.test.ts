/** What a class looks at, on the built app: the audience's window and the one mirrored screen, readable from the back. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AUDIENCE, CHECK, CODE, DESK, HANDS, TOOLS } from '../../src/text/lesson/classroom';
import { LESSON } from '../../src/text/lesson/lesson';
import { violationsOf } from './walk/axe';
import { button, expectSoon, runIsIn } from './walk/page';
import { openPage, useBrowser } from './harness';
import { expectSame, openBeside, openPresenter, shownBy } from './room';

useBrowser();

describe('what the presenter has open', () => {
  it('stands on the wall, code and screen test alike, until it is taken away', async () => {
    const presenter = await openPresenter('step=more-gateways&room=one');
    const audience = await openBeside(presenter, 'step=more-gateways&room=one');
    await audience.getByText(AUDIENCE.following).waitFor();
    const wall = (name: string) => audience.getByRole('region', { name });
    await button(presenter, TOOLS.code).click();
    const code = wall(CODE.title).getByRole('img', { name: CODE.name });
    await code.waitFor();
    const side = (): Promise<number> => code.evaluate((svg) => svg.getBoundingClientRect().height / innerHeight);
    await expectSoon(side, 'half of the height, for phones in the last row').toBeGreaterThan(0.5);
    await expectSoon(() => wall(CODE.title).getByRole('link').getAttribute('href')).toMatch(/#step=more-gateways$/);
    expect(await violationsOf(audience)).toEqual([]);
    await audience.keyboard.press('PageDown');
    await wall(CODE.title).waitFor({ state: 'detached' });
    await presenter.getByRole('dialog').waitFor({ state: 'detached' });
    await button(presenter, TOOLS.check).click();
    await wall(CHECK.title).getByRole('img', { name: CHECK.lines }).waitFor();
    await expectSoon(() => wall(CHECK.title).innerText()).toContain(CHECK.type(12));
    expect(await violationsOf(audience)).toEqual([]);
    await button(presenter, CHECK.close).click();
    await wall(CHECK.title).waitFor({ state: 'detached' });
    await expectSame(presenter, audience);
    expect((await shownBy(audience)).isAnswered, 'the key took the code away, and led no further').toBe(false);
  });
});

describe('a question with a slider', () => {
  it('has letters to hold up and hands to count, for each of its bars', async () => {
    const presenter = await openPresenter('step=full-size&room=one');
    const audience = await openBeside(presenter, 'step=full-size&room=one');
    const rows = presenter.getByRole('region', { name: HANDS.title }).locator('.row');
    await rows.first().waitFor();
    await expectSoon(() => rows.count()).toBe(8);
    await audience.getByText(AUDIENCE.following).waitFor();
    await expectSoon(() => audience.locator('article li').count()).toBe(8);
    for (const key of ['0', '1', '3', '2', '0', '4', '1', '0']) await presenter.keyboard.press(key);
    await presenter.keyboard.press('PageDown');
    await audience.getByRole('group', { name: LESSON.answer }).waitFor();
    const bars = audience.getByRole('region', { name: HANDS.title });
    await expectSoon(() => bars.count()).toBe(2);
    await expectSoon(() => bars.first().innerText()).toMatch(/C\s+(?:750 to 1,200\s+)?✓\s+most/);
    await expectSoon(() => bars.last().innerText()).toMatch(/B\s+(?:3,300 to 7,500\s+)?✓\s+all/);
    expect(await violationsOf(audience)).toEqual([]);
    expect(await violationsOf(presenter)).toEqual([]);
  });
});

describe('the picture on the wall', () => {
  it('has type for the back row in every theme, and the colours that the presenter chose', async () => {
    const typeOf = (page: Page): Promise<number> => page.locator('.near svg').first().evaluate((svg) => parseFloat(getComputedStyle(svg).fontSize));
    const presenter = await openPresenter('step=more-gateways&room=one');
    const audience = await openBeside(presenter, 'step=more-gateways&room=one');
    await audience.setViewportSize({ width: 1920, height: 1080 });
    for (const [theme, label] of Object.entries(DESK.themes)) {
      await presenter.getByRole('combobox', { name: DESK.audienceTheme }).selectOption(label);
      await expectSoon(() => audience.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
      await expectSoon(() => typeOf(audience), theme).toBeGreaterThan(20);
    }
    const oneScreen = await openPage({ hash: 'step=chat-gateway&role=screen', width: 1920, height: 1080 });
    await runIsIn(oneScreen);
    await expectSoon(() => typeOf(oneScreen)).toBeGreaterThan(20);
    await expectSoon(() => oneScreen.locator('.sentence').evaluate((sentence) => sentence.getBoundingClientRect().bottom <= innerHeight), 'all of it in sight').toBe(true);
  });
});

describe('type on the wall', () => {
  /** Of the least type that is found by each selector, the part of the window's height that it is. */
  const partsOf = (page: Page, selectors: Readonly<Record<string, string>>): Promise<Record<string, number>> =>
    page.evaluate((wanted) => Object.fromEntries(Object.entries(wanted).map(([name, selector]) => {
      const seen = [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0 && element.textContent !== '' && element.closest('.visually-hidden') === null);
      return [name, seen.length === 0 ? NaN : Math.min(...seen.map((element) => parseFloat(getComputedStyle(element).fontSize))) / innerHeight];
    })), selectors);
  const QUESTION = 0.04;
  const CAPTION = 0.033;

  it.each([[1920, 1080], [1280, 720]])('is as large in the audience’s window as on one mirrored screen, before the answer and after, at %i × %i', async (width, height) => {
    const presenter = await openPresenter('step=full-size&room=one');
    const audience = await openBeside(presenter, 'step=full-size&room=one');
    await audience.setViewportSize({ width, height });
    await audience.getByText(AUDIENCE.following).waitFor();
    const mirrored = await openPage({ hash: 'step=full-size&role=screen', width, height });
    const pages = [['audience', audience], ['mirrored', mirrored]] as const;
    const counts = { count: '.told .count', sentence: '.told .sentence' };

    for (const [name, page] of pages) {
      await page.locator('.told .count').waitFor();
      const parts = await partsOf(page, { question: '.step .asked, .step legend', captions: '.step article li, .step article .soft, .step .ends > *, .step .amount .name, .step .row .name', ...counts });
      expect(parts['question'], name).toBeGreaterThanOrEqual(QUESTION);
      for (const what of ['captions', 'count', 'sentence']) expect(parts[what], `${name}, ${what}`).toBeGreaterThanOrEqual(CAPTION);
    }
    const questions = await Promise.all(pages.map(([, page]) => partsOf(page, { question: '.step .asked, .step legend' })));
    expect(questions[0]).toEqual(questions[1]);

    for (const page of [presenter, mirrored]) {
      await page.keyboard.press('1');
      await page.keyboard.press('PageDown');
    }
    for (const [place, [name, page]] of pages.entries()) {
      await page.getByRole('group', { name: LESSON.answer }).waitFor();
      const parts = await partsOf(page, { question: '.step .asked', results: '.step .bars span, .step .words', hands: `.step [aria-label="${HANDS.title}"] p > span`, ...counts });
      expect(parts['question'], `${name}: as large as before`).toBe(questions[place]!['question']);
      for (const what of ['results', 'hands', 'count', 'sentence']) expect(parts[what], `${name}, ${what}`).toBeGreaterThanOrEqual(CAPTION);
    }
    await expectSoon(() => audience.locator('article').evaluate((article) => article.getBoundingClientRect().bottom <= document.querySelector('footer')!.getBoundingClientRect().top), 'and all of it in sight').toBe(true);
  });
});
