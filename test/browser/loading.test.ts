/** What of the built app does not load: the page says so in plain words, and where another try can help, it offers one. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { LESSON } from '../../src/text/lesson/lesson';
import { LOADING } from '../../src/text/loading';
import { WORKING } from '../../src/text/page/compare';
import { DRAWER } from '../../src/text/page/lab';
import { FIRST } from '../../src/text/page/page';
import { button, expectSoon, openDrawer, printed, runIsIn } from './walk/page';
import { heardFrom, openPage, useBrowser } from './harness';

declare global {
  /** Of a page that is watched: what its window was called, one after the other. */
  var titles: string[];
}

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

/** What no page begins with: it is asked for once the page stands. */
const MAY_BE_LATE = /\/(?:stages|Below|Chart|film|points|busiest|keeping|answer)-/;

/** Runs in the page: paths of all that the head names for its address; these are asked for a few at a time. */
function partsNamed(): string[] | null {
  const kinds = [...document.querySelectorAll<HTMLMetaElement>('meta[name="fanout-lab-parts"]')];
  const kind = kinds.find((one) => new RegExp(one.dataset['address']!).test(location.hash || '#'));
  return kind?.content.split(' ').map((file) => new URL(file, document.baseURI).pathname) ?? null;
}

/** Built scripts and all that they import, and that those import. */
async function withImports(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const script = await (await fetch(new URL(path, inject('appAddress')))).text();
    const imported = script.matchAll(/(?:\bfrom|\bimport)\s*["`](\.\/[^"`]+\.js)["`]/g);
    for (const [, name] of imported) waiting.push(new URL(name!, new URL(path, inject('appAddress'))).pathname);
  }
  return found;
}

describe('while it loads', () => {
  it.each(['', LINK, 'step=say-hi', 'embed=1&gateways=2', 'embed=1&step=say-hi', 'notes', 'card=A', 'compare', 'step=say-hi&room=early&role=presenter', 'room=early'])('the parts of #%s are asked for beside the first script, and no others', async (hash) => {
    const page = await openPage({ address: 'about:blank' });
    const early: string[] = [];
    const later: string[] = [];
    let isFirstHere = false;
    // The first script is held back until nothing more is asked for.
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => { letThrough = resolve; });
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (!/\/(?:index|worker)-/.test(path)) (isFirstHere ? later : early).push(path);
      if (/\/index-/.test(path)) await held;
      await route.continue();
    });
    await page.goto(`${inject('appAddress')}${hash === '' ? '' : `#${hash}`}`, { waitUntil: 'commit' });
    await expectSoon(async () => (await page.evaluate(partsNamed))?.filter((path) => !early.includes(path)), 'asked for early').toEqual([]);
    expect(early.length).toBeGreaterThan(2);
    if (!hash.includes('embed')) await expectSoon(() => printed(page), 'something to read').toContain(FIRST.why);
    isFirstHere = true;
    letThrough();
    await page.locator('#loading').waitFor({ state: 'detached' });
    await page.waitForLoadState('networkidle');
    const meant = await withImports(later.filter((path) => MAY_BE_LATE.test(path)));
    expect(later.filter((path) => !meant.has(path)), 'all but what may come late').toEqual([]);
    const links = await page.evaluate(() => [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')].map(({ href }) => href));
    expect(links.length).toBeGreaterThanOrEqual(early.length);
    expect(links.filter((link, index) => links.indexOf(link) !== index), 'asked for twice').toEqual([]);
    expect(heardFrom(page)).toMatchObject({ complaints: [], uncaught: [], failed: [] });
  });
});

