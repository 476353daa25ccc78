import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { carriedOn, isSpoken, offeredLanguages, wantedLanguage } from '../../src/session/language';
import { attachLanguageLinks } from '../../src/session/languagelinks';

const KEY = 'fanout-lab.language';

function offer(...ids: readonly string[]): void {
  for (const id of ids) {
    const meta = document.createElement('meta');
    meta.name = 'fanout-lab-language';
    meta.content = id;
    meta.dataset['name'] = `Name of ${id}`;
    meta.dataset['script'] = `./languages/${id}/start.js`;
    document.head.append(meta);
  }
}

function liking(...tags: readonly string[]): void {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags);
}

beforeEach(() => {
  liking('en-GB');
  history.replaceState(null, '', '#');
});
afterEach(() => {
  for (const meta of document.querySelectorAll('meta')) meta.remove();
  localStorage.clear();
  sessionStorage.clear();
  vi.restoreAllMocks();
});

it('is English, and nothing to choose from, where the page names no other', () => {
  liking('de');
  localStorage.setItem(KEY, 'de');
  expect(offeredLanguages()).toEqual([{ id: 'en', name: 'English', script: null }]);
  expect(wantedLanguage().id).toBe('en');
});

it('is of those that the page names, with where its script lies', () => {
  offer('de');
  expect(offeredLanguages()[1]).toEqual({ id: 'de', name: 'Name of de', script: new URL('./languages/de/start.js', document.baseURI).href });
  expect(offeredLanguages().map(isSpoken)).toEqual([true, false]);
});

it('is the first that the browser’s reader likes, of the same place or of another', () => {
  offer('de', 'pt-BR');
  for (const [liked, wanted] of [[['de-AT', 'en'], 'de'], [['fr', 'pt-br'], 'pt-BR'], [['pt-PT'], 'en'], [['en-US', 'de'], 'en'], [[], 'en']] as const) {
    liking(...liked);
    expect(wantedLanguage().id).toBe(wanted);
  }
});

it('is the link’s before the chosen one, and the chosen one before the browser’s', () => {
  offer('de', 'fr');
  liking('fr');
  localStorage.setItem(KEY, 'de');
  expect(wantedLanguage().id).toBe('de');
  history.replaceState(null, '', '#chats=4&lang=fr');
  expect(wantedLanguage().id).toBe('fr');
  // As long as this window is open, also where a link on the page says none.
  history.replaceState(null, '', '#step=say-hi');
  expect(wantedLanguage().id).toBe('fr');
  history.replaceState(null, '', '#lang=en');
  expect(wantedLanguage().id).toBe('en');
});

it('is English where the link asks for one that is not there, which the page then tells', () => {
  offer('de');
  localStorage.setItem(KEY, 'de');
  history.replaceState(null, '', '#lang=xx');
  expect(wantedLanguage().id).toBe('en');
});

it('does without storage', () => {
  offer('de');
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => { throw new DOMException('denied'); });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new DOMException('denied'); });
  history.replaceState(null, '', '#lang=de');
  expect(wantedLanguage().id).toBe('de');
  history.replaceState(null, '', '#');
  expect(wantedLanguage().id).toBe('en');
});

it('of a figure is its own: it neither takes that of another figure on the page nor hands its own on', () => {
  offer('de', 'fr');
  history.replaceState(null, '', '#embed=1&lang=de');
  expect(wantedLanguage().id).toBe('de');
  history.replaceState(null, '', '#embed=1&chats=4');
  expect(wantedLanguage().id).toBe('en');
  sessionStorage.setItem(KEY, 'fr');
  expect(wantedLanguage().id).toBe('en');
});

it('is said by links to elsewhere on the page before they can be used, English only where it was asked for', () => {
  offer('de');
  attachLanguageLinks();
  document.body.innerHTML = '<a href="#chats=4"><b>here</b></a><a href="#lang=de&chats=4">German</a><a href="https://example.org/#a">away</a>';
  const press = (kind: string): (string | null)[] => {
    for (const inner of document.querySelectorAll('b, a')) inner.dispatchEvent(new Event(kind, { bubbles: true }));
    return [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  };
  expect(press('pointerdown')).toEqual(['#chats=4', '#lang=de&chats=4', 'https://example.org/#a']);
  history.replaceState(null, '', '#lang=en');
  for (const kind of ['pointerdown', 'focusin', 'click']) {
    document.querySelector('a')!.setAttribute('href', '#chats=4');
    expect(press(kind)).toEqual(['#lang=en&chats=4', '#lang=de&chats=4', 'https://example.org/#a']);
  }
  history.replaceState(null, '', '#');
  sessionStorage.setItem(KEY, 'en');
  expect(carriedOn('step=say-hi')).toBe('lang=en&step=say-hi');
  document.body.textContent = '';
});
