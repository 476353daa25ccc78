/** The lab on the built app: doubling, adding one, going back in time, in changes and in history. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { decodeScenario } from '../../src/link/codec';
import { peopleMoved, populate } from '../../src/model/population';
import { PLACEMENT_IDS } from '../../src/model/placement';
import { peopleOf } from '../../src/model/people';
import type { Scenario } from '../../src/model/scenario';
import { CONTROLS, DRAWER, TABLE } from '../../src/text/page/lab';
import { FIRST, TIME, TOP } from '../../src/text/page/page';
import { GROUP_TITLES } from '../../src/text/page/panel';
import { gatewaysAtEnd } from './walk/engine';
import { button, expectSoon, framesPass, hasEnded, hashOf, openDrawer, openLab, playFast, runIsIn, typeHash } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { gatewayDescriptions } from './walk/spoken';
import { openPage, useBrowser } from './harness';

useBrowser();

const AT_END = 't=1000000';
const scenarioOf = (hash: string): Scenario => decodeScenario(hash).scenario;
/** A hash without its play head. */
const withoutHead = (hash: string): string => hash.replace(/(?:^|&)t=[^&]*/, '');

async function openAtEnd(link: string): Promise<Page> {
  const page = await openPage({ hash: `${link}&${AT_END}` });
  await runIsIn(page);
  await hasEnded(page);
  await playFast(page);
  return page;
}
/** Expects that the page shows the end of this link's run. */
async function expectEndOf(page: Page, link: string): Promise<void> {
  await expectSoon(() => gatewayDescriptions(page), link).toEqual(gatewaysAtEnd(link));
}
function movedWords(before: Scenario, after: Scenario): string {
  const at = (scenario: Scenario) => populate(scenario, designOf(scenario.design));
  return TABLE.moved(peopleMoved(at(before), at(after)), peopleOf(after));
}

describe('double the gateways', () => {
  it('plays the same messages again, keeps the run before as Was, and can be undone', async () => {
    const link = 'chats=2&users=6&gateways=3';
    const page = await openAtEnd(link);
    await expectEndOf(page, link);
    await openDrawer(page, DRAWER.numbers);
    await expectSoon(() => page.getByRole('columnheader', { name: TABLE.was }).count()).toBe(0);

    await button(page, CONTROLS.double).click();
    await expectEndOf(page, 'chats=2&users=6&gateways=6');
    const row = page.getByRole('row', { name: TABLE.rows.gateways, exact: false }).first();
    await expectSoon(() => row.getByRole('cell').allInnerTexts()).toEqual(['3', '6']);
    await hasEnded(page);
    expect(withoutHead(await hashOf(page))).toBe('chats=2&users=6&gateways=6');

    await button(page, TOP.undo).click();
    await expectEndOf(page, link);
    expect(withoutHead(await hashOf(page))).toBe(link);
    await button(page, TOP.redo).click();
    await expectEndOf(page, 'chats=2&users=6&gateways=6');
    await expectSoon(() => button(page, TOP.redo).isDisabled()).toBe(true);
    expectNoComplaint(page);
  });

  it('is over at the last gateway that there may be', async () => {
    const page = await openPage({ hash: 'gateways=60000&users=1' });
    await page.getByText(/^GW1$|busiest/).first().waitFor();
    await expectSoon(() => button(page, CONTROLS.double).isDisabled()).toBe(true);
    await button(page, CONTROLS.addOne).click();
    await expectSoon(() => hashOf(page)).toMatch(/^users=1&gateways=60001/);
    await typeHash(page, 'gateways=100000&users=1');
    await expectSoon(() => button(page, CONTROLS.addOne).isDisabled()).toBe(true);
  });
});

describe('add one gateway', () => {
  it('says how many people moved, under each placement', async () => {
    const page = await openPage({ hash: `seed=1&${AT_END}` });
    for (const placement of PLACEMENT_IDS) {
      const link = (gateways: number): string => `chats=3&users=20&gateways=${String(gateways)}&placement=${placement}`;
      await typeHash(page, `${link(4)}&${AT_END}`);
      await hasEnded(page);
      await expectEndOf(page, link(4));
      await button(page, CONTROLS.addOne).click();
      await openDrawer(page, DRAWER.numbers);
      await page.getByText(movedWords(scenarioOf(link(4)), scenarioOf(link(5)))).waitFor();
      expect(scenarioOf(await hashOf(page))).toMatchObject({ chats: 3, users: 20, gateways: 5, placement });
    }
    expectNoComplaint(page);
  });
});

