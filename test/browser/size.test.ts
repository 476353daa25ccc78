/** What a page weighs: all script that the browser ever loads for it, the worker's included, as it comes over the wire. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { WORKING } from '../../src/text/page/compare';
import { runIsIn } from './walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

/**
 * Gzipped bytes of script. Below these, clear code wins. Only a page with a chart loads D3's scales
 * and axes; a presenter's is the whole lesson, its notes and its desk. Words come apart from what draws, so that they
 * are there sooner, and two parts compress a little less well than one.
 */
const PAGES = [
  { kind: 'lab', hash: 'v=1', mostBytes: 367_000, runs: true },
  { kind: 'presenter', hash: 'step=say-hi&room=size&role=presenter', mostBytes: 388_000, runs: true },
  { kind: 'lesson', hash: 'step=say-hi', mostBytes: 363_000, runs: true },
  { kind: 'audience', hash: 'step=say-hi&room=size', mostBytes: 375_000, runs: true },
  { kind: 'question', hash: 'embed=1&step=say-hi', mostBytes: 321_500, runs: true },
  { kind: 'figure', hash: 'embed=1&gateways=4', mostBytes: 286_500, runs: true },
  { kind: 'comparison', hash: 'compare', mostBytes: 264_500, runs: true },
  { kind: 'notes', hash: 'notes', mostBytes: 98_500, runs: false },
  { kind: 'card', hash: 'card=A', mostBytes: 40_000, runs: false },
] as const;

/** Opens a page and takes down every script that is asked for, by the page or by its worker. */
async function scriptsOf(hash: string, runs: boolean): Promise<ReadonlyMap<string, Buffer>> {
  const page: Page = await openPage({ address: 'about:blank' });
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.goto(`${inject('appAddress')}#${hash}`, { waitUntil: 'networkidle' });
  if (runs && hash === 'compare') await page.getByText(WORKING.done).waitFor();
  else if (runs) await runIsIn(page);
  const scripts = answers.filter((answer) => /javascript/.test(answer.headers()['content-type'] ?? ''));
  return new Map(await Promise.all(scripts.map(async (answer) => [new URL(answer.url()).pathname, await answer.body()] as const)));
}

it.each(PAGES)('loads little script for the $kind, all that ever comes counted together', async ({ hash, mostBytes, runs }) => {
  const scripts = await scriptsOf(hash, runs);
  expect([...scripts.keys()].some((path) => /\/worker-/.test(path)), 'the worker is counted where there is one').toBe(runs);
  const bytes = [...scripts.values()].reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});
