/** Presets of costs: a link says which by its values alone, and every figure has its source. */
import { describe, expect, it } from 'vitest';
import { decodeScenario, encodeScenario } from '../../src/link/codec';
import { DEFAULT_SCENARIO, numberProblem, SCENARIO_KEYS } from '../../src/model/keys';
import { PRESET_IDS, PRESETS, presetOf, withPreset } from '../../src/model/presets';
import { COST_KEYS } from '../../src/model/scenario';
import { presetName, PRESET_WORDS } from '../../src/text/presets';

const LINK = 'design=topic-per-chat&chats=4&users=40&gateways=4';

describe('presets of costs', () => {
  it('are found again in the scenario of a link', () => {
    for (const id of PRESET_IDS) expect(presetOf(decodeScenario(encodeScenario(withPreset(decodeScenario(LINK).scenario, id))).scenario)).toBe(id);
    expect(encodeScenario(withPreset(decodeScenario(LINK).scenario, 'round'))).toBe(LINK);
  });

  it('are the round numbers where nothing is said, and nobody’s where one cost is another', () => {
    expect(presetOf(DEFAULT_SCENARIO)).toBe('round');
    for (const key of COST_KEYS) expect(presetOf({ ...withPreset(DEFAULT_SCENARIO, 'quiet'), [key]: 77 }), key).toBe('own');
    expect([presetName('own'), presetName('quiet')]).toEqual(['own', 'measured: quiet']);
  });

  it.each(PRESET_IDS)('%s says of each figure where it comes from, and of no other', (id) => {
    const { costs, sourced, date } = PRESETS[id];
    expect(Object.keys(PRESET_WORDS[id].sources).sort()).toEqual([...sourced].sort());
    for (const key of COST_KEYS) {
      expect(numberProblem(SCENARIO_KEYS[key], costs[key]), key).toBeUndefined();
      if (!sourced.includes(key)) expect(costs[key], key).toBe(DEFAULT_SCENARIO[key]);
    }
    expect(date === null).toBe(sourced.length === 0);
  });

  it('have no figure of what spreads by more than a quarter', () => {
    for (const id of ['quiet', 'busy'] as const) {
      expect(PRESETS[id].mostSpread).toBe(0.25);
      expect(PRESETS[id].sourced).not.toContain('tFirstWrite');
    }
  });

  it('price a message of 100 members on three shards as the rig does, at 34 µs and not at 2,000', () => {
    const { tQuery, tLookup } = PRESETS.quiet.costs;
    expect(Math.round(3 * tQuery + 100 * tLookup)).toBe(34);
    expect(100 * DEFAULT_SCENARIO.tLookup).toBe(2000);
  });
});
