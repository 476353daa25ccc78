/** Words about second sockets. */
import { describe, expect, it } from 'vitest';
import { personWords } from '../../src/text/page/describe';
import { bigChatsWords, twoSocketsWords } from '../../src/text/page/seconds';

describe('words about second sockets', () => {
  it('name both gateways and the chat', () => {
    expect(twoSocketsWords(1, { gateway: 4, chat: 0 })).toBe('holds 2 sockets: GW2 (home), GW5 (chat1)');
    expect(personWords(1, 1, 0, 'viewing', null, 0, { gateway: 4, chat: 0 })).toBe('received 1 message, holds 2 sockets: GW2 (home), GW5 (chat1)');
    expect(personWords(2, 1, 0, 'viewing', 'chat3', 0, { gateway: 4, chat: 2 })).toBe('received 2 messages, holds 2 sockets: GW2 (home), GW5 (chat3), visiting chat3');
  });

  it('say how many chats are big', () => {
    expect(bigChatsWords(1000, 0, 3)).toBe('No chat here has 1,000 members or more: none is big, so nobody holds a second socket.');
    expect(bigChatsWords(6, 1, 3)).toMatch(/^1 of 3 chats here has 6 members or more: big ones, /);
    expect(bigChatsWords(6, 2, 3)).toMatch(/^2 of 3 chats here have 6 members or more: /);
    expect(bigChatsWords(6, 3, 3)).toMatch(/^All chats here have 6 members or more: /);
  });
});
