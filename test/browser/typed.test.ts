/** Numbers and links as people bring them, on the built app: asked about in place, by keyboard alone, and opened as they were meant. */
import { expect, it } from 'vitest';
import { FIELD } from '../../src/text/page/field';
import { FAR } from '../../src/text/page/page';
import { GROUP_TITLES } from '../../src/text/page/panel';
import { SIZES } from '../../src/text/page/sizes';
import { button, expectSoon, hashOf, printed, runIsIn, typeHash } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { axe, openPage, useBrowser } from './harness';

useBrowser();

it('a number with two meanings is asked about in place, and chosen by keyboard', async () => {
  const page = await openPage({ hash: 'users=6&gateways=3' });
  await runIsIn(page);
  await page.getByText(GROUP_TITLES.people, { exact: true }).click();
  const field = page.getByLabel('people per chat');
  await field.fill('1.000');
  await field.press('Enter');
  await page.getByText(FIELD.asked('1.000')).waitFor();
  await expectSoon(() => page.getByRole('status').allTextContents()).toContain(FIELD.askedAloud('people per chat', '1.000', [1000, 1]));
  await expectSoon(() => hashOf(page)).toMatch(/^users=6&gateways=3/);
  expect(await axe(page)).toEqual([]);
  await field.press('Tab');
  await expectSoon(() => page.evaluate(() => document.activeElement?.textContent)).toBe('1000');
  await page.keyboard.press('Enter');
  await expectSoon(() => hashOf(page)).toMatch(/^users=1000&gateways=3/);
  await expectSoon(() => field.inputValue()).toBe('1000');
  await expectSoon(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
  await field.press('ArrowUp');
  await expectSoon(() => hashOf(page)).toMatch(/^users=1001&/);
  // One way of reading is enough to be read, where the other is none.
  await page.getByText(GROUP_TITLES.costs, { exact: true }).click();
  await page.getByLabel('one socket written').fill('2,5');
  await page.getByLabel('one socket written').press('Enter');
  await expectSoon(() => hashOf(page)).toContain('tWrite=2.5');
  expectNoComplaint(page);
});

it('a field that goes while somebody types in it takes nothing any more', async () => {
  const page = await openPage({ hash: 'chats=100&users=1000&gateways=100' });
  const field = page.getByLabel(FAR.follow);
  await field.waitFor();
  // As keys do it: a browser says that a field has changed only of what was typed.
  await field.press('0');
  await typeHash(page, 'chats=4');
  await field.waitFor({ state: 'detached' });
  await runIsIn(page);
  expectNoComplaint(page);
});

it('a pasted column is read, or asked about', async () => {
  const page = await openPage({ hash: 'gateways=3' });
  await runIsIn(page);
  await page.getByText(SIZES.title, { exact: true }).click();
  await page.getByLabel(SIZES.paste).fill('Members\n12\u00A0345\n5\u00A0678');
  await button(page, SIZES.use).click();
  await expectSoon(() => hashOf(page)).toMatch(/^sizes=12345,5678&/);
  await page.getByLabel(SIZES.paste).fill('8.000');
  await button(page, SIZES.use).click();
  await button(page, '1 chat: 8000').click();
  await expectSoon(() => hashOf(page)).toMatch(/^sizes=8000&/);
  expectNoComplaint(page);
});

it.each([
  ['embed=1&amp;amp;chats=4&amp;amp;gateways=4', /4 chats|4 gateways/],
  ['embed%3D1%26chats%3D4%26gateways%3D4', /4 chats|4 gateways/],
])('a figure under %s is the figure that was meant', async (hash, words) => {
  const page = await openPage({ hash, width: 640, height: 400 });
  await page.locator('main[data-room]').waitFor();
  await expectSoon(async () => (await page.getByRole('img').allTextContents()).join() + (await printed(page))).toMatch(words);
  await expectSoon(() => page.getByRole('img').count()).toBeGreaterThan(0);
  expectNoComplaint(page);
});

it('a link from a chat app opens what it meant, typed into an open page too', async () => {
  const page = await openPage({ hash: 'chats=4%26gateways=4).' });
  await runIsIn(page);
  await expectSoon(() => page.getByRole('dialog').count()).toBe(0);
  await expectSoon(() => page.getByLabel('gateways', { exact: true }).inputValue()).toBe('4');
  await typeHash(page, 'chats%3D3&gateways%3D5?utm_source=letter');
  await expectSoon(() => page.getByLabel('gateways', { exact: true }).inputValue()).toBe('5');
  await expectSoon(() => page.getByLabel('chats', { exact: true }).inputValue()).toBe('3');
  expectNoComplaint(page);
});
