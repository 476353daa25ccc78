/**
 * Every other page in the two languages that nobody speaks (those of the first visit are in `languages.test.ts`): nothing
 * is cut off or sticks out, no text lies on another, nor does any in the pictures; language and direction are said,
 * and time runs from left to right.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LESSON } from '../../src/text/lesson/lesson';
import { NOTES_PAGE } from '../../src/text/lesson/notes';
import { EMBED } from '../../src/text/page/embed';
import { EXPORT } from '../../src/text/page/export';
import { DRAWER } from '../../src/text/page/lab';
import { TIME } from '../../src/text/page/page';
import { mirrored, twice, type Rule } from '../languages/madeup';
import { violationsOf } from './walk/axe';
import { cutTexts, sidewaysPixels } from './walk/cut';
import { button, framesPass, runIsIn } from './walk/page';
import { faultsOfTexts } from './walk/picturetexts';
import { expectNoComplaint } from './walk/quiet';
import { overlappingTexts } from './walk/texts';
import { openPage, useBrowser, useLanguages } from './harness';

useBrowser();
const addressNow = useLanguages();

interface Tongue {
  readonly id: string;
  readonly rule: Rule;
  readonly direction: 'ltr' | 'rtl';
}
const TWICE: Tongue = { id: 'en-x-twice', rule: twice, direction: 'ltr' };
const MIRRORED: Tongue = { id: 'en-x-mirrored', rule: mirrored, direction: 'rtl' };
const SIZES = [{ width: 1280, height: 800 }, { width: 360, height: 740 }] as const;

/** A page, and what shows that it is there. */
interface Place {
  readonly hash: string;
  readonly isThere: (page: Page, rule: Rule) => Promise<void>;
}
const hasLabels = (page: Page): Promise<void> => page.locator('[data-picture] .label').first().waitFor();
const hasLink = (page: Page, rule: Rule): Promise<void> => page.getByRole('link', { name: rule(EMBED.open) }).first().waitFor();

const PLACES: Readonly<Record<string, Place>> = {
  presenter: { hash: 'step=more-gateways&room=one&role=presenter', isThere: runIsIn },
  audience: { hash: 'step=more-gateways&room=one', isThere: (page) => page.locator('[data-picture] svg').first().waitFor() },
  'one screen': { hash: 'step=full-size&role=screen', isThere: hasLabels },
  figure: { hash: 'embed=1&chats=4&gateways=4', isThere: hasLink },
  'a figure with a question': { hash: 'embed=1&step=full-size', isThere: hasLink },
  notes: { hash: 'notes', isThere: (page, rule) => page.getByRole('heading', { level: 1, name: rule(NOTES_PAGE.title), exact: true }).waitFor() },
  card: { hash: 'card=A', isThere: (page) => page.locator('svg text').first().waitFor() },
  'ten million people': { hash: 'chats=1000&users=10000&gateways=1000', isThere: hasLabels },
  'the middle distance': { hash: 'chats=4&users=200&gateways=8&t=63', isThere: hasLabels },
  'printed sheets': {
    hash: 'step=full-size&role=screen&printed',
    isThere: async (page) => {
      await hasLabels(page);
      await page.evaluate(() => { window.dispatchEvent(new Event('beforeprint')); });
      await page.locator('.sheets').waitFor({ state: 'attached' });
      await page.emulateMedia({ media: 'print' });
    },
  },
};

/** What is wrong with a page as it stands, one line each. */
async function faultsOn(page: Page, { id, direction }: Tongue): Promise<string[]> {
  const wider = await sidewaysPixels(page);
  const said = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
  const hasPicture = (await page.locator('[data-picture]').count()) > 0 && (await page.locator('.sheets').count()) === 0;
  return [
    ...(said.join() === `${id},${direction}` ? [] : [`says that it is ${said.join()}`]),
    ...(wider > 0 ? [`${String(wider)} px too wide`] : []),
    ...(await cutTexts(page)).map((text) => `cut off: ${text}`),
    ...(await overlappingTexts(page)).map((texts) => `on one another: ${texts}`),
    ...(hasPicture ? (await faultsOfTexts(page)).filter((fault) => !fault.endsWith(' px')) : []),
    ...(await violationsOf(page)).map((violation) => JSON.stringify(violation)),
  ];
}

