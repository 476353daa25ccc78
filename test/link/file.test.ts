/** A scenario as a file: whatever it holds comes back, and whatever is wrong with it is named. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeScenario, fitsInLink, repairText } from '../../src/link/codec';
import { readScenarioFile, scenarioFile, textOf } from '../../src/link/file';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import { anyScenario, scenarioFaults } from './arbitrary';

/** Sizes that no link can hold: 1 to 5,000 by turns. */
const MANY = withChanges(DEFAULT_SCENARIO, { gateways: 7, sizes: Array.from({ length: 100_000 }, (_, chat) => ({ count: 1, size: 1 + (chat % 5000) })) });
/** Sizes, actions and a moment. */
const MIXED = { ...withChanges(DEFAULT_SCENARIO, { sizes: [{ count: 2, size: 20 }, { count: 1, size: 3 }], t: 5 }), do: [{ atMillis: 1.5, verb: 'post', user: 43 }] } as const;
const file = (scenario: unknown, rest: object = {}): string => JSON.stringify({ format: 'fanout-lab-scenario', version: 1, scenario, ...rest });

describe('a scenario file', () => {
  it('holds any scenario', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(anyScenario({}, 20), (scenario) => {
        expect(readScenarioFile(scenarioFile(scenario))).toEqual({ scenario: { ...scenario, t: Math.round(scenario.t * 1000) / 1000 }, repairs: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('reads as a person would write it', () => {
    const scenario = withChanges(DEFAULT_SCENARIO, { design: 'topic-per-chat', sizes: [{ count: 500, size: 20 }, { count: 1, size: 10 }], loss: 0.5 });
    expect(JSON.parse(scenarioFile(scenario))).toEqual({
      format: 'fanout-lab-scenario',
      version: 1,
      scenario: { design: 'topic-per-chat', sizes: '500*20,10', loss: 0.5 },
    });
  });

  it('holds sizes that no link can, as a link does not', () => {
    expect(fitsInLink(MANY)).toBe(false);
    expect(encodeScenario(MANY)).toBe('chats=100000&users=5000&gateways=7');
    expect(readScenarioFile(scenarioFile(MANY))).toEqual({ scenario: MANY, repairs: [] });
    expect(fitsInLink(DEFAULT_SCENARIO)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'sizes=3'],
    ['a list', '[]'],
    ['null', 'null'],
    ['other JSON', '{"a":1}'],
    ['no keys', file(null)],
    ['another format', file({}, { format: 'else' })],
  ])('is not %s', (_what, text) => {
    expect(readScenarioFile(text)).toEqual({
      scenario: null,
      repairs: [{ key: 'the file', value: '', problem: 'is not a scenario of Fanout Lab', used: 'nothing of it is used' }],
    });
  });

  it('is one of figures too, which hold their scenario in full', () => {
    const full = { ...DEFAULT_SCENARIO, gateways: 4, t: 12.5 };
    expect(readScenarioFile(JSON.stringify({ link: 'x', engine: {}, scenario: full, figures: {} }))).toEqual({ scenario: full, repairs: [] });
    const report = JSON.stringify({ scenario: MIXED, repairs: [], engine: {} }, null, 2);
    expect(readScenarioFile(report)).toEqual({ scenario: MIXED, repairs: [] });
    const broken = JSON.stringify({ scenario: { ...full, sizes: [{ count: 0, size: 3 }, { count: 2, size: 5 }] } });
    expect(readScenarioFile(broken).repairs.map(repairText)).toEqual([
      'chats=1: contradicts sizes, which make it 2; it is left out',
      'users=8: contradicts sizes, which make it 5; it is left out',
      'sizes=0*3: is below 1, the least; this part is left out',
    ]);
  });

  it('may begin with a byte-order mark', () => {
    expect(readScenarioFile(`\uFEFF${scenarioFile(MIXED)}`)).toEqual({ scenario: MIXED, repairs: [] });
  });

  it('is read in the encoding that its byte-order mark says, and else as UTF-8', () => {
    const little = Buffer.from(`\uFEFF${scenarioFile(MIXED)}`, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16(), Buffer.from(`\uFEFF${scenarioFile(MIXED)}`), Buffer.from(scenarioFile(MIXED))]) {
      expect(readScenarioFile(textOf(bytes))).toEqual({ scenario: MIXED, repairs: [] });
    }
    expect(textOf(Buffer.from('“4 µs”'))).toBe('“4 µs”');
    expect(textOf(Buffer.alloc(0))).toBe('');
  });

  it('is refused where values stand within one another without end', () => {
    const deep = `${'['.repeat(9000)}${']'.repeat(9000)}`;
    for (const text of [`{"format":"fanout-lab-scenario","version":1,"scenario":{"chats":${deep}}}`, `{"a":${deep}}`]) {
      expect(readScenarioFile(text).repairs.map(repairText)).toEqual(['the file: holds values within values too deeply to be a scenario; nothing of it is used']);
    }
    expect(readScenarioFile(`${'['.repeat(100_000)}`).scenario).toBeNull();
  });

  it('with 130,000 parts that are no sizes is repaired as one with few', () => {
    const { scenario, repairs } = readScenarioFile(file({ sizes: 'x,'.repeat(130_000), gateways: 4 }));
    expect(scenario).toEqual({ ...DEFAULT_SCENARIO, gateways: 4 });
    expect(repairs).toHaveLength(201);
  });

  it('names each bad value, and keeps the rest', () => {
    const { scenario, repairs } = readScenarioFile(
      file({ chats: 'many', colour: 1, rate: null, gateways: 4, loss: 2, users: [3], do: '5:post:u9', placement: true }, { version: 2 }),
    );
    expect(repairs.map(repairText)).toEqual([
      'version=2: is not known here; the file is read as version 1',
      'chats=many: is not a number; chats=1 is used instead',
      'colour=1: unknown key; it is left out',
      'rate=null: is not a number; rate=1 is used instead',
      'loss=2: is above 0.9, the most; loss=0.9 is used instead',
      'users=[3]: is not a number; users=8 is used instead',
      'placement=true: is not one of round-robin, random, ring, l4; placement=round-robin is used instead',
      'do=5:post:u9: names somebody who is not there; people are u1 to u8; this action is left out',
    ]);
    expect(scenario).toEqual({ ...DEFAULT_SCENARIO, gateways: 4, loss: 0.9 });
  });

  it('has at most 100,000 chats, and says only so much of very many faults', () => {
    const tooMany = readScenarioFile(file({ sizes: '99999*2,1,5,6' }));
    expect(tooMany.repairs.map(repairText)).toEqual(['sizes=5: makes more than 100000 chats, the most; it and the 1 after it are left out']);
    expect(tooMany.scenario!.chats).toBe(100_000);
    const { repairs } = readScenarioFile(file({ sizes: 'x,'.repeat(5000) }));
    expect(repairs).toHaveLength(201);
    expect(repairText(repairs[200]!)).toBe('the file: has 4801 more faults; each is repaired in the same way');
    expect(readScenarioFile(' '.repeat(2_000_001)).repairs.map(repairText)).toEqual(['the file: is 2000001 characters long, above 2000000, the most; nothing of it is used']);
  });

  it('never throws, and always gives a scenario that can be run', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.dictionary(fc.constantFrom('chats', 'users', 'skew', 'sizes', 'do', 'design', 'x'), fc.jsonValue()).map((keys) => file(keys))), (text) => {
        expect(scenarioFaults(readScenarioFile(text).scenario ?? DEFAULT_SCENARIO)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
