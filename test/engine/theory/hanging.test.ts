/** What verdicts hang on: costs tried one by one, against closed forms and against the engine that counts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { estimate } from '../../../src/engine/counts/estimate';
import { fullFirstAt } from '../../../src/engine/theory/capacity';
import { comparedSides, doublingVerdict, fullFirstVerdict, hangingOf, overloadedVerdict, WORTH_DOUBLING } from '../../../src/engine/theory/hanging';
import { ALL_COMPONENTS, componentsOf, needsLess, needsLessAt, paidInSecond, savedAtGateway, savesAtLeast, savesAtLeastAt, spent, spentInSecond } from '../../../src/engine/theory/spending';
import { expectedMicros, gatewaySecond } from '../../../src/engine/theory/theory';
import { decodeScenario } from '../../../src/link/codec';
import { PRESET_IDS, withPreset } from '../../../src/model/presets';
import { COST_KEYS, withChanges, type Scenario } from '../../../src/model/scenario';
import { hangingWords, HANGING } from '../../../src/text/page/hanging';

const scenarioOf = (link: string): Scenario => decodeScenario(link).scenario;
const article = scenarioOf('chats=1000&users=10000&gateways=1000&placement=random&switches=1');
const [direct, perChat, byChat] = ['direct', 'topic-per-chat', 'chat-gateway'].map((id) => designOf(id)) as [ReturnType<typeof designOf>, ReturnType<typeof designOf>, ReturnType<typeof designOf>];
const someCosts = fc.record(Object.fromEntries(COST_KEYS.map((key) => [key, fc.double({ min: 0, max: 1000, noNaN: true })])));

describe('what is paid how often', () => {
  it('comes at any costs to what is spent', () => {
    fc.assert(
      fc.property(someCosts, fc.constantFrom(...CATALOGUE), (costs, design) => {
        const scenario = withChanges(article, { ...costs, loss: 0.1, viewing: 0.3, design: design.id });
        for (const role of ['chatApi', 'chatUserStorage', 'userGatewayStorage'] as const) {
          const micros = scenario.chats * scenario.rate * expectedMicros(scenario, design, role);
          expect(spentInSecond(scenario, design, [role])).toBeCloseTo(micros, 3);
        }
        for (const waking of ['never', 'always'] as const) {
          expect(spent(paidInSecond(article, design, ALL_COMPONENTS, waking), withChanges(article, costs))).toBeCloseTo(spentInSecond(withChanges(article, costs), design, ALL_COMPONENTS, waking), 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('makes the same claims at any costs, worked out once', () => {
    fc.assert(
      fc.property(someCosts, (costs) => {
        const priced = withChanges(article, costs);
        const sides = [{ design: perChat }, { design: byChat }] as const;
        expect(needsLessAt(article, ...sides, ALL_COMPONENTS)(priced)).toBe(needsLess(...sides, ALL_COMPONENTS)(priced));
        expect(savesAtLeastAt(article, WORTH_DOUBLING, direct)(priced)).toBe(savesAtLeast(WORTH_DOUBLING, direct)(priced));
      }),
      { numRuns: 60 },
    );
  });

  it('counts every copy as one that wakes its gateway up, at that end', () => {
    // 20 copies and 80 writes at each of 4 gateways; 20 and 40 at each of 8.
    const bursts = scenarioOf('chats=20&users=16&gateways=4&tReceipt=2.5&tWake=30&tWrite=5.2&tFirstWrite=7');
    expect(spentInSecond(bursts, direct, ['gateway'])).toBeCloseTo(4 * (20 * 2.5 + 80 * 5.2), 6);
    expect(spentInSecond(bursts, direct, ['gateway'], 'always')).toBeCloseTo(4 * (20 * (2.5 + 30 + 7) + 80 * 5.2), 6);
    expect(savedAtGateway(bursts, direct)).toBeCloseTo(1 - (50 + 208) / (50 + 416), 9);
    expect(savedAtGateway(bursts, direct, 'always')).toBeCloseTo(1 - (790 + 208) / (790 + 416), 9);
  });
});

describe('what a verdict hangs on', () => {
  it('is nothing where no cost can end it', () => {
    const always = { never: () => true, always: () => true };
    const hanging = hangingOf(always, article);
    expect(hanging).toEqual({ here: 'holds', bounds: [], presets: Object.fromEntries(PRESET_IDS.map((id) => [id, 'holds'])) });
    expect(hangingWords(hanging, article, ['gateway'])).toEqual({
      intro: 'At these costs (round numbers), counted over gateways and all else as it is, it holds whatever any one of the costs is.',
      costs: [],
      more: null,
      beside: ['Of the presets: it holds with round numbers, measured: quiet, measured: busy and published.'],
    });
  });

  it('is told with the cost as it is, the nearest bound first', () => {
    const { less, more, verdict } = comparedSides(article, { design: direct }, { design: byChat }, ALL_COMPONENTS)!;
    expect([less.design.id, more.design.id]).toEqual(['chat-gateway', 'direct']);
    const hanging = hangingOf(verdict, article);
    const keys = hanging.bounds.map(({ key }) => key);
    expect(new Set(keys)).toEqual(new Set(['tHandshake', 'tLookup']));
    // 310 cores against 183: a handshake 2.5 times as dear ends it, or a look-up that costs 7.3 in place of 20 µs.
    expect(keys[0]).toBe('tHandshake');
    const words = hangingWords(hanging, article, componentsOf([direct, byChat]));
    expect(words.intro).toBe('At these costs (round numbers), counted over Chat APIs, chat-user storage, user-gateway storage and gateways and all else as it is, it holds while');
    expect(words.costs[0]).toBe('one connection made costs less than 1,260 µs (here 500 µs)');
    expect(words.costs[1]).toMatch(/^one key looked up costs more than 7\.\d+ µs \(here 20 µs\)$/);
    expect(words.beside.at(-1)).toMatch(/^Of the presets: it holds with round numbers/);
  });

  it('is open where gateways that wake up at every copy would have it otherwise', () => {
    const bursts = scenarioOf('chats=20&users=16&gateways=4&tReceipt=2.5&tWake=30&tWrite=5.2');
    const { isWorthIt, verdict } = doublingVerdict(bursts, direct);
    expect([isWorthIt, verdict.never(bursts), verdict.always(bursts)]).toEqual([true, true, false]);
    const hanging = hangingOf(verdict, bursts);
    expect(hanging.here).toBe('open');
    // 20·t + 40·5.2 = (1 − 1/4)·(20·t + 80·5.2)
    const dearest = (0.75 * 80 * 5.2 - 40 * 5.2) / (20 - 0.75 * 20);
    expect(hanging.bounds.find(({ key }) => key === 'tReceipt')).toEqual({ key: 'tReceipt', from: null, to: expect.closeTo(dearest, 6) as number });
    expect(hangingWords(hanging, bursts, ['gateway']).beside[0]).toBe(HANGING.waking);
  });

  it('is turned round where doubling is not worth it, and true as it is either way', () => {
    for (const tReceipt of [1, 10, 100, 1000]) {
      const scenario = withChanges(article, { tReceipt });
      const { isWorthIt, verdict } = doublingVerdict(scenario, direct);
      expect(isWorthIt).toBe(savedAtGateway(scenario, direct) >= WORTH_DOUBLING);
      expect(verdict.never(scenario)).toBe(true);
    }
  });

  it('is null where two sides need as much', () => {
    expect(comparedSides(article, { design: direct }, { design: direct }, ALL_COMPONENTS)).toBeNull();
  });
});

describe('the component that is full first', () => {
  const links = ['chats=40&users=60&gateways=8', 'chats=40&users=60&gateways=8&tQuery=9&tSend=40', 'chats=16&users=8&gateways=4&tNotify=80', 'chats=8&users=64&gateways=8&switches=6&cores=2'];
  it.each(links.flatMap((link) => CATALOGUE.map((design) => [link, design] as const)))('of %s under $1.id is the counted one, at every preset', (link, design) => {
    for (const id of PRESET_IDS) {
      const scenario = withPreset(scenarioOf(`${link}&design=${design.id}`), id);
      const [first, second] = estimate(aggregate(scenario)).fullFirst;
      // Whose busiest instance is well before the next component's is so in the mean, too.
      if (!first || (second && second.fullAtRate < 2.5 * first.fullAtRate)) continue;
      expect(fullFirstAt(scenario, design, first.role)(scenario), `${id} ${first.role}`).toBe(true);
      if (second) expect(fullFirstAt(scenario, design, second.role)(scenario), `${id} ${second.role}`).toBe(false);
    }
  });

  it('hangs on the costs of both', () => {
    const scenario = scenarioOf('chats=1000&users=10000&gateways=1000&placement=random&cores=8');
    const hanging = hangingOf(fullFirstVerdict(scenario, direct, 'userGatewayStorage'), scenario);
    const { from, to } = hanging.bounds.find(({ key }) => key === 'tLookup')!;
    // A third of 10,000,000 keys on one core, against a thousandth of all copies and writes on eight.
    const gateway = spentInSecond(scenario, direct, ['gateway']) / 1000 / 8;
    expect([from, to]).toEqual([expect.closeTo(gateway / (1e7 / 3), 9), null]);
  });
});

describe('a component that cannot keep up', () => {
  it('is one from the cost on at which its time is full', () => {
    const scenario = scenarioOf('chats=4&gateways=2&rate=1000&tLookup=500&chatShards=4');
    const { bounds, here } = hangingOf(overloadedVerdict(scenario, direct, 'userGatewayStorage'), scenario);
    expect(here).toBe('holds');
    expect(bounds).toEqual([{ key: 'tLookup', from: expect.closeTo(3e6 / (1000 * 32), 6) as number, to: null }]);
    expect(hangingOf(overloadedVerdict(scenario, direct, 'gateway'), scenario).here).toBe('fails');
  });
});

describe('people placed by a ring', () => {
  it('are taken as evenly spread, so that a verdict needs no table of a ring for every cost', () => {
    const [ring, random] = ['ring', 'random'].map((placement) => scenarioOf(`chats=40&users=60&gateways=8&placement=${placement}&tWake=20`)) as [Scenario, Scenario];
    const told = (scenario: Scenario) => [
      hangingOf(comparedSides(scenario, { design: direct }, { design: perChat }, ALL_COMPONENTS)!.verdict, scenario),
      hangingOf(doublingVerdict(scenario, direct).verdict, scenario),
      hangingOf(fullFirstVerdict(scenario, direct, 'userGatewayStorage'), scenario),
      hangingOf(overloadedVerdict(scenario, direct, 'gateway'), scenario),
    ];
    expect(told(ring)).toEqual(told(random));
  });
});

describe('what is spent at gateways', () => {
  it.each(CATALOGUE)('under $id is what keeps them busy, whatever is held, capped or asked for by a clock', (design) => {
    for (const link of ['rate=20&tick=500&cap=2', 'rate=0.5&viewing=0.4&switches=3&loss=0.1&badges=0.5']) {
      const scenario = scenarioOf(`chats=40&users=60&gateways=8&placement=random&cores=64&tWake=5&tFirstWrite=2&design=${design.id}&${link}`);
      const { busyShare, busyShareWoken } = gatewaySecond(scenario, design);
      const share = (waking: 'never' | 'always'): number => spentInSecond(scenario, design, ['gateway'], waking) / (8 * 64 * 1e6);
      expect(share('never') / busyShare, link).toBeCloseTo(1, 9);
      expect(share('always') / busyShareWoken, link).toBeCloseTo(1, 9);
    }
  });
});
