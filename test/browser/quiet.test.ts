/** A whole walk over the built app without a complaint, a request, or anything that its policy forbids. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CARD, DRAWER, SHARE } from '../../src/text/page/lab';
import { GROUP_TITLES } from '../../src/text/page/panel';
import { FIRST, TIME, TOP } from '../../src/text/page/page';
import { button, gateway, hasEnded, openDrawer, person, playFast, runIsIn, typeHash } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { expectQuiet, heardFrom, openPage, useBrowser } from './harness';

useBrowser();

declare global {
  /** Of the page that is walked over: what its policy has forbidden. */
  var forbidden: string[];
}

const directives = (policy: string): ReadonlyMap<string, string> =>
  new Map(policy.split(';').map((part) => part.trim()).filter((part) => part !== '').map((part) => [part.split(' ')[0]!, part.split(' ').slice(1).join(' ')]));

async function listenForViolations(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.forbidden = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.forbidden.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
}

/** Tap, guess, double, lab, every design, a card, dialogs, themes, scrubbing, far and back. */
async function walk(page: Page): Promise<void> {
  await runIsIn(page);
  await person(page, 3).click();
  await page.getByRole('heading', { name: FIRST.told }).waitFor();
  await page.getByRole('main').getByRole('button', { name: FIRST.double }).click();
  await button(page, TOP.openLab).first().click();
  await playFast(page);
  for (const design of ['Topic per user', 'Topic per chat', 'Chat gateways', 'Direct append']) {
    await button(page, design).click();
    await hasEnded(page);
  }
  await gateway(page, 1).click();
  await button(page, CARD.close).click();
  await button(page, TOP.about).click();
  await button(page, SHARE.close).click();
  for (const theme of Object.values(TOP.themes)) await page.getByRole('combobox', { name: TOP.theme, exact: true }).selectOption(theme);
  await page.getByRole('slider', { name: TIME.line }).press('Home');
  await page.getByText(GROUP_TITLES.costs, { exact: true }).click();
  for (const tab of [DRAWER.chart, DRAWER.numbers, DRAWER.words, DRAWER.export]) await openDrawer(page, tab);
  await typeHash(page, 'chats=100&users=100&gateways=50');
  await page.getByText(/too many to draw one by one/).waitFor();
  await typeHash(page, 'chats=2');
  await gateway(page, 2).waitFor();
}

describe('a whole walk', () => {
  it('brings no complaint, and nothing that the policy forbids', async () => {
    const page = await openPage({ loadedWhen: runIsIn });
    await listenForViolations(page);
    await walk(page);
    expect(await page.evaluate(() => globalThis.forbidden)).toEqual([]);
    expectNoComplaint(page);
    expect(heardFrom(page).late, 'no request at all after loading').toEqual([]);
    expectQuiet(page);
  });
});

describe('the page', () => {
  it('has a policy that allows only its own files, and the browser holds it to that', async () => {
    const page = await openPage();
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    const allowed = directives(policy ?? '');
    expect(allowed.get('default-src')).toBe("'none'");
    // The icon stands in the page itself; files are the manifest's icons, where the site is kept and installed.
    expect(allowed.get('img-src')).toBe("'self' data:");
    for (const [directive, sources] of allowed) if (directive !== 'img-src') expect(["'none'", "'self'"], directive).toContain(sources);
    expect([allowed.get('base-uri'), allowed.get('form-action')]).toEqual(["'none'", "'none'"]);

    await listenForViolations(page);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.forbidden.push("an inline script ran")';
      document.body.append(script);
    });
    expect(await page.evaluate(() => globalThis.forbidden)).toEqual(['script-src-elem: inline']);
  });

  it('asks nobody but its own host for anything', async () => {
    const page = await openPage({ hash: 'chats=2' });
    const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    expect(addresses.length).toBeGreaterThan(2);
    const base = page.url().replace(/#.*$/, '');
    expect(addresses.filter((address) => !address.startsWith(base))).toEqual([]);
  });
});
