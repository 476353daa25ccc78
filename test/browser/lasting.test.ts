/** What the walks hold against a page: what stands there, not what lay between a change and the frame that answered it. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { cutTexts } from './walk/cut';
import { lasting } from './walk/lasting';
import { faultsOfTexts } from './walk/picturetexts';
import { overlappingTexts } from './walk/texts';
import { openPage, useBrowser } from './harness';

useBrowser();

/** A picture whose word sticks out of it, and under it one of two lines that lie on one another. */
const SPOILED = '<div data-picture><span id="word">a word too long</span></div><p id="line">one line</p><p id="other">another</p>';
const STYLE = `
  [data-picture] { position: relative; width: 200px; height: 40px; overflow: hidden; }
  #word { position: absolute; left: 150px; top: 10px; white-space: nowrap; }
  p { position: absolute; margin: 0; }
  #line { left: 20px; top: 100px; }
  #other { left: 70px; top: 105px; }`;

/** What is found by looks of which each finds something else. */
async function foundBy(page: Page, looks: readonly (readonly string[])[]): Promise<string[]> {
  let taken = 0;
  return lasting(page, () => Promise.resolve(looks[Math.min(taken++, looks.length - 1)]!));
}

it('is found by each of the looks at texts', async () => {
  const page = await openPage({ hash: 'card=A' });
  await page.evaluate(([html, css]) => {
    document.body.innerHTML = html;
    // The page's own policy forbids styles that are written into elements.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, [SPOILED, STYLE] as const);
  expect(await faultsOfTexts(page)).toEqual(['a word too long sticks out']);
  expect(await cutTexts(page)).toEqual([expect.stringMatching(/^a word too long in SPAN by DIV/)]);
  expect(await overlappingTexts(page)).toEqual(['one line | another']);
});

it('is what every look has found', async () => {
  const page = await openPage({ hash: 'card=A' });
  expect(await foundBy(page, [['a line']])).toEqual(['a line']);
  expect(await foundBy(page, [['a line', 'a word'], ['a word'], ['a line', 'a word']])).toEqual(['a word']);
  expect(await foundBy(page, [['a line'], ['a word']])).toEqual([]);
  expect(await foundBy(page, [[], ['a word']])).toEqual([]);
});
