/** Every kind of page with what readers set for themselves: their own colours, more contrast, 400 %, spaced text. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LESSON } from '../../src/text/lesson/lesson';
import { COMPARE } from '../../src/text/page/compare';
import { TIME, TOP } from '../../src/text/page/page';
import { button, expectSoon, framesPass, runIsIn } from './walk/page';
import { sidewaysPixels } from './walk/cut';
import { lasting } from './walk/lasting';
import { openPage, useBrowser } from './harness';

useBrowser();

const PAGES: Readonly<Record<string, string>> = {
  'the opening': '',
  'the lab': 'users=8&gateways=3&t=62',
  'a step': 'step=more-gateways',
  'all designs': 'compare=1',
  'a figure': 'embed=1&chats=2&gateways=3&t=62',
};
/** WCAG 1.4.12, as a reader's own style sheet would have it. */
const SPACING = '*:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

async function space(page: Page): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  await framesPass(page, 4);
}

/** How far the page can be scrolled to the side, and which buttons' words run out of them. */
const runsOff = (page: Page): Promise<string[]> =>
  lasting(page, () => page.evaluate(() => {
    const wide = document.scrollingElement!.scrollWidth - innerWidth;
    const isCut = (one: Element): boolean => {
      const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement!.closest('[aria-hidden="true"], .visually-hidden')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        // The space after the last letter is no letter.
        if (range.getBoundingClientRect().right > one.getBoundingClientRect().right + 4) return true;
      }
      return false;
    };
    const cut = [...document.querySelectorAll('button, a.button, legend, h2')].filter((one) => one.checkVisibility() && isCut(one));
    return [...(wide > 0 ? [`the page, by ${String(wide)} pixels`] : []), ...cut.map((one) => one.textContent.trim())];
  }));

describe.each(Object.entries(PAGES))('%s', (_name, hash) => {
  it.each([[1280, 800], [360, 740], [320, 256]])('with spaced text runs off nowhere in %i × %i', async (width, height) => {
    const page = await openPage({ hash, width, height });
    await page.getByText(/\w/).first().waitFor();
    await space(page);
    expect(await runsOff(page)).toEqual([]);
  });

  it('at 400 % has no words one below the other, and nothing to the side of the window', async () => {
    const page = await openPage({ hash, width: 320, height: 256 });
    await page.locator('svg, canvas').first().waitFor();
    const narrow = await lasting(page, () => page.evaluate(() =>
      [...document.querySelectorAll('main p, main h2, main legend')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 2 && !one.closest('.visually-hidden, [data-picture], article article'))
        .filter((one) => one.textContent.trim().split(/\s+/).length > 6 && one.getBoundingClientRect().width < 80)
        .map((one) => `${one.textContent.trim().slice(0, 40)}: ${String(Math.round(one.getBoundingClientRect().width))} pixels wide`),
    ));
    expect(narrow).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
  });
});

it.each([[1280, 800], [1024, 768]])('the presenter with spaced text runs off nowhere in %i × %i', async (width, height) => {
  const page = await openPage({ hash: 'step=more-gateways&room=one&role=presenter', width, height });
  await runIsIn(page);
  await space(page);
  expect(await runsOff(page)).toEqual([]);
});

describe('in the reader’s own colours', () => {
  const styleOf = (page: Page, name: string, property: 'backgroundColor' | 'color' | 'borderColor'): Promise<string> =>
    button(page, name).first().evaluate((one, wanted) => getComputedStyle(one)[wanted], property);

  async function open(hash: string, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await openPage({ hash, before: (one) => one.emulateMedia({ forcedColors: 'active', colorScheme }) });
    await runIsIn(page);
    return page;
  }

  it('the chosen design, and the marks of messages on the line of time, are seen', async () => {
    const page = await open(PAGES['the lab']!, 'light');
    expect(await styleOf(page, 'Direct append', 'backgroundColor')).not.toBe(await styleOf(page, 'Topic per user', 'backgroundColor'));
    const [mark, ground] = await page.evaluate((label) => {
      const line = document.querySelector(`input[aria-label="${label}"]`)!.parentElement!;
      return [getComputedStyle(line.querySelector('i')!).backgroundColor, getComputedStyle(document.body).backgroundColor];
    }, TIME.line);
    expect(mark).not.toBe(ground);
  });

  it('what waits for a guess does not look as what can be pressed', async () => {
    const page = await open(PAGES['a step']!, 'light');
    const waiting = await styleOf(page, LESSON.run, 'color');
    await page.getByRole('radio').first().check();
    await expectSoon(() => styleOf(page, LESSON.run, 'color')).not.toBe(waiting);
  });

  it('the bars of a guess and of its answer are seen', async () => {
    const page = await open(PAGES['a step']!, 'light');
    await page.getByRole('radio').first().check();
    await button(page, LESSON.run).click();
    await page.getByRole('group', { name: LESSON.answer }).waitFor();
    const [ground, ...bars] = await page.evaluate(() => [document.body, ...document.querySelectorAll('.bar i')].map((one) => getComputedStyle(one).backgroundColor));
    expect(bars.length).toBeGreaterThan(1);
    expect(bars).not.toContain(ground);
  });

  it('what is no box has no edge', async () => {
    const page = await open('step=more-gateways', 'light');
    expect(await styleOf(page, LESSON.noGuess, 'borderColor')).toBe(await page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.color = 'Canvas';
      document.body.append(probe);
      return getComputedStyle(probe).color;
    }));
  });

  it('the picture stands on the ground that the system has, whatever theme was chosen', async () => {
    const page = await open(PAGES['the lab']!, 'dark');
    await page.getByRole('combobox', { name: TOP.theme, exact: true }).selectOption(TOP.themes.light);
    await expectSoon(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'light');
  });

  it('all designs side by side are told apart by words', async () => {
    const page = await openPage({ hash: PAGES['all designs']!, before: (one) => one.emulateMedia({ forcedColors: 'active' }) });
    await page.getByText(COMPARE.title).first().waitFor();
    await expectSoon(() => page.getByText(COMPARE.own, { exact: true }).count()).toBeGreaterThan(0);
  });
});
