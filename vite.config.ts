import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { generateSW } from 'workbox-build';
import { addressed } from './src/site/address.ts';
import { askedForEarly, askedForWith } from './src/site/early.ts';
import { catalogueChecked } from './src/site/catalogue.ts';
import { developedIn, languages, LANGUAGES_FOLDER } from './src/site/languages.ts';
import { licences } from './src/site/licences.ts';
import { notFound } from './src/site/notfound.ts';

/** What a page asks for when it stands, or the browser when it installs it; pictures of the read-me and words for crawlers are not among it. */
const KEPT_FILES = ['**/*.{html,js,css,woff2,webmanifest}', 'icon*.{svg,png}', 'licences.txt'];

/** For addresses that name no file, and those are the network's. */
const NOT_FOUND_PAGE = '404.html';

/** Built for the service worker alone, which runs it before all else. */
const WORKER_PART = 'offline-own.js';

/**
 * Writes the service worker that keeps every built file of the English site, and serves them without a network: these, and
 * its folder as the app, with any query. Whatever else lies below the folder is not its own and goes to
 * the network. No page registers it unasked (`src/offline/`). A new version takes over when all windows
 * of the old one are closed, so that no window ever finds half of its files exchanged.
 */
function serviceWorker(): Plugin {
  let folder = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const { warnings } = await generateSW({
        globDirectory: folder,
        globPatterns: KEPT_FILES,
        // Of other languages each reader keeps the one they read (`src/offline/language.ts`).
        globIgnores: [WORKER_PART, NOT_FOUND_PAGE, `${LANGUAGES_FOLDER}/**`],
        swDest: resolve(folder, 'offline.js'),
        // Another one would leave what is kept already lying in every browser, unused.
        cacheId: 'fanout-lab',
        mode: 'production',
        sourcemap: false,
        inlineWorkboxRuntime: true,
        importScripts: [WORKER_PART],
        directoryIndex: 'index.html',
        ignoreURLParametersMatching: [/^/],
        // Their names hold a hash of what is in them.
        dontCacheBustURLsMatching: /-[\w-]{8}\.(?:js|css|woff2)$/,
      });
      if (warnings.length > 0) throw new Error(warnings.join('\n'));
    },
  };
}

/**
 * Test files that run side by side. A walk in the browser mostly waits, so that two cores have room
 * for four; by itself Vitest leaves a core free, which on two cores is one file after the other.
 */
const TEST_FILES_AT_ONCE = Math.max(4, availableParallelism());

/** What Workbox puts into the service worker, which no bundle of ours holds. */
const { page: pageLicences, worker: workerLicences } = licences(['workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies']);

/** A constant that one file says and another uses is written where it is used. */
const WRITTEN_WHERE_USED = { optimization: { inlineConst: { mode: 'all', pass: 2 } } } as const;

/** How the page is built, in English and in any other language. */
const SITE: UserConfig = {
  // Relative paths: the built folder works at any address of a static host.
  base: './',
  build: {
    target: 'es2022',
    // The Content-Security-Policy in index.html allows data: for the page icon, and no inline script.
    assetsInlineLimit: 0,
    // One style sheet for all pages, so that a part that follows is script alone.
    cssCodeSplit: false,
    // A page's parts are asked for together with it, not after it has come; what has ES modules knows how.
    modulePreload: { polyfill: false },
    rolldownOptions: WRITTEN_WHERE_USED,
  },
  // The worker imports its parts as modules, as the page does.
  worker: { format: 'es', rolldownOptions: WRITTEN_WHERE_USED },
};

/** Folders of languages; the tests name one more, of languages that nobody speaks. */
const LANGUAGES = ['src/languages', process.env.LANGUAGES_TOO ?? ''].filter((folder) => folder !== '').map((folder) => resolve(import.meta.dirname, folder));

export default defineConfig(({ mode }) => ({
  ...SITE,
  build: { ...SITE.build, modulePreload: { polyfill: false, resolveDependencies: askedForWith } },
  // An address that names no file is not the app's.
  appType: 'mpa',
  plugins: [
    catalogueChecked(),
    svelte(),
    languages(LANGUAGES, SITE, svelte),
    developedIn(mode, LANGUAGES),
    addressed(process.env.SITE_ADDRESS),
    askedForEarly(),
    notFound(),
    pageLicences,
    serviceWorker(),
  ],
  worker: { ...SITE.worker, plugins: () => [workerLicences()] },
  preview: { port: 4173 },
  test: {
    maxWorkers: TEST_FILES_AT_ONCE,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.svelte.test.ts', 'test/browser/**'],
          setupFiles: ['test/patient.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['test/**/*.svelte.test.ts'],
          setupFiles: ['test/patient.ts', 'test/pages/setup.ts'],
          // Component tests draw hundreds of rows in jsdom; a busy machine takes its time.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/serve.ts'],
          // Time for a machine that does much else: what a walk waits for is an event, never a moment.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
}));
