import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeScenario, encodeScenario, repairText } from '../../src/link/codec';
import { DEFAULT_SCENARIO, rowOf, SCENARIO_KEY_NAMES } from '../../src/model/keys';
import { withChanges, type ScenarioKey } from '../../src/model/scenario';
import { writeSizes } from '../../src/link/sizes';
import { anyScenario, scenarioFaults } from './arbitrary';

/** Small enough that no single repaired key makes too many people, or too few chats; the actions name whoever is always there. */
const BASE = anyScenario({ chats: { max: 100 }, users: { max: 10_000 }, memberships: { max: 1 } }, 0);
const RUNS = 10_000;

/** Values that this key does not take, each as the link would have it. */
function badValues(key: ScenarioKey): readonly string[] {
  const row = rowOf(key);
  const always = ['', '%', '%E0%A4%A', 'abc', 'NaN', '<b>', '4%00', '0x10', '1,000', '1e'];
  if (row.kind !== 'number') return [...always, '7'];
  const outside = [String(row.max * 2), String(row.min - 1), '1e999', '-1e999'];
  return row.whole ? [...always, ...outside, String(row.min + 0.5)] : [...always, ...outside];
}

/** The link with the key's pair replaced, or added at the end. */
function withPair(link: string, key: ScenarioKey, pair: string): string {
  const pairs = link.split('&').filter(Boolean);
  const at = pairs.findIndex((one) => one.startsWith(`${key}=`));
  if (at < 0) pairs.push(pair);
  else pairs[at] = pair;
  return pairs.join('&');
}

/** Keys of one value. */
const single = SCENARIO_KEY_NAMES.filter((key) => key !== 'do' && key !== 'sizes');
/** Scenarios without sizes, beside which some keys have nothing to say. */
const UNSIZED = BASE.filter(({ sizes }) => sizes.length === 0);

