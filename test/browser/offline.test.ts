/** The site kept on a device: asked for by a button, whole, opened without a network, and forgotten. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { generateSW } from 'workbox-build';
import { LESSON } from '../../src/text/lesson/lesson';
import { NOTES_PAGE } from '../../src/text/lesson/notes';
import { OFFLINE } from '../../src/text/page/offline';
import { TOOLS } from '../../src/text/lesson/classroom';
import { CACHE_ID } from '../../src/offline/keeping';
import { violationsOf } from './walk/axe';
import { lookName, LOOKS, setLook } from './walk/looks';
import { sidewaysPixels } from './walk/cut';
import { button, expectSoon, playFast, runIsIn } from './walk/page';
import { expectQuiet, heardFrom, openPage, useBrowser } from './harness';
import { makeBuildFolder, serveFolder } from './serve';

useBrowser();

const WORKER = 'offline.js';
/** Below the folder and not of the site: pages, files, and what is not there. */
const NEIGHBOURS = ['v2/', 'v2/index.html', 'v2/?step=end', 'v2/deep/', 'picture.png', 'robots.txt', '404.html', 'article', 'index', 'no/such/page', 'no-such.html'];
const OWN = ['', '?from=elsewhere', 'index.html', 'index.html?a=b&c', 'article.html', 'article.html?a', 'licences.txt'];
const NEIGHBOUR = '<!doctype html><title>Another page</title><h1>Another page</h1>';

interface Visited {
  readonly status: number;
  readonly type: string | null | undefined;
  readonly text: string;
}

/** What is said of the keeping. */
const told = (page: Page): Promise<string> => page.locator('[role="status"].told').last().innerText();

async function keepSite(page: Page): Promise<void> {
  await button(page, OFFLINE.keep).click();
  await button(page, OFFLINE.forget).waitFor();
}

async function forgetSite(page: Page): Promise<void> {
  await button(page, OFFLINE.forget).click();
  await expectSoon(() => told(page)).toBe(OFFLINE.states.forgotten);
}

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Serves the site with another page below its folder, and a second copy of itself. */
async function serveSite(): Promise<{ address: string; folder: string }> {
  const { path: folder, remove } = await makeBuildFolder();
  undo.push(remove);
  await cp(inject('appFolder'), join(folder, 'copy'), { recursive: true });
  await cp(inject('appFolder'), folder, { recursive: true });
  await mkdir(join(folder, 'v2'));
  await writeFile(join(folder, 'v2', 'index.html'), NEIGHBOUR);
  const { address, close } = await serveFolder(folder);
  undo.push(close);
  return { address, folder };
}

/** The worker of earlier versions: every page below its folder is the app to it. */
async function writeGreedyWorker(folder: string): Promise<void> {
  await generateSW({
    globDirectory: inject('appFolder'),
    globPatterns: ['**/*.{html,js,css,woff2}'],
    swDest: join(folder, WORKER),
    cacheId: CACHE_ID,
    mode: 'production',
    sourcemap: false,
    inlineWorkboxRuntime: true,
    navigateFallback: 'index.html',
  });
}

/** What the server says to an address. */
async function asServed(address: string): Promise<Visited> {
  const response = await fetch(address);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** What another window of the same browser finds at an address, and whether the service worker has answered. */
async function visit(page: Page, address: string): Promise<Visited & { isKept: boolean }> {
  const other = await page.context().newPage();
  try {
    const response = await other.goto(address);
    if (!response) throw new Error(`${address} was not asked for`);
    const text = (await response.body()).toString('utf8');
    return { status: response.status(), type: response.headers()['content-type'], text, isKept: response.fromServiceWorker() };
  } finally {
    await other.close();
  }
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
  await expectSoon(() => told(page)).toMatch(/^All of it is kept on this device: (?:[4-9]\d\d kB|1(?:\.[0-5]\d?)? MB)\.$/);

  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: NOTES_PAGE.title }).waitFor();
  await expectSoon(() => told(page)).toContain('All of it is kept');
  await openAnew(page, 'chats=2&gateways=4');
  await runIsIn(page);
  await playFast(page);
  await openAnew(page, 'step=more-gateways');
  await button(page, LESSON.noGuess).click();
  await page.getByRole('group', { name: LESSON.answer }).waitFor();
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
  await expectSoon(() => told(page)).toMatch(/kept on this device: [1-9]/);
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
  await expectSoon(() => button(page, OFFLINE.keep).count()).toBe(0);
});

