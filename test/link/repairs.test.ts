import { describe, expect, it } from 'vitest';
import { decodeScenario, encodeScenario, repairText, type Decoded } from '../../src/link/codec';
import { nearestIn } from '../../src/link/nearest';
import { DESIGN_IDS } from '../../src/designs';
import { SCENARIO_KEY_NAMES } from '../../src/model/keys';
import { scenarioFaults } from './arbitrary';

const DESIGNS = DESIGN_IDS.join(', ');

/** [what is wrong, the link, the texts of its repairs, the repaired link] */
const FAULTS: readonly (readonly [string, string, readonly string[], string])[] = [
  ['unknown key', 'chats=4&colour=blue', ['colour=blue: unknown key; it is left out'], 'chats=4'],
  ['misspelt key', 'gateway=4&chats=4', ['gateway=4: unknown key, did you mean gateways? It is left out'], 'chats=4'],
  ['key in capitals', 'TRECEIPT=4', ['TRECEIPT=4: unknown key, did you mean tReceipt? It is left out'], ''],
  ['key of every object', '__proto__=1&constructor=2', ['__proto__=1: unknown key; it is left out', 'constructor=2: unknown key; it is left out'], ''],
  ['no key', '=5&chats=4', ['=5: has no key; it is left out'], 'chats=4'],
  ['neither', '=', ['=: has no key; it is left out'], ''],
  ['no equals sign', 'chats&users=4', ['chats: has no "=" and no value; it is left out'], 'users=4'],
  ['unknown without equals sign', 'hello', ['hello: unknown key; it is left out'], ''],
  ['given twice', 'chats=4&users=5&chats=7', ['chats=7: comes after another chats; the first one is kept'], 'chats=4&users=5'],
  ['given twice, first one bad', 'chats=x&chats=7', ['chats=x: is not a number; chats=1 is used instead', 'chats=7: comes after another chats; the first one is kept'], ''],
  ['words for a number', 'gateways=abc&chats=4', ['gateways=abc: is not a number; gateways=2 is used instead'], 'chats=4'],
  ['nothing for a number', 'gateways=', ['gateways: has no value; gateways=2 is used instead'], ''],
  ['not a number', 'loss=NaN', ['loss=NaN: is not a number; loss=0 is used instead'], ''],
  ['endless number', 'gateways=1e999', ['gateways=1e999: is not a finite number; gateways=100000 is used instead'], 'gateways=100000'],
  ['endless below', 't=-1e999', ['t=-1e999: is not a finite number; t=-1000000000 is used instead'], 't=-1000000000'],
  ['hexadecimal', 'seed=0x10', ['seed=0x10: is not a plain number, such as 1000 or 0.5; seed=1 is used instead'], ''],
  ['thousands', 'users=1,000', ['users=1,000: is not a plain number, such as 1000 or 0.5; users=8 is used instead'], ''],
  ['unit', 'hop=2ms', ['hop=2ms: is not a plain number, such as 1000 or 0.5; hop=0.5 is used instead'], ''],
  ['too large', 'gateways=900000', ['gateways=900000: is above 100000, the most; gateways=100000 is used instead'], 'gateways=100000'],
  ['too small', 'rate=0', ['rate=0: is below 0.001, the least; rate=0.001 is used instead'], 'rate=0.001'],
  ['below zero', 'messages=-3', ['messages=-3: is below 0, the least; messages=0 is used instead'], 'messages=0'],
  ['negative zero', 'messages=-0&loss=-0', [], 'messages=0'],
  ['fraction', 'chats=2.5', ['chats=2.5: is not a whole number; chats=3 is used instead'], 'chats=3'],
  ['unknown design', 'design=magic&chats=4', [`design=magic: is not one of ${DESIGNS}; design=direct is used instead`], 'chats=4'],
  ['unknown placement', 'placement=Ring', ['placement=Ring: is not one of round-robin, random, ring, l4, did you mean ring? placement=round-robin is used instead'], ''],
  ['nothing for a choice', 'arrivals=', ['arrivals: has no value; arrivals=steady is used instead'], ''],
  ['broken percent-encoding', 'chats=%4&users=9', ['chats=%4: has a "%" that is not the code of a character; chats=1 is used instead'], 'users=9'],
  ['broken UTF-8', 'design=%E0%A4', ['design=%E0%A4: has a "%" that is not the code of a character; design=direct is used instead'], ''],
  ['broken percent-encoding of a key', '%zz=1', ['%zz=1: unknown key; it is left out'], ''],
  ['control characters', 'chats=4%00&a%0Ab=c%E2%80%AEd', ['chats=4\uFFFD: is not a plain number, such as 1000 or 0.5; chats=1 is used instead', 'a\uFFFDb=c\uFFFDd: unknown key; it is left out'], ''],
  ['markup', 'design=<img src=x onerror=alert(1)>', [`design=<img src=x onerror=alert(1)>: is not one of ${DESIGNS}; design=direct is used instead`], ''],
  ['a long value', `design=${'x'.repeat(200)}`, [`design=${'x'.repeat(59)}…: is not one of ${DESIGNS}; design=direct is used instead`], ''],
  ['newer version', 'v=2&chats=4', ['v=2: is newer than the keys known here; v=1 is used instead'], 'chats=4'],
  ['no such version', 'v=0', ['v=0: is below 1, the least; v=1 is used instead'], ''],
  ['more memberships than chats', 'chats=3&memberships=5', ['memberships=5: is above 3, the number of chats; memberships=3 is used instead'], 'chats=3&memberships=3'],
  ['more memberships than chats of given sizes', 'memberships=2&sizes=7', ['memberships=2: is above 1, the number of chats; memberships=1 is used instead'], 'sizes=7'],
  ['more lists than can be counted', 'chats=1000&users=400000&memberships=9', ['memberships=9: makes more than 1000000000 people on all lists together, the most; memberships=2 is used instead'], 'chats=1000&users=400000&memberships=2'],
  ['more memberships than anybody may have', 'chats=3&memberships=2000', ['memberships=2000: is above 1000, the most; memberships=3 is used instead'], 'chats=3&memberships=3'],
  ['too many people', 'chats=100000&users=20000', ['users=20000: in each of 100000 chats makes 2000000000 people, above 1000000000, the most; users=10000 is used instead'], 'chats=100000&users=10000'],
  ['too many people in many chats', 'users=10000000&chats=300', ['users=10000000: in each of 300 chats makes 3000000000 people, above 1000000000, the most; users=3333333 is used instead'], 'chats=300&users=3333333'],
  ['too many people in chats of unequal size', 'chats=100000&users=10000000&skew=0.5', ['users=10000000: in the largest of 100000 chats makes 6309967529 people, above 1000000000, the most; users=1584794 is used instead'], 'chats=100000&users=1584794&skew=0.5'],
  ['too skewed', 'skew=4', ['skew=4: is above 3, the most; skew=3 is used instead'], 'skew=3'],
  ['no size', 'sizes=&chats=4', ['sizes: is not count*size or a size, as in 3*20 or 20; this part is left out'], 'chats=4'],
  ['bad sizes', 'sizes=3,x,0,2*,1.5,0*4,2*3*4,2*3', ['sizes=x: is not count*size or a size, as in 3*20 or 20; this part is left out', 'sizes=0: is below 1, the least; this part is left out', 'sizes=2*: is not count*size or a size, as in 3*20 or 20; this part is left out', 'sizes=1.5: is not a whole number; this part is left out', 'sizes=0*4: is below 1, the least; this part is left out', 'sizes=2*3*4: is not count*size or a size, as in 3*20 or 20; this part is left out'], 'sizes=3*3'],
  ['sizes of too many people', 'sizes=99*10000000,9999999,2,1', ['sizes=2: makes more than 1000000000 people, the most; it and the 1 after it are left out'], 'sizes=99*10000000,9999999'],
  ['sizes of too many chats', 'sizes=100000*2,1', ['sizes=1: makes more than 100000 chats, the most; it and the 0 after it are left out'], 'sizes=100000*2'],
  ['sizes too long', `sizes=${'12345,'.repeat(334)}1&gateways=3`, [`sizes=${'12345,'.repeat(9)}12345…: is 2005 characters long; only the parts within its first 2000 are read`], 'sizes=333*12345&gateways=3'],
  ['beside sizes, what they decide', 'chats=5&sizes=3,1,2&users=3&skew=1', ['chats=5: contradicts sizes, which make it 3; it is left out', 'skew=1: contradicts sizes, which make it 0; it is left out'], 'sizes=3,1,2'],
  ['a post by nobody among sizes', 'sizes=3,1,2&do=1:post:u6,2:post:u7', ['do=2:post:u7: names somebody who is not there; people are u1 to u6; this action is left out'], 'sizes=3,1,2&do=1:post:u6'],
  ['no action', 'do=', ['do: has no value; it is left out'], ''],
  ['unknown verb', 'do=5:shout:u1,6:post:u2', ['do=5:shout:u1: has an unknown verb; the only one is post; this action is left out'], 'do=6:post:u2'],
  ['bad time', 'do=x:post:u1,6:post:u2,-1:post:u1,1e13:post:u1', ['do=x:post:u1: has a time that is not a number; this action is left out', 'do=-1:post:u1: has a time below 0, the least; this action is left out', 'do=1e13:post:u1: has a time above 1000000000000, the most; this action is left out'], 'do=6:post:u2'],
  ['nobody', 'do=1:post:u9,2:post:u8,3:post:u0,4:post:3', ['do=1:post:u9: names somebody who is not there; people are u1 to u8; this action is left out', 'do=3:post:u0: names nobody; people are u1, u2 and so on; this action is left out', 'do=4:post:3: names nobody; people are u1, u2 and so on; this action is left out'], 'do=2:post:u8'],
  ['nobody else', 'users=1&do=1:post:u2', ['do=1:post:u2: names somebody who is not there; the only one is u1; this action is left out'], 'users=1'],
  ['nobody once the people are fewer', 'do=1:post:u9&users=9.4', ['users=9.4: is not a whole number; users=9 is used instead'], 'users=9&do=1:post:u9'],
  ['not an action', 'do=hello,1:post:u1,,1:post:u1:now', ['do=hello: is not milliseconds:verb:target, as in 120:post:u3; this action is left out', 'do: is not milliseconds:verb:target, as in 120:post:u3; this action is left out', 'do=1:post:u1:now: is not milliseconds:verb:target, as in 120:post:u3; this action is left out'], 'do=1:post:u1'],
];