const open = ({ id }: Tongue, hash: string, size: (typeof SIZES)[number]): Promise<Page> => openPage({ address: addressNow(), hash: `lang=${id}&${hash}`, ...size, reducedMotion: 'reduce' });

for (const tongue of [TWICE, MIRRORED]) {
  it.each(SIZES)(`${tongue.id}: every page stands in a window of $width by $height`, async (size) => {
    const page = await open(tongue, PLACES.presenter!.hash, size);
    const found: Record<string, string[]> = {};
    for (const [name, { hash, isThere }] of Object.entries(PLACES)) {
      await page.goto(`${addressNow()}?${encodeURIComponent(name)}#lang=${tongue.id}&${hash}`);
      await isThere(page, tongue.rule);
      await framesPass(page, 10);
      const faults = await faultsOn(page, tongue);
      if (faults.length > 0) found[name] = faults;
    }
    expect(found).toEqual({});
    expectNoComplaint(page);
  });
}

/** Where the play head of a time line is, from its left end on in parts of its length, by what the eye sees; and that after a key. */
async function playHead(page: Page, key: string): Promise<readonly [way: string, before: number, after: number]> {
  const line = page.getByRole('slider', { name: mirrored(TIME.line), exact: true });
  const seen = (): Promise<number> => line.evaluate((input: HTMLInputElement) => {
    const part = (input.valueAsNumber - Number(input.min)) / (Number(input.max) - Number(input.min));
    return getComputedStyle(input).direction === 'rtl' ? 1 - part : part;
  });
  await line.focus();
  const before = await seen();
  await page.keyboard.press(key);
  return [await line.evaluate((input) => getComputedStyle(input).direction), before, await seen()];
}

it('from right to left, time runs from left to right, in the lab and in a lesson', async () => {
  const page = await open(MIRRORED, 'chats=4&gateways=4&t=41.3', SIZES[0]);
  await runIsIn(page);
  const [inLab, atFirst, later] = await playHead(page, 'ArrowRight');
  expect([inLab, later > atFirst]).toEqual(['ltr', true]);
  await page.goto(`${addressNow()}?lesson#lang=${MIRRORED.id}&step=more-gateways`);
  await page.getByRole('radio', { name: '4', exact: true }).check();
  await button(page, mirrored(LESSON.run)).click();
  await page.getByText(mirrored(LESSON.verdicts.right)).or(page.getByText(mirrored(LESSON.verdicts.off))).first().waitFor();
  const [inLesson, atEnd, earlier] = await playHead(page, 'ArrowLeft');
  expect([inLesson, earlier < atEnd]).toEqual(['ltr', true]);
  // A guess begins where its words do, and is filled from there.
  await page.goto(`${addressNow()}?guess#lang=${MIRRORED.id}&step=full-size`);
  const fill = await page.locator('.amount input').first().evaluate((input) => [getComputedStyle(input).direction, getComputedStyle(input).getPropertyValue('--fill-from')]);
  expect(fill).toEqual(['rtl', '100%']);
});

it.each([TWICE, MIRRORED])('$id: words in a saved picture stand within it, and apart from one another', async (tongue) => {
  const page = await open(tongue, 'chats=4&gateways=4&messages=2&t=41.3', SIZES[0]);
  await runIsIn(page);
  await button(page, tongue.rule(DRAWER.open)).click();
  await page.getByRole('tab', { name: tongue.rule(DRAWER.export), exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, tongue.rule(EXPORT.formats.svg)).click()]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).not.toMatch(/[\u2066-\u2069]/);
  const bare = await page.context().newPage();
  const faults = await bare.evaluate((text) => {
    document.body.innerHTML = text.replace(/^<\?xml.*\?>/, '');
    const svg = document.querySelector('svg')!;
    const whole = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('text')].map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }));
    const isOver = (a: DOMRect, b: DOMRect): boolean => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
    return [
      ...(boxes.length < 20 ? ['has hardly any words'] : []),
      ...boxes.filter(({ box }) => box.left < whole.left || box.right > whole.right).map(({ words }) => `${words} sticks out`),
      ...boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => isOver(one.box, other.box)).map((other) => `${one.words} on ${other.words}`)),
    ];
  }, file);
  expect(faults).toEqual([]);
});
