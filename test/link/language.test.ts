import { expect, it } from 'vitest';
import { readEmbed } from '../../src/link/embed';
import { decodeScenario } from '../../src/link/codec';
import { decodePair } from '../../src/link/beside';
import { readCompare } from '../../src/link/compare';
import { addressToShare, languageIn, ownLanguageTaken, withLanguage, withoutLanguage } from '../../src/link/language';
import { repairText } from '../../src/link/repair';
import { untangled } from '../../src/link/untangle';
import { readAddress } from '../../src/lesson/address';
import { readRoom } from '../../src/lesson/roomaddress';
import { STEPS } from '../../src/lesson';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { inLanguage } from '../languages/load';

const UNKNOWN = 'lang=xx: is no language of this page; it is in English';

it('the language of the texts is no key of anything, wherever it stands', () => {
  for (const hash of ['lang=en&chats=4', 'chats=4&lang=en', '#lang=en&chats=4', 'chats=4&amp;lang=en).']) {
    expect(decodeScenario(hash)).toEqual({ scenario: { ...DEFAULT_SCENARIO, chats: 4 }, repairs: [] });
  }
  expect(decodePair('lang=en&chats=4&beside=design:direct').repairs).toEqual([]);
  expect(readCompare('lang=en&compare&chats=4').repairs).toEqual([]);
  expect(readEmbed('embed=1&lang=en&chats=4')).toMatchObject({ rest: 'chats=4', repairs: [] });
  expect(readAddress('lang=en&step=say-hi', STEPS)).toMatchObject({ step: 'say-hi', problems: [] });
  expect(readRoom('lang=en&step=say-hi&room=a')).toEqual({ room: 'a', role: 'audience', lesson: 'step=say-hi', problems: [] });
});

it('another one is told of, once, wherever there is room to tell', () => {
  const told = (repairs: Parameters<typeof repairText>[0][]): string[] => repairs.map(repairText);
  expect(told([...decodeScenario('lang=xx&chats=4').repairs])).toEqual([UNKNOWN]);
  expect(told([...decodePair('lang=xx&chats=4&beside=design:direct').repairs])).toEqual([UNKNOWN]);
  expect(told([...readCompare('lang=xx&compare').repairs])).toEqual([UNKNOWN]);
  expect(told([...readEmbed('embed=1&lang=xx').repairs])).toEqual([UNKNOWN]);
  expect(readAddress('lang=xx&step=say-hi', STEPS).problems).toEqual([UNKNOWN]);
  expect(readRoom('lang=xx&step=say-hi').problems).toEqual([UNKNOWN]);
  expect(told([...decodeScenario('lang=en&lang=fr').repairs])).toEqual(['lang=fr: comes after another lang; the first one is kept']);
});

it('is written where the texts are in another language than English, and read there again', async () => {
  expect([withLanguage('chats=4'), withLanguage('')]).toEqual(['chats=4', '']);
  const german = await inLanguage<typeof import('../../src/link/language')>('fixture', 'link/language.ts');
  expect([german.withLanguage('chats=4'), german.withLanguage('')]).toEqual(['lang=de&chats=4', 'lang=de']);
  expect([german.ownLanguageTaken('lang=de&chats=4'), german.ownLanguageTaken('lang=fr&chats=4'), german.ownLanguageTaken('lang=de&lang=fr')]).toEqual(['chats=4', 'lang=fr&chats=4', 'lang=de&lang=fr']);
  expect([ownLanguageTaken('lang=en'), ownLanguageTaken('chats=4')]).toEqual(['', 'chats=4']);
  expect(german.languageTaken(['lang=en']).repairs.map(repairText)).toEqual(['lang=en: is no language of this page; it is in Deutsch']);
});

it('goes along with an address that is handed on, and a query does not', async () => {
  const page = 'https://somewhere.test/lab/?utm_source=chat#chats=9';
  expect([addressToShare(page, 'chats=4'), addressToShare(page, '')]).toEqual(['https://somewhere.test/lab/#chats=4', 'https://somewhere.test/lab/']);
  const german = await inLanguage<typeof import('../../src/link/language')>('fixture', 'link/language.ts');
  expect([german.addressToShare(page, 'chats=4'), german.addressToShare(page, '')]).toEqual(['https://somewhere.test/lab/#lang=de&chats=4', 'https://somewhere.test/lab/#lang=de']);
});

it('is asked for by the first that an address says', () => {
  expect([languageIn('chats=4&lang=de&lang=fr'), languageIn('chats=4'), languageIn(untangled('chats=4&lang=de.'))]).toEqual(['de', null, 'de']);
  expect(withoutLanguage('lang=de&chats=4&lang=fr')).toBe('chats=4');
});
