/** For which of two a change counts. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import { changedPair, samePair, type Aim } from '../../src/session/pair';

const scenario = withChanges(DEFAULT_SCENARIO, { gateways: 4 });
const pair = { scenario, beside: withChanges(scenario, { gateways: 8, design: 'topic-per-chat' }) };

describe('a change', () => {
  it.each<[Aim, number, number]>([['both', 2, 2], ['first', 2, 8], ['second', 4, 2]])('for %s gives %i and %i gateways', (aim, first, second) => {
    const changed = changedPair(pair, { gateways: 2 }, aim);
    expect([changed.scenario.gateways, changed.beside!.gateways]).toEqual([first, second]);
    expect([changed.scenario.design, changed.beside!.design]).toEqual(['direct', 'topic-per-chat']);
  });

  it.each<Aim>(['both', 'first', 'second'])('of what both share counts for both, with the aim at %s', (aim) => {
    const posts = [{ atMillis: 3, verb: 'post', user: 2 }] as const;
    const changed = changedPair(pair, { seed: 9, do: posts }, aim);
    for (const one of [changed.scenario, changed.beside!]) expect([one.seed, one.do]).toEqual([9, posts]);
    expect([changed.scenario.gateways, changed.beside!.gateways]).toEqual([4, 8]);
  });

  it('counts for the one that stands alone, whatever the aim', () => {
    expect(changedPair({ scenario, beside: null }, { gateways: 2 }, 'second')).toEqual({ scenario: { ...scenario, gateways: 2 }, beside: null });
  });

  it('takes the posts of people with it who are no longer there', () => {
    const posted = changedPair(pair, { do: [{ atMillis: 0, verb: 'post', user: 8 }] }, 'both');
    const fewer = changedPair(posted, { users: 3 }, 'second');
    expect([fewer.scenario.do.length, fewer.beside!.do.length]).toEqual([1, 0]);
    expect(changedPair(posted, { users: 3 }, 'first').scenario.do).toEqual([]);
  });
});

describe('two pairs', () => {
  it('are the same where both runs are, wherever their play heads', () => {
    expect(samePair(pair, { scenario: { ...scenario, t: 5 }, beside: { ...pair.beside } })).toBe(true);
    expect(samePair(pair, { ...pair, beside: null })).toBe(false);
    expect(samePair(pair, { ...pair, beside: scenario })).toBe(false);
    expect(samePair({ scenario, beside: null }, { scenario, beside: null })).toBe(true);
  });
});
