import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { decodeScenario } from '../../src/link/codec';
import { aggregate } from '../../src/engine/counts/aggregate';
import { closeSecond, linesAt, type CloseSecond, type CodeLine } from '../../src/reading/closeup';
import { asRunResult } from '../../src/reading/fromcounts';
import { sceneOf } from './scenes';

const cores = ({ parts }: CloseSecond): Record<string, number> => Object.fromEntries(parts.map((part) => [part.id, part.cores]));
const sum = ({ parts }: CloseSecond): number => parts.reduce((total, part) => total + part.cores, 0);

/** Of a scenario that is counted. */
function counted(link: string, gateway = 0): CloseSecond {
  const { scenario } = decodeScenario(link);
  return closeSecond(asRunResult(aggregate(scenario), designOf(scenario.design)), gateway);
}

describe('the second of a gateway', () => {
  it('sums to its cores, of every design, played and counted', () => {
    for (const design of ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway']) {
      const link = `design=${design}&chats=4&users=8&gateways=4&cores=2&loss=0.3&messages=2&switches=3`;
      const { result } = sceneOf(link);
      for (const second of [closeSecond(result, 1), counted(link, 1)]) expect(sum(second)).toBeCloseTo(2, 12);
    }
  });

  it('is what the costs say: a thousand copies and ten thousand writes at 10 µs are a hundredth and a tenth of a core', () => {
    const { copies, writes, retries, idle } = cores(counted('chats=1000&users=10000&gateways=1000'));
    expect([copies, writes, retries, idle].map((value) => value!.toFixed(3))).toEqual(['0.010', '0.100', '0.000', '0.890']);
  });

  it('has the repeated attempts apart: 0.24 of the first ones at a chance of a fifth and three attempts', () => {
    const { writes, retries } = cores(counted('chats=1000&users=10000&gateways=1000&loss=0.2'));
    expect(retries! / writes!).toBeCloseTo(0.24, 12);
  });

  it('counts first and repeated attempts of a run that was played', () => {
    const { result, trace } = sceneOf('users=8&gateways=2&messages=6&loss=0.5');
    const second = closeSecond(result, 0);
    const rows = Array.from(trace.crossings.attempt).filter((attempt, row) => attempt > 0 && trace.crossings.from[row] === 0);
    const each = 1 / 6;
    const times = (id: string): number => second.parts.find((part) => part.id === id)!.times!;
    expect(times('writes')).toBeCloseTo(rows.filter((attempt) => attempt === 1).length * each, 9);
    expect(times('retries')).toBeCloseTo(rows.filter((attempt) => attempt > 1).length * each, 9);
    expect(times('writes')).toBe(4);
    expect(times('retries')).toBeGreaterThan(0);
  });

  it('has handshakes under chat gateways alone, and says how many cores it would need', () => {
    const link = 'chats=1000&users=10000&gateways=1000&switches=1';
    expect(cores(counted(link))['connections']).toBe(0);
    // 10,000 people a gateway, one switch a minute: 166.7 handshakes a second.
    const { connections } = cores(counted(`${link}&design=chat-gateway&tHandshake=10000`));
    expect(connections!).toBeCloseTo((10_000 / 60) * 0.01, 9);
    const over = counted(`${link}&design=chat-gateway&tHandshake=10000`);
    expect(over.needed).toBeGreaterThan(over.cores);
    expect(cores(over)['idle']).toBe(0);
  });
});

describe('the lines of a gateway’s code', () => {
  const { kinds, trace, result } = sceneOf('users=8&gateways=2&messages=1&loss=0.5');
  const at = (micros: number): CodeLine[] => [...linesAt(result, 0, micros)].sort();
  const { crossings } = trace;
  const writes = Array.from({ length: crossings.length }, (_, row) => row).filter((row) => crossings.attempt[row]! > 0 && crossings.from[row] === 0);
  const middle = (row: number): number => (crossings.sentMicros[row]! + crossings.arrivedMicros[row]!) / 2;

  it('are none before the first message and after the last', () => {
    expect(at(-1)).toEqual([]);
    expect(at(result.summary.endMicros)).toEqual([]);
  });

  it('are those of taking in while a copy is on its way', () => {
    const copy = Array.from(crossings.hop).findIndex((hop, row) => kinds[hop]!.to === 'gateway' && crossings.to[row] === 0 && crossings.message[row] === 0);
    expect(at(middle(copy))).toEqual(['find', 'take']);
  });

  it('are those of writing, of writing again and of giving up, with the attempts', () => {
    expect(at(middle(writes.find((row) => crossings.attempt[row] === 1)!))).toContain('write');
    expect(at(middle(writes.find((row) => crossings.attempt[row]! > 1)!))).toContain('retry');
    const lost = Array.from({ length: crossings.length }, (_, row) => row).find((row) => crossings.outcome[row] === 2)!;
    const gateway = crossings.from[lost]!;
    expect([...linesAt(result, gateway, middle(lost))].sort()).toContain('giveUp');
  });
});
