/** The built app by keyboard alone: all of it can be reached, done and seen. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ABOUT } from '../../src/text/page/about';
import { CARD, CONTROLS, REPAIR } from '../../src/text/page/lab';
import { COPY, FIRST, TIME, TOP } from '../../src/text/page/page';
import { GROUP_TITLES } from '../../src/text/page/panel';
import { gatewaysAtEnd, nodeRun } from './walk/engine';
import { hasFocus, tabTo, tourOfStops, type Tour } from './walk/keys';
import { button, expectSoon, gateway, hasEnded, hashOf, person, playFast, runIsIn } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { gatewayDescriptions } from './walk/spoken';
import { openPage, useBrowser } from './harness';

useBrowser();

const AT_END = 't=1000000';
const waitFor = (page: Page, heading: string) =>
  page.getByRole('heading', { name: heading, exact: true }).waitFor();
const headMicros = async (page: Page): Promise<number> =>
  Math.round(Number(/(?:^|&)t=([-\d.]+)/.exec(await hashOf(page))?.[1] ?? '0') * 1000);

async function open(hash: string): Promise<Page> {
  const page = await openPage({ hash });
  await runIsIn(page);
  return page;
}

describe('by keyboard alone', () => {
  it('goes the first minute from load into the lab', async () => {
    const page = await openPage();
    await runIsIn(page);
    await tabTo(page, person(page, 1));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => hasFocus(person(page, 3))).toBe(true);
    await page.keyboard.press('Enter');
    await waitFor(page, FIRST.told);
    await expectSoon(() => hasFocus(person(page, 3)), 'the focus stays on the person who posted').toBe(true);

    await tabTo(page, page.getByRole('radio').first());
    await page.keyboard.press('ArrowDown');
    await expectSoon(() => page.getByRole('radio', { name: '4', exact: true }).isChecked()).toBe(true);
    await tabTo(page, button(page, FIRST.double));
    await page.keyboard.press('Enter');
    await gateway(page, 4).waitFor();
    await tabTo(page, button(page, TOP.openLab));
    await page.keyboard.press('Enter');
    await button(page, CONTROLS.double).waitFor();
    expectNoComplaint(page);
  });

  it('changes the design, doubles, posts', async () => {
    const page = await open(`users=6&${AT_END}`);
    await hasEnded(page);
    await playFast(page);
    await tabTo(page, button(page, 'Topic per chat'));
    await page.keyboard.press('Enter');
    await expectSoon(() => gatewayDescriptions(page)).toEqual(gatewaysAtEnd('design=topic-per-chat&users=6'));
    await hasEnded(page);
    await tabTo(page, button(page, CONTROLS.double));
    await page.keyboard.press('Space');
    await expectSoon(() => gatewayDescriptions(page)).toEqual(gatewaysAtEnd('design=topic-per-chat&users=6&gateways=4'));
    await hasEnded(page);
    await tabTo(page, person(page, 1));
    await page.keyboard.press('End');
    await expectSoon(() => hasFocus(person(page, 6))).toBe(true);
    await page.keyboard.press('Enter');
    await expectSoon(() => hashOf(page)).toMatch(/&do=[\d.]+:post:u6(&|$)/);
    expectNoComplaint(page);
  });

  it('plays, pauses and steps with single keys', async () => {
    const page = await open('messages=3');
    const { beats } = nodeRun('messages=3').index!;
    const head = page.getByRole('slider', { name: TIME.line });
    const start = await head.inputValue();
    await page.keyboard.press('Space');
    await button(page, TIME.pause).waitFor();
    await expectSoon(() => head.inputValue()).not.toBe(start);
    await page.keyboard.press('Space');
    await button(page, TIME.play).waitFor();
    const paused = await headMicros(page);
    expect(paused).toBeGreaterThan(0);
    const next = beats.find((beat) => beat > paused)!;
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => headMicros(page)).toBe(Math.round(next));
    await page.keyboard.press('ArrowLeft');
    await expectSoon(() => headMicros(page)).toBeLessThan(Math.round(next));
    const before = await headMicros(page);
    await page.keyboard.press('.');
    await expectSoon(() => headMicros(page)).toBeGreaterThan(before);
  });

  it('plays and steps on the controls themselves', async () => {
    const page = await open('messages=3');
    await tabTo(page, button(page, TIME.play));
    await page.keyboard.press('Space');
    await button(page, TIME.pause).waitFor();
    await page.keyboard.press('Space');
    await button(page, TIME.play).waitFor();
    await tabTo(page, page.getByRole('slider', { name: TIME.line }));
    const before = await headMicros(page);
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => headMicros(page)).toBeGreaterThan(before);
  });

  it('fires no shortcut in a field, nor when they are switched off', async () => {
    const page = await open('');
    await button(page, TOP.openLab).click();
    await page.getByText(GROUP_TITLES.people, { exact: true }).click();
    await page.getByLabel('people per chat').focus();
    await page.keyboard.press('.');
    await page.keyboard.press('ArrowLeft');
    await expectSoon(() => hashOf(page)).toBe('');
    const check = page.getByRole('checkbox', { name: CONTROLS.shortcuts });
    await check.uncheck();
    await check.evaluate((element) => { element.blur(); });
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => button(page, TIME.play).count()).toBe(1);
    await expectSoon(() => hashOf(page)).toBe('');
    await check.check();
    await check.evaluate((element) => { element.blur(); });
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => headMicros(page)).toBeGreaterThan(0);
  });

  it('opens and closes a card and About, and the focus comes back', async () => {
    const page = await open('');
    await button(page, TOP.openLab).click();
    for (const close of ['Enter', 'Escape']) {
      await tabTo(page, gateway(page, 1));
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'GW1' }).waitFor();
      await expectSoon(() => hasFocus(button(page, CARD.close))).toBe(true);
      await page.keyboard.press(close);
      await page.getByRole('region', { name: 'GW1' }).waitFor({ state: 'detached' });
      await expectSoon(() => hasFocus(gateway(page, 1)), close).toBe(true);
    }
    await tabTo(page, button(page, TOP.about));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expectSoon(() => page.evaluate(() => document.querySelector('dialog')?.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectSoon(() => hasFocus(button(page, TOP.about))).toBe(true);
    expectNoComplaint(page);
  });
});

describe('every tab stop does something, and its focus can be seen', () => {
  const faultless = { unseen: [], idle: [] };
  const faultsOf = ({ unseen, idle }: Tour): Partial<Tour> => ({ unseen, idle });

  it('in the opening', async () => {
    const page = await open('');
    const tour = await tourOfStops(page);
    expect(tour.stops).toEqual(expect.arrayContaining(['g GW1', 'g u1', `button ${TOP.openLab}`]));
    expect(faultsOf(tour)).toEqual(faultless);
  });
  it('in the lab', async () => {
    const page = await open(`chats=2&${AT_END}`);
    await hasEnded(page);
    const tour = await tourOfStops(page);
    expect(tour.stops).toEqual(expect.arrayContaining(['g GW1', 'g u1', `button ${CONTROLS.double}`, `input ${TIME.line}`]));
    expect(faultsOf(tour)).toEqual(faultless);
  });
  it('in the dialogs', async () => {
    const page = await open(`gateways=0&${AT_END}`);
    const repair = await tourOfStops(page);
    expect(repair.stops).toEqual([`input ${COPY.label(REPAIR.copy)}`, `button ${REPAIR.copy}`, `button ${REPAIR.close}`]);
    expect(faultsOf(repair)).toEqual(faultless);
    await page.keyboard.press('Escape');
    // By keyboard: a dialog that a mouse opens need not show where the focus is.
    await button(page, TOP.about).focus();
    await page.keyboard.press('Enter');
    const about = await tourOfStops(page);
    expect(about.stops).toHaveLength(ABOUT.flatMap(({ links = [] }) => links).length + 1);
    expect(faultsOf(about)).toEqual(faultless);
  });
});
