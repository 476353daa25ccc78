/** Links with faults on the built app: each is told as the codec tells it, text stays text, the rest is kept. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { decodeScenario, encodeScenario, repairText } from '../../src/link/codec';
import { COPY } from '../../src/text/page/page';
import { REPAIR } from '../../src/text/page/lab';
import { button, expectSoon, hashOf, runIsIn, typeHash } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { gatewayDescriptions } from './walk/spoken';
import { openPage, useBrowser } from './harness';

useBrowser();

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: REPAIR.title });
const listed = (page: Page): Promise<string[]> => dialog(page).getByRole('listitem').allTextContents();
/** What the dialog has to list of a link. */
function repairsOf(link: string): string[] {
  const texts = decodeScenario(link).repairs.map(repairText);
  const more = texts.length - 20;
  return more > 0 ? [...texts.slice(0, 20), REPAIR.more(more)] : texts;
}
const gatewayCount = async (page: Page): Promise<number> => (await gatewayDescriptions(page)).length;

/** A bad number, a bad choice, an unknown key, a key twice, an impossible mixture, an action of nobody. */
const FAULTS = 'users=8&users=9&gateways=3&loss=2&hop=ten&design=pigeon&desing=direct&do=5:post:u99,7:post:u2&seed';

describe('a broken link', () => {
  it('is listed fault by fault, and the rest of it is kept', async () => {
    const page = await openPage({ hash: FAULTS });
    await dialog(page).waitFor();
    const wanted = repairsOf(FAULTS);
    expect(wanted.length).toBeGreaterThan(5);
    expect(await listed(page)).toEqual(wanted);
    await button(page, REPAIR.close).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await expectSoon(() => gatewayCount(page)).toBe(3);
    await expectSoon(() => page.getByLabel('loss').inputValue()).toBe('0.9');
    expectNoComplaint(page);
  });

  it('lists the first twenty and counts the others', async () => {
    const link = `gateways=5&${Array.from({ length: 33 }, (_, index) => `wrong${String(index)}=1`).join('&')}`;
    const page = await openPage({ hash: link });
    await dialog(page).waitFor();
    const texts = await listed(page);
    expect(texts).toEqual(repairsOf(link));
    expect(texts).toHaveLength(21);
    expect(texts[20]).toBe('and 13 more');
    await page.keyboard.press('Escape');
    await expectSoon(() => gatewayCount(page)).toBe(5);
  });

  it('gives its repaired link to the clipboard', async () => {
    const page = await openPage({ hash: FAULTS });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(page, REPAIR.copy).click();
    await dialog(page).getByText(COPY.copied, { exact: true }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(page.url().replace(/#.*$/, `#${encodeScenario(decodeScenario(FAULTS).scenario)}`));
    const again = await openPage({ hash: copied.replace(/^[^#]*#/, '') });
    await runIsIn(again);
    await expectSoon(() => dialog(again).count()).toBe(0);
    await expectSoon(() => gatewayCount(again)).toBe(3);
  });

  it('can hold markup, which stays text', async () => {
    const markup = '<img src=x onerror=alert(1)><b id=bold>b</b>';
    const link = `${encodeURIComponent(markup)}=1&design=${encodeURIComponent(markup)}&gateways=4&do=${encodeURIComponent(markup)}`;
    const page = await openPage({ hash: link });
    let alerts = 0;
    page.on('dialog', (alert) => {
      alerts++;
      void alert.dismiss();
    });
    await dialog(page).waitFor();
    expect(await listed(page)).toEqual(repairsOf(link));
    await expectSoon(() => dialog(page).innerText()).toContain(markup.slice(0, 30));
    await expectSoon(() => page.locator('img, b, #bold').count()).toBe(0);
    expect(alerts).toBe(0);
    await button(page, REPAIR.close).click();
    await expectSoon(() => gatewayCount(page)).toBe(4);
    expectNoComplaint(page);
  });

  // Typed, not opened: Chromium itself takes a quarter of a minute to open any address this long.
  it('may be a megabyte long', async () => {
    const link = `gateways=6&${'x=1&'.repeat(250_000)}`;
    const page = await openPage();
    await runIsIn(page);
    await typeHash(page, link);
    await dialog(page).waitFor();
    expect(await listed(page)).toEqual(repairsOf(link));
    await button(page, REPAIR.close).click();
    await expectSoon(() => gatewayCount(page)).toBe(6);
    expectNoComplaint(page);
  });

  it('may be typed into the open page, over another one and over a good one', async () => {
    const page = await openPage();
    await runIsIn(page);
    await typeHash(page, 'gateways=0');
    await expectSoon(() => listed(page)).toEqual(repairsOf('gateways=0'));
    await typeHash(page, 'gateways=3&users=x');
    await expectSoon(() => listed(page)).toEqual(repairsOf('gateways=3&users=x'));
    await typeHash(page, 'gateways=7');
    await dialog(page).waitFor({ state: 'hidden' });
    await expectSoon(() => gatewayCount(page)).toBe(7);
    await expectSoon(() => hashOf(page)).toBe('gateways=7');
    await typeHash(page, '');
    await expectSoon(() => gatewayCount(page)).toBe(2);
    expectNoComplaint(page);
  });
});
