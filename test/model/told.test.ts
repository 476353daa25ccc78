/** Copies are told of one after the other: never before they are there, never after they have led to a write. */
import { describe, expect, it } from 'vitest';
import { BEAT } from '../../src/model/beats';
import type { PlayedResult } from '../../src/model/run';
import { isCopyIn } from '../../src/model/trace';
import { sceneOf } from '../reading/scenes';

/** The rows of the copies into gateways, in the order of their telling. */
function copiesOf({ topology, trace, index }: PlayedResult): number[] {
  return [...index.byArrival].filter((row) => isCopyIn(topology.kinds[trace.crossings.hop[row]!]!));
}

describe.each(['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'])('copies under %s', (design) => {
  it.each(['chats=2&users=8&gateways=4', 'chats=3&users=9&gateways=5&viewing=0.5&loss=0.3', 'chats=2&users=6&gateways=3&switches=20'])('keep their causes and effects with %s', (link) => {
    const { result } = sceneOf(`${link}&design=${design}`);
    const { trace, index, topology } = result;
    const { arrivedMicros, sentMicros, message, to, from, hop } = trace.crossings;
    const copies = copiesOf(result);
    expect(copies.length).toBeGreaterThan(0);
    for (const row of copies) {
      expect(index.toldMicros[row]).toBeGreaterThanOrEqual(arrivedMicros[row]!);
      const writes = Array.from(sentMicros.keys()).filter((other) => message[other] === message[row] && topology.kinds[hop[other]!]!.to === 'user' && from[other] === to[row]);
      const first = Math.min(...writes.map((other) => sentMicros[other]!).filter((sent) => sent >= arrivedMicros[row]!));
      expect(index.toldMicros[row]).toBeLessThanOrEqual(first);
    }
    const others = [...index.byArrival].filter((row) => !copies.includes(row));
    expect(others.map((row) => index.toldMicros[row])).toEqual(others.map((row) => arrivedMicros[row]));
  });
});

describe('copies of one message that come in the same instant', () => {
  it('are told of from left to right, each by itself, in a beat of their own', () => {
    const { result } = sceneOf('chats=1&users=8&gateways=8&messages=1');
    const copies = copiesOf(result);
    const { index, trace } = result;
    expect(new Set(copies.map((row) => trace.crossings.arrivedMicros[row])).size).toBe(1);
    expect(copies.map((row) => trace.crossings.to[row])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const told = copies.map((row) => index.toldMicros[row]!);
    expect(new Set(told).size).toBe(8);
    const beat = index.beatKinds.indexOf(BEAT.takeIn);
    expect(index.beats[beat]).toBe(trace.crossings.arrivedMicros[copies[0]!]);
    expect(index.beats[beat + 1]).toBe(told[7]);
    expect(index.beatCopies[beat]).toBe(8);
  });

  it('are told of at once where a gateway writes in no time', () => {
    const { result } = sceneOf('chats=1&users=8&gateways=8&messages=1&tReceipt=0&tWrite=0');
    const { index, trace } = result;
    expect([...index.toldMicros]).toEqual([...trace.crossings.arrivedMicros]);
    expect(index.beatKinds).not.toContain(BEAT.takeIn);
  });
});
