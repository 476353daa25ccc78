import { afterEach, expect, it } from 'vitest';
import { ofEnglish } from '../../src/languages/standing';
import { attachEnglishParts } from '../../src/session/englishparts';

afterEach(() => {
  document.body.replaceChildren();
});

/** What each element with a text of its own says of its language and direction. */
const said = (): Record<string, string> =>
  Object.fromEntries([...document.querySelectorAll<HTMLElement>('[id]')].map((one) => [one.id, [one.getAttribute('lang'), one.getAttribute('dir')].join()]));
/** Observers are told before whoever asks next. */
const told = (): Promise<void> => Promise.resolve();

it('an element that holds English alone says so, until it holds something else', async () => {
  const english = ofEnglish('Direct append');
  const [before, after] = ofEnglish('Each has a |.').split('|');
  document.body.innerHTML = `<p id="all">${english}</p><p id="some">שער ${english}</p><p id="none">4</p>
    <p id="term">${before!}<dfn id="within">topic</dfn>${after!}</p><ul><li id="item">${english}</li></ul><div id="parent"><b>${english}</b><p>x</p></div><p id="own" dir="rtl">${english}</p>`;
  attachEnglishParts(document);
  expect(said()).toEqual({ all: 'en,ltr', some: ',', none: ',', term: 'en,ltr', within: ',', item: 'en,', parent: ',', own: ',rtl' });
  document.getElementById('all')!.textContent = 'שער';
  document.getElementById('some')!.firstChild!.nodeValue = english;
  document.getElementById('none')!.innerHTML = `<span id="new">${english}</span>`;
  await told();
  expect(said()).toMatchObject({ all: ',', some: 'en,ltr', none: ',', new: 'en,ltr' });
});
