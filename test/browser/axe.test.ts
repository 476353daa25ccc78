/** axe finds nothing against WCAG 2.0 to 2.2, A and AA, in any scene, theme, window and motion setting. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHART } from '../../src/text/page/chart';
import { PRESET_CHOICE, presetLabel } from '../../src/text/page/costs';
import { HANGING } from '../../src/text/page/hanging';
import { CONTROLS, DRAWER, EVENTS, SHARE, REPAIR } from '../../src/text/page/lab';
import { GROUP_TITLES } from '../../src/text/page/panel';
import { FIRST, TOP } from '../../src/text/page/page';
import { violationsOf } from './walk/axe';
import { lookName, LOOKS, setLook, setWindow, type Look } from './walk/looks';
import { button, gateway, hasEnded, openDrawer, person, runIsIn, typeHash } from './walk/page';
import { openPage, useBrowser, type AxeViolation } from './harness';

useBrowser();

type Found = Record<string, AxeViolation[]>;

/** What axe finds in each of these looks; nothing is left out, so that one failure tells all. */
async function look(page: Page, looks: readonly Look[], set: (page: Page, look: Look) => Promise<void>): Promise<Found> {
  const found: Found = {};
  for (const one of looks) {
    await set(page, one);
    const violations = await violationsOf(page);
    if (violations.length > 0) found[lookName(one)] = violations;
  }
  return found;
}
const everyLook = (page: Page): Promise<Found> => look(page, LOOKS, setLook);

async function openLink(hash: string): Promise<Page> {
  const page = await openPage({ hash });
  await page.getByText('Working out the run.').waitFor({ state: 'hidden' });
  return page;
}

/** A message half way, under each other design. */
const MIDDLES = [
  'design=topic-per-user&t=41.7',
  'design=topic-per-chat&chats=3&t=41.2',
  'design=chat-gateway&chats=8&gateways=8&t=40.3',
];

describe('axe', () => {
  it('finds what is wrong, so that finding nothing says something', async () => {
    const page = await openLink('');
    await page.evaluate(() => {
      document.body.append(document.createElement('button'));
    });
    expect((await violationsOf(page)).map(({ rule }) => rule)).toEqual(['button-name']);
  });
});

describe('axe finds nothing', () => {
  it('in the opening, and where the question is asked', async () => {
    const page = await openLink('');
    expect(await everyLook(page)).toEqual({});
    await person(page, 3).click();
    await page.getByRole('heading', { name: FIRST.told }).waitFor();
    expect(await everyLook(page)).toEqual({});
  });

  it('in the lab at rest, and with all opened that can be', async () => {
    const page = await openLink('chats=2&users=6&gateways=4&t=1000000');
    await hasEnded(page);
    expect(await everyLook(page)).toEqual({});
    // On a phone the panel lies on the picture.
    await page.setViewportSize({ width: 360, height: 740 });
    await button(page, CONTROLS.open).click();
    await page.getByText(GROUP_TITLES.costs, { exact: true }).click();
    await page.getByRole('radio', { name: presetLabel('quiet') }).click();
    await page.getByText(PRESET_CHOICE.sources, { exact: true }).click();
    expect(await everyLook(page)).toEqual({});
    await page.setViewportSize({ width: 1280, height: 800 });
    await openDrawer(page, DRAWER.words);
    await page.getByText(EVENTS.open, { exact: true }).click();
    expect(await everyLook(page)).toEqual({});
    for (const tab of [DRAWER.export, DRAWER.numbers]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await openDrawer(page, tab);
      expect(await everyLook(page)).toEqual({});
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await openDrawer(page, DRAWER.chart);
    await page.getByText(CHART.table, { exact: true }).click();
    await page.getByLabel(CHART.measure).selectOption('busy');
    await page.getByText(HANGING.open).first().click();
    await gateway(page, 1).press('Enter');
    expect(await everyLook(page)).toEqual({});
  });

  it('in the middle of a message, in every design', async () => {
    const page = await openLink('loss=0.3&t=82.7');
    expect(await everyLook(page)).toEqual({});
    for (const [number, link] of MIDDLES.entries()) {
      await typeHash(page, link);
      await runIsIn(page);
      expect(await look(page, [LOOKS[number]!, LOOKS[number + 3]!], setLook), link).toEqual({});
    }
  });

  it('from far', async () => {
    const page = await openLink('chats=20&users=30&gateways=20&t=1000000');
    await page.getByText(/too many to draw one by one/).waitFor();
    expect(await everyLook(page)).toEqual({});
  });

  it('in any dialog', async () => {
    const page = await openLink('seed=1&t=0');
    const found: Found = {};
    for (const theme of ['light', 'dark', 'projector'] as const) {
      for (const [number, [name, open]] of dialogs.entries()) {
        const both = LOOKS.filter((one) => one.theme === theme);
        // The first in both windows, the others in one: they share all but their words.
        const looks = number === 0 ? both : [both[number % 2]!];
        await setLook(page, looks[0]!);
        await open(page);
        await page.getByRole('dialog').waitFor();
        for (const [at, violations] of Object.entries(await look(page, looks, setWindow))) found[`${name}: ${at}`] = violations;
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await typeHash(page, 'seed=1&t=0');
      }
    }
    expect(found).toEqual({});
  });
});

const dialogs: [name: string, open: (page: Page) => Promise<void>][] = [
  [TOP.about, (page) => button(page, TOP.about).click()],
  [SHARE.title, (page) => page.getByRole('button', { name: new RegExp(`^${TOP.share}`) }).click()],
  [REPAIR.title, (page) => typeHash(page, Array.from({ length: 25 }, (_, index) => `wrong${String(index)}=1`).join('&'))],
];
