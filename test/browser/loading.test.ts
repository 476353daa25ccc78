/** What of the built app does not load: the page says so in plain words, and where another try can help, it offers one. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { DRAWER } from '../../src/text/page/lab';
import { button, openDrawer, PATIENCE_MILLIS, printed, runIsIn } from './walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

const LINK = 'users=6&gateways=3';
const alert = (page: Page) => page.getByRole('alert');

/** Opens the lab with a file of it held back; what is returned lets it through again. */
async function openWithout(file: RegExp, hash = LINK): Promise<{ page: Page; letThrough: () => Promise<void> }> {
  const page = await openPage({ hash });
  await page.route(file, (route) => route.abort());
  await page.reload();
  return { page, letThrough: () => page.unroute(file) };
}

describe('what does not load', () => {
  it.each([
    ['the page', /\/LabApp-[\w-]+\.js$/, 'A part of Fanout Lab could not be loaded'],
    ['the first script', /\/index-[\w-]+\.js$/, 'The script of Fanout Lab could not be loaded'],
  ])('is said of %s, and another try brings it', async (_name, file, words) => {
    const { page, letThrough } = await openWithout(file);
    await alert(page).waitFor({ timeout: PATIENCE_MILLIS });
    expect(await alert(page).innerText()).toContain(words);
    expect(await printed(page)).not.toContain('is loading');
    await letThrough();
    await button(page, 'Try again').click();
    await runIsIn(page);
    expect(await alert(page).count()).toBe(0);
  });

  it('is said of the chart in its place, beside a lab that works, and another try brings it', async () => {
    const { page, letThrough } = await openWithout(/\/Chart-[\w-]+\.js$/);
    await runIsIn(page);
    await openDrawer(page, DRAWER.chart);
    await alert(page).waitFor({ timeout: PATIENCE_MILLIS });
    expect(await alert(page).innerText()).toContain('The chart could not be loaded');
    await button(page, 'Try again').click();
    await alert(page).waitFor();
    await letThrough();
    await button(page, 'Try again').click();
    await page.getByRole('slider', { name: 'Number of gateways' }).waitFor({ timeout: PATIENCE_MILLIS });
    expect(await alert(page).count()).toBe(0);
  });
});

describe('where it cannot run', () => {
  it('is said of a file', async () => {
    const page = await openPage({ address: pathToFileURL(join(inject('appFolder'), 'index.html')).href });
    await alert(page).waitFor({ timeout: PATIENCE_MILLIS });
    expect(await alert(page).innerText()).toContain('does not run from a file');
  });

  it('is said of a frame without an origin', async () => {
    // On the same machine, and without a policy of its own that forbids frames.
    const page = await openPage({ address: new URL('robots.txt', inject('appAddress')).href });
    await page.setContent(`<iframe sandbox="allow-scripts" src="${inject('appAddress')}#${LINK}"></iframe>`);
    const inFrame = page.frameLocator('iframe').getByRole('alert');
    await inFrame.waitFor({ timeout: PATIENCE_MILLIS });
    expect(await inFrame.innerText()).toContain('its sandbox keeps the script out');
  });
});
