import { gzipSync } from 'node:zlib';
import { expect, inject, it } from 'vitest';

/** All script that the page loads first, the worker's included, gzipped. */
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

it('loads at most 130 KB of gzipped script', async () => {
  const address = inject('appAddress');
  const page = await textOf(address);
  const entry = /assets\/([\w-]+\.js)/.exec(page)![1]!;
  const found = new Map<string, string>();
  await collect(new URL('assets/', address).href, entry, found);
  expect([...found.keys()].some((name) => name.startsWith('worker'))).toBe(true);
  const bytes = [...found.values()].reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});
