/** Two designs side by side, and the gallery of all, on the built app. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { BESIDE } from '../../src/text/page/beside';
import { GALLERY } from '../../src/text/page/gallery';
import { DRAWER } from '../../src/text/page/lab';
import { TIME } from '../../src/text/page/page';
import { useBrowser, openPage } from './harness';
import { button, expectSoon, hasEnded, hashOf, openDrawer, playFast, runIsIn } from './walk/page';
import { sidewaysPixels } from './walk/cut';
import { lasting } from './walk/lasting';

useBrowser();

/** All rules of axe that the page, or a part of it, breaks. */
function brokenRules(page: Page, part = 'html'): Promise<string[]> {
  return lasting(page, async () => (await new AxeBuilder({ page }).include(part).analyze()).violations.map(({ id }) => id));
}

it('puts a design beside, plays both on one clock, tells the differences, and goes back to one', async () => {
  const page = await openPage({ hash: 'gateways=4' });
  await runIsIn(page);
  await button(page, BESIDE.open).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Topic per user/ }).click();
  await expectSoon(() => hashOf(page)).toBe('gateways=4&beside=design:topic-per-user');
  const pair = page.getByRole('group', { name: BESIDE.pair });
  const isOnControl = (): Promise<boolean> => page.evaluate(() => document.activeElement?.matches('[data-toggle="beside"]') ?? false);
  await expectSoon(isOnControl, 'the focus is on the control that opened the dialog').toBe(true);
  await expectSoon(() => pair.getByRole('group', { name: /^Seat map/ }).count()).toBe(2);
  await playFast(page);
  await hasEnded(page);
  await page.getByText(/Topic per user beside Direct append: twice the copies into gateways/).first().waitFor();
  await expectSoon(() => page.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await openDrawer(page, DRAWER.numbers);
  await page.getByRole('cell', { name: 'twice as many' }).first().waitFor();
  expect(await brokenRules(page)).toEqual([]);
  await page.goBack();
  await expectSoon(() => pair.count()).toBe(0);
  await page.goForward();
  await pair.getByRole('button', { name: BESIDE.keep(BESIDE.showSecond('Topic per user')) }).click();
  await expectSoon(() => hashOf(page)).toMatch(/^design=topic-per-user&gateways=4/);
  await expectSoon(isOnControl, 'the focus is on what puts one beside again').toBe(true);
});

it('posts in both whoever is tapped in either', async () => {
  const page = await openPage({ hash: 'gateways=4&beside=gateways:8' });
  const second = page.getByRole('region', { name: BESIDE.showSecond('Direct append') });
  await second.getByRole('button', { name: 'u3', exact: true }).click();
  await expectSoon(() => hashOf(page)).toMatch(/^gateways=4&do=[^&]*:post:u3.*&beside=gateways:8$/);
  await button(page, TIME.pause).or(button(page, TIME.replay)).or(button(page, TIME.play)).first().waitFor();
});

it('shows one at a time on a phone, and the other by its switch', async () => {
  const page = await openPage({ hash: 'gateways=4&beside=design:topic-per-user', width: 360, height: 740, hasTouch: true });
  const first = page.getByRole('region', { name: BESIDE.showFirst('Direct append') });
  const second = page.getByRole('region', { name: BESIDE.showSecond('Topic per user') });
  await first.waitFor();
  await expectSoon(() => second.isVisible()).toBe(false);
  await button(page, BESIDE.showSecond('Topic per user')).click();
  await second.getByRole('button', { name: 'GW1', exact: true }).waitFor();
  await expectSoon(() => first.isVisible()).toBe(false);
  expect(await sidewaysPixels(page)).toBe(0);
  expect(await brokenRules(page)).toEqual([]);
});

it.each([['few', 'compare&chats=4&gateways=4', 1280], ['very many', 'compare&chats=1000&users=10000&gateways=1000', 1280], ['few, on a phone', 'compare&gateways=4', 360]] as const)('shows every design at once for %s people', async (_name, hash, width) => {
  const page = await openPage({ hash, width, height: 800, reducedMotion: 'reduce' });
  const section = page.getByRole('region', { name: GALLERY.title });
  await expectSoon(() => section.getByRole('listitem').count()).toBe(CATALOGUE.length);
  await expectSoon(() => section.locator(hash.includes('1000') ? '.picture svg' : '.picture canvas').count()).toBe(CATALOGUE.length);
  expect(await sidewaysPixels(page)).toBe(0);
  expect(await brokenRules(page, 'section:has(ul)')).toEqual([]);
  await section.getByRole('link', { name: /^Topic per chat/ }).click();
  await expectSoon(() => hashOf(page)).toMatch(/^design=topic-per-chat&/);
});