describe('the browser’s own back and forward', () => {
  it('go from change to change', async () => {
    const page = await openAtEnd('users=6');
    await button(page, CONTROLS.double).click();
    await expectEndOf(page, 'users=6&gateways=4');
    await hasEnded(page);
    const doubled = await hashOf(page);
    await button(page, 'Topic per user').click();
    await expectEndOf(page, 'design=topic-per-user&users=6&gateways=4');
    await hasEnded(page);

    await page.goBack();
    await expectSoon(() => hashOf(page)).toBe(doubled);
    await expectEndOf(page, 'users=6&gateways=4');
    await expectSoon(() => button(page, 'Direct append').getAttribute('aria-pressed')).toBe('true');
    await page.goBack();
    await expectEndOf(page, 'users=6');
    await page.goForward();
    await expectSoon(() => hashOf(page)).toBe(doubled);
    await expectEndOf(page, 'users=6&gateways=4');
    expectNoComplaint(page);
  });
});

describe('the way back to where it all began', () => {
  it('is the way back to the first minute', async () => {
    const page = await openPage();
    await openLab(page);
    await button(page, CONTROLS.addOne).click();
    await expectSoon(() => hashOf(page)).toMatch(/^gateways=3/);
    await page.goBack();
    await page.getByRole('heading', { name: FIRST.opening }).waitFor();
  });
});

describe('the address', () => {
  it('holds only what differs from the default', async () => {
    const page = await openPage({ hash: 'seed=5' });
    await runIsIn(page);
    await page.getByText(GROUP_TITLES.people, { exact: true }).click();
    await page.getByText(GROUP_TITLES.gateways, { exact: true }).click();
    const people = page.getByLabel('people per chat');
    await people.fill('6');
    await people.press('Enter');
    await expectSoon(async () => withoutHead(await hashOf(page))).toBe('users=6&seed=5');
    await page.getByLabel('how people connect').selectOption('ring');
    await expectSoon(async () => withoutHead(await hashOf(page))).toBe('users=6&placement=ring&seed=5');
    await people.fill('8');
    await people.press('Enter');
    await page.getByLabel('how people connect').selectOption('round-robin');
    await expectSoon(async () => withoutHead(await hashOf(page))).toBe('seed=5');
  });

  it('is told the play head when playing stops, and not while it goes on', async () => {
    const page = await openPage({ hash: 'messages=5' });
    await runIsIn(page);
    await page.getByLabel(TIME.speed).selectOption('2');
    await button(page, TIME.play).click();
    const seen = new Set<string>();
    for (let look = 0; look < 8; look++) {
      await framesPass(page, 4);
      seen.add(await hashOf(page));
    }
    expect([...seen]).toEqual(['messages=5']);
    await button(page, TIME.pause).click();
    await expectSoon(() => hashOf(page)).toMatch(/^messages=5&t=\d/);
    const shown = await page.getByRole('slider', { name: TIME.line }).getAttribute('aria-valuetext');
    const millis = scenarioOf(await hashOf(page)).t;
    expect(shown!.split(' of ')[0]).toBe(TIME.position(millis * 1000, 4_000_000).split(' of ')[0]);
  });

  it('holds the moment that is shown after a change of a setting, too', async () => {
    const page = await openAtEnd('messages=2');
    await page.getByText(GROUP_TITLES.people, { exact: true }).click();
    await page.getByLabel('people per chat').fill('6');
    await page.getByLabel('people per chat').press('Enter');
    await expectEndOf(page, 'users=6&messages=2');
    await hasEnded(page);
    const other = await openPage({ hash: await hashOf(page) });
    await runIsIn(other);
    expect(await gatewayDescriptions(other)).toEqual(await gatewayDescriptions(page));
  });
});
