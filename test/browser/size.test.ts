import { gzipSync } from 'node:zlib';
import { expect, inject, it } from 'vitest';
import { runIsIn } from '../view/walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

/**
 * All script that a page loads at first, the worker's included, gzipped. What teaches in a room is the whole
 * lesson and more, and is loaded by a teacher once.
 */
const MOST_BYTES = { lab: 134_000, lesson: 138_000, teacher: 161_000, audience: 147_500, card: 88_500, notes: 116_500, figure: 115_000, question: 141_000 } as const;
const KINDS = { lab: 'App', lesson: 'LessonApp', teacher: 'TeacherApp', audience: 'AudienceApp', card: 'CardApp', notes: 'NotesPage', figure: 'EmbedApp', question: 'EmbedStep' } as const;
type Kind = keyof typeof KINDS;
/** What is not at once in sight is loaded once the page stands: the chart, the map from far, what late steps show. Pages without a picture never load it. */
const LESSON_FOLLOWS = ['FarStage', 'later', 'Chart'];
const FOLLOWS: Readonly<Record<Kind, readonly string[]>> = {
  lab: ['FarStage', 'Chart'], lesson: LESSON_FOLLOWS, teacher: LESSON_FOLLOWS, audience: LESSON_FOLLOWS, card: ['FarStage'], notes: ['FarStage'], figure: ['FarStage'], question: ['FarStage'],
};
/** These draw no chart. */
const CHARTLESS: readonly Kind[] = ['figure', 'question'];
/** These run nothing. */
const STILL: readonly Kind[] = ['card', 'notes'];

async function textOf(address: string): Promise<string> {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** Every script that one names, and those that these name in turn. */
async function collect(folder: string, name: string, found: Map<string, string>, isLeftOut: (name: string) => boolean): Promise<void> {
  if (found.has(name) || isLeftOut(name)) return;
  const text = await textOf(folder + name);
  found.set(name, text);
  for (const [, next] of text.matchAll(/([\w-]+\.js)\b/g)) {
    if (/-[\w-]{8}\.js$/.test(next!)) await collect(folder, next!, found, isLeftOut);
  }
}

/** Scripts that a kind of page names, without those of the other kinds alone. */
async function scriptsOf(kind: Kind): Promise<ReadonlyMap<string, string>> {
  const isOther = (name: string): boolean => Object.values(KINDS).some((other) => other !== KINDS[kind] && name.startsWith(`${other}-`));
  const address = inject('appAddress');
  const entry = /assets\/([\w-]+\.js)/.exec(await textOf(address))![1]!;
  const found = new Map<string, string>();
  await collect(new URL('assets/', address).href, entry, found, isOther);
  return found;
}

it.each<[Kind, string]>([
  ['lab', 'v=1'],
  ['lesson', 'step=say-hi'],
  ['teacher', 'step=say-hi&room=size&role=presenter'],
  ['audience', 'step=say-hi&room=size'],
  ['card', 'card=A'],
  ['notes', 'notes'],
  ['figure', 'embed=1&gateways=4'],
  ['question', 'embed=1&step=say-hi'],
])('loads little gzipped script at first for the %s, and none of the other pages', async (kind, hash) => {
  const named = await scriptsOf(kind);
  const begins = STILL.includes(kind) ? [KINDS[kind]] : ['worker', ...(CHARTLESS.includes(kind) ? [] : ['Chart']), KINDS[kind]];
  for (const begin of begins) expect([...named.keys()].some((name) => name.startsWith(`${begin}-`)), begin).toBe(true);
  const first = [...named].filter(([name]) => !FOLLOWS[kind].some((begin) => name.startsWith(`${begin}-`)));
  const bytes = first.reduce((sum, [, text]) => sum + gzipSync(text, { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES[kind]);

  const page = await openPage({ hash });
  if (!STILL.includes(kind)) await runIsIn(page);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name.replace(/^.*\//, '')));
  const scripts = loaded.filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((name) => !named.has(name)), 'nothing else is loaded').toEqual([]);
});
