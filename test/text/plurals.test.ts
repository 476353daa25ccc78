/** One of a thing is said as one, wherever a number stands before a word. */
import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../../src/link/codec';
import { estimate } from '../../src/engine/counts/estimate';
import { aggregate } from '../../src/engine/counts/aggregate';
import { counted, duration, measured, share, size } from '../../src/text/format';
import { CHART } from '../../src/text/page/chart';
import { CARD } from '../../src/text/page/lab';
import { FAR, INFO, PICTURE, STATUS } from '../../src/text/page/page';
import { fullFirstWords } from '../../src/text/page/second';

describe('a word after a number', () => {
  it.each([
    ['a line of one', CARD.line(1), 'Up to 1 job waits; more are dropped.'],
    ['one copy', CARD.chatApiFormula(1, 8, 1), 'One message: 1 copy into gateways, 8 writes out of them, 1 crossing of the network in all, in the mean.'],
    ['one copy early', STATUS.early(1), 'So far a message becomes 1 copy in.'],
    ['two copies early', STATUS.early(2), 'So far a message becomes 2 copies in.'],
    ['one socket', STATUS.overSockets(1, 1), '1 gateway holds more than the 1 socket meant for one.'],
    ['many sockets', STATUS.overSockets(2, 100_000), '2 gateways hold more than the 100,000 sockets meant for one.'],
    ['one crossing', STATUS.stopped(1), 'This run is too long to count event by event: it was stopped after 1 crossing. The counts below are of what ran until then; the formula\'s figures are of the whole.'],
    ['one shard', PICTURE.shards(1), '1 shard'],
    ['one relay', PICTURE.shards(1, 'relay'), '1 relay'],
    ['many edges', PICTURE.shards(20, 'edge'), '20 edges'],
    ['one row', FAR.chatsDown(1), '1 chat ↓'],
    ['one column', FAR.gatewaysAcross(1), '1 gateway →'],
    ['one by many', FAR.across(1, 2000), '1 chat ↓ 2,000 gateways →'],
    ['one gateway', CHART.gatewaysNow(1), '1 gateway'],
    ['one by formula', INFO.formula('C', 1, 'W', 1, '0%'), 'By formula, each second: 1 copy into a gateway (C), 1 write out (W), 0% of its cores.'],
    ['one counted', INFO.counted('events', 1.04, '0%'), 'Played event by event: 1 copy into a gateway each second in the mean, 0% from the formula.'],
  ])('%s', (_what, said, meant) => {
    expect(said).toBe(meant);
  });

  it('goes by the number as it is printed', () => {
    expect([0.96, 1, 1.04, 1.06, 0, 2].map((value) => counted(value, 'copy', 'copies'))).toEqual(['1 copy', '1 copy', '1 copy', '1.1 copies', '0 copies', '2 copies']);
  });

  it('goes by three digits where so many are printed', () => {
    expect([1.004, 1.01, 0.999, 0.9996, 1234.4].map((value) => measured(value, 'message', 'messages'))).toEqual(['1 message', '1.01 messages', '0.999 messages', '1 message', '1,234 messages']);
  });

  it('is one for one gateway that has too much', () => {
    const { scenario } = decodeScenario('chats=2&users=1&gateways=2&sockets=1&rate=1000&tReceipt=1000&sizes=1,2');
    const words = fullFirstWords(estimate(aggregate(scenario)), scenario);
    expect(words).toContain('1 of 2 gateways holds more sockets than it is meant to.');
  });
});

describe('a number that is nearly nothing', () => {
  it('says that, and no digits that nobody can use', () => {
    expect([0.0000000238, 0.000999, 0.001, 0.0238, 0].map(duration)).toEqual(['<0.001 µs', '<0.001 µs', '0.001 µs', '0.024 µs', '0 ms']);
    expect([1.8e-16, 0.0000099, 0.00001, 0.0004, 0].map(share)).toEqual(['<0.001%', '<0.001%', '0.001%', '0.04%', '0%']);
  });
});

describe('an amount of data', () => {
  it.each([[1, '1 byte'], [50, '50 bytes'], [400, '400 bytes'], [1234, '1.23 kB'], [1_000_000, '1 MB']])('of %d bytes', (bytes, words) => {
    expect(size(bytes)).toBe(words);
  });
});
