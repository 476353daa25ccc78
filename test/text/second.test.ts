import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../../src/link/codec';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { coresWords, fullFirstWords, secondRows } from '../../src/text/page/second';

function secondOf(link: string) {
  const { scenario } = decodeScenario(link);
  const estimated = estimate(aggregate(scenario));
  const rows = Object.fromEntries(secondRows(estimated, scenario).map(({ label, mean, busiest, isOver }) => [label, { mean, busiest, isOver }]));
  return { rows, cores: coresWords(estimated), full: fullFirstWords(estimated, scenario) };
}

describe('one second in words', () => {
  it('is hand-worked for two gateways and a chat of eight, dealt out in turn', () => {
    // One copy of 10 µs and four writes of 10 µs; 100 bytes in and 400 out; four people each.
    const { rows, cores, full } = secondOf('');
    expect(rows['a gateway’s cores, busy']).toEqual({ mean: '0.005%', busiest: '0.005%', isOver: false });
    expect(rows['bytes into a gateway']).toEqual({ mean: '100 bytes', busiest: '100 bytes', isOver: false });
    expect(rows['bytes out of it']!.mean).toBe('400 bytes');
    expect(rows['sockets, meant for 100,000']).toEqual({ mean: '4', busiest: '4', isOver: false });
    // Eight look-ups of 20 µs and one of 20 µs.
    expect(cores).toBe('User-gateway storage: 0.00016 cores in all. Chat-user storage: 0.00002 cores in all.');
    expect(full).toMatch(/^Full first: a shard of user-gateway storage, at [\d,]+ messages a second in each chat\.$/);
  });
  it('says what is over its capacity', () => {
    const { rows, full } = secondOf('design=topic-per-chat&chats=20&users=1000&rate=10&gateways=2&sockets=1000');
    // 200 messages a second, each taken in once and written 500 times: 1.002 s of work.
    expect(rows['a gateway’s cores, busy']).toEqual({ mean: '100%', busiest: '100%', isOver: true });
    expect(rows['wait of a copy, estimated']).toEqual({ mean: 'without end', busiest: 'without end', isOver: true });
    expect(rows['sockets, meant for 1,000']).toEqual({ mean: '10,000', busiest: '10,000', isOver: true });
    expect(full).toContain('2 of 2 gateways get more work than they can do');
    expect(full).toContain('2 of 2 gateways hold more sockets than they are meant to.');
    expect(full).toContain('Full first: the busiest gateway, already at 9.98 messages a second in each chat.');
  });
  it('leaves out what a design does not have', () => {
    expect(Object.keys(secondOf('design=chat-gateway').rows).some((label) => label.includes('shard'))).toBe(false);
    expect(secondOf('design=chat-gateway').cores).toBe('');
    expect(secondOf('design=topic-per-user').rows['a topic, busy']).toBeDefined();
  });
});
