import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { MICROS_PER_SECOND, momentsOf } from '../../src/model/posting';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { messagesPerSecond, talkOf } from '../../src/model/talk';

const SIZES = [{ count: 1, size: 40 }, { count: 2, size: 20 }, { count: 10, size: 3 }];

function scene(changes: Partial<Scenario>): Scenario {
  return withChanges(DEFAULT_SCENARIO, { sizes: SIZES, talk: 'member', ...changes });
}
const messagesByChat = (scenario: Scenario): number[] => Array.from({ length: scenario.chats }, (_, chat) => talkOf(scenario).messagesOf(chat));

describe('where members talk alike', () => {
  it('chats post as many messages as their members come to, dealt out along the people', () => {
    // 4 messages of 40 people: one a ten. The ten chats of 3 take turns, the first at the fifth person of the thirty.
    expect(messagesByChat(scene({ messages: 4 }))).toEqual([4, 2, 2, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0]);
    expect(talkOf(scene({ messages: 4 })).posters).toEqual([
      { size: 40, chats: 1, messages: 4 },
      { size: 20, chats: 2, messages: 2 },
      { size: 3, chats: 7, messages: 0 },
      { size: 3, chats: 3, messages: 1 },
    ]);
  });

  it('the largest posts what is said, and all together what comes to everybody, to the nearest whole', () => {
    const sizes = fc.array(fc.record({ count: fc.integer({ min: 1, max: 30 }), size: fc.integer({ min: 1, max: 500 }) }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.nat(50), (given, messages) => {
        const scenario = scene({ sizes: given, messages });
        const all = messagesByChat(scenario);
        const { messages: total, posters, shareOf, fullChats } = talkOf(scenario);
        const sum = all.reduce((one, other) => one + other, 0);
        expect(sum).toBe(total);
        expect(Math.abs(sum - fullChats * messages)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(posters.reduce((posted, one) => posted + one.chats * one.messages, 0)).toBe(total);
        expect(posters.reduce((chats, one) => chats + one.chats, 0)).toBe(scenario.chats);
        all.forEach((count, chat) => {
          expect(Math.abs(count - shareOf(chat) * messages)).toBeLessThan(1);
          if (shareOf(chat) === 1) expect(count).toBe(messages);
        });
      }),
    );
  });

  it('chats of one size are as they are where chats talk alike', () => {
    const scenario = withChanges(DEFAULT_SCENARIO, { chats: 5, users: 7, messages: 3, talk: 'member' });
    expect(talkOf(scenario).isAlike).toBe(true);
    for (const chat of [0, 3]) expect(momentsOf(scenario, chat, [])).toEqual(momentsOf({ ...scenario, talk: 'chat' }, chat, []));
  });

  it('a quiet chat spreads its messages over the time of the others', () => {
    const scenario = scene({ messages: 4, rate: 2 });
    expect(Array.from(momentsOf(scenario, 0, []))).toEqual([0, 1, 2, 3].map((index) => (index * MICROS_PER_SECOND) / 2));
    // The second of 13 chats: two messages a second apart, of two seconds in all.
    expect(Array.from(momentsOf(scenario, 1, []), (micros) => micros / MICROS_PER_SECOND)).toEqual([1 / 13, 1 + 1 / 13].map((seconds) => expect.closeTo(seconds, 9) as number));
    expect(momentsOf(scenario, 3, [])).toHaveLength(0);
  });

  it('a second has as many messages as the largest chat posts, times what all people come to', () => {
    expect(messagesPerSecond(scene({ rate: 2 }))).toBeCloseTo((2 * 110) / 40, 12);
    expect(messagesPerSecond(scene({ rate: 2, talk: 'chat' }))).toBe(26);
  });
});
