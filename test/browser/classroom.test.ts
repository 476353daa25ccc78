/** A classroom's windows on the built app: two pages of one browser, which tell each other. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AUDIENCE, BLANK, CARD, CHECK, CODE, DESK, HANDS, TOOLS } from '../../src/text/lesson/classroom';
import { LESSON } from '../../src/text/lesson/lesson';
import { STATUS, TIME } from '../../src/text/page/page';
import { violationsOf } from './walk/axe';
import { lookName, LOOKS, setLook } from './walk/looks';
import { sidewaysPixels } from './walk/cut';
import { button, expectSoon, hashOf, printed, runIsIn, typeHash } from './walk/page';
import { expectQuiet, openPage, useBrowser } from './harness';
import { expectSame, openBeside, openPresenter, ROOM, shownBy } from './room';

useBrowser();

const ACTIONS = 200;

/** A number from 0 to 1 that depends on the seed alone. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One of all things that a presenter can do with step, question and play head. */
function act(presenter: Page, pick: number): Promise<void> {
  return presenter.evaluate((share) => {
    const controls = [...document.querySelectorAll<HTMLElement>('.step button:not(.jump), .step input, .player button, .player input, nav button.icon')].filter((one) => !one.matches(':disabled'));
    const control = controls[Math.floor(share * controls.length)];
    if (control instanceof HTMLInputElement && control.type === 'range') {
      const place = (share * 97) % 1;
      control.value = String(Number(control.min) + place * (Number(control.max) - Number(control.min)));
      control.dispatchEvent(new Event('input', { bubbles: true }));
    } else control?.click();
  }, pick);
}

/** Waits for the run of the presenter's step, if it has one, and moves its play head to a place of 0 to 1. */
async function moveHead(presenter: Page, place: number): Promise<void> {
  const line = presenter.getByRole('slider', { name: TIME.line });
  if ((await line.count()) === 0) return;
  await presenter.getByText(STATUS.preparing).waitFor({ state: 'hidden' });
  await line.evaluate((input, share) => {
    if (!(input instanceof HTMLInputElement)) return;
    input.value = String(Number(input.min) + share * (Number(input.max) - Number(input.min)));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, place);
}

declare global {
  /** Of a window that can be covered: says whether it is. */
  var setCovered: (isCovered: boolean) => void;
}

/** Lets a page be covered as by another window: it is told so, and frames and messages wait until it comes into sight again. */
async function makeCoverable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const draw = window.requestAnimationFrame.bind(window);
    let isCovered = false;
    let waiting: (() => void)[] = [];
    window.requestAnimationFrame = (callback) => draw((now) => {
      if (isCovered) waiting.push(() => draw(callback));
      else callback(now);
    });
    window.BroadcastChannel = class extends BroadcastChannel {
      override set onmessage(listener: (event: MessageEvent) => void) {
        this.addEventListener('message', (event) => {
          if (isCovered) waiting.push(() => { listener(event); });
          else listener(event);
        });
      }
    };
    globalThis.setCovered = (covered) => {
      isCovered = covered;
      Object.defineProperty(document, 'hidden', { configurable: true, value: covered });
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: covered ? 'hidden' : 'visible' });
      document.dispatchEvent(new Event('visibilitychange'));
      if (covered) return;
      for (const go of waiting) go();
      waiting = [];
    };
  });
}
const cover = (page: Page, isCovered: boolean): Promise<void> => page.evaluate((covered) => { globalThis.setCovered(covered); }, isCovered);

/** Where a window's play head is, in milliseconds. */
async function headOf(page: Page): Promise<number> {
  return parseFloat((await page.locator('.clock').innerText()).replace(/^\D*/, ''));
}
async function behind(other: Page, presenter: Page): Promise<number> {
  const [head, ahead] = await Promise.all([headOf(other), headOf(presenter)]);
  return ahead - head;
}

