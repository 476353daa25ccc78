import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/lesson';
import { readAddress } from '../../src/lesson/address';
import { decodeScenario, encodeScenario } from '../../src/link/codec';
import { readEmbed } from '../../src/link/embed';
import { SCENARIO_KEY_NAMES } from '../../src/model/keys';
import { FIRST_DEFAULTS, PUBLISHED_FIGURES, PUBLISHED_GUESSES, PUBLISHED_LINKS } from './published';

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

describe('a published figure', () => {
  it.each(PUBLISHED_FIGURES)('#$link still shows what it showed', ({ link, opens }) => {
    const figure = readEmbed(link);
    expect(figure).toMatchObject({ ...opens, repairs: [] });
    if (!figure.rest.startsWith('step=')) expect(decodeScenario(figure.rest).repairs).toEqual([]);
  });
});

describe('a published guess', () => {
  it.each(PUBLISHED_GUESSES)('#$link still says what it said', ({ link, said }) => {
    expect(readAddress(link, STEPS)).toMatchObject({ said, problems: [] });
  });
});
