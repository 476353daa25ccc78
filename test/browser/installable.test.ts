/** The site as an app of the system's: offered only where it is kept, from what is kept, with icons of one drawing. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { OFFLINE } from '../../src/text/page/offline';
import { drawIcon, ICONS, pathOf } from '../icons/draw';
import { launchChromium } from './chromium';
import { expectQuiet, openPage, useBrowser } from './harness';
import { button, expectSoon } from './walk/page';

useBrowser();

/** How far a colour may be off in the mean, of 255: edges are smoothed otherwise by another browser. */
const MOST_APART = 2;

const manifests = (page: Page): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll<HTMLLinkElement>('link[rel="manifest"]')].map((link) => link.href));

/** What keeps the browser from installing the page. It loads manifest and icons to tell. */
async function obstacles(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  return installabilityErrors.map(({ errorId }) => errorId);
}

it('is offered once the site is kept, and needs no network for it', async () => {
  const page = await openPage({ hash: 'notes' });
  await button(page, OFFLINE.keep).waitFor();
  expect(await manifests(page)).toEqual([]);
  expectQuiet(page);

  await button(page, OFFLINE.keep).click();
  await button(page, OFFLINE.forget).waitFor();
  const manifest = new URL('manifest.webmanifest', page.url()).href;
  await expectSoon(() => manifests(page)).toEqual([manifest]);

  await page.context().setOffline(true);
  await page.reload();
  await expectSoon(() => manifests(page)).toEqual([manifest]);
  // Windows of tests are private ones, and those install nothing; of the page there is nothing to say.
  await expectSoon(() => obstacles(page)).toEqual(['in-incognito']);
});

it('has icons that are drawn from the one SVG', async () => {
  const page = await openPage({ address: 'about:blank' });
  const browser = await launchChromium();
  try {
    for (const icon of ICONS) {
      const pictures = [readFileSync(pathOf(icon.name)), await drawIcon(browser, icon)].map((png) => `data:image/png;base64,${png.toString('base64')}`);
      expect(await page.evaluate(apart, pictures), `${icon.name}: npm run icons draws it anew`).toBeLessThan(MOST_APART);
    }
  } finally {
    await browser.close();
  }
});

/** Runs in the page: the mean difference of two pictures' colours; infinite where their sizes differ. */
async function apart(addresses: string[]): Promise<number> {
  const [one, other] = await Promise.all(addresses.map(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const painter = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    painter.drawImage(image, 0, 0);
    return painter.getImageData(0, 0, image.width, image.height).data;
  }));
  if (one!.length !== other!.length) return Infinity;
  return one!.reduce((sum, value, index) => sum + Math.abs(value - other![index]!), 0) / one!.length;
}