describe('a link with a fault', () => {
  it.each(FAULTS)('%s: %s', (_what, link, texts, repaired) => {
    const decoded = decodeScenario(link);
    expect(decoded.repairs.map(repairText)).toEqual(texts);
    expect(encodeScenario(decoded.scenario)).toBe(repaired);
    expect(scenarioFaults(decoded.scenario)).toEqual([]);
  });

  it('keeps the first 200 actions', () => {
    const actions = Array.from({ length: 203 }, (_, index) => `${String(index)}:post:u1`);
    const one = decodeScenario(`do=${actions.slice(0, 201).join(',')}`);
    expect(one.repairs.map(repairText)).toEqual(['do=200:post:u1: comes after 200 actions, the most; this action is left out']);
    const three = decodeScenario(`do=${actions.join(',')}`);
    expect(three.repairs.map(repairText)).toEqual(['do=200:post:u1: comes after 200 actions, the most; it and the 2 after it are left out']);
    expect(encodeScenario(three.scenario)).toBe(`do=${actions.slice(0, 200).join(',')}`);
    expect(decodeScenario(`do=${actions.slice(0, 200).join(',')}`).repairs).toEqual([]);
  });
});

/** Less work than this cannot be told from the machine's own, in microseconds. */
const LEAST_MICROS = 5_000;

