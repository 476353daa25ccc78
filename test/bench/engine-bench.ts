/** Bench (a): crossings per second of the event engine, in Node and in a worker of Chromium. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { makeBuildFolder, serveFolder } from '../browser/serve';
import type { EngineMeasure } from './engine';
import { printTable, thousands } from './table';

/** Fan-out-heavy: each message goes to 500 people on 16 gateways. */
const SCENE = 'chats=4&users=500&gateways=16&messages=50&rate=10';
const DESIGNS = ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'];

type Measure = (link: string) => Promise<EngineMeasure>;

/** Measures each design in both places, and prints a row for each. */
export async function benchEngine(browser: Browser): Promise<void> {
  const folder = await makeBuildFolder();
  try {
    await buildEngine(folder.path);
    const rows: string[][] = [];
    await inNode(folder.path, (measure) => measureDesigns('Node', measure, rows));
    await inChromium(browser, folder.path, (measure) => measureDesigns("Chromium's worker", measure, rows));
    printTable(
      `Event engine: ${SCENE}, with trace, best of 3`,
      ['where', 'design', 'crossings', 'events', 'crossings/s', 'events/s', 'bare calendar, events/s', 'ratio'],
      rows,
    );
  } finally {
    await folder.remove();
  }
}

async function measureDesigns(where: string, measure: Measure, rows: string[][]): Promise<void> {
  for (const design of DESIGNS) rows.push([where, ...columnsOf(design, await measure(`${SCENE}&design=${design}`))]);
}

function columnsOf(design: string, measured: EngineMeasure): string[] {
  const { crossings, events, engineMillis, calendarMillis } = measured;
  const perSecond = (count: number, millis: number): string => thousands((1_000 * count) / millis);
  return [
    design,
    thousands(crossings),
    thousands(events),
    perSecond(crossings, engineMillis),
    perSecond(events, engineMillis),
    perSecond(events, calendarMillis),
    `1 : ${(engineMillis / calendarMillis).toFixed(1)}`,
  ];
}

/** Builds `engine.ts` with all that it needs into one file, `engine.js`. */
async function buildEngine(folder: string): Promise<void> {
  const entry = fileURLToPath(new URL('./engine.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: true,
      lib: { entry, formats: ['es'], fileName: () => 'engine.js' },
    },
  });
}

/** In a Node process of its own, so that nothing of Vite's is in the way. */
async function inNode(folder: string, use: (measure: Measure) => Promise<void>): Promise<void> {
  const engine = pathToFileURL(join(folder, 'engine.js')).href;
  const program = `import { measureEngine } from ${JSON.stringify(engine)};
    process.stdout.write(JSON.stringify(measureEngine(process.argv[1])));`;
  await use(async (link) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program, link]);
    return JSON.parse(stdout) as EngineMeasure;
  });
}

/** In a worker of a page of its own. */
async function inChromium(browser: Browser, folder: string, use: (measure: Measure) => Promise<void>): Promise<void> {
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>bench</title>');
  const served = await serveFolder(folder);
  const page = await browser.newPage();
  try {
    await page.goto(served.address);
    await use((link) => page.evaluate(measureInWorker, link));
  } finally {
    await page.close();
    await served.close();
  }
}

/** Runs in the page. */
function measureInWorker(link: string): Promise<EngineMeasure> {
  const worker = new Worker('./engine.js', { type: 'module' });
  return new Promise<EngineMeasure>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<EngineMeasure>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
    worker.postMessage(link);
  });
}
