/** The client and its real worker in Chromium: whatever befalls the worker, the run is done. */
import type { Page, Worker } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { workersHeldBy } from '../fuzz/memory';
import { expectSoon } from './walk/page';
import { openPage, useBrowser, useFixtures } from './harness';

const SILENCE_MILLIS = 1_000;

/** Long enough to be broken off in the middle. */
const LONG_RUN = { chats: 4, users: 500, gateways: 16, messages: 50, rate: 10, seed: 7 };

useBrowser();
const fixtures = useFixtures();

async function openWithClient(): Promise<Page> {
  const page = await openPage({ address: fixtures() });
  await startClient(page);
  return page;
}
async function startClient(page: Page): Promise<void> {
  await page.evaluate((silenceMillis) => {
    globalThis.bench = globalThis.startClient({ silenceMillis, startMillis: 10_000 });
  }, SILENCE_MILLIS);
}
async function workerOf(page: Page): Promise<Worker> {
  return page.workers()[0] ?? page.waitForEvent('worker');
}
async function becomes(page: Page, life: string): Promise<void> {
  await page.waitForFunction((wanted) => globalThis.bench.client.life === wanted, life);
}
async function restarted(page: Page): Promise<void> {
  await page.waitForFunction(() => globalThis.bench.client.restarts === 1);
}
const begin = (page: Page, changes: object): Promise<void> =>
  page.evaluate((wanted) => {
    globalThis.bench.begin(wanted);
  }, changes);
const landed = (page: Page) => page.evaluate(() => globalThis.bench.landed());
const story = (page: Page) =>
  page.evaluate(() => {
    const { life, reason, trouble, restarts } = globalThis.bench.client;
    return { life, reason, trouble, restarts };
  });

/** Of one that is gone: that it died, or, where a busy machine asks late, that it gives no answer. */
const MISSED: unknown = expect.stringMatching(/^(?:died|silent)$/);

/** The worker closes itself, which no event tells the page. */
async function endFromWithin(page: Page): Promise<void> {
  await (await workerOf(page)).evaluate(() => { globalThis.close(); });
}

describe('a worker in Chromium', () => {
  it('runs, and stays quiet', async () => {
    const page = await openWithClient();
    await begin(page, { seed: 3 });
    expect(await landed(page)).toMatchObject({ seed: 3 });
    expect(await story(page)).toEqual({ life: 'ready', reason: null, trouble: null, restarts: 0 });
  });
  it('that ends while nothing is asked of it is missed all the same', async () => {
    const page = await openWithClient();
    await becomes(page, 'ready');
    await endFromWithin(page);
    await restarted(page);
    await becomes(page, 'ready');
    expect(await story(page)).toMatchObject({ life: 'ready', reason: MISSED, restarts: 1 });
  });
  it('that ends in the middle of a run has the run done over', async () => {
    const page = await openWithClient();
    await becomes(page, 'ready');
    await begin(page, LONG_RUN);
    await becomes(page, 'busy');
    await endFromWithin(page);
    expect(await landed(page)).toMatchObject({ seed: 7 });
    expect(await story(page)).toMatchObject({ life: 'ready', reason: MISSED, restarts: 1 });
  });
  it('that hangs has the run done over', async () => {
    const page = await openWithClient();
    await becomes(page, 'ready');
    await begin(page, LONG_RUN);
    // Never answered: the worker is ended from outside.
    const hang = (await workerOf(page)).evaluate(() => {
      for (;;);
    });
    hang.catch(() => undefined);
    expect(await landed(page)).toMatchObject({ seed: 7 });
    expect(await story(page)).toMatchObject({ life: 'ready', reason: 'silent', restarts: 1 });
  });
  it('that throws where nobody catches is replaced', async () => {
    const page = await openWithClient();
    await becomes(page, 'ready');
    await (await workerOf(page)).evaluate(() => {
      setTimeout(() => {
        throw new RangeError('no memory left');
      });
    });
    await restarted(page);
    expect(await story(page)).toMatchObject({ reason: 'error', trouble: 'met an error (Uncaught RangeError: no memory left)' });
  });
  it('that was replaced is let go of, with all that listened to it', async () => {
    const page = await openWithClient();
    await becomes(page, 'ready');
    await endFromWithin(page);
    await restarted(page);
    await becomes(page, 'ready');
    await expectSoon(() => workersHeldBy(page)).toBe(1);
  });
  it('whose file is missing is given up, and done with by hand once the file is there', async () => {
    const page = await openPage({ address: fixtures() });
    await page.route(/worker.*\.js$/, (route) => route.abort());
    await startClient(page);
    await begin(page, { seed: 5 });
    await becomes(page, 'failed');
    expect(await story(page)).toMatchObject({ life: 'failed', reason: 'loading', trouble: 'could not be loaded' });
    await page.unroute(/worker.*\.js$/);
    await page.evaluate(() => {
      globalThis.bench.client.restart();
    });
    expect(await landed(page)).toMatchObject({ seed: 5 });
  });
});
