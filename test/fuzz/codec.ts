/** Spoiled links through the codec, in Node: none may throw, change something without a word, or read otherwise the second time. */
import { decodeScenario, encodeScenario, repairText, type Repair } from '../../src/link/codec';
import { readEmbed } from '../../src/link/embed';
import { visible } from '../../src/link/repair';
import { untangled, withoutBehind } from '../../src/link/untangle';
import { STEPS } from '../../src/lesson';
import { readAddress } from '../../src/lesson/address';
import { rowOf, SCENARIO_KEY_NAMES } from '../../src/model/keys';
import type { Scenario, ScenarioKey } from '../../src/model/scenario';
import { scenarioFaults } from '../link/arbitrary';
import { chanceOf } from './chance';
import { soundLink, spoiled } from './links';

export interface LinksTried {
  readonly tried: number;
  /** Links of which something was repaired. */
  readonly repaired: number;
  /** Links that none of the faults has changed in meaning or that came out right. */
  readonly clean: number;
  readonly failures: readonly string[];
}

/** What a pair says and the scenario does not, though no repair names its key. */
function unnamed(link: string, scenario: Scenario, repairs: readonly Repair[]): string[] {
  // Signs that begin a hash are no part of its first key.
  const withoutSigns = (key: string): string => visible(key).replace(/^[#\s]+/, '').trim();
  const named = new Set(repairs.map(({ key }) => withoutSigns(key)));
  const isKey = (key: string): key is ScenarioKey => (SCENARIO_KEY_NAMES as readonly string[]).includes(key);
  return link.split('&').filter(Boolean).flatMap((pair) => {
    const [key = '', ...rest] = pair.split('=');
    if (withoutSigns(key) === '' || named.has(withoutSigns(key))) return [];
    if (!isKey(key)) return [`${key} is no key, and is not named`];
    const value = withoutBehind(rest.join('='));
    const used: unknown = scenario[key];
    const { kind } = rowOf(key);
    // The play head stands on whole microseconds.
    const meant = key === 't' ? Math.round(Number(value) * 1000) / 1000 : Number(value);
    if (kind === 'number') return meant === used ? [] : [`${key}=${value} became ${String(used)}`];
    if (kind === 'choice') return value === used ? [] : [`${key}=${value} became ${String(used)}`];
    return [];
  });
}

/** On the page an address is put right when it is read, and once more by the codec: what stood behind a second `#` is gone by then. */
function withoutTrackersBehindSigns(put: string): string {
  return /^[#\s]/.test(put) ? untangled(put) : put;
}

/** What is wrong with how a link is read. */
export function readingFaults(link: string): string[] {
  const put = untangled(link);
  const { scenario, repairs } = decodeScenario(link);
  const written = encodeScenario(scenario);
  const again = decodeScenario(written);
  const isStable = again.repairs.length === 0 && [again, decodeScenario(put)].every((one) => encodeScenario(one.scenario) === written);
  const wordless = repairs.filter((one) => one.key === undefined || repairText(one).trim() === '');
  // Of another kind of page, or of pairs that are encoded, what they say is not read off their letters.
  const isPlain = !/[%+]|embed=|step=|room=|role=|card=|notes/.test(put);
  readEmbed(link);
  readAddress(link, STEPS);
  return [
    ...scenarioFaults(scenario),
    ...(isStable ? [] : [`it is written as ${written}, which reads otherwise`]),
    ...wordless.map(() => 'a repair says nothing'),
    ...(isPlain ? unnamed(withoutTrackersBehindSigns(put), scenario, repairs) : []),
  ];
}

/** Tries so many links, each spoiled in its own way. */
export function tryLinks(seed: number, count: number): LinksTried {
  const failures: string[] = [];
  let repaired = 0;
  for (let index = 0; index < count; index++) {
    const chance = chanceOf(seed, index);
    const link = spoiled(soundLink(chance), chance);
    try {
      const faults = readingFaults(link);
      if (faults.length > 0) failures.push(`#${link}: ${faults.join('; ')}`);
      if (decodeScenario(link).repairs.length > 0) repaired++;
    } catch (error) {
      failures.push(`#${link}: threw ${String(error)}`);
    }
  }
  return { tried: count, repaired, clean: count - repaired, failures };
}
