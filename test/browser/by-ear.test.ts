/**
 * The course of a message by ear alone: what is said in the whole first minute, on a change and step by step in
 * the lab, and in a step of the lesson, kept as text that a person has read. UPDATE_GOLDEN=1 writes the files anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LESSON } from '../../src/text/lesson/lesson';
import { CONTROLS } from '../../src/text/page/lab';
import { GROUP_TITLES } from '../../src/text/page/panel';
import { FIRST, STATUS, TIME, TOP } from '../../src/text/page/page';
import { Hearing, takeDown } from './walk/heard';
import { button, hasEnded, person, playFast, runIsIn } from './walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

async function expectHeard(file: string, hearing: Hearing): Promise<void> {
  const path = join(import.meta.dirname, '../golden/heard', `${file}.txt`);
  const text = await hearing.text();
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

const listenedTo = async (hash: string): Promise<Page> => {
  const page = await openPage({ hash, before: takeDown });
  await runIsIn(page);
  return page;
};
const pressOn = async (page: Page, name: string): Promise<void> => {
  const wanted = page.getByRole('main').getByRole('button', { name, exact: true });
  await wanted.waitFor();
  await wanted.press('Enter');
};

describe('by ear', () => {
  it('the first minute tells its course, and that a question has come', async () => {
    const page = await listenedTo('');
    const hearing = new Hearing(page, 'The first minute');
    await hearing.after('The page has opened', 0);
    await hearing.after('Enter on person 3', 2, () => person(page, 3).press('Enter'));
    await hearing.after('A guess: 8', 0, () => page.getByRole('radio', { name: '8', exact: true }).press('Space'));
    await hearing.after(`Enter on “${FIRST.double}”`, 2, () => pressOn(page, FIRST.double));
    await hearing.after(`Enter on “${FIRST.again}”`, 2, () => pressOn(page, FIRST.again));
    await hearing.after(`Enter on “${FIRST.again}”`, 2, () => pressOn(page, FIRST.again));
    await hearing.after(`Enter on “${TOP.openLab}”`, 1, () => pressOn(page, TOP.openLab));
    await expectHeard('first-minute', hearing);
  });

  it('a message is followed hop by hop and event by event in the lab, and a change says what it comes to', async () => {
    const page = await listenedTo('users=3');
    const hearing = new Hearing(page, 'One message in the lab, and changes');
    const step = button(page, TIME.step);
    for (let at = 1; at <= 8; at++) await hearing.after(`Step, ${String(at)}`, 1, () => step.press('Enter'));
    await hearing.after('Step back', 1, () => button(page, TIME.back).press('Enter'));
    await hearing.after('Arrow right on the line of time', 1, () => page.getByRole('slider', { name: TIME.line }).press('ArrowRight'));
    await hearing.after('Home on the line of time', 1, () => page.getByRole('slider', { name: TIME.line }).press('Home'));
    const next = button(page, TIME.next);
    for (let at = 1; at <= 12; at++) await hearing.after(`Next event, ${String(at)}`, 1, () => next.press('Enter'));
    await playFast(page);
    await hearing.after('Play', 1, () => button(page, TIME.play).press('Enter'));
    await hearing.after('Play again', 1, () => button(page, TIME.replay).press('Enter'));
    await hearing.after(CONTROLS.double, 2, () => button(page, CONTROLS.double).press('Enter'));
    await hearing.after('Topic per chat', 2, () => button(page, 'Topic per chat').press('Enter'));
    await hearing.after(TOP.undo, 1, () => button(page, TOP.undo).press('Enter'));
    await page.getByText(GROUP_TITLES.gateways, { exact: true }).click();
    await hearing.after('Three gateways', 1, async () => {
      await page.getByRole('spinbutton', { name: /^gateways/ }).fill('3');
      await page.keyboard.press('Enter');
    });
    await hearing.after('Enter on person 2', 2, () => person(page, 2).press('Enter'));
    await hasEnded(page);
    await expectHeard('lab', hearing);
  });

  it('ten million people are counted, and a change says so', async () => {
    const page = await openPage({ hash: 'chats=1000&users=10000&gateways=1000&switches=1', before: takeDown });
    await page.getByText(STATUS.tooMany(10_000_000, 1000)).waitFor({ state: 'attached' });
    const hearing = new Hearing(page, 'Ten million people');
    await hearing.after(CONTROLS.double, 1, () => button(page, CONTROLS.double).press('Enter'));
    await expectHeard('ten-million', hearing);
  });

  it('a step of the lesson says that it plays, and its answer', async () => {
    const page = await listenedTo('step=double');
    const hearing = new Hearing(page, 'A step of the lesson');
    await hearing.after('The page has opened', 0);
    await hearing.after('A guess', 0, () => page.getByRole('radio').first().press('Space'));
    await hearing.after(`Enter on “${LESSON.run}”`, 2, () => pressOn(page, LESSON.run));
    await hearing.after('Step back', 1, () => button(page, TIME.back).press('Enter'));
    await hearing.after('Step', 1, () => button(page, TIME.step).press('Enter'));
    await expectHeard('lesson-step', hearing);
  });
});
