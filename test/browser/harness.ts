/** What every browser test needs: one browser a file, a page that is listened to, and what was heard. */
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchChromium } from './chromium';
import { buildInto, makeBuildFolder, serveFolder } from './serve';
import { PATIENCE_MILLIS } from '../patience';
import { lasting } from './walk/lasting';

export interface PageOptions {
  /** The scenario in the address, without `#`. */
  readonly hash?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** A finger instead of a mouse. */
  readonly hasTouch?: boolean;
  /** What is done to the page before it opens an address. */
  readonly before?: (page: Page) => Promise<void>;
  /** Where to go; the built app if left out. */
  readonly address?: string;
  /**
   * What shows that a page has all that it opens with, its worker's script too. On a busy machine the network may
   * rest for a while before the page comes to start its worker, so its rest alone does not tell.
   */
  readonly loadedWhen?: (page: Page) => Promise<void>;
}

/** What a page has let itself be heard of, since it was opened. */
export interface Heard {
  /** Errors and warnings on the console. */
  readonly complaints: string[];
  /** Errors that nobody caught. */
  readonly uncaught: string[];
  /** Requests that failed or were answered with an error. */
  readonly failed: string[];
  /** Requests after everything had loaded. */
  readonly late: string[];
}

let browser: Browser | undefined;
let contexts: BrowserContext[] = [];
const heardOf = new WeakMap<Page, Heard>();

/** Starts one browser for the calling file before its tests, and closes each test's pages after it. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
  afterAll(async () => {
    await browser?.close();
  });
}

/** Several builds beside one another, on a machine that does much else. */
const BUILD_MILLIS = 600_000;

/** Builds something into a folder of its own and serves it while the calling file's tests run. Returns what tells its address. */
function useBuilt(build: (folder: string) => Promise<void>): () => string {
  let address = '';
  const undo: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const folder = await makeBuildFolder();
    undo.push(folder.remove);
    await build(folder.path);
    const served = await serveFolder(folder.path);
    undo.push(served.close);
    address = served.address;
  }, BUILD_MILLIS);
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  });
  return () => address;
}

/** The page of `fixtures/`, which offers the simulation without the app. */
export function useFixtures(): () => string {
  return useBuilt((folder) => buildInto(folder, fileURLToPath(new URL('./fixtures', import.meta.url))));
}

/** The app with the made-up languages of `test/languages` beside English. */
export function useLanguages(): () => string {
  return useBuilt((folder) => buildInto(folder, undefined, { LANGUAGES_TOO: 'test/languages' }));
}

/** How long the app may take to stand once nothing more is asked for; what cannot start is not waited for longer. */
const STANDS_MILLIS = 10_000;
/** Longer than a page waits for its first frame before it asks for what comes late (`src/session/painted.ts`). */
const PARTS_MILLIS = 250;

/** Runs in the page: comes when the app stands and has asked for the parts that come late. On a busy machine the network rests before that. */
async function lateParts({ standsMillis, partsMillis }: { readonly standsMillis: number; readonly partsMillis: number }): Promise<void> {
  const pause = (millis: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, millis); });
  const app = document.getElementById('app');
  if (!app) return;
  const end = performance.now() + standsMillis;
  while ((app.childElementCount === 0 || document.getElementById('loading')) && performance.now() < end) await pause(20);
  await pause(partsMillis);
}

/** Opens a page in a context of its own and waits until it has loaded. */
export async function openPage(options: PageOptions = {}): Promise<Page> {
  if (!browser) throw new Error('useBrowser() comes first');
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    hasTouch: options.hasTouch ?? false,
    // Neither of these may come from the machine that runs the test.
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  contexts.push(context);
  context.setDefaultTimeout(PATIENCE_MILLIS);
  const page = await context.newPage();
  const startListeningForLate = listen(page);
  await options.before?.(page);
  const hash = options.hash ? `#${options.hash}` : '';
  await page.goto(`${options.address ?? inject('appAddress')}${hash}`, { waitUntil: 'networkidle' });
  await page.evaluate(lateParts, { standsMillis: STANDS_MILLIS, partsMillis: PARTS_MILLIS });
  await options.loadedWhen?.(page);
  startListeningForLate();
  return page;
}

/** The script of the simulation's worker, whichever build it is of. */
const WORKER_SCRIPT = /\/worker-[^/]+\.js$/;

/**
 * Takes down what a page says and asks for, from before it is opened. Returns what tells it that all has loaded.
 * The first worker is part of loading, however long a busy machine takes to come to it.
 */
export function listen(page: Page): () => void {
  const heard: Heard = { complaints: [], uncaught: [], failed: [], late: [] };
  let loaded = false;
  heardOf.set(page, heard);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    heard.uncaught.push(String(error));
  });
  let hasWorker = false;
  page.on('request', (request) => {
    const isFirstWorker = !hasWorker && WORKER_SCRIPT.test(request.url());
    hasWorker ||= isFirstWorker;
    if (loaded && !isFirstWorker) heard.late.push(request.url());
  });
  page.on('requestfailed', (request) => {
    heard.failed.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) heard.failed.push(`${response.url()}: ${String(response.status())}`);
  });
  return () => {
    loaded = true;
  };
}

/** What was heard of a page so far. */
export function heardFrom(page: Page): Heard {
  const heard = heardOf.get(page);
  if (!heard) throw new Error('nobody has listened to this page');
  return heard;
}

/** Expects that the page has had nothing to complain of, and asked for nothing after it had loaded. */
export function expectQuiet(page: Page): void {
  expect(heardFrom(page)).toEqual({ complaints: [], uncaught: [], failed: [], late: [] });
}

/** WCAG 2.0 to 2.2, levels A and AA. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** One violation: the rule, and for each element that breaks it where it is and why. */
export interface AxeViolation {
  readonly rule: string;
  readonly help: string;
  readonly elements: readonly string[];
}

/** What axe finds wrong with the page, and finds again; a failing `toEqual([])` prints it all. */
export function axe(page: Page): Promise<AxeViolation[]> {
  return lasting(page, async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
    return violations.map((violation) => ({
      rule: violation.id,
      help: violation.help,
      elements: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }));
  });
}
