/** The site kept on a device: asked for by a button, whole, opened without a network, and forgotten. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LESSON } from '../../src/text/lesson/lesson';
import { NOTES_PAGE } from '../../src/text/lesson/notes';
import { OFFLINE } from '../../src/text/page/offline';
import { TOOLS } from '../../src/text/lesson/classroom';
import { violationsOf } from './walk/axe';
import { lookName, LOOKS, setLook } from './walk/looks';
import { button, expectSoon, PATIENCE_MILLIS, playFast, runIsIn } from './walk/page';
import { expectQuiet, heardFrom, openPage, useBrowser } from './harness';

useBrowser();

/** What is said of the keeping. */
const told = (page: Page): Promise<string> => page.locator('[role="status"].told').last().innerText();

async function keepSite(page: Page): Promise<void> {
  await button(page, OFFLINE.keep).click();
  await button(page, OFFLINE.forget).waitFor({ timeout: PATIENCE_MILLIS });
}

/** Another address of the site as somebody opens it who comes from elsewhere. */
async function openAnew(page: Page, hash: string): Promise<void> {
  const address = page.url().replace(/#.*/, '');
  await page.goto('about:blank');
  await page.goto(`${address}#${hash}`);
}

it('opens lab, lesson, classroom and notes without a network, once it is kept', async () => {
  const page = await openPage({ hash: 'notes' });
  await expectSoon(() => told(page)).toBe(OFFLINE.states.absent);
  expectQuiet(page);
  await keepSite(page);
  expect(await told(page)).toMatch(/^All of it is kept on this device: [4-9]\d\d kB\.$/);

  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: NOTES_PAGE.title }).waitFor();
  await expectSoon(() => told(page)).toContain('All of it is kept');
  await openAnew(page, 'chats=2&gateways=4');
  await runIsIn(page);
  await playFast(page);
  await openAnew(page, 'step=more-gateways');
  await button(page, LESSON.noGuess).click();
  await page.getByRole('group', { name: LESSON.answer }).waitFor({ timeout: PATIENCE_MILLIS });
  await openAnew(page, 'step=say-hi&role=screen');
  await button(page, TOOLS.check).click();
  await button(page, OFFLINE.forget).waitFor();
});

it('is forgotten when asked, and kept anew when asked again', async () => {
  const page = await openPage({ hash: 'notes' });
  await keepSite(page);
  // From here on the page is one of the kept ones.
  await page.reload({ waitUntil: 'networkidle' });
  await button(page, OFFLINE.forget).click();
  await expectSoon(() => told(page)).toBe(OFFLINE.states.forgotten);
  await keepSite(page);
  expect(await told(page)).toMatch(/kept on this device: [1-9]/);
  await button(page, OFFLINE.forget).click();
  await expectSoon(() => told(page)).toBe(OFFLINE.states.forgotten);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await page.context().setOffline(true);
  await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

it('keeps nothing of what cannot be kept whole, and says so', async () => {
  const page = await openPage({ hash: 'notes' });
  await page.context().route(/Chart-[\w-]{8}\.js$/, (route) => route.abort());
  await button(page, OFFLINE.keep).click();
  await expectSoon(() => told(page)).toBe(OFFLINE.states.failed);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await page.context().unrouteAll();
  await keepSite(page);
});

it('says why where no site can be kept', async () => {
  const page = await openPage({ hash: 'card=A' });
  await page.context().addInitScript(() => {
    Object.defineProperty(globalThis, 'isSecureContext', { value: false });
  });
  await openAnew(page, 'notes');
  await expectSoon(() => told(page)).toBe(OFFLINE.impossible.insecure);
  expect(await button(page, OFFLINE.keep).count()).toBe(0);
});

it('has nothing that axe finds in any look, and asks for nothing before it is pressed', async () => {
  const page = await openPage({ hash: 'notes' });
  await page.getByRole('heading', { name: OFFLINE.title }).waitFor();
  for (const look of LOOKS) {
    await setLook(page, look);
    expect(await violationsOf(page), lookName(look)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), lookName(look)).toBe(true);
  }
  expect(heardFrom(page).late).toEqual([]);
});
