/** Links as they come back from editors, mails and chat apps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/lesson';
import { readAddress } from '../../src/lesson/address';
import { readRoom } from '../../src/lesson/roomaddress';
import { decodeScenario, encodeScenario, repairText } from '../../src/link/codec';
import { readEmbed } from '../../src/link/embed';
import { untangled } from '../../src/link/untangle';
import { PUBLISHED_FIGURES, PUBLISHED_GUESSES, PUBLISHED_LINKS } from '../links/published';
import { anyScenario } from './arbitrary';

const MEANT = 'chats=4&gateways=4';

describe('a link that was carried about', () => {
  it.each([
    ['escaped by an editor', 'chats=4&amp;gateways=4'],
    ['escaped twice', 'chats=4&amp;amp;gateways=4'],
    ['escaped by number', 'chats=4&#38;gateways=4'],
    ['escaped by number in hexadecimal', 'chats=4&#x26;gateways=4'],
    ['with its & encoded', 'chats=4%26gateways=4'],
    ['with its & escaped and encoded', 'chats=4%26amp;gateways=4'],
    ['with its = encoded', 'chats%3D4&gateways%3D4'],
    ['encoded as a whole', 'chats%3D4%26gateways%3D4'],
    ['encoded twice', 'chats%253D4%2526gateways%253D4'],
    ['encoded in part', 'chats=4%26gateways%3D4'],
    ['with a bracket behind', 'chats=4&gateways=4)'],
    ['with a full stop behind', 'chats=4&gateways=4.'],
    ['with a bracket and a full stop behind', 'chats=4&gateways=4).'],
    ['with a comma behind', 'chats=4&gateways=4,'],
    ['with a tag behind', 'chats=4&gateways=4>'],
    ['with an encoded tag behind', 'chats=4&gateways=4%3E'],
    ['with an escaped tag behind', 'chats=4&gateways=4&gt;'],
    ['with a quote behind', 'chats=4&gateways=4"'],
    ['with an encoded quote behind', 'chats=4&gateways=4%22'],
    ['with an escaped quote and a full stop behind', 'chats=4&gateways=4&quot;.'],
    ['with a round quote behind', 'chats=4&gateways=4%E2%80%9D'],
    ['with Markdown behind', 'chats=4&gateways=4**'],
    ['with Chinese marks behind', 'chats=4&gateways=4）。'],
    ['with a sign behind that shows nothing', 'chats=4&gateways=4\u200B'],
    ['with an encoded sign behind that shows nothing', 'chats=4&gateways=4%EF%BB%BF'],
    ['escaped and encoded in part', 'chats=4&amp%3Bgateways=4'],
    ['from JSON', 'chats=4\\u0026gateways=4'],
    ['from a shell or TeX', 'chats=4\\&gateways=4'],
    ['wrapped between keys', 'chats=4&\ngateways=4'],
    ['wrapped within a key', 'chats=4&gate\r\n  ways=4'],
    ['wrapped and quoted', 'chats=4\n> &gateways=4\n'],
    ['wrapped and encoded', 'chats=4&gate%0D%0Aways=4'],
    ['with a tracker behind', 'chats=4&gateways=4&utm_source=letter&utm_medium=e%26mail=1'],
    ['with a tracker behind and its & encoded', 'chats=4&gateways=4%26utm_source%3Dletter'],
    ['with a tracker before', 'fbclid=IwAR0-x_y&chats=4&gateways=4'],
    ['with a tracker as a query', 'chats=4&gateways=4?utm_source=letter&fbclid=x'],
    ['with all of it', '#chats%3D4&amp;amp;gateways=4).?utm_source=x'],
  ])('%s means what it meant', (_what, link) => {
    const decoded = decodeScenario(link);
    expect(encodeScenario(decoded.scenario)).toBe(MEANT);
    expect(decoded.repairs).toEqual([]);
  });

  it.each([
    ['sizes=3,1,2,', 'sizes=3,1,2'],
    ['do=5:post:u3.', 'do=5:post:u3'],
    ['design=topic-per-chat)', 'design=topic-per-chat'],
    ['t=81.25.', 't=81.25'],
  ])('%s: whatever its last value is, nothing is lost', (link, meant) => {
    expect(encodeScenario(decodeScenario(link).scenario)).toBe(meant);
    expect(decodeScenario(link).repairs).toEqual([]);
  });

  it('with two meanings is repaired in the open', () => {
    expect(decodeScenario('chats=4)&gateways=4').repairs.map(repairText)).toEqual([
      'chats=4): is not a plain number, such as 1000 or 0.5; chats=1 is used instead',
    ]);
    expect(decodeScenario('gateways=x)').repairs.map(repairText)).toEqual(['gateways=x): is not a number; gateways=2 is used instead']);
  });

  it('of a figure shows the figure', () => {
    for (const link of ['embed=1&amp;chats=4&amp;gateways=4', 'embed=1&amp;amp;chats=4&amp;amp;gateways=4', 'embed%3D1%26chats%3D4%26gateways%3D4', 'embed=1%26chats=4&gateways=4']) {
      expect(readEmbed(link)).toMatchObject({ rest: MEANT, repairs: [] });
      expect(untangled(link)).toBe(`embed=1&${MEANT}`);
    }
    expect(untangled('#embed=1)')).toBe('embed=1');
    expect(readEmbed('embed=1&amp;theme=dark.')).toMatchObject({ theme: 'dark', repairs: [] });
    expect(readEmbed('embed%3D1%26caption%3DTom%2520%2526%2520Ann%26chats%3D4')).toMatchObject({ caption: 'Tom & Ann', rest: 'chats=4', repairs: [] });
  });

  it('of a step, a guess or a room leads there', () => {
    expect(readAddress('step=more-gateways&amp;said=copies:eight).', STEPS)).toMatchObject({ step: 'more-gateways', said: { 'more-gateways.copies': 'eight' }, problems: [] });
    expect(readAddress('step%3Dmore-gateways%26route%3Dfive-minutes&utm_source=x', STEPS)).toMatchObject({ step: 'more-gateways', route: 'five-minutes', problems: [] });
    expect(readRoom('step=say-hi&amp;room=abc1&amp;role=presenter.')).toMatchObject({ room: 'abc1', role: 'presenter', problems: [] });
  });

  it('with nothing but a tracker is the empty one', () => {
    expect(untangled('#utm_source=x&fbclid=y')).toBe('');
    expect(decodeScenario('utm_campaign=x').repairs).toEqual([]);
  });
});

describe('a link that nobody changed', () => {
  it('stays as it is, whatever scenario it says', () => {
    fc.assert(
      fc.property(anyScenario({}, 5), (scenario) => {
        const link = encodeScenario(scenario);
        expect(untangled(link)).toBe(link);
      }),
      { numRuns: 1000 },
    );
  });

  it('stays as it is where it was published', () => {
    for (const { link } of [...PUBLISHED_LINKS, ...PUBLISHED_FIGURES, ...PUBLISHED_GUESSES]) expect(untangled(link)).toBe(link);
  });

  it('keeps an author’s caption, of whatever signs', () => {
    const caption = fc.oneof(fc.string({ minLength: 1, maxLength: 40 }), fc.constantFrom('Four people (all).', 'a%26b=c', '&amp;', 'x&utm_source=y', '?utm_source=z', '“Hi”', 'a\nb', '50%'));
    fc.assert(
      fc.property(caption, fc.boolean(), (text, isLast) => {
        const said = `caption=${encodeURIComponent(text)}`;
        const link = isLast ? `embed=1&chats=4&${said}` : `embed=1&${said}&chats=4`;
        expect(untangled(link)).toBe(link);
      }),
      { numRuns: 2000 },
    );
  });

  it('is put right once and for all', () => {
    const scrap = fc.constantFrom('&', '=', '%26', '%3D', '&amp;', 'chats', '4', 'step', 'say-hi', ')', '.', '?', 'utm_x=1', '\n', '%0A', 'caption');
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 12 }), (scraps) => {
        const once = decodeScenario(scraps.join(''));
        expect(decodeScenario(encodeScenario(once.scenario))).toEqual({ scenario: once.scenario, repairs: [] });
      }),
      { numRuns: 2000 },
    );
  });
});
