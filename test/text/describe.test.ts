/** Counts in words, with the plurals that English has. */
import { describe, expect, it } from 'vitest';
import { ABOUT } from '../../src/text/page/about';
import { cameWords, countedSwitchesWords } from '../../src/text/page/moving';
import { countLine, gatewayWords, personWords, storageWords, summaryWords, topicWords } from '../../src/text/page/describe';
import { counted, countOf, duration, listed, millis, number, share, wordFor } from '../../src/text/format';
import { chatName, gatewayName, personName, shardName, topicName } from '../../src/text/page/names';
import { sceneOf } from '../reading/scenes';

describe('a component in words', () => {
  it.each([
    [0, 0, 0, 1, 'took in 0 copies, wrote 0 sockets, hears 0 of 1 chat'],
    [1, 4, 1, 1, 'took in 1 copy, wrote 4 sockets, hears 1 of 1 chat'],
    [1, 1, 1, 2, 'took in 1 copy, wrote 1 socket, hears 1 of 2 chats'],
    [2, 2, 2, 2, 'took in 2 copies, wrote 2 sockets, hears 2 of 2 chats'],
    [12_345, 99, 1_000, 4_000, 'took in 12,345 copies, wrote 99 sockets, hears 1,000 of 4,000 chats'],
  ])('gateway: %i copies, %i writes, %i of %i chats', (receipts, writes, hears, chats, words) => {
    expect(gatewayWords(receipts, writes, hears, chats)).toBe(words);
  });

  it.each([
    [0, 0, 'answered 0 queries, 0 look-ups'],
    [1, 1, 'answered 1 query, 1 look-up'],
    [2, 8, 'answered 2 queries, 8 look-ups'],
  ])('storage: %i, %i', (queries, lookups, words) => {
    expect(storageWords(queries, lookups)).toBe(words);
  });

  it.each([
    [0, 0, '0 published, 0 notified'],
    [1, 2, '1 published, 2 notified'],
    [1_500, 3_000, '1,500 published, 3,000 notified'],
  ])('topic: %i, %i', (published, notified, words) => {
    expect(topicWords(published, notified)).toBe(words);
  });

  it.each([
    [0, 0, 0, 'received 0 messages, on GW1'],
    [1, 1, 0, 'received 1 message, on GW2'],
    [2, 0, 0, 'received 2 messages, on GW1'],
    [3, 0, 1, 'received 3 messages, 1 message lost, on GW1'],
    [0, 15, 2, 'received 0 messages, 2 messages lost, on GW16'],
  ])('person: %i on %i, %i lost', (deliveries, gateway, lost, words) => {
    expect(personWords(deliveries, gateway, lost, 'viewing')).toBe(words);
  });

  it('person: away or offline', () => {
    expect(personWords(0, 1, 0, 'away')).toBe('received 0 messages, on GW2, online, with another chat open');
    expect(personWords(0, null, 0, 'away')).toBe('received 0 messages, online, with another chat open');
    expect(personWords(1, 1, 0, 'away', null, 2)).toBe('received 1 message and 2 badges, on GW2, online, with another chat open');
    expect(personWords(0, null, 0, 'offline')).toBe('received 0 messages, offline');
  });

  it.each([
    [0, 0, 0, '0 → 0 copies in → 0 writes out'],
    [1, 1, 1, '1 → 1 copy in → 1 write out'],
    [1, 2, 8, '1 → 2 copies in → 8 writes out'],
    [1, 1_000, 10_000, '1 → 1,000 copies in → 10,000 writes out'],
  ])('message: %i, %i, %i', (posted, copies, writes, words) => {
    expect(countLine(posted, copies, writes)).toBe(words);
  });

  it('the whole run, as far as it is', () => {
    const scene = sceneOf('users=6&gateways=2&loss=0.5&seed=1');
    const at = (micros: number): string => summaryWords(scene.cursor().at(micros), 6, 2);
    expect(at(-1e9)).toBe('0 of 6 people connected to 2 gateways; 0 messages posted, 0 copies in, 0 writes out, 0 deliveries.');
    expect(at(scene.result.summary.endMicros)).toBe(
      '6 of 6 people connected to 2 gateways; 1 message posted, 2 copies in, 12 writes out, 5 deliveries, 1 delivery lost.',
    );
  });
  it('the whole run of more people than are played while they connect', () => {
    const scene = sceneOf('users=3000&gateways=10');
    const { startMicros, endMicros } = scene.result.summary;
    const at = (micros: number): string => summaryWords(scene.cursor().at(micros), 3000, 10);
    expect(at(startMicros)).toBe('3,000 of 3,000 people connected to 10 gateways; 0 messages posted, 0 copies in, 0 writes out, 0 deliveries.');
    expect(at(endMicros)).toBe('3,000 of 3,000 people connected to 10 gateways; 1 message posted, 10 copies in, 3,000 writes out, 3,000 deliveries.');
  });
  it('the whole run of one person', () => {
    const scene = sceneOf('users=1&gateways=1');
    expect(summaryWords(scene.cursor().at(scene.result.summary.endMicros), 1, 1)).toBe(
      '1 of 1 person connected to 1 gateway; 1 message posted, 1 copy in, 1 write out, 1 delivery.',
    );
  });
});