it('has nothing that axe finds in any look, and asks for nothing before it is pressed', async () => {
  const page = await openPage({ hash: 'notes' });
  await page.getByRole('heading', { name: OFFLINE.title }).waitFor();
  for (const look of LOOKS) {
    await setLook(page, look);
    expect(await violationsOf(page), lookName(look)).toEqual([]);
    expect(await sidewaysPixels(page), lookName(look)).toBe(0);
  }
  expect(heardFrom(page).late).toEqual([]);
});

describe('another page below the folder', () => {
  it('is the network’s, online and offline; the folder and its files are the app’s, with any query', async () => {
    const site = await serveSite();
    const page = await openPage({ address: site.address, hash: 'notes' });
    await keepSite(page);
    for (const path of NEIGHBOURS) {
      expect(await visit(page, site.address + path), path).toEqual({ ...await asServed(site.address + path), isKept: false });
    }
    const own = await Promise.all(OWN.map((path) => asServed(site.address + path)));
    await page.context().setOffline(true);
    for (const [index, path] of OWN.entries()) {
      expect(await visit(page, site.address + path), path).toEqual({ ...own[index], isKept: true });
    }
    for (const path of NEIGHBOURS) await expect(visit(page, site.address + path), path).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
    await page.goto(`${site.address}?from=elsewhere#notes`);
    await page.getByRole('heading', { name: NOTES_PAGE.title }).waitFor();
  });

  it('may be a second copy: each is kept and forgotten by itself, and so is what others keep', async () => {
    const site = await serveSite();
    const inner = `${site.address}copy/`;
    const page = await openPage({ address: site.address, hash: 'notes' });
    const foreign = await page.evaluate(async () => {
      const name = `another-site-${location.href.replace(/#.*/, '')}`;
      await (await caches.open(name)).put('./huge', new Response('x'.repeat(3_000_000)));
      return name;
    });
    const cacheNames = (): Promise<string[]> => page.evaluate(async () => (await caches.keys()).sort());
    const cacheOf = (folder: string): string => `${CACHE_ID}-precache-v2-${folder}`;

    await keepSite(page);
    await expectSoon(() => told(page)).toMatch(/: (?:[4-9]\d\d kB|1(?:\.[0-5]\d?)? MB)\.$/);
    await page.goto(`${inner}#notes`);
    await expectSoon(() => told(page)).toBe(OFFLINE.states.absent);
    await keepSite(page);
    expect(await cacheNames()).toEqual([foreign, cacheOf(site.address), cacheOf(inner)].sort());

    await page.goto(`${site.address}#notes`);
    await forgetSite(page);
    expect(await cacheNames()).toEqual([foreign, cacheOf(inner)].sort());
    await keepSite(page);
    await page.goto(`${inner}#notes`);
    await page.context().setOffline(true);
    expect((await visit(page, inner)).isKept).toBe(true);
    await page.goto(`${inner}#notes`);
    await forgetSite(page);
    expect(await cacheNames()).toEqual([foreign, cacheOf(site.address)].sort());
    await expect(visit(page, inner)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
    expect((await visit(page, site.address)).isKept).toBe(true);
  });

  it('is itself again where a worker that took it for the app is kept, once no window of that is open', async () => {
    const site = await serveSite();
    await writeGreedyWorker(site.folder);
    const page = await openPage({ address: site.address, hash: 'notes' });
    await keepSite(page);
    expect((await visit(page, `${site.address}v2/`)).text).toContain('Fanout Lab is loading');

    await cp(join(inject('appFolder'), WORKER), join(site.folder, WORKER));
    await page.reload();
    await expectSoon(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)).toBe('installed');
    await expectSoon(() => told(page), 'by the old one, until then').toContain('All of it is kept');
    await page.goto('about:blank');
    await expectSoon(async () => (await visit(page, `${site.address}v2/`)).text).toBe(NEIGHBOUR);
    await page.context().setOffline(true);
    await page.goto(`${site.address}#notes`);
    await expectSoon(() => told(page)).toContain('All of it is kept');
    expect(await page.evaluate(() => caches.keys())).toEqual([`${CACHE_ID}-precache-v2-${site.address}`]);
  });
});
