import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../../src/link/codec';
import { designOf } from '../../src/designs';
import { topologyOf } from '../../src/model/topology';
import { openPainting } from '../../src/engine/counts/paint';
import { followedWords, patternWords } from '../../src/text/page/far';

function patternOf(link: string): string {
  const { scenario } = decodeScenario(link);
  const painting = openPainting(scenario, 300, 400);
  while (!painting.advance(Infinity));
  return patternWords(painting.finish(), topologyOf(scenario, designOf(scenario.design)));
}

describe('the pattern of the map in words', () => {
  it('is solid while people far outnumber gateways', () => {
    expect(patternOf('chats=100&users=1000&gateways=100&placement=random')).toBe(
      'Solid: nearly every gateway holds somebody of nearly every chat, 100 of 100 gateways, so it hears them all.',
    );
  });
  it('has holes where they do not, a third of them at as many gateways as people', () => {
    expect(patternOf('chats=200&users=300&gateways=300&placement=random')).toMatch(/a chat is heard by 1(89|90) of 300 gateways, 63%\.$/);
  });
  it('speaks of blank cells only where some are seen: a pixel of many cells is paler', () => {
    // Each of a thousand chats on half of the gateways, sixteen chats in a pixel.
    expect(patternOf('sizes=6400*20&gateways=40')).toMatch(/^Each pixel is several cells, the paler the fewer of them hold somebody of a chat: a chat is heard by 20 of 40 gateways, 50%\.$/);
  });
  it('goes by who looks where only they are told of', () => {
    expect(patternOf('design=topic-per-chat&chats=200&users=300&gateways=300&placement=random')).toMatch(/^Blank cells are gateways that hold nobody who looks at a chat /);
    expect(patternOf('design=topic-per-chat&chats=50&users=1000&gateways=50')).toMatch(/^Solid: nearly every gateway holds somebody who looks at nearly every chat/);
  });
  it('goes by whole lists where people belong to several chats', () => {
    expect(patternOf('chats=200&users=100&gateways=300&placement=random&memberships=3')).toMatch(/^Blank cells are gateways that hold nobody on the list of a chat .* 63%\.$/);
  });
  it('is one stretch a row under chat gateways', () => {
    expect(patternOf('design=chat-gateway&chats=100&users=1000&gateways=50')).toBe(
      'One stretch a row: a chat sits on gateways of its own, 1 of 50 gateways, and the others never hear it.',
    );
    expect(patternOf('design=chat-gateway&chats=10&users=1000&gateways=50&sockets=200')).toContain('5 of 50 gateways');
  });
});

describe('a followed person', () => {
  const person = { person: 7, chat: 2, otherChats: [], gateway: 4, state: 'viewing', second: null } as const;
  it('is told with what a change did to them', () => {
    expect(followedWords(person, null)).toBe('u8 of chat3 sits on GW5: the ring in the map.');
    expect(followedWords(person, 4)).toContain('They stayed where they were.');
    expect(followedWords(person, 1)).toContain('They moved from GW2.');
    expect(followedWords({ ...person, state: 'away' }, null)).toBe('u8 of chat3 sits on GW5, with another chat open: the ring in the map.');
    expect(followedWords({ ...person, second: 1 }, null)).toBe('u8 of chat3 holds 2 sockets: GW5 (home), GW2 (chat3): the ring in the map.');
    expect(followedWords({ ...person, gateway: null, state: 'offline' }, 1)).toBe('u8 of chat3 is offline.');
  });
  it('is told with the other chats that they belong to', () => {
    expect(followedWords({ ...person, otherChats: [3, 0] }, null)).toBe('u8 of chat3 sits on GW5: the ring in the map. They belong to chat3, chat4 and chat1.');
    expect(followedWords({ ...person, otherChats: [3, 0], gateway: null, state: 'offline' }, null)).toBe('u8 of chat3 is offline. They belong to chat3, chat4 and chat1.');
  });
});
