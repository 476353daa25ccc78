/** A figure as one file, opened from the disk: it plays, and asks nobody for anything. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMBED } from '../../src/text/page/embed';
import { LESSON } from '../../src/text/lesson/lesson';
import { PICTURE, TIME } from '../../src/text/page/page';
import { axe, heardFrom, openPage, useBrowser } from './harness';
import { button, expectSoon } from './walk/page';

useBrowser();

const COMMAND = fileURLToPath(new URL('../../src/onefile/run.mjs', import.meta.url));
const MOST_BYTES = 300_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanout-lab-figure-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Has the command write a file, in an environment that is no test's. */
async function writeFigure(link: string, ...options: string[]): Promise<{ path: string; said: string; bytes: number }> {
  const path = join(folder, `figure ${String(link.length)}.html`);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [COMMAND, link, '--out', path, ...options], { env: { ...process.env, NODE_ENV: undefined, VITEST: undefined } });
  return { path, said: stdout + stderr, bytes: (await stat(path)).size };
}

/** Opens it from the disk in a browser without a network. */
async function openFile(path: string): Promise<Page> {
  const page = await openPage({ address: 'about:blank', width: 720, height: 450 });
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(path).href);
  await page.getByRole('img', { name: PICTURE.label }).waitFor();
  return page;
}

/** Answers the question that stands there, however it is answered. */
async function answer(page: Page): Promise<void> {
  const radio = page.getByRole('radio').first();
  const slider = page.getByRole('slider').first();
  await radio.or(slider).waitFor();
  if (await radio.isVisible()) await radio.check();
  else await slider.press('ArrowRight');
}

/** Beside the file itself and what it unpacks, nothing was asked for; nothing was complained of. */
function expectAlone(page: Page): void {
  const { late, ...heard } = heardFrom(page);
  expect(heard).toEqual({ complaints: [], uncaught: [], failed: [] });
  expect(late.filter((address) => !/^(?:file|blob|data):/.test(address))).toEqual([]);
}

describe('a figure’s file', () => {
  it('plays from the disk, and leads to the app', async () => {
    const { path, bytes, said } = await writeFigure('https://example.org/lab/#chats=2&gateways=4');
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect(said).toContain('Direct append: 2 chats of 8 people on 4 gateways · Fanout Lab');
    const page = await openFile(path);
    await expectSoon(() => page.title()).toBe('Direct append: 2 chats of 8 people on 4 gateways · Fanout Lab');
    await expectSoon(() => page.getByRole('link', { name: EMBED.open }).getAttribute('href')).toBe('https://example.org/lab/#chats=2&gateways=4');
    expect(await axe(page)).toEqual([]);
    await button(page, EMBED.postAll).click();
    await button(page, TIME.replay).waitFor();
    await expectSoon(() => page.locator('#licences').textContent()).toContain('SIL OPEN FONT LICENSE');
    await expectSoon(() => page.evaluate(() => document.fonts.check('16px Inter')), 'with its font').toBe(true);
    expectAlone(page);
  });

  it('counts ten million from the disk, and tells its link where it knows no app', async () => {
    const { path, said } = await writeFigure('chats=1000&users=10000&gateways=1000&placement=random&gatways=3');
    expect(said).toContain('figure: gatways=3: unknown key');
    expect(said).toContain('does not know where the whole app lies');
    const page = await openFile(path);
    await page.getByText('#chats=1000&users=10000&gateways=1000&placement=random', { exact: true }).waitFor();
    await page.getByText('10,000 writes out').waitFor();
    await button(page, EMBED.runAlong).click();
    await page.getByRole('button', { name: EMBED.repaired }).waitFor();
    expectAlone(page);
  });

  // Played and seen from near, played and counted, and the largest of all.
  it.each(['more-gateways', 'chat-gateway', 'full-size', 'inside-one-gateway'])('asks a step’s question, and shows what comes of it: %s', async (step) => {
    const { path, bytes } = await writeFigure(`step=${step}`, '--app', 'https://example.org/lab/');
    expect(bytes).toBeLessThan(MOST_BYTES);
    const page = await openFile(path);
    await answer(page);
    while (await button(page, LESSON.nextQuestion).isVisible()) {
      await button(page, LESSON.nextQuestion).click();
      await answer(page);
    }
    await button(page, LESSON.run).click();
    await expectSoon(() => page.locator('body').innerText()).toContain('You guessed');
    expectAlone(page);
  });

  it.each(['so-how', 'the-price'])('holds no more than a step’s question needs: %s', async (step) => {
    const { bytes } = await writeFigure(`step=${step}`);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('says so where a browser is too old to unpack it', async () => {
    const { path } = await writeFigure('gateways=3');
    const page = await openPage({ address: 'about:blank' });
    await page.addInitScript(() => { Reflect.deleteProperty(globalThis, 'DecompressionStream'); });
    await page.goto(pathToFileURL(path).href);
    await page.getByRole('alert').getByText('needs a newer browser').waitFor();
  });
});