describe('what does not load', () => {
  it.each([
    ['the page', /\/LabApp-[\w-]+\.js$/, 'A part of Fanout Lab could not be loaded'],
    ['the first script', /\/index-[\w-]+\.js$/, 'The script of Fanout Lab could not be loaded'],
  ])('is said of %s, and another try brings it', async (_name, file, words) => {
    const { page, letThrough } = await openWithout(file);
    await alert(page).waitFor();
    await expectSoon(() => alert(page).innerText()).toContain(words);
    await expectSoon(() => printed(page)).not.toContain('is loading');
    await letThrough();
    await button(page, 'Try again').click();
    await runIsIn(page);
    await expectSoon(() => alert(page).count()).toBe(0);
  });

  it('is said of the picture in its place, beside words that are there, and another try brings it', async () => {
    const { page, letThrough } = await openWithout(/\/stages-[\w-]+\.js$/, 'step=more-gateways');
    await page.getByRole('heading', { name: 'More gateways' }).waitFor();
    await alert(page).waitFor();
    await expectSoon(() => alert(page).innerText()).toContain(LOADING.pictureFailed);
    await letThrough();
    await button(page, LOADING.again).click();
    await runIsIn(page);
    await expectSoon(() => alert(page).count()).toBe(0);
  });

  it('is said of what an answer shows once it is to be shown, and another try brings it', async () => {
    const { page, letThrough } = await openWithout(/\/Below-[\w-]+\.js$/, 'step=where-the-plateau-ends');
    await page.getByRole('heading', { name: 'Where the plateau ends' }).waitFor();
    await expectSoon(() => alert(page).count()).toBe(0);
    await button(page, LESSON.noGuess).click();
    await alert(page).waitFor();
    await expectSoon(() => alert(page).innerText()).toContain(LOADING.partFailed);
    await letThrough();
    await button(page, LOADING.again).click();
    await alert(page).waitFor({ state: 'detached' });
    await page.getByRole('slider', { name: 'Number of gateways' }).waitFor();
  });

  it('is said of the chart in its place, beside a lab that works, and another try brings it', async () => {
    const { page, letThrough } = await openWithout(/\/Chart-[\w-]+\.js$/);
    await runIsIn(page);
    await openDrawer(page, DRAWER.chart);
    await alert(page).waitFor();
    await expectSoon(() => alert(page).innerText()).toContain('The chart could not be loaded');
    await button(page, 'Try again').click();
    await alert(page).waitFor();
    await letThrough();
    await button(page, 'Try again').click();
    await page.getByRole('slider', { name: 'Number of gateways' }).waitFor();
    await expectSoon(() => alert(page).count()).toBe(0);
  });
});

describe('the part that answers the page of all designs', () => {
  it('is missed in plain words, claims nothing, and another try brings it', async () => {
    const page = await openPage({ address: 'about:blank' });
    await page.context().route(/\/answer-[\w-]+\.js$/, (route) => route.abort());
    await page.goto(`${inject('appAddress')}#compare&chats=2`);
    const { length } = CATALOGUE;
    await page.getByText(WORKING.troubled(length, length)).waitFor();
    await expectSoon(() => printed(page)).not.toContain(WORKING.done);
    await page.context().unrouteAll();
    await button(page, 'Try again').click();
    await page.getByText(WORKING.done).waitFor();
  });
});

describe('where it cannot run', () => {
  it.each([LINK, 'step=more-gateways', 'embed=1&gateways=2', 'compare'])('is said of an old browser, whenever in building #%s it breaks', async (hash) => {
    const page = await openPage({ address: 'about:blank' });
    await page.addInitScript(() => { Reflect.deleteProperty(globalThis, 'AbortController'); });
    await page.goto(`${inject('appAddress')}#${hash}`);
    await alert(page).waitFor();
    await expectSoon(() => alert(page).innerText()).toBe(LOADING.pageBroken('AbortController is not defined'));
    await expectSoon(() => printed(page)).not.toContain('is loading');
    await button(page, LOADING.again).waitFor();
  });

  it('is said of a file', async () => {
    const page = await openPage({ address: pathToFileURL(join(inject('appFolder'), 'index.html')).href });
    await alert(page).waitFor();
    await expectSoon(() => alert(page).innerText()).toContain('does not run from a file');
  });

  it('is said of a frame without an origin', async () => {
    // On the same machine, and without a policy of its own that forbids frames.
    const page = await openPage({ address: new URL('robots.txt', inject('appAddress')).href });
    await page.setContent(`<iframe sandbox="allow-scripts" src="${inject('appAddress')}#${LINK}"></iframe>`);
    const inFrame = page.frameLocator('iframe').getByRole('alert');
    await inFrame.waitFor();
    expect(await inFrame.innerText()).toContain('its sandbox keeps the script out');
  });
});

it('the window is never called by a scenario that its link does not ask for', async () => {
  const page = await openPage({
    hash: LINK,
    before: async (opened) => {
      await opened.addInitScript(() => {
        globalThis.titles = [];
        new MutationObserver(() => { if (globalThis.titles.at(-1) !== document.title) globalThis.titles.push(document.title); }).observe(document, { childList: true, subtree: true });
      });
    },
  });
  await runIsIn(page);
  expect((await page.evaluate(() => globalThis.titles)).filter((title) => title !== '')).toEqual(['Fanout Lab', 'Direct append: 1 chat of 6 people on 3 gateways · Fanout Lab']);
});
