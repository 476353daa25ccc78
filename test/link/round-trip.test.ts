import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeScenario, encodeScenario, fitsInLink } from '../../src/link/codec';
import { plainNumber, readNumber } from '../../src/link/plain';
import { DEFAULT_SCENARIO, SCENARIO_KEY_NAMES } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import { anyScenario, scenarioFaults } from './arbitrary';

describe('a scenario written and read again', { timeout: 300_000 }, () => {
  it('is the same, and needs no repair', () => {
    fc.assert(
      fc.property(anyScenario(), (scenario) => {
        const decoded = decodeScenario(encodeScenario(scenario));
        expect(decoded.repairs).toEqual([]);
        expect(decoded.scenario).toEqual(scenario);
        expect(scenarioFaults(decoded.scenario)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is written with plain characters and only with what differs', () => {
    fc.assert(
      fc.property(anyScenario({}, 5), (scenario) => {
        const link = encodeScenario(scenario);
        expect(link).toMatch(/^[A-Za-z0-9=&.:,*-]*$/);
        const keys = link.split('&').filter(Boolean).map((pair) => pair.split('=')[0]!);
        const differing = SCENARIO_KEY_NAMES.filter(
          (key) => JSON.stringify(scenario[key]) !== JSON.stringify(DEFAULT_SCENARIO[key]) && !(scenario.sizes.length > 0 && (key === 'chats' || key === 'users')),
        );
        expect(keys).toEqual(differing);
      }),
    );
  });

  it('is an empty link for the default', () => {
    expect(encodeScenario(DEFAULT_SCENARIO)).toBe('');
    for (const text of ['', '#', ' # ', '&', '#&&']) {
      expect(decodeScenario(text)).toEqual({ scenario: DEFAULT_SCENARIO, repairs: [] });
    }
  });

  it('reads as a person would write it', () => {
    const scenario = withChanges(DEFAULT_SCENARIO, {
      design: 'topic-per-chat',
      sockets: 10_000_000,
      loss: 0.5,
      tNotify: 0.0000001,
      do: [
        { atMillis: 120, verb: 'post', user: 3 },
        { atMillis: 400.25, verb: 'post', user: 1 },
      ],
      t: 1234.56789,
    });
    expect(encodeScenario(scenario)).toBe(
      'design=topic-per-chat&loss=0.5&sockets=10000000&tNotify=0.0000001&do=120:post:u3,400.25:post:u1&t=1234.568',
    );
  });

  it('says sizes, and neither chats nor users', () => {
    const scenario = withChanges(DEFAULT_SCENARIO, { sizes: [{ count: 500, size: 20 }, { count: 1, size: 10 }, { count: 3, size: 7 }] });
    expect(encodeScenario(scenario)).toBe('sizes=500*20,10,3*7');
    expect(decodeScenario('sizes=500*20,10,3*7').scenario).toEqual({ ...DEFAULT_SCENARIO, chats: 504, users: 20, sizes: scenario.sizes });
    expect(encodeScenario(decodeScenario('sizes=7,1*7,2*7,1e1').scenario)).toBe('sizes=4*7,10');
  });

  it('says sizes that only exponents keep short enough, as the link that they came from', () => {
    const link = `sizes=${new Array<string>(249).fill('1e6,2e6').join()}`;
    const { scenario, repairs } = decodeScenario(link);
    expect(repairs).toEqual([]);
    expect(scenario.chats).toBe(498);
    expect(fitsInLink(scenario)).toBe(true);
    expect(encodeScenario(withChanges(scenario, { gateways: 3 }))).toBe(`${link}&gateways=3`);
  });

  it('can be written, whatever sizes a link has said', () => {
    const digits = fc.integer({ min: 1, max: 10_000_000 });
    const size = fc.oneof(digits.map(String), fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 5 })).map(([value, power]) => `${String(value)}e${String(power)}`), fc.constantFrom('1.5e6', '.1e8', '1e7', '12.5e2', '9e+3'));
    const part = fc.oneof(size, fc.tuple(fc.constantFrom('1', '2', '1e3', '50'), size).map((run) => run.join('*')));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 1000 }), (parts) => {
        const { scenario } = decodeScenario(`sizes=${parts.join()}`);
        expect(fitsInLink(scenario)).toBe(true);
        expect(decodeScenario(encodeScenario(scenario))).toEqual({ scenario, repairs: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out a play head that rounds to the start', () => {
    expect(encodeScenario(withChanges(DEFAULT_SCENARIO, { t: -0.0001 }))).toBe('');
    expect(decodeScenario('t=-0.0001').scenario.t).toBe(0);
  });

  it('keeps a placement that the design does not use', () => {
    const decoded = decodeScenario('#design=chat-gateway&placement=ring');
    expect(decoded.repairs).toEqual([]);
    expect(encodeScenario(decoded.scenario)).toBe('design=chat-gateway&placement=ring');
  });

  it('is read with percent-encoding too, and with the default spelled out', () => {
    expect(decodeScenario('%64esign=topic%2Dper%2Dchat&do=5%3Apost%3Au2%2C6%3Apost%3Au1&chats=1')).toEqual({
      repairs: [],
      scenario: withChanges(DEFAULT_SCENARIO, {
        design: 'topic-per-chat',
        do: [
          { atMillis: 5, verb: 'post', user: 2 },
          { atMillis: 6, verb: 'post', user: 1 },
        ],
      }),
    });
  });
});

describe('a number in a link', () => {
  it('has no exponent and reads back as the very same', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainNumber(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(readNumber(text)).toBe(value + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [1e21, '1000000000000000000000'],
    [-1.5e22, '-15000000000000000000000'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    [-0, '0'],
    [100000, '100000'],
  ])('%d is written %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });

  it.each([
    ['4', 4], ['4.', 4], ['.5', 0.5], ['-0.5', -0.5], ['+3', 3], ['1e3', 1000], ['1E-2', 0.01], ['-0', 0], ['007', 7],
    ['1e999', Infinity],
  ])('reads %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(['', '.', '-', 'e3', '1e', '0x10', '0b1', '1_000', '1,000', '1 000', ' 1', '٣', 'NaN', 'Infinity', '1n', '1.2.3'])(
    'does not read %j',
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );
});
