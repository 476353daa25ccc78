import { expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { labTitle } from '../../src/text/page/title';

it('tells scenarios apart by design and sizes, and leaves the first minute its name', () => {
  expect(labTitle('Topic per chat', { ...DEFAULT_SCENARIO, chats: 4, users: 8, gateways: 1 })).toBe('Topic per chat: 4 chats of 8 people on 1 gateway · Fanout Lab');
  expect(labTitle(null, DEFAULT_SCENARIO)).toBe('Fanout Lab');
});
