/** What can befall the worker of the built app: it is said, a new one does the run, the scenario is as it was. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CONTROLS } from '../../src/text/page/lab';
import { PICTURE, STATUS, TOP } from '../../src/text/page/page';
import { gatewaysAtEnd } from './walk/engine';
import { button, expectSoon, hashOf, printed, runIsIn, typeHash } from './walk/page';
import { gatewayDescriptions } from './walk/spoken';
import { openPage, useBrowser } from './harness';

useBrowser();

/** Some hundred million people: long enough to be broken off in the middle. */
const LONG = 'chats=40&users=10000000&gateways=12&placement=random';
const SHORT = 'users=6&gateways=3&t=1000000';
/** As large as a scenario can be: nobody waits for its end. */
const HUGE = 'chats=100000&users=10000&gateways=100000&placement=ring&virtualNodes=1000';
const WORKER_FILE = /worker[^/]*\.js$/;

const said = (page: Page, text: string) => page.getByText(text).waitFor();

/** Has the long run worked out in a page that shows a short one. */
async function openLongRun(): Promise<Page> {
  const page = await openPage({ hash: SHORT });
  await runIsIn(page);
  await typeHash(page, LONG);
  return page;
}

describe('a worker', () => {
  it('that is killed in the middle of a long run is replaced, and the run is done', async () => {
    const page = await openLongRun();
    await page.getByText(/^Working out the run: /).waitFor();
    await expectSoon(() => gatewayDescriptions(page), 'the long run is not over yet').toEqual(gatewaysAtEnd(SHORT));
    await page.workers()[0]!.evaluate(() => {
      globalThis.close();
    });
    await said(page, STATUS.restarted('died'));
    await page.getByText(STATUS.tooMany(400_000_000, 12)).waitFor();
    await expectSoon(() => hashOf(page)).toBe(LONG);
    await expectSoon(() => page.getByLabel('people per chat').inputValue()).toBe('10000000');
    await button(page, STATUS.dismiss).click();
    await expectSoon(() => printed(page)).not.toContain(STATUS.restarted('died'));
  });

  it('that works for long is said to, and can be told to stop, which goes back to the scenario before', async () => {
    const page = await openLongRun();
    await page.getByText(/^Working out the run: [1-9]\d?% done\./).waitFor();
    await button(page, STATUS.cancel).click();
    // The end by name: past it there is nothing to come back to.
    await expectSoon(() => hashOf(page)).toMatch(/^users=6&gateways=3&t=82\./);
    await expectSoon(() => gatewayDescriptions(page)).toEqual(gatewaysAtEnd(SHORT));
    await expectSoon(() => page.getByLabel('chats', { exact: true }).inputValue()).toBe('1');
  });

  it('whose file does not load at first is loaded again', async () => {
    const page = await openPage({ hash: SHORT });
    let aborted = 0;
    await page.route(WORKER_FILE, (route) => (aborted++ === 0 ? route.abort() : route.continue()));
    await page.reload();
    await said(page, STATUS.restarted('could not be loaded'));
    await expectSoon(() => gatewayDescriptions(page)).toEqual(gatewaysAtEnd(SHORT));
    expect(aborted).toBe(2);
    await expectSoon(() => hashOf(page)).toContain('users=6&gateways=3');
  });

  it('whose file does not load at all is given up, until somebody starts it again', async () => {
    const page = await openPage({ hash: SHORT });
    await page.route(WORKER_FILE, (route) => route.abort());
    await page.reload();
    await said(page, STATUS.failed('could not be loaded'));
    await expectSoon(() => button(page, CONTROLS.double).isVisible()).toBe(true);
    await page.unroute(WORKER_FILE);
    await button(page, STATUS.restart).click();
    await expectSoon(() => gatewayDescriptions(page)).toEqual(gatewaysAtEnd(SHORT));
    await expectSoon(() => printed(page)).not.toContain(STATUS.failed('could not be loaded'));
  });
});

describe('a window without a worker', () => {
  const picture = (page: Page) => page.locator('[data-picture] svg, .room svg').first();
  /** What nobody may read where nothing is under way. */
  const CLAIMS = new RegExp([STATUS.preparing, STATUS.starting, '% done'].map((text) => text.replace('.', '\\.')).join('|'));

  it.each([
    ['the first minute', ''],
    ['the lab', SHORT],
    ['the lesson', 'step=more-gateways'],
    ['the presenter', 'step=more-gateways&room=none&role=presenter'],
    ['the audience', 'step=more-gateways&room=none'],
    ['one mirrored screen', 'step=more-gateways&role=screen'],
    ['a figure', 'embed=1&gateways=4'],
    ['a figure without words or button', 'embed=1&gateways=4&hide=caption,button,open,count'],
    ['a question', 'embed=1&step=more-gateways'],
  ])('says so, claims nothing, and does what was wanted once it is started again: %s', async (_name, hash) => {
    const page = await openPage({ hash });
    await page.route(WORKER_FILE, (route) => route.abort());
    await page.reload();
    await said(page, STATUS.failed('could not be loaded'));
    await expectSoon(() => printed(page)).not.toMatch(CLAIMS);
    await expectSoon(() => picture(page).count()).toBe(0);
    await page.unroute(WORKER_FILE);
    await button(page, STATUS.restart).click();
    await picture(page).waitFor();
    await expectSoon(() => printed(page)).not.toContain(STATUS.failed('could not be loaded'));
  });

  it.each([[480, 300], [320, 200]])('says so in a small figure of %d by %d pixels', async (width, height) => {
    const page = await openPage({ hash: 'embed=1&gateways=4', width, height });
    await page.route(WORKER_FILE, (route) => route.abort());
    await page.reload();
    await said(page, STATUS.failed('could not be loaded'));
    await button(page, STATUS.restart).waitFor();
  });
});

describe('a run that is cancelled', () => {
  it('as the first one leaves no claim that it is under way, and ways on', async () => {
    const page = await openPage({ hash: HUGE });
    await button(page, STATUS.cancel).click();
    await said(page, STATUS.cancelled);
    await expectSoon(() => printed(page)).not.toMatch(/Working out|Starting/);
    await button(page, STATUS.afterAll).click();
    await page.getByText(/^Working out the run: \d+% done\./).waitFor();
    await button(page, STATUS.cancel).click();
    await button(page, STATUS.small).click();
    await page.getByRole('group', { name: PICTURE.label }).waitFor();
    await expectSoon(() => printed(page)).not.toContain(STATUS.cancelled);
  });

  it('again and again leads to what stands, and undo to what was before that', async () => {
    const page = await openPage({ hash: SHORT });
    await runIsIn(page);
    await button(page, CONTROLS.addOne).click();
    await expectSoon(() => page.getByLabel('gateways', { exact: true }).inputValue()).toBe('4');
    await page.getByRole('button', { name: 'GW4' }).first().waitFor();
    for (const hash of [HUGE, LONG]) {
      await typeHash(page, hash);
      await button(page, STATUS.cancel).click();
      await said(page, STATUS.wasCancelled);
      await expectSoon(() => hashOf(page)).toMatch(/^users=6&gateways=4/);
    }
    await button(page, TOP.undo).click();
    await expectSoon(() => gatewayDescriptions(page)).toEqual(gatewaysAtEnd(SHORT));
  });
});