describe('names', () => {
  it('begin at 1', () => {
    expect([gatewayName(0), personName(2), chatName(0), shardName(1)]).toEqual(['GW1', 'u3', 'chat1', 'S2']);
    expect([topicName(1, false), topicName(1, true)]).toEqual(['topic 2', 'topic u2']);
  });
});

describe('numbers', () => {
  it('have one digit after the point below a hundred, and none above', () => {
    expect([0, 3, 2.41, 99.96, 100.4, 9_932.7, 1e9].map(number)).toEqual(['0', '3', '2.4', '100', '100', '9,933', '1,000,000,000']);
    expect([0, 1_234.4].map(countOf)).toEqual(['0', '1,234']);
  });
  it('go with their words', () => {
    expect([0, 1, 2, 1.5].map((value) => counted(value, 'copy', 'copies'))).toEqual(['0 copies', '1 copy', '2 copies', '1.5 copies']);
    expect([0, 1, 2].map((value) => wordFor(value, 'copy', 'copies'))).toEqual(['copies', 'copy', 'copies']);
  });
  it('are times in the unit that fits', () => {
    expect([0, 1.5, 999, 1_000, 81_520, 999_940, 1_000_000, 12_345_678].map(duration)).toEqual([
      '0 ms', '1.5 µs', '999 µs', '1 ms', '81.5 ms', '999.9 ms', '1 s', '12.3 s',
    ]);
    expect([0, 82_626, -131_000].map(millis)).toEqual(['0.0', '82.63', '-131.0']);
  });
  it('are shares in per cent, small ones to two digits', () => {
    expect([0, 0.004321, 0.455, 1.61].map(share)).toEqual(['0%', '0.43%', '46%', '161%']);
  });
  it('are told apart where neighbours differ by little', () => {
    expect([1_000, 993.27].map(number)).toEqual(['1,000', '993']);
  });
});

describe('a list', () => {
  it.each([
    [['GW1'], 'GW1'],
    [['GW1', 'GW2'], 'GW1 and GW2'],
    [['GW1', 'GW2', 'GW3'], 'GW1, GW2 and GW3'],
  ])('of %o', (items, words) => {
    expect(listed(items)).toBe(words);
  });
});

describe('About', () => {
  it('gives credit, names what is left out, and leads to the article, its emulation and its discussion', () => {
    const addresses = ABOUT.flatMap((section) => section.links ?? []).map(({ href }) => href);
    const links = addresses.filter((href) => href.startsWith('http')).map((href) => new URL(href).hostname);
    expect(links).toEqual(['andreyka26.com', 'github.com', 'www.reddit.com']);
    expect(addresses).toContain('./licences.txt');
    expect(ABOUT.some(({ heading, items }) => heading === 'What the model leaves out' && (items?.length ?? 0) > 3)).toBe(true);
    expect(ABOUT.flatMap(({ paragraphs }) => paragraphs).join(' ')).toContain('Messenger System Design is WRONG');
  });
});

describe('people who switch chats', () => {
  it('are where they visit, and are counted where they came', () => {
    expect(personWords(2, 1, 0, 'viewing', 'chat4')).toBe('received 2 messages, on GW2, visiting chat4');
    expect([cameWords(0), cameWords(1), cameWords(3)]).toEqual(['', ', 1 person came by switching', ', 3 people came by switching']);
  });

  it('are in the summary once there are any', () => {
    const scene = sceneOf('chats=2&users=3&gateways=2&switches=60&messages=3&seed=5');
    const at = (micros: number): string => summaryWords(scene.cursor().at(micros), 6, 2);
    expect(at(0)).not.toMatch(/switch/);
    expect(at(scene.result.summary.endMicros)).toMatch(/, 18 switches to another chat\.$/);
  });

  it('are told of a run that was counted with what they cost', () => {
    expect(countedSwitchesWords({ switches: 0, handshakes: 0, subscribes: 0 })).toBe('');
    expect(countedSwitchesWords({ switches: 1, handshakes: 0, subscribes: 0 })).toBe(' 1 switch to another chat.');
    expect(countedSwitchesWords({ switches: 1200, handshakes: 1200, subscribes: 0 })).toBe(' 1,200 switches to another chat, with 1,200 new handshakes.');
    expect(countedSwitchesWords({ switches: 5, handshakes: 0, subscribes: 7 })).toBe(' 5 switches to another chat, and 7 subscribes and unsubscribes followed.');
  });
});