/** Work of this process alone: what else the machine does takes no part. The best of three counts. */
function workMicros(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user;
  });
  return Math.max(LEAST_MICROS, Math.min(...times));
}

/** Reads a link, whose work must grow with its length, and not with the square of it: four times the text would then be sixteen times the work. */
function readFast(text: string): Decoded {
  const read = text.slice(0, 100_000);
  const ofQuarter = workMicros(() => { decodeScenario(read.slice(0, 25_000)); });
  expect(workMicros(() => { decodeScenario(text); })).toBeLessThan(10 * ofQuarter);
  return decodeScenario(text);
}

describe('a megabyte of text', { timeout: 300_000 }, () => {
  const MEGABYTE = 1_000_000;
  const whole = 'the link: is 1000000 characters long; only its first 100000 characters are read';
  const fill = (unit: string): string => unit.repeat(Math.ceil(MEGABYTE / unit.length)).slice(0, MEGABYTE);

  it.each(['x', '1', '&', '\\', 'a&', 'ab=c&', '%', '%41', 'chats=1&', '<b>', '\u{1F600}', ',', ':'])('of %j is read fast', (unit) => {
    const decoded = readFast(fill(unit));
    expect(repairText(decoded.repairs[0]!)).toBe(whole);
    expect(scenarioFaults(decoded.scenario)).toEqual([]);
  });

  it.each(['do=', 'gateways=', 'design=', 'sizes='])('after %s is read fast', (start) => {
    for (const unit of ['1', ',', '1:post:u1,', '%zz', '9.']) {
      const decoded = readFast(start + fill(unit).slice(0, 99_000));
      expect(decoded.repairs.length).toBeGreaterThan(0);
      expect(decoded.repairs.every((repair) => repair.key === start.slice(0, -1))).toBe(true);
    }
  });

  it('keeps what comes before, and does not read the pair that the limit cuts', () => {
    const padding = `x=${'y'.repeat(99_985)}`;
    const decoded = decodeScenario(`chats=4&${padding}&users=12345${fill('9')}`.slice(0, MEGABYTE));
    expect(decoded.repairs.map((repair) => repair.key)).toEqual(['the link', 'x']);
    expect(encodeScenario(decoded.scenario)).toBe('chats=4');
  });
});

describe('the guess at a misspelt key', () => {
  it.each([
    ['chat', 'chats'], ['user', 'users'], ['gatewyas', 'gateways'], ['placment', 'placement'], ['tlookup', 'tLookup'],
    ['T', 't'], ['DO', 'do'], ['lastmile', 'lastMile'], ['virtualnode', 'virtualNodes'], ['shard', 'shards'],
  ])('%s is nearest to %s', (word, key) => {
    expect(nearestIn(SCENARIO_KEY_NAMES)(word)).toBe(key);
  });

  it.each(['x', 'step', 'embed', 'go', 'pace', 'members', 'a'.repeat(99)])('%s is near to none', (word) => {
    expect(nearestIn(SCENARIO_KEY_NAMES)(word)).toBeUndefined();
  });
});
