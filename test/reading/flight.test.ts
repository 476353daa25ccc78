/** The way of one message, and which message is followed. */
import { describe, expect, it } from 'vitest';
import { OUTCOME } from '../../src/model/trace';
import { sceneOf } from './scenes';

describe('the message that words and picture follow', () => {
  it('is the latest that has been posted', () => {
    const { trace, run } = sceneOf('messages=3');
    const { postedMicros } = trace.messages;
    expect(Array.from(postedMicros)).toEqual([0, 1_000_000, 2_000_000]);
    const followed = [-1, 0, 1, 999_999, 1_000_000, 1_000_001, 9e9].map((micros) => run.owners.followed(micros));
    expect(followed).toEqual([-1, -1, 0, 0, 0, 1, 2]);
  });
});

describe('the way of one message', () => {
  it('is its own crossings that have begun, in order, each as far as it is', () => {
    const { flight, trace } = sceneOf('chats=2&users=4&loss=0.5&rate=100');
    const { crossings } = trace;
    const micros = 90_000;
    const stretches = flight.stretches(1, micros);
    const own = Array.from(crossings.message.subarray(0, crossings.length).keys()).filter(
      (row) => crossings.message[row] === 1 && crossings.sentMicros[row]! < micros,
    );
    expect(own.length).toBeGreaterThan(5);
    expect(stretches.map(({ row }) => row)).toEqual(own);
    for (const { row, progress, outcome } of stretches) {
      expect(progress).toBe(Math.min(1, (micros - crossings.sentMicros[row]!) / (crossings.arrivedMicros[row]! - crossings.sentMicros[row]!)));
      expect(Object.values(OUTCOME)).toContain(outcome);
    }
  });
});
