/** What is under way at a moment. */
import { describe, expect, it } from 'vitest';
import { switchesUnderWay, underWayAt } from '../../src/reading/underway';
import { sceneOf } from './scenes';

describe('what is under way', () => {
  const scene = sceneOf('users=4&gateways=2&messages=2');

  it('is nothing but people who connect before the first message', () => {
    const { message, stretches, switching, connecting, moment } = underWayAt(scene.run, -1);
    expect([message, stretches, switching, connecting, moment.micros]).toEqual([-1, [], [], 4, -1]);
  });

  it('is the latest message and the crossings of it that have begun', () => {
    // Half way from its sender to the Chat API, of 40 ms.
    const { message, stretches } = underWayAt(scene.run, 20_000);
    expect([message, stretches.map(({ kind, progress }) => [kind.id, progress])]).toEqual([0, [['post', 0.5]]]);
    expect(underWayAt(scene.run, 1_020_000).message).toBe(1);
  });

  it('tells how many connect where not all are online', () => {
    const some = sceneOf('users=40&online=0.5');
    expect(underWayAt(some.run, 0).connecting).toBe(some.result.ledger.gateways.connections.reduce((sum, one) => sum + one, 0));
  });
});

describe('what people who switch have set off', () => {
  const scene = sceneOf('chats=2&users=3&gateways=2&switches=60&messages=3&seed=5');
  const { crossings } = scene.trace;
  const tells = Array.from({ length: crossings.length }, (_, row) => row).filter((row) => scene.kinds[crossings.hop[row]!]!.phase === 'switch');

  it('is each of their words while it is on its way, with the chat that they open', () => {
    expect(tells).toHaveLength(18);
    for (const row of tells) {
      const found = switchesUnderWay(scene.run, (crossings.sentMicros[row]! + crossings.arrivedMicros[row]!) / 2);
      const own = found.find(({ person }) => person === crossings.person[row])!;
      expect([own.kind.id, own.from, own.to]).toEqual(['tell', crossings.from[row], crossings.to[row]]);
      const stay = scene.stays!.of(own.person, crossings.sentMicros[row]!);
      expect(own.chat).toBe(scene.stays!.columns.chat[stay]);
    }
  });

  it('is nothing once it has arrived, nor where nobody switches', () => {
    const last = Math.max(...tells.map((row) => crossings.arrivedMicros[row]!));
    expect(switchesUnderWay(scene.run, last)).toEqual([]);
    expect(switchesUnderWay(sceneOf('chats=2').run, 10_000)).toEqual([]);
  });
});
