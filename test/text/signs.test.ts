/** English texts on a page from right to left have signs of direction around them: sentences are made of them, and files are not. */
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/export/csv';
import { isFromRight } from '../../src/export/direction';
import { escaped } from '../../src/export/svg';
import { isEnglish, ofEnglish } from '../../src/languages/standing';
import { readTyped } from '../../src/link/typed';
import { embedSnippet } from '../../src/pages/lab/snippet';
import { midSentence, sentence, withArticle, withoutSigns } from '../../src/text/format';

const OWNER = ofEnglish('owner process');

describe('an English text with signs around it', () => {
  it('is one, whatever it is put together of, and no other text is', () => {
    expect(OWNER).toBe('\u2066owner process\u2069');
    expect(ofEnglish(`the ${OWNER} of \u2068chats=4\u2069`)).toBe('\u2066the owner process of chats=4\u2069');
    for (const text of ['שער', '8 → 16', '', 'ה-API של הצ׳אט', '\u200F\u202Emirrored\u202C 8']) expect(ofEnglish(text)).toBe(text);
    expect([OWNER, `${OWNER} · ${OWNER} 4`].map(isEnglish)).toEqual([true, true]);
    expect(['owner process', `שער ${OWNER}`, '4'].map(isEnglish)).toEqual([false, false, false]);
  });

  it('begins a sentence, or stands within one, by its first letter', () => {
    expect([sentence(OWNER), midSentence(ofEnglish('Topic per chat')), withArticle(OWNER)]).toEqual(['\u2066Owner process\u2069', '\u2066topic per chat\u2069', 'an \u2066owner process\u2069']);
    expect([sentence('8 people'), sentence(''), midSentence('Direct append')]).toEqual(['8 people', '', 'direct append']);
  });

  it('is a unit behind a number that is typed', () => {
    expect(readTyped('5 µs', [ofEnglish('µs')])).toEqual({ kind: 'number', value: 5 });
  });

  it('goes into files, and to other programs, without them', () => {
    expect(withoutSigns(`\u2068${OWNER}\u2069`)).toBe('owner process');
    expect(csvText([[OWNER, 4]])).toBe('owner process,4\r\n');
    expect(escaped(`${OWNER} & more`)).toBe('owner process &amp; more');
    expect(embedSnippet('https://example.org/#chats=4', OWNER)).toContain('title="owner process"');
  });
});

it('a line of a file runs as its own first letter does', () => {
  expect(['8 אנשים', '\u200F\u202Emirrored\u202C', `${OWNER}: שער`, 'مرحبا'].map(isFromRight)).toEqual([true, true, true, true]);
  expect(['8 people', '4', '', 'GW1 שער'].map(isFromRight)).toEqual([false, false, false, false]);
});
