/** A browser that keeps nothing for the page, or lacks what newer ones have: every page stands, and complains of nothing. */
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { AUDIENCE, DESK } from '../../src/text/lesson/classroom';
import { LESSON } from '../../src/text/lesson/lesson';
import { CONTROLS } from '../../src/text/page/lab';
import { COPY, TOP } from '../../src/text/page/page';
import { button, expectSoon, gateway, runIsIn } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { openPage, useBrowser } from './harness';

useBrowser();

/** Each runs before the page's own script. */
const BROWSERS: Readonly<Record<string, () => void>> = {
  'denies all that is kept or shared': () => {
    const denial = (): DOMException => new DOMException('denied', 'SecurityError');
    const refuse = (): never => { throw denial(); };
    for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) Object.defineProperty(window, name, { get: refuse });
    const reject = (): Promise<never> => Promise.reject(denial());
    Object.assign(LockManager.prototype, { request: reject, query: reject });
    Object.assign(ServiceWorkerContainer.prototype, { register: reject, getRegistration: reject });
    Object.defineProperty(Clipboard.prototype, 'writeText', { value: reject });
    Object.assign(globalThis, { BroadcastChannel: function denied() { refuse(); } });
  },
  'lacks what is kept or shared': () => {
    for (const name of ['BroadcastChannel', 'caches', 'LockManager']) Reflect.deleteProperty(globalThis, name);
    for (const name of ['locks', 'clipboard', 'serviceWorker', 'wakeLock', 'storage']) Reflect.deleteProperty(Navigator.prototype, name);
  },
};
/** Pages with a run, and what shows that it is in. */
const PAGES = {
  'the first minute': '',
  'the lab': 'users=6&gateways=3',
  'the lesson': 'step=more-gateways',
  'the presenter': 'step=more-gateways&room=one&role=presenter',
  'the audience': 'step=more-gateways&room=one',
  'one mirrored screen': 'step=more-gateways&role=screen',
  'a figure': 'embed=1&gateways=4',
  'a question': 'embed=1&step=more-gateways',
  'all designs': 'compare',
  'the notes': 'notes',
  'a card': 'card=A',
} as const;
const WITHOUT_PICTURE = ['all designs', 'the notes', 'a card'];

const openIn = (browser: string, hash: string): Promise<Page> => openPage({ hash, before: async (page) => { await page.addInitScript(BROWSERS[browser]!); } });

describe.each(Object.keys(BROWSERS))('a browser that %s', (browser) => {
  it.each(Object.entries(PAGES))('opens %s', async (name, hash) => {
    const page = await openIn(browser, hash);
    if (WITHOUT_PICTURE.includes(name)) await page.getByRole('heading', { level: 1 }).waitFor();
    else await page.locator('[data-picture] svg, .room svg').first().waitFor();
    await expectSoon(() => page.getByRole('alert').count()).toBe(0);
    expectNoComplaint(page);
  });

  it('lets one choose, change, copy and guess', async () => {
    const page = await openIn(browser, PAGES['the lab']);
    await runIsIn(page);
    await page.getByRole('combobox', { name: TOP.theme, exact: true }).selectOption(TOP.themes.dark);
    await button(page, CONTROLS.addOne).click();
    await gateway(page, 4).waitFor();
    await page.getByRole('button', { name: new RegExp(`^${TOP.share}`) }).click();
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.getByText(COPY.failed).waitFor();
    expectNoComplaint(page);
  });

  it('says in a classroom that no window follows, and lets each be used by itself', async () => {
    const presenter = await openIn(browser, PAGES['the presenter']);
    await presenter.getByText(DESK.link.impossible).waitFor();
    const audience = await openIn(browser, PAGES['the audience']);
    await audience.getByText(AUDIENCE.unlinked).waitFor();
    for (const page of [presenter, audience]) {
      await button(page, LESSON.noGuess).click();
      await page.getByRole('group', { name: LESSON.answer }).waitFor();
      expectNoComplaint(page);
    }
  });
});