describe('two windows', () => {
  it(`show the same through ${String(ACTIONS)} things that a presenter does, reloads, and a late comer`, async () => {
    const presenter = await openPresenter();
    await runIsIn(presenter);
    const audience = await openBeside(presenter);
    const random = randomOf(11);
    let late: Page | null = null;
    const seen = new Set<unknown>();
    const clocks = new Set<unknown>();
    for (let action = 0; action < ACTIONS; action++) {
      await act(presenter, random());
      if (action === 60) await presenter.reload({ waitUntil: 'networkidle' });
      if (action === 120) await audience.reload({ waitUntil: 'networkidle' });
      if (action === 100) late = await openBeside(presenter, 'step=one-socket&room=one');
      if (action % 10 !== 9) continue;
      await moveHead(presenter, random());
      await expectSame(presenter, audience, ...(late ? [late] : []));
      const { step, isAnswered, clock } = await shownBy(audience);
      seen.add(`${String(step)} ${String(isAnswered)}`);
      clocks.add(clock);
    }
    expect(seen.size, 'different places were compared').toBeGreaterThan(5);
    expect(clocks.size, 'and different times').toBeGreaterThan(2);
  });

  it('play side by side, and the presenter knows who listens', async () => {
    const presenter = await openPresenter('step=more-gateways&room=one');
    await runIsIn(presenter);
    await presenter.getByText(DESK.link.alone).waitFor();
    const audience = await openBeside(presenter, 'step=more-gateways&room=one');
    await presenter.getByText(DESK.link.heard(1)).waitFor();
    await button(presenter, LESSON.noGuess).click();
    await audience.getByRole('group', { name: LESSON.answer }).waitFor();
    await expectSame(presenter, audience);
    await audience.close();
    await presenter.getByText(DESK.link.alone).waitFor();
    expectQuiet(presenter);
  });

  it('stay together when one was covered: it catches up at once, play head and all', async () => {
    const presenter = await openPresenter('step=say-hi&room=one');
    const audience = await openBeside(presenter, ROOM, makeCoverable);
    await presenter.bringToFront();
    await audience.getByText(AUDIENCE.following).waitFor();
    await cover(audience, true);
    await button(presenter, LESSON.next).first().click();
    await button(presenter, LESSON.noGuess).click();
    await presenter.getByRole('group', { name: LESSON.answer }).waitFor();
    await cover(audience, false);
    await expectSame(presenter, audience);
    await audience.getByRole('heading', { name: 'More gateways' }).waitFor();

    await presenter.getByRole('slider', { name: TIME.line }).press('Home');
    await expectSame(presenter, audience);
    await cover(audience, true);
    await button(presenter, TIME.play).click();
    await expectSoon(() => behind(audience, presenter)).toBeGreaterThan(30);
    await cover(audience, false);
    await expectSoon(async () => Math.abs(await behind(audience, presenter))).toBeLessThan(10);
    await expectSoon(() => button(presenter, TIME.pause).isVisible(), 'while it plays').toBe(true);
    await expectSame(presenter, audience);
  });

  it('begin anew where another room is typed into one that is open', async () => {
    const one = await openPresenter('step=more-gateways&room=one');
    const two = await openBeside(one, 'step=full-size&room=two&role=presenter');
    const audience = await openBeside(one, 'step=say-hi&room=one');
    await audience.getByRole('heading', { name: 'More gateways' }).waitFor();
    await typeHash(audience, 'step=say-hi&room=two');
    await audience.getByRole('heading', { name: 'Full size' }).waitFor();
    await expectSame(two, audience);
    await one.getByText(DESK.link.alone).waitFor();
    await two.getByText(DESK.link.heard(1)).waitFor();
  });

  it('of two rooms never mix', async () => {
    const one = await openPresenter();
    const two = await openBeside(one, 'step=full-size&room=two&role=presenter');
    const ofOne = await openBeside(one);
    const ofTwo = await openBeside(one, 'step=say-hi&room=two');
    await button(one, LESSON.next).first().click();
    await expectSame(one, ofOne);
    await expectSame(two, ofTwo);
    await expectSoon(() => two.locator('[data-step-heading]').textContent()).toBe('Full size');
    await expectSoon(() => ofOne.locator('[data-step-heading]').textContent()).toBe('More gateways');
  });

  it('of a presenter that is gone can be used by themselves', async () => {
    const presenter = await openPresenter('step=more-gateways&room=one');
    const audience = await openBeside(presenter, 'step=say-hi&room=one');
    await audience.getByRole('heading', { name: 'More gateways' }).waitFor();
    await expectSoon(() => button(audience, LESSON.noGuess).count(), 'there is nothing to press').toBe(0);
    await presenter.close();
    await audience.getByText(AUDIENCE.left).waitFor();
    await button(audience, LESSON.noGuess).click();
    await audience.getByRole('group', { name: LESSON.answer }).waitFor();
    expect(await violationsOf(audience)).toEqual([]);
  });
});

