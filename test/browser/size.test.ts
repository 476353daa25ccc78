import { gzipSync } from 'node:zlib';
import { expect, inject, it } from 'vitest';
import { runIsIn } from '../view/walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

/** All script that a page loads, the worker's included, gzipped. */
const MOST_BYTES = 130_000;

async function textOf(address: string): Promise<string> {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** Every script that one names, and those that these name in turn. */
async function collect(folder: string, name: string, found: Map<string, string>): Promise<void> {
  if (found.has(name)) return;
  const text = await textOf(folder + name);
  found.set(name, text);
  for (const [, next] of text.matchAll(/([\w-]+\.js)\b/g)) {
    if (/-[\w-]{8}\.js$/.test(next!)) await collect(folder, next!, found);
  }
}

/** Scripts that the page of this address names, without those of the other kinds of page. */
async function scriptsWithout(others: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const address = inject('appAddress');
  const entry = /assets\/([\w-]+\.js)/.exec(await textOf(address))![1]!;
  const found = new Map<string, string>();
  await collect(new URL('assets/', address).href, entry, found);
  return new Map([...found].filter(([name]) => !others.some((other) => name.startsWith(`${other}-`))));
}

it.each([
  ['the lab', 'App', ['LessonApp', 'NotesPage', 'lesson', 'later', 'answers'], [], 'v=1'],
  ['the lesson', 'LessonApp', ['App', 'NotesPage'], ['later', 'Chart'], 'step=say-hi'],
])('loads at most 130 KB of gzipped script at first for %s, and none of the other pages', async (_name, own, others, follow, hash) => {
  const named = await scriptsWithout(others);
  for (const begin of ['worker', 'Chart', own]) expect([...named.keys()].some((name) => name.startsWith(`${begin}-`)), begin).toBe(true);
  // What follows is for late steps: it is loaded when the first one stands.
  const first = [...named].filter(([name]) => !follow.some((begin) => name.startsWith(`${begin}-`)));
  const bytes = first.reduce((sum, [, text]) => sum + gzipSync(text, { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);

  const page = await openPage({ hash });
  await runIsIn(page);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name.replace(/^.*\//, '')));
  const scripts = loaded.filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((name) => !named.has(name)), 'nothing else is loaded').toEqual([]);
});
