/** Which message a row shows, and who has it. */
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../src/designs';
import { OUTCOME } from '../../src/model/trace';
import { holdersByChat, latestByChat } from '../../src/reading/latest';
import { sceneOf, staysIn, type Scene } from './scenes';

const END = Infinity;
const everybody = (holders: ReadonlyMap<number, ReadonlySet<number>>, chat: number): number[] => [...(holders.get(chat) ?? [])].sort((a, b) => a - b);

describe('the latest message of each chat', () => {
  const { trace, run } = sceneOf('chats=3&users=4&gateways=2&messages=3&rate=2');
  const { postedMicros, chat, length } = trace.messages;

  it('is none before anything is posted', () => {
    expect(latestByChat(run, postedMicros[0]! - 1)).toEqual(new Map());
  });

  it('is from each posting on that one, and others keep theirs', () => {
    expect(length).toBe(9);
    const known = new Map<number, number>();
    for (let message = 0; message < length; message++) {
      known.set(chat[message]!, message);
      const until = postedMicros[message + 1] ?? END;
      for (const micros of [postedMicros[message]! + 1e-3, until]) if (micros <= until) expect(latestByChat(run, micros)).toEqual(known);
    }
    expect([...known.keys()].sort()).toEqual([0, 1, 2]);
  });
});

/** When each write of a message is there, and to whom. */
function writesOf({ trace: { crossings }, kinds }: Scene, message: number): { person: number; arrivedMicros: number; outcome: number }[] {
  return Array.from({ length: crossings.length }, (_, row) => row)
    .filter((row) => crossings.message[row] === message && kinds[crossings.hop[row]!]!.to === 'user')
    .map((row) => ({ person: crossings.person[row]!, arrivedMicros: crossings.arrivedMicros[row]!, outcome: crossings.outcome[row]! }));
}

describe('who has it', () => {
  it.each(DESIGN_IDS)('under %s is each member from the moment their write is there', (design) => {
    const scene = sceneOf(`chats=2&users=5&gateways=3&parts=1&design=${design}`);
    const chat = scene.trace.messages.chat[0]!;
    const writes = writesOf(scene, 0);
    expect(writes).toHaveLength(5);
    expect(holdersByChat(scene.run, Math.min(...writes.map(({ arrivedMicros }) => arrivedMicros)) - 1e-3).get(chat)).toEqual(new Set());
    for (const { arrivedMicros } of writes) {
      const expected = writes.filter((one) => one.arrivedMicros <= arrivedMicros).map(({ person }) => person);
      expect(everybody(holdersByChat(scene.run, arrivedMicros), chat)).toEqual(expected.sort((a, b) => a - b));
    }
    expect(everybody(holdersByChat(scene.run, END), chat)).toEqual(writes.map(({ person }) => person).sort((a, b) => a - b));
  });

  it('is nobody whose writes have all failed', () => {
    const scene = sceneOf('chats=1&users=12&gateways=3&loss=0.5&attempts=2&seed=3');
    const reached = writesOf(scene, 0).filter(({ outcome }) => outcome === OUTCOME.arrived).map(({ person }) => person);
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.length).toBeLessThan(12);
    expect(everybody(holdersByChat(scene.run, END), 0)).toEqual(reached.sort((a, b) => a - b));
  });

  it('is nobody any more once the next is posted there, and untouched in other chats', () => {
    const scene = sceneOf('chats=2&users=4&gateways=2&messages=2&rate=2');
    const { chat, postedMicros, length } = scene.trace.messages;
    const again = Array.from({ length }, (_, message) => message).find((message) => message > 0 && Array.from(chat.subarray(0, message)).includes(chat[message]!))!;
    const [before, at] = [holdersByChat(scene.run, postedMicros[again]!), holdersByChat(scene.run, postedMicros[again]! + 1e-3)];
    expect(before.get(chat[again]!)!.size).toBeGreaterThan(0);
    expect(at.get(chat[again]!)).toEqual(new Set());
    const other = 1 - chat[again]!;
    expect(at.get(other)).toEqual(before.get(other));
  });

  it('is a visitor, too, for as long as the message is the latest', () => {
    const scene = sceneOf('chats=2&users=3&gateways=2&switches=60&messages=3&seed=5');
    const stays = staysIn(scene);
    const { chat, postedMicros, length } = scene.trace.messages;
    const last = holdersByChat(scene.run, END);
    const visitors = [0, 1].flatMap((one) => {
      const message = Array.from({ length }, (_, index) => index).findLast((index) => chat[index] === one)!;
      return everybody(last, one).filter((person) => Math.floor(person / 3) !== one && stays.visitOf(person, postedMicros[message]!)?.chat === one);
    });
    expect(visitors.length).toBeGreaterThan(0);
  });
});