describe('the presenter', () => {
  it('is opened from the lesson, and opens the audience’s window', async () => {
    const page = await openPage({ hash: 'step=more-gateways' });
    await page.getByRole('link', { name: LESSON.teach }).click();
    await button(page, DESK.openAudience).waitFor();
    await expectSoon(() => hashOf(page)).toMatch(/^step=more-gateways&room=\w{14}&role=presenter$/);
    const [audience] = await Promise.all([page.context().waitForEvent('page'), button(page, DESK.openAudience).click()]);
    await audience.getByText(AUDIENCE.following).waitFor();
    await expectSame(page, audience);
    expect(await violationsOf(page)).toEqual([]);
    expect(await violationsOf(audience)).toEqual([]);
  });

  it('has nothing that axe finds in any look, and nothing sticks out', async () => {
    const presenter = await openPresenter('step=more-gateways&room=one');
    await runIsIn(presenter);
    for (const look of LOOKS) {
      await setLook(presenter, look);
      expect(await violationsOf(presenter), lookName(look)).toEqual([]);
      expect(await sidewaysPixels(presenter), lookName(look)).toBe(0);
    }
    for (const theme of Object.values(DESK.themes)) {
      await presenter.getByRole('combobox', { name: DESK.audienceTheme }).selectOption(theme);
      const audience = await openBeside(presenter, 'step=more-gateways&room=one');
      await audience.getByText(AUDIENCE.following).waitFor();
      expect(await violationsOf(audience), theme).toEqual([]);
      await audience.close();
    }
  });

  it('leads by a remote alone: on, back, black', async () => {
    const presenter = await openPresenter('step=more-gateways&room=one');
    const audience = await openBeside(presenter, 'step=more-gateways&room=one');
    await runIsIn(presenter);
    const answer = presenter.getByRole('group', { name: LESSON.answer });
    await presenter.keyboard.press('PageDown');
    await presenter.keyboard.press('PageDown');
    await answer.waitFor();
    await presenter.keyboard.press('PageUp');
    await answer.waitFor({ state: 'detached' });
    await presenter.keyboard.press('.');
    await audience.getByRole('dialog', { name: BLANK.name }).waitFor();
    await presenter.keyboard.press('x');
    await audience.getByRole('dialog', { name: BLANK.name }).waitFor({ state: 'detached' });
    await presenter.keyboard.press('PageUp');
    await presenter.getByRole('heading', { name: 'Say hi' }).waitFor();
  });

  it('is led by keys that are pressed in the audience’s window, too, and by a held key one step', async () => {
    const presenter = await openPresenter('step=more-gateways&room=one');
    const audience = await openBeside(presenter, 'step=more-gateways&room=one');
    await audience.getByText(AUDIENCE.following).waitFor();
    await expectSoon(() => printed(presenter)).toContain(DESK.keys);
    await audience.bringToFront();
    await audience.keyboard.press('.');
    await audience.getByRole('dialog', { name: BLANK.name }).waitFor();
    await audience.keyboard.press('x');
    await audience.getByRole('dialog', { name: BLANK.name }).waitFor({ state: 'detached' });
    await audience.keyboard.press('PageUp');
    for (const page of [presenter, audience]) await page.getByRole('heading', { name: 'Say hi' }).waitFor();
    // The browser repeats a key that is pressed again without being let go.
    for (let held = 0; held < 12; held++) await audience.keyboard.down('PageUp');
    await audience.keyboard.up('PageUp');
    for (let held = 0; held < 12; held++) await audience.keyboard.down('ArrowRight');
    await audience.keyboard.up('ArrowRight');
    const answer = audience.getByRole('group', { name: LESSON.answer });
    await answer.waitFor();
    await expectSame(presenter, audience);
    await expectSoon(async () => (await shownBy(presenter)).step).toBe('Say hi');
  });

  it('counts hands by keys, and shows them with the result', async () => {
    const presenter = await openPresenter('step=more-gateways&room=one');
    const audience = await openBeside(presenter, 'step=more-gateways&room=one');
    await runIsIn(presenter);
    await expectSoon(() => presenter.locator('fieldset label').allInnerTexts(), 'letters as on the cards').toEqual([expect.stringMatching(/^A\s+2$/), expect.stringMatching(/^B\s+4$/), expect.stringMatching(/^C\s+8$/)]);
    for (const key of ['1', '3', '0']) await presenter.keyboard.press(key);
    await expectSoon(() => presenter.locator('section .row [aria-pressed="true"]').allTextContents()).toEqual(['few', 'most', 'none']);
    await expectSoon(() => audience.getByRole('heading', { name: HANDS.title }).count(), 'told with the result only').toBe(0);
    await presenter.keyboard.press('PageDown');
    await presenter.keyboard.press('PageDown');
    await audience.getByRole('heading', { name: HANDS.title }).waitFor();
    await expectSoon(() => audience.getByRole('region', { name: HANDS.title }).innerText()).toMatch(/B\s+(?:4\s+)?✓\s+most/);
    for (const page of [presenter, audience]) await expectSoon(() => printed(page), 'the hands were its guess').not.toContain(LESSON.noGuessMade);
    expect(await violationsOf(audience)).toEqual([]);
  });
});

