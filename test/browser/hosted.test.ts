/** The built folder as a host has it: whole, with relative addresses, each part with its licence, and a way out of what is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { preview } from 'vite';
import { describe, expect, inject, it } from 'vitest';
import { LICENCES_FILE } from '../../src/site/licences';
import { ABOUT } from '../../src/text/page/about';
import { axe, openPage, useBrowser } from './harness';
import { expectSoon, gateway, runIsIn, typeHash } from './walk/page';

useBrowser();

const built = (name: string): string => readFileSync(join(inject('appFolder'), name), 'utf8');
/** Width and height of a PNG, as its head says. */
function pngSize(name: string): [number, number] {
  const bytes = readFileSync(join(inject('appFolder'), name));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

interface Manifest {
  readonly start_url: string;
  readonly scope: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string }[];
}
const manifest = (): Manifest => JSON.parse(built('manifest.webmanifest')) as Manifest;

/** What a page of the folder asks for, leads to or shows of the folder itself. */
function namedBy(page: string): string[] {
  const addresses = [...built(page).matchAll(/\s(?:src|href)="([^"]*)"|"og:image" content="([^"]*)"/g)].map((match) => match[1] ?? match[2]!);
  return addresses.filter((address) => !/^(?:data|https?):/.test(address));
}

describe('the built folder', () => {
  it.each(['index.html', 'article.html', '404.html'])('has all that %s names, by relative addresses', (page) => {
    const addresses = namedBy(page);
    expect(addresses).not.toEqual([]);
    for (const address of addresses) {
      expect(address).toMatch(/^\.\//);
      expect(existsSync(join(inject('appFolder'), address.replace(/#.*/, ''))), address).toBe(true);
    }
  });

  it('has a manifest for any folder, and its icons in the sizes it says', () => {
    const { start_url, scope, icons } = manifest();
    expect([start_url, scope]).toEqual(['./', './']);
    expect(icons.map(({ type }) => type)).toEqual(['image/svg+xml', 'image/png', 'image/png', 'image/png']);
    for (const { src } of icons) expect(src).toMatch(/^\.\/icon[\w-]*\.(?:svg|png)$/);
    for (const { src, sizes } of icons.slice(1)) expect(pngSize(src).join('x')).toBe(sizes);
    expect(built('icon.svg')).toContain('<svg');
  });

  it('says how large the picture is that others show beside a link', () => {
    const said = ['width', 'height'].map((side) => Number(new RegExp(`og:image:${side}" content="(\\d+)"`).exec(built('index.html'))?.[1]));
    expect(pngSize('picture.png')).toEqual(said);
  });

  it('names every package that came into it, the font and the service worker’s parts too', () => {
    const text = built(LICENCES_FILE);
    expect(text.indexOf('Copyright (c) 2026 the Fanout Lab maintainers')).toBeGreaterThan(0);
    const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { dependencies: Record<string, string> };
    const workbox = [...built('offline.js').matchAll(/workbox:([\w-]+):\d/g)].map((match) => `workbox-${match[1]!}`);
    expect(workbox).not.toEqual([]);
    // D3 is many packages, and stands there by those that are used.
    const names = [...Object.keys(dependencies).filter((name) => name !== 'd3'), 'd3-scale', 'd3-shape', 'svelte', ...workbox];
    for (const name of names) expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\S+$`, 'm'));
    expect(ABOUT.flatMap(({ links = [] }) => links.map(({ href }) => href))).toContain(`./${LICENCES_FILE}`);
    expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1');
  });
});

/** Has a page's host answer with `404.html` where it has nothing, as hosts of static files do. */
async function answerAsHost(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    if (response.status() !== 404) await route.fulfill({ response });
    else await route.fulfill({ status: 404, contentType: 'text/html; charset=utf-8', body: built('404.html') });
  });
}

describe('an address that names nothing', () => {
  it.each(['no-such', 'no/such/page', 'lab/?a=1'])('below the folder (%s) says so, and leads to the app with what stood behind the #', async (path) => {
    const page = await openPage({ address: 'about:blank' });
    await answerAsHost(page);
    const response = await page.goto(`${inject('appAddress')}${path}#chats=2&gateways=3`);
    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    const link = page.getByRole('link', { name: 'Open Fanout Lab' });
    const whole = new URL(`${inject('appAddress')}#chats=2&gateways=3`);
    await expectSoon(() => link.evaluate((element: HTMLAnchorElement) => element.href)).toBe(whole.href);
    expect(await axe(page)).toEqual([]);
    await link.click();
    await runIsIn(page);
    await gateway(page, 3).waitFor();
    // What the lab loads besides may still be on its way.
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('tells what to do where a host answers with the app’s page, whose scripts cannot be found from there', async () => {
    const page = await openPage({ address: 'about:blank' });
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: built('index.html') }));
    await page.goto(`${inject('appAddress')}no/such/page`, { waitUntil: 'networkidle' });
    await expectSoon(() => page.locator('body').innerText()).toContain('shorten the address to the app’s folder');
  });

  it('is answered so by `npm start` too, which serves the app at its own address alone', async () => {
    const server = await preview({ build: { outDir: inject('appFolder') }, preview: { port: 0, host: '127.0.0.1', open: false }, logLevel: 'silent' });
    try {
      const address = server.resolvedUrls!.local[0]!;
      for (const [path, status, words] of [['', 200, 'is loading'], ['index.html', 200, 'is loading'], ['icon.svg', 200, '<svg'], ['no/such/page', 404, 'There is no such page'], ['%ff', 404, 'There is no such page']] as const) {
        const response = await fetch(address + path);
        expect([path, response.status]).toEqual([path, status]);
        expect(await response.text()).toContain(words);
      }
    } finally {
      await server.close();
    }
  });
});

describe('the title of the window', () => {
  it('says the scenario, and follows it', async () => {
    const page = await openPage({ hash: 'chats=4&gateways=4' });
    await expectSoon(() => page.title()).toBe('Direct append: 4 chats of 8 people on 4 gateways · Fanout Lab');
    await typeHash(page, 'design=chat-gateway&chats=2&users=5&gateways=1');
    await expectSoon(() => page.title()).toBe('Chat gateways: 2 chats of 5 people on 1 gateway · Fanout Lab');
  });

  it('is the app’s name alone in the first minute', async () => {
    const page = await openPage();
    await runIsIn(page);
    await expectSoon(() => page.title()).toBe('Fanout Lab');
  });
});
