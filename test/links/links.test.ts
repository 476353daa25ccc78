import { describe, expect, it } from 'vitest';
import { decodeScenario, encodeScenario } from '../../src/link/codec';
import { SCENARIO_KEY_NAMES } from '../../src/model/scenario';
import { FIRST_DEFAULTS, PUBLISHED_LINKS } from './published';

describe('a published link', () => {
  it.each(PUBLISHED_LINKS)('#$link still opens what it opened', ({ link, opens }) => {
    const decoded = decodeScenario(link);
    expect(decoded.repairs).toEqual([]);
    expect(decoded.scenario).toMatchObject({ ...FIRST_DEFAULTS, ...opens });
    // What is written today opens the same again.
    expect(decodeScenario(encodeScenario(decoded.scenario))).toEqual(decoded);
  });

  it('is there for every key but the version', () => {
    const said = new Set(PUBLISHED_LINKS.flatMap(({ opens }) => Object.keys(opens)));
    expect(SCENARIO_KEY_NAMES.filter((key) => !said.has(key))).toEqual(['v']);
  });
});