describe(`${String(RUNS)} random mutations`, { timeout: 300_000 }, () => {
  it('of one value: the repair names that key, says what is used, and nothing else changes', () => {
    const bad = fc.constantFrom(...single).chain((key) => fc.tuple(fc.constant(key), fc.constantFrom(...badValues(key))));
    fc.assert(
      fc.property(UNSIZED, bad, (scenario, [key, value]) => {
        const decoded = decodeScenario(withPair(encodeScenario(scenario), key, `${key}=${value}`));
        expect(decoded.repairs.map((repair) => repair.key)).toEqual([key]);
        expect(decoded.repairs[0]!.used).toBe(`${key}=${String(decoded.scenario[key])} is used instead`);
        expect(repairText(decoded.repairs[0]!).startsWith(value === '' ? `${key}: ` : `${key}=`)).toBe(true);
        expect({ ...decoded.scenario, [key]: scenario[key] }).toEqual(scenario);
        expect(scenarioFaults(decoded.scenario)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('of one key: the repair names the key as it was written, and nothing else changes', () => {
    const garbled = fc.tuple(fc.constantFrom(...single), fc.stringMatching(/^[a-z!<]{1,3}$/)).filter(([key, more]) => !Object.hasOwn(DEFAULT_SCENARIO, key + more));
    fc.assert(
      fc.property(UNSIZED, garbled, fc.boolean(), (scenario, [key, more], equals) => {
        const link = withPair(encodeScenario(scenario), key, equals ? `${key}${more}=5` : key + more);
        const decoded = decodeScenario(link);
        expect(decoded.repairs).toHaveLength(1);
        expect(decoded.repairs[0]).toMatchObject({ key: key + more, value: equals ? '5' : '', used: 'it is left out' });
        expect(decoded.scenario).toEqual({ ...scenario, [key]: DEFAULT_SCENARIO[key] });
      }),
      { numRuns: 2000 },
    );
  });

  it('of a pair written again: the repair names it, and the first one counts', () => {
    fc.assert(
      fc.property(UNSIZED, fc.constantFrom(...single), fc.string({ maxLength: 5, unit: fc.constantFrom(...'0123abc.-') }), (scenario, key, value) => {
        const link = withPair(encodeScenario(scenario), key, `${key}=${String(scenario[key])}`);
        const decoded = decodeScenario(`${link}&${key}=${value}`);
        expect(decoded.repairs).toEqual([{ key, value, problem: `comes after another ${key}`, used: 'the first one is kept' }]);
        expect(decoded.scenario).toEqual(scenario);
      }),
      { numRuns: 2000 },
    );
  });

  it('of the actions: each bad one is named, and each good one is kept', () => {
    const good = fc.tuple(fc.nat(9999), fc.integer({ min: 1, max: 8 })).map(([at, user]) => `${String(at)}:post:u${String(user)}`);
    const bad = fc.constantFrom('5:shout:u1', 'x:post:u1', '-1:post:u1', '5:post:u9', '5:post:u0', '5:post', '5', '5:post:u1:', '%:post:u1', '5:post:');
    fc.assert(
      fc.property(fc.array(fc.oneof(good, bad), { minLength: 1, maxLength: 20 }), (actions) => {
        const isBad = (action: string): boolean => !/^\d+:post:u[1-8]$/.test(action);
        const decoded = decodeScenario(`chats=1&do=${actions.join(',')}&gateways=5`);
        expect(decoded.repairs.map(({ key, value }) => `${key} ${value}`)).toEqual(actions.filter(isBad).map((action) => `do ${action}`));
        const kept = actions.filter((action) => !isBad(action)).join(',');
        expect(encodeScenario(withChanges(decoded.scenario, { gateways: 2 }))).toBe(kept && `do=${kept}`);
        expect(decoded.scenario.gateways).toBe(5);
      }),
      { numRuns: 2000 },
    );
  });

  it('of the sizes: each bad part is named, and each good one is kept', () => {
    const good = fc.oneof(fc.integer({ min: 1, max: 10_000_000 }).map(String), fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 99 })).map((run) => run.join('*')));
    const bad = fc.constantFrom('', 'x', '0', '-1', '1.5', '10000001', '2*', '*2', '0*2', '100001*1', '2*3*4', '%', '3x', '1e999', '2*0', '1*1.5');
    const part = fc.oneof(good.map((text) => [text, true] as const), bad.map((text) => [text, false] as const));
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 30 }), (parts) => {
        const decoded = decodeScenario(`sizes=${parts.map(([text]) => text).join(',')}&gateways=5`);
        const faults = parts.filter(([, isGood]) => !isGood).map(([text]) => text);
        expect(decoded.repairs.map(({ key, value }) => `${key} ${value}`)).toEqual(faults.map((text) => `sizes ${text}`));
        const kept = decodeScenario(`sizes=${parts.filter(([, isGood]) => isGood).map(([text]) => text).join(',')}`);
        expect(decoded.scenario).toEqual({ ...kept.scenario, gateways: 5 });
        expect(scenarioFaults(decoded.scenario)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('beside sizes: chats, users and skew that say otherwise are named, and sizes count', () => {
    const beside = fc.tuple(fc.constantFrom('chats', 'users', 'skew'), fc.constantFrom('', 'x', '2.5', '99999', '0.25'));
    fc.assert(
      fc.property(BASE.filter(({ sizes }) => sizes.length > 0), beside, fc.boolean(), (scenario, [key, value], first) => {
        const link = encodeScenario(scenario);
        const decoded = decodeScenario(first ? `${key}=${value}&${link}` : `${link}&${key}=${value}`);
        expect(decoded.repairs.map((repair) => [repair.key, repair.value, repair.used])).toEqual([[key, value, 'it is left out']]);
        expect(decoded.scenario).toEqual(scenario);
        const said = `chats=${String(scenario.chats)}&users=${String(scenario.users)}&skew=0&sizes=${writeSizes(scenario.sizes)}`;
        expect(decodeScenario(said)).toMatchObject({ repairs: [], scenario: { chats: scenario.chats, users: scenario.users, sizes: scenario.sizes } });
      }),
      { numRuns: 2000 },
    );
  });

  it('of characters: never throw, always give a scenario that can be run, and whose link is clean', () => {
    const scrap = fc.oneof(
      fc.constantFrom(...'&=#%:,.-+eu0123456789 <>"\\', '%zz', '%00', '\u0000', '\u202E', '\uD800', '\u{1F600}', '&&', '1e999'),
      fc.string({ maxLength: 3 }),
    );
    const edit = fc.record({ at: fc.nat(10_000), cut: fc.nat(4), put: scrap });
    const edits = fc.array(edit, { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(anyScenario({}, 4), edits, (scenario, list) => {
        let link = encodeScenario(scenario);
        for (const { at, cut, put } of list) {
          const from = at % (link.length + 1);
          link = link.slice(0, from) + put + link.slice(from + cut);
        }
        const decoded = decodeScenario(link);
        expect(scenarioFaults(decoded.scenario)).toEqual([]);
        expect(decodeScenario(encodeScenario(decoded.scenario))).toEqual({ scenario: decoded.scenario, repairs: [] });
        for (const repair of decoded.repairs) {
          expect(repairText(repair)).toMatch(/^\P{Cc}+: \P{Cc}+[;?] \P{Cc}+$/u);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
