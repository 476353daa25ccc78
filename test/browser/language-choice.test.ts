/** Which language the page is in: by link, by choice, by the browser; and what of it is kept on a device. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { LOADING } from '../../src/text/loading';
import { CONTROLS, REPAIR } from '../../src/text/page/lab';
import { OFFLINE } from '../../src/text/page/offline';
import { FIRST, TOP } from '../../src/text/page/page';
import { twice } from '../languages/madeup';
import { button, expectSoon, hashOf, runIsIn } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { heardFrom, openPage, useBrowser, useLanguages } from './harness';

useBrowser();
const addressNow = useLanguages();

const ID = 'en-x-twice';
const languageOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang);
const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).waitFor();
const opened = async (hash = ''): Promise<Page> => {
  const page = await openPage({ address: addressNow(), hash });
  await runIsIn(page);
  return page;
};
/** Scripts of languages that the page has asked for. */
const asked = (page: Page): Promise<string[]> =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/languages/')));

describe('the page’s language', () => {
  it('is chosen in the bar, kept, and given up again; nobody loads what they do not read', async () => {
    const page = await opened();
    expect(await asked(page)).toEqual([]);
    await page.getByRole('combobox', { name: TOP.language, exact: true }).selectOption(ID);
    await heading(page, twice(FIRST.opening));
    await expectSoon(() => hashOf(page)).toBe(`lang=${ID}`);
    const scripts = await asked(page);
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((name) => !name.includes(`/languages/${ID}/`))).toEqual([]);
    await page.reload();
    await heading(page, twice(FIRST.opening));
    await page.getByRole('combobox', { name: twice(TOP.language), exact: true }).selectOption('en');
    await heading(page, FIRST.opening);
    await expectSoon(() => languageOf(page)).toBe('en');
    expectNoComplaint(page);
  });

  it('is said by the link, and the page’s own links and addresses say it on', async () => {
    const page = await opened(`lang=${ID}&v=1`);
    await button(page, twice(CONTROLS.double)).click();
    await expectSoon(() => hashOf(page)).toMatch(new RegExp(`^lang=${ID}&gateways=4`));
    await page.getByRole('button', { name: twice(TOP.share) + twice(TOP.shareRest), exact: true }).click();
    await expectSoon(() => page.getByRole('dialog').getByRole('textbox').inputValue()).toContain(`#lang=${ID}&gateways=4`);
    await page.keyboard.press('Escape');
    const lesson = page.getByRole('link', { name: twice(TOP.lesson), exact: true });
    const [other] = await Promise.all([page.context().waitForEvent('page'), lesson.click({ modifiers: ['Control'] })]);
    await other.getByRole('navigation').first().waitFor();
    await expectSoon(() => languageOf(other)).toBe(ID);
    await lesson.click();
    await page.getByRole('navigation').first().waitFor();
    await expectSoon(() => languageOf(page)).toBe(ID);
    expectNoComplaint(page);
  });

  it.each([1280, 1440])('leaves room in the bar for the list of designs, %i pixels wide', async (width) => {
    const page = await openPage({ address: addressNow(), hash: 'v=1', width });
    await runIsIn(page);
    await page.getByRole('combobox', { name: TOP.language, exact: true }).waitFor();
    await expectSoon(() => page.locator('.designs').evaluate((bar) => bar.scrollWidth - bar.clientWidth)).toBe(0);
  });

  it('is English where the link asks for one that is not there, in the open', async () => {
    const page = await opened('lang=xx&chats=4');
    await heading(page, REPAIR.title);
    await expectSoon(() => page.getByRole('dialog').innerText()).toContain('lang=xx: is no language of this page; it is in English');
    await expectSoon(() => languageOf(page)).toBe('en');
  });

  it('is no question where there is one alone', async () => {
    const page = await openPage({ address: inject('appAddress'), hash: 'v=1' });
    await runIsIn(page);
    await page.getByRole('combobox', { name: TOP.theme, exact: true }).waitFor();
    await expectSoon(() => page.getByRole('combobox', { name: TOP.language, exact: true }).count()).toBe(0);
  });

  it('may be English for once where its script does not come', async () => {
    const page = await openPage({ address: 'about:blank' });
    await page.route('**/languages/**', (route) => route.abort());
    await page.goto(`${addressNow()}#lang=${ID}&v=1`);
    await page.getByText(LOADING.languageFailed).waitFor();
    await button(page, LOADING.inEnglish).click();
    await runIsIn(page);
    await button(page, CONTROLS.double).waitFor();
  });
});

describe('kept on a device', () => {
  it('the site opens without a network in English and in the language in which it was kept', async () => {
    const page = await openPage({ address: addressNow(), hash: `lang=${ID}&notes` });
    await button(page, twice(OFFLINE.keep)).click();
    await button(page, twice(OFFLINE.forget)).waitFor();
    await page.getByText(twice(OFFLINE.languages('')).slice(0, 20)).waitFor();
    await page.context().setOffline(true);
    for (const [hash, name] of [[`lang=${ID}`, twice(FIRST.opening)], ['lang=en', FIRST.opening]] as const) {
      await page.goto(`${addressNow()}?${hash}#${hash}`);
      await heading(page, name);
      await runIsIn(page);
    }
    await page.goto(`${addressNow()}?other#lang=en-x-mirrored`);
    await page.getByText(LOADING.languageFailed).waitFor();
    expect(heardFrom(page).uncaught).toEqual([]);
  });
});