describe('one screen', () => {
  it('has hands, code, check and a black screen, and never a note', async () => {
    const page = await openPage({ hash: 'step=more-gateways&role=screen' });
    await runIsIn(page);
    await expectSoon(() => page.getByRole('heading', { name: DESK.notes }).count()).toBe(0);
    await button(page, TOOLS.code).click();
    const code = page.getByRole('dialog', { name: CODE.title });
    await expectSoon(() => code.innerText()).toContain(CODE.onlyHere);
    await expectSoon(() => code.getByRole('link').getAttribute('href')).toMatch(/#step=more-gateways$/);
    expect(await violationsOf(page)).toEqual([]);
    await button(page, CODE.close).click();
    await button(page, TOOLS.check).click();
    await button(page, CHECK.assign(CHECK.actions.next)).click();
    await page.keyboard.press('F9');
    expect(await violationsOf(page)).toEqual([]);
    await button(page, CHECK.close).click();
    await page.keyboard.press('F9');
    await page.keyboard.press('F9');
    await page.getByRole('group', { name: LESSON.answer }).waitFor();
    await page.keyboard.press('b');
    await page.getByRole('dialog', { name: BLANK.name }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: BLANK.name }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'More gateways' }).waitFor();
    expectQuiet(page);
  });
});

describe('a card', () => {
  it('is one letter and its shape, and leads to the others', async () => {
    const page = await openPage({ hash: 'card=B', width: 360, height: 740 });
    await page.getByRole('heading', { name: CARD.name('B', CARD.shapes.B) }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await expectSoon(() => page.getByRole('alert').count()).toBe(0);
    await page.getByRole('link', { name: 'D' }).click();
    await page.getByRole('heading', { name: CARD.name('D', CARD.shapes.D) }).waitFor();
    await typeHash(page, 'card=Q');
    await page.getByText(CARD.none('Q', 'A')).waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
