import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../../src/link/codec';
import { designOf } from '../../src/designs';
import { farMap } from '../../src/picture/far/farmap';
import { topologyOf } from '../../src/model/topology';
import { belongsWords, belongSentence, guestWords, roomyGuests, shortGuests } from '../../src/text/page/belonging';
import { cellWords, shortCellWords } from '../../src/text/page/far';
import { groupWords } from '../../src/text/page/panel';
import { openPainting } from '../../src/engine/counts/paint';
import { aggregate } from '../../src/engine/counts/aggregate';

describe('who belongs to several chats', () => {
  it('is told with all of them, as far as there is room, and to one with none', () => {
    expect(belongsWords([2])).toBe('');
    expect(belongSentence([2])).toBe('');
    expect(belongsWords([0, 2, 3])).toBe(', belongs to chat1, chat3 and chat4');
    expect(belongSentence([0, 2])).toBe(' They belong to chat1 and chat3.');
    expect(belongsWords([0, 1, 2, 3, 4, 5, 6])).toBe(', belongs to 7 chats');
  });

  it('is counted in the cells of other chats', () => {
    expect([shortGuests(1), roomyGuests(1), guestWords(1), guestWords(12)]).toEqual(['+1', '+1 on the list', '1 on the list with another chat open', '12 on the list with another chat open']);
  });

  it('is said in the panel, as many lists as there are chats at most', () => {
    const words = (link: string): string => {
      const { scenario } = decodeScenario(link);
      return groupWords('people', scenario, topologyOf(scenario, designOf('direct')));
    };
    expect(words('chats=4&users=6&memberships=3')).toBe('4 chats of 6 people, each on the lists of 3 chats, all looking');
    expect(words('chats=4&users=6')).toBe('4 chats of 6 people, all looking');
  });

  it('is on the list of the chosen cell of the map', () => {
    const { scenario } = decodeScenario('chats=3&users=2&gateways=1&memberships=2');
    const run = openPainting(scenario, 3, 1);
    while (!run.advance(Infinity));
    const painting = run.finish();
    const far = farMap(painting, { map: { x: 0, y: 0, width: 30, height: 30 } });
    const cell = { row: 1, column: 0, gateway: 0, chat: 1 };
    const { gateways } = aggregate(scenario);
    const ledger = { ...gateways, lost: gateways.writes, dropped: gateways.writes, paid: gateways.paid };
    expect(cellWords(painting, far, cell, ledger)).toMatch(/^4 people on the list of chat2 on GW1\. /);
    expect(shortCellWords(painting, far, cell)).toBe('chat2 on GW1: 4 people on its list.');
    expect(shortCellWords({ ...painting, isOfLists: false }, far, cell)).toBe('chat2 on GW1: 4 people.');
  });
});
