/** Two scenarios in one address. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePair, differingKeys, encodePair, withShared } from '../../src/link/beside';
import { decodeScenario, repairText } from '../../src/link/codec';
import { readEmbed } from '../../src/link/embed';
import { MAX_PEOPLE, peopleOf } from '../../src/model/people';
import { DEFAULT_SCENARIO, sameRun } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import { anyScenario } from './arbitrary';

const read = (hash: string) => {
  const { scenario, beside, repairs } = decodePair(hash);
  return { scenario, beside, repairs: repairs.map(repairText) };
};

describe('an address with two scenarios', () => {
  it.each([
    ['another design', 'chats=4&gateways=4&beside=design:topic-per-chat', { design: 'topic-per-chat' }],
    ['other settings', 'beside=gateways:8;rate:2.5', { gateways: 8, rate: 2.5 }],
    ['nothing else yet', 'gateways=3&beside=design:direct', {}],
    ['sizes of its own', 'gateways=3&beside=sizes:300*25,20', { sizes: [{ count: 300, size: 25 }, { count: 1, size: 20 }], chats: 301, users: 25 }],
    ['no sizes beside sizes', 'sizes=3*20,1&beside=chats:2;users:8;skew:0', { sizes: [], chats: 2, users: 8, skew: 0 }],
  ])('says of the second %s: %s', (_what, hash, changes) => {
    const { scenario, beside, repairs } = read(hash);
    expect(repairs).toEqual([]);
    expect(scenario).toEqual(decodeScenario(hash.replace(/&?beside=.*/, '')).scenario);
    expect(beside).toEqual({ ...scenario, ...changes });
    expect(encodePair(scenario, beside)).toBe(hash);
  });

  it('is that of the first where there is no second', () => {
    expect(read('gateways=4').beside).toBeNull();
    expect(encodePair(decodeScenario('gateways=4').scenario, null)).toBe('gateways=4');
  });

  it('holds any two that share seed, posts and play head, and needs no repair', () => {
    fc.assert(fc.property(anyScenario({}, 5), anyScenario({}, 5), (first, other) => {
      const scenario = { ...first, t: 0 };
      const beside = withShared(other, scenario);
      const { scenario: again, beside: besideAgain, repairs } = decodePair(encodePair(scenario, beside));
      expect(repairs).toEqual([]);
      expect(sameRun(again, scenario)).toBe(true);
      expect(besideAgain && sameRun(besideAgain, beside)).toBe(true);
    }), { numRuns: 300 });
  });

  it('keeps of the posts by hand those of people whom the second has', () => {
    const { beside } = read('chats=2&do=0:post:u3,5:post:u12&beside=chats:1');
    expect(beside!.do.map(({ user }) => user)).toEqual([3]);
  });

  it('is an embedded figure’s, too', () => {
    expect(readEmbed('embed=1&gateways=4&beside=design:direct;gateways:8').rest).toBe('gateways=4&beside=design:direct;gateways:8');
  });
});

describe('what is wrong with the second', () => {
  it.each([
    ['beside=gateways:0', { gateways: 1 }, ['beside gateways=0: is below 1, the least; gateways=1 is used instead']],
    ['beside=gatways:8;gateways:4', { gateways: 4 }, ['beside gatways=8: unknown key, did you mean gateways? It is left out']],
    ['beside=seed:3;gateways:4', { gateways: 4 }, ['beside seed=3: is the same for both; it is left out']],
    ['beside=gateways:4;gateways:5', { gateways: 4 }, ['beside gateways=5: comes after another gateways; the first one is kept']],
    ['beside=gateways;rate:2', { rate: 2 }, ['beside gateways: has no value; it is left out']],
  ])('#%s is repaired, and said', (hash, changes, repairs) => {
    const found = read(hash);
    expect(found.beside).toEqual({ ...DEFAULT_SCENARIO, ...changes });
    expect(found.repairs).toEqual(repairs);
  });

  it('leaves the first alone where it says nothing', () => {
    const { scenario, beside, repairs } = read('gateways=4&beside=');
    expect([scenario.gateways, beside]).toEqual([4, null]);
    expect(repairs).toEqual(['beside: has no value; it is left out']);
  });

  it('is said where one alone can be shown, as by the report', () => {
    expect(decodeScenario('gateways=4&beside=gateways:8').repairs.map(repairText)).toEqual(['beside=gateways:8: is for a page that shows two; it is left out']);
  });

  it('keeps the first of two', () => {
    const { beside, repairs } = read('beside=gateways:4&beside=gateways:8');
    expect(beside!.gateways).toBe(4);
    expect(repairs).toEqual(['beside=gateways:8: comes after another beside; the first one is kept']);
  });

  it.each(['beside=design:topic-per-chat)', 'beside=design%3Atopic-per-chat', 'beside=gateways:2;design:topic-per-chat.', 'utm_source=x&beside=design:topic-per-chat'])('is understood as mails and chats leave it: %s', (hash) => {
    const { beside, repairs } = read(hash);
    expect(beside!.design).toBe('topic-per-chat');
    expect(repairs).toEqual([]);
  });

  it('makes no more people than there may be', () => {
    const { beside, repairs } = read('chats=1000&users=10&beside=users:10000000');
    expect(peopleOf(beside!)).toBeLessThanOrEqual(MAX_PEOPLE);
    expect(repairs).toHaveLength(1);
  });

  it('never throws, and what is read can be written again', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60, unit: fc.constantFrom(...'besid=:;&%,*0123456789gatewyrun') }), (text) => {
      const { scenario, beside } = decodePair(`gateways=4&beside=${text}`);
      const again = decodePair(encodePair(scenario, beside));
      expect(again.repairs).toEqual([]);
      expect(again.beside).toEqual(beside);
    }), { numRuns: 500 });
  });
});

it('differs in what follows from its sizes in these alone', () => {
  const first = withChanges(DEFAULT_SCENARIO, { chats: 3 });
  expect(differingKeys(first, withChanges(first, { sizes: [{ count: 2, size: 5 }] }))).toEqual(['sizes']);
});
