/**
 * Where a bench runs: a file built for it, in a Node process and in a worker of Chromium, so that
 * nothing of the build tool or of a page is in the way.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { makeBuildFolder, serveFolder } from '../browser/serve';

/** Has one measure taken, in a process or worker of its own. */
export type Measure<Question, Answer> = (question: Question) => Promise<Answer>;

/** A place, as a table names it. */
export type Place = 'Node' | "Chromium's worker";

const BUILT = 'measured.js';

/**
 * Measures in both places, one after the other.
 * @param entry a file beside this one that exports `measure` and answers with it as a worker
 */
export async function inBothPlaces<Question, Answer>(
  browser: Browser,
  entry: string,
  use: (place: Place, measure: Measure<Question, Answer>) => Promise<void>,
): Promise<void> {
  const folder = await makeBuildFolder();
  try {
    await buildEntry(folder.path, entry);
    await use('Node', (question) => measureInProcess(folder.path, question));
    await withPage<Question, Answer>(browser, folder.path, (measure) => use("Chromium's worker", measure));
  } finally {
    await folder.remove();
  }
}

/** Builds a file with all that it needs into one. */
async function buildEntry(folder: string, entry: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['es'], fileName: () => BUILT },
    },
  });
}

async function measureInProcess<Question, Answer>(folder: string, question: Question): Promise<Answer> {
  const program = `import { measure } from ${JSON.stringify(pathToFileURL(join(folder, BUILT)).href)};
    process.stdout.write(JSON.stringify(measure(JSON.parse(process.argv[1]))));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program, JSON.stringify(question)]);
  return JSON.parse(stdout) as Answer;
}

async function withPage<Question, Answer>(
  browser: Browser,
  folder: string,
  use: (measure: Measure<Question, Answer>) => Promise<void>,
): Promise<void> {
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>bench</title>');
  const served = await serveFolder(folder);
  const page = await browser.newPage();
  try {
    await page.goto(served.address);
    await use(async (question) => JSON.parse(await page.evaluate(askWorker, [`./${BUILT}`, JSON.stringify(question)] as const)) as Answer);
  } finally {
    await page.close();
    await served.close();
  }
}

/** Runs in the page. */
function askWorker([file, question]: readonly [string, string]): Promise<string> {
  const worker = new Worker(file, { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<string>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
    worker.postMessage(question);
  });
}
