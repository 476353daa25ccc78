import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { generateSW } from 'workbox-build';

const CLIENT_FILE = fileURLToPath(new URL('src/worker/client.ts', import.meta.url));
const WORKER_FILE = fileURLToPath(new URL('src/worker/worker.ts', import.meta.url));
const WORKER_ADDRESS = "new URL('./worker.ts', import.meta.url)";

/**
 * Builds the worker in the same graph as the page, so that what both need (XState, Comlink, the
 * model, the designs) is one file that is loaded once. Vite alone bundles it a second time.
 */
function workerBesidePage(): Plugin {
  let reference = '';
  return {
    name: 'worker-beside-page',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      reference = this.emitFile({ type: 'chunk', id: WORKER_FILE, name: 'worker' });
    },
    transform: (code, id) => {
      if (id !== CLIENT_FILE) return undefined;
      if (!code.includes(WORKER_ADDRESS)) throw new Error(`${CLIENT_FILE} does not say ${WORKER_ADDRESS}`);
      return { code: code.replace(WORKER_ADDRESS, `import.meta.ROLLUP_FILE_URL_${reference}`), map: null };
    },
  };
}

/**
 * Vite wraps each `import()` in a helper that preloads modules and style sheets. Here nothing is
 * preloaded and there is one sheet, so the helper need only load: a kilobyte less for every page.
 */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}

/**
 * D3 makes its families of curves by calls that might do anything, as far as the build can tell. Told
 * that they do not, it leaves out those that nobody draws.
 */
function pureCurves(): Plugin {
  return {
    name: 'pure-curves',
    apply: 'build',
    transform: {
      filter: { id: /\/d3-shape\/dist\// },
      handler: (code) => ({ code: code.replaceAll('= (function custom(', '= /* @__PURE__ */ (function custom('), map: null }),
    },
  };
}

/** What a page asks for when it stands; pictures of the read-me and words for crawlers are not among it. */
const KEPT_FILES = '**/*.{html,js,css,woff2}';

/** Built for the service worker alone, which runs it before all else. */
const WORKER_PART = 'offline-own.js';

/**
 * Writes the service worker that keeps every built file, and serves them without a network: these, and
 * its folder as the app, with any query. Whatever else lies below the folder is not its own and goes to
 * the network. No page registers it unasked (`view/offline/`). A new version takes over when all windows
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
        globPatterns: [KEPT_FILES],
        globIgnores: [WORKER_PART],
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

/** What lesson and classroom share, what the windows of a classroom share, and the words of all of these. */
const LESSON_FILES = /\/src\/(?:lesson\/(?!room|mirror|notes|steps\/.*\.notes)|view\/lesson\/(?!later|letters|candidates|CandidateLines|Answers|CloseUp)|text\/lesson\/(?!classroom|notes|closeup))/;
const ROOM_FILES = /\/src\/(?:lesson\/(?:room|mirror)|view\/classroom\/)/;
const CLASSROOM_TEXTS = /\/src\/text\/lesson\/classroom\.ts/;
/** Rooms and packages that the worker does without; the chart and the map from far follow when the page stands. */
const PAGE_FILES = /\/src\/(?:view\/(?!chart\/|lesson\/|offline\/|embed\/|layout\/(?:shrink|farmap)|scene\/(?:FarStage|Followed|farmap))|link\/(?!embed)|text\/(?!trouble|lesson\/|page\/(?:chart|offline|embed|far)\.ts))|\/node_modules\/(?:svelte|d3-[a-z]+|clsx)\/|preload-helper/;
/** What page and worker share. */
const ENGINE_FILES = /\/src\/(?:model\/|designs\/|worker\/presence)|\/node_modules\/(?:xstate|comlink|valibot)\//;

/** What both kinds of embedded figure share. */
const FIGURE_FILES = /\/src\/(?:view\/embed|text\/page\/embed|view\/layout\/shrink|link\/embed)/;

export default defineConfig({
  // Relative paths: the built folder works at any address of a static host.
  base: './',
  plugins: [svelte(), workerBesidePage(), plainImports(), pureCurves(), serviceWorker()],
  build: {
    target: 'es2022',
    // The Content-Security-Policy in index.html allows data: for the page icon alone, and no inline script.
    assetsInlineLimit: 0,
    // One style sheet for all pages, and a chunk for what some of them share and the worker does not: what
    // is loaded on demand is script alone, and nothing has to be fetched beside it.
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      // Words kept in one file cost nothing at the place where they are said.
      optimization: { inlineConst: { mode: 'all' } },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'classroom', test: CLASSROOM_TEXTS, priority: 2 },
            { name: 'room', test: ROOM_FILES, minShareCount: 2, priority: 2 },
            { name: 'steps', test: LESSON_FILES, minShareCount: 2, priority: 1 },
            { name: 'page', test: PAGE_FILES, minShareCount: 2 },
            { name: 'figure', test: FIGURE_FILES, minShareCount: 2 },
            { name: 'shared', test: ENGINE_FILES, minShareCount: 2 },
          ],
        },
      },
      treeshake: {
        // Words that a page does not say are not loaded with it, although a file of words names them.
        moduleSideEffects: [{ test: /\/src\/text\//, sideEffects: false }],
      },
    },
  },
  preview: { port: 4173 },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/view/**/*.svelte.test.ts', 'test/browser/**'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['test/view/**/*.svelte.test.ts'],
          setupFiles: ['test/view/setup.ts'],
          // Component tests draw hundreds of rows in jsdom; a busy machine takes its time.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/serve.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
