/** Three engines, one document: who is chosen, and what they agree on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS, designOf } from '../../src/designs';
import { decodeScenario, encodeScenario } from '../../src/link/codec';
import type { Distribution } from '../../src/model/distribution';
import { roomsOf } from '../../src/model/rooms';
import type { Scenario } from '../../src/model/scenario';
import { followsSwitches } from '../../src/model/switching';
import { mergesFrames } from '../../src/model/traits';
import { paysForWaking } from '../../src/model/waking';
import { byAggregate } from '../../src/report/aggregate';
import { ENGINE_NAMES, type EngineDocument, type ReportDocument } from '../../src/report/document';
import { engineBySize, MOST_PLAYED_CROSSINGS } from '../../src/report/engines';
import { byEvents } from '../../src/report/events';
import { byFormula } from '../../src/report/formula';
import { main } from '../../src/report/main';
import { losslessScenario } from '../law/scenarios';
import { report, reportBy, strangeNumbers } from './reported';
import { PUSHED_IDS } from '../designs/pushed';

/** Every spread of a document by its path. */
function spreadsOf(value: object, path = ''): [string, Distribution][] {
  if ('p50' in value && 'max' in value) return [[path, value as Distribution]];
  return Object.entries(value).flatMap(([key, one]) => (typeof one === 'object' && one !== null ? spreadsOf(one as object, `${path}.${key}`) : []));
}

/** What only playing can tell: who was dropped, and when people heard. */
const PLAYED_ONLY = /\.dropped$|^\.latencyMillis/;

/** Where gateways wake up, only playing can tell how often, and so how busy they are: counts give two ends. */
const WAKING = /^\.gateways\.(wakeUps|busyMicros|busyMicrosWoken)$/;

/** The spreads that both engines know. Messages are numbered by time in one and by chat in the other. */
function comparable(document: EngineDocument, scenario: Scenario): Record<string, Distribution> {
  const { gateways, storage, broker, users, coordinator, latencyMillis } = document;
  const spreads = spreadsOf({ gateways, storage, broker, users, coordinator, latencyMillis }).filter(([path]) => !PLAYED_ONLY.test(path) && !(paysForWaking(scenario) && WAKING.test(path)) && !(followsSwitches(roomsOf(scenario, designOf(scenario.design))) && path === '.storage.userGateway.shardsPerMessage'));
  return Object.fromEntries(
    spreads.map(([path, spread]) => [
      path,
      spread.each && path.endsWith('shardsPerMessage') ? { ...spread, each: [...spread.each].sort((a, b) => a - b) } : spread,
    ]),
  );
}

describe('the engine', () => {
  it.each([
    ['users=4', 'events'],
    ['chats=100&users=500&gateways=16&messages=1&design=topic-per-chat', 'events'],
    ['chats=1000&users=10000&gateways=1000', 'aggregate'],
    ['chats=10&users=10000&gateways=1000&messages=10', 'aggregate'],
    ['chats=1000&users=10000&gateways=1000&loss=0.1', 'aggregate'],
  ] as const)('of %s is %s', (link, engine) => {
    expect(report(link).engine.name).toBe(engine);
  });

  it('is chosen by the crossings expected, at the limit too', () => {
    const sizes = Array.from({ length: 400 }, (_, index) => decodeScenario(`chats=10&users=${String(1000 + 10 * index)}&messages=4`).scenario);
    const largest = sizes.filter((scenario) => engineBySize(scenario) === 'events').at(-1)!;
    const { engine } = reportBy('formula', encodeScenario(largest));
    expect(engine.expectedCrossings).toBeLessThanOrEqual(MOST_PLAYED_CROSSINGS);
    expect(engine.expectedCrossings).toBeGreaterThan(0.98 * MOST_PLAYED_CROSSINGS);
    expect(engineBySize({ ...largest, users: largest.users + 10 })).toBe('aggregate');
  });

  it.each(ENGINE_NAMES)('is %s where that is chosen by hand, before the link or after it', (name) => {
    const documents = [report('users=4', '--engine', name), report('--engine', name, 'users=4'), report(`--engine=${name}`, 'users=4')];
    for (const { engine } of documents) expect(engine.name).toBe(name);
  });

  it.each([
    ['users=10000000&chats=100', '5 billion'],
    ['chats=1000&users=10000&gateways=1000', '51 million'],
    ['sizes=1000*9000&gateways=300&messages=100', '967 million'],
  ])('events says at once that %s is far beyond what it plays', (link, expected) => {
    const { stdout, stderr, exitCode } = main([link, '--engine', 'events']);
    expect([stdout, exitCode]).toEqual(['', 1]);
    expect(stderr).toBe(`report: the engine events stops a run after 5 million crossings, and about ${expected} are expected here; without --engine everybody is counted\n`);
  });

  it('has one shape of document for all', () => {
    const shapeOf = (document: ReportDocument): string[] => {
      const paths = (value: object): string[] =>
        Object.entries(value).flatMap(([key, one]) =>
          typeof one === 'object' && one !== null && !('total' in one) && !Array.isArray(one) ? paths(one as object).map((path) => `${key}.${path}`) : [key],
        );
      return paths({ ...document, estimate: null }).sort();
    };
    const [played, ...others] = ENGINE_NAMES.map((name) => shapeOf(reportBy(name, 'users=4&gateways=3')));
    for (const other of others) expect(other).toEqual(played);
  });
});

it('tells what it comes to that one gateway dies, of the gateway that was counted where somebody was', () => {
  const link = 'chats=4&users=8&gateways=4&placement=l4';
  for (const name of ENGINE_NAMES) expect(reportBy(name, link).oneGatewayDies).toMatchObject({ by: 'counts', way: 'fourTuple', busiest: { gateway: 2, sockets: 11, chats: 4 }, coming: { sockets: 25, others: 14, most: 10 } });
  const large = 'chats=30&users=1000&gateways=10&placement=random';
  const { gateways, oneGatewayDies } = reportBy('aggregate', large);
  expect(oneGatewayDies).toMatchObject({ by: 'formula', busiest: { sockets: gateways.connections.max, chats: 30 }, mean: { sockets: 3000 } });
  expect(reportBy('formula', large).oneGatewayDies).toMatchObject({ by: 'formula', busiest: null, mean: { sockets: 3000 } });
});

describe('events and counts', { timeout: 300_000 }, () => {
  it.each(DESIGN_IDS)('agree on every quantity that both have, under %s', (design) => {
    fc.assert(
      fc.property(losslessScenario(design), (scenario) => {
        const played = byEvents(scenario);
        const counted = byAggregate(scenario);
        expect(comparable(counted, scenario)).toEqual(comparable(played, scenario));
        for (const by of ['total', 'min', 'max'] as const) {
          const [least, busy, most] = [counted.gateways.busyMicros[by]!, played.gateways.busyMicros[by]!, counted.gateways.busyMicrosWoken[by]!];
          expect([busy >= least * (1 - 1e-9), busy <= most * (1 + 1e-9)]).toEqual([true, true]);
        }
        const { people, posted, expectedCrossings, factors, counts, lossless, failedWrites, lostDeliveries } = played.engine;
        expect(counted.engine).toMatchObject({ people, posted, expectedCrossings, factors, counts, lossless, failedWrites, lostDeliveries });
        expect(counted.broker.topics).toBe(played.broker.topics);
      }),
      { numRuns: 25 },
    );
  });

  it('agree in the mean where writes fail, and say that it is the mean', () => {
    const link = 'chats=20&users=300&gateways=7&messages=3&loss=0.2';
    const played = reportBy('events', link);
    const counted = reportBy('aggregate', link);
    expect([played.engine.counts, counted.engine.counts]).toEqual(['exact', 'means']);
    expect(counted.engine.factors).toEqual({ attempts: expect.closeTo(1.24, 12) as number, lost: expect.closeTo(0.008, 12) as number, delivered: expect.closeTo(0.992, 12) as number });
    // 18,000 deliveries: attempts have a standard deviation of about 0.52 each, a loss of 0.089.
    const within = (deviation: number): number => 4 * deviation * Math.sqrt(18_000);
    expect(Math.abs(counted.gateways.writes.total - played.gateways.writes.total)).toBeLessThan(within(0.52));
    expect(Math.abs(counted.gateways.lost.total - played.gateways.lost.total)).toBeLessThan(within(0.089));
    expect(counted.users.deliveries.total + counted.gateways.lost.total).toBeCloseTo(18_000, 6);
    expect(counted.engine.failedWrites).toBeCloseTo(counted.gateways.writes.total - counted.users.deliveries.total, 6);
    expect(counted.gateways.receipts).toEqual(played.gateways.receipts);
  });
});

describe('the formula', () => {
  const EXACT = [
    'gateways.receipts', 'gateways.writes', 'gateways.connections', 'gateways.chats', 'gateways.busyMicros', 'storage.userGateway.lookups',
    'storage.userGateway.writes', 'storage.chatUser.queries', 'broker.subscriptions', 'broker.publishes', 'broker.notifications',
    'users.deliveries', 'coordinator.assignments',
  ];
  const totalsOf = (document: EngineDocument, scenario: Scenario): Record<string, number> =>
    Object.fromEntries(Object.entries(comparable(document, scenario)).map(([path, { total }]) => [path.slice(1), total]).filter(([path]) => EXACT.includes(path as string)));

  it.each(PUSHED_IDS)('has the totals of the count where no chance is in it, under %s', (design) => {
    const { scenario } = decodeScenario(`design=${design}&chats=12&users=600&gateways=40&messages=3&sockets=100&do=5:post:u7`);
    const [formula, counted] = [totalsOf(byFormula(scenario), scenario), totalsOf(byAggregate(scenario), scenario)];
    expect(Object.keys(formula)).toEqual(Object.keys(counted));
    // A frame is shared out among the messages in it, and a share is rounded.
    for (const [quantity, total] of Object.entries(formula)) expect(total, quantity).toBeCloseTo(counted[quantity]!, 8);
    expect(byFormula(scenario).broker.topics).toBe(byAggregate(scenario).broker.topics);
  });

  // Which chats share a process, and which messages a tick, no mean knows: frames that are merged are held to counts by chance.
  it.each(PUSHED_IDS.filter((id) => !mergesFrames(designOf(id))))('has them where chats differ in size too, posts by hand included, under %s', (design) => {
    const { scenario } = decodeScenario(`design=${design}&sizes=600,3*50,7,2*1&gateways=40&messages=3&sockets=100&do=5:post:u7,6:post:u601,7:post:u760`);
    const counted = totalsOf(byAggregate(scenario), scenario);
    for (const [quantity, total] of Object.entries(totalsOf(byFormula(scenario), scenario))) expect(total, quantity).toBeCloseTo(counted[quantity]!, 6);
    expect(byFormula(scenario).broker.topics).toBe(byAggregate(scenario).broker.topics);
  });

  it('has the means of the count where writes fail', () => {
    const link = 'chats=12&users=600&gateways=40&messages=3&loss=0.3';
    const formula = reportBy('formula', link);
    const counted = reportBy('aggregate', link);
    for (const quantity of ['writes', 'lost', 'busyMicros'] as const) expect(formula.gateways[quantity].total).toBeCloseTo(counted.gateways[quantity].total, 6);
    expect(formula.users.deliveries.total).toBeCloseTo(counted.users.deliveries.total, 6);
    expect(formula.engine.failedWrites).toBeCloseTo(counted.engine.failedWrites, 6);
  });

  it('tells means and nothing else, however many people there are', () => {
    const { engine, gateways, latencyMillis, estimate } = reportBy('formula', 'chats=100000&users=10000&gateways=10000&placement=random');
    expect(engine).toMatchObject({ counts: 'means', people: 1_000_000_000, crossings: null });
    expect(gateways.receipts).toEqual({ total: expect.closeTo(632_139_000, -3) as number, min: null, p50: null, p95: null, p99: null, max: null });
    expect(latencyMillis.first).toEqual({ total: 0, min: null, p50: null, p95: null, p99: null, max: null, each: [] });
    expect(estimate).toBeNull();
  });
});

describe('counts alone', { timeout: 300_000 }, () => {
  const mean = ({ total }: Distribution, instances: number): number => total / instances;

  // Four standard errors of the mean over gateways: √(chats · variance of the gateways that one chat holds) / gateways.
  it.each([
    [1000, 999.95, 4 * 0.0067],
    [2000, 993.27, 4 * 0.057],
  ])('1,000 chats of 10,000 on %d gateways, at random: %d copies into each', (gateways, receipts, within) => {
    const document = report(`chats=1000&users=10000&gateways=${String(gateways)}&placement=random`);
    expect(document.engine).toMatchObject({ name: 'aggregate', counts: 'exact', people: 10_000_000, posted: 1000, lossless: true });
    expect(Math.abs(mean(document.gateways.receipts, gateways) - receipts)).toBeLessThan(within);
    expect(mean(document.gateways.writes, gateways)).toBe(10_000_000 / gateways);
    expect(document.gateways.receipts.each).toHaveLength(gateways);
  });

  it.each([
    [10, { direct: 100, 'topic-per-user': 1000, 'topic-per-chat': 100 }, 1000],
    [100, { direct: 1000, 'topic-per-user': 10_000, 'topic-per-chat': 1000 }, 10_000],
  ])("the article's %d chats of 10,000 on 1,000 gateways, 10 messages each, to the last digit", (chats, receipts, writes) => {
    for (const [design, each] of Object.entries(receipts)) {
      const document = report(`chats=${String(chats)}&users=10000&gateways=1000&messages=10&shards=1000&design=${design}`);
      expect(document.engine.name).toBe('aggregate');
      expect(document.gateways.receipts).toMatchObject({ min: each, p50: each, max: each });
      expect(document.gateways.writes).toMatchObject({ min: writes, p50: writes, max: writes });
      expect(document.users.deliveries).toEqual({ total: chats * 100_000, min: 10, p50: 10, p95: 10, p99: 10, max: 10 });
      expect(document.storage.userGateway.lookups.total).toBe(design === 'direct' ? chats * 100_000 : 0);
    }
  });

  it('estimate what a second asks of each component', () => {
    const { estimate } = report('chats=1000&users=10000&gateways=1000&messages=1&design=topic-per-chat');
    expect(estimate!.gateways.copiesPerSecond).toMatchObject({ mean: 1000, busiest: 1000 });
    expect(estimate!.gateways.share.mean).toBeCloseTo(0.11, 12);
    expect(estimate!.fullFirst[0]).toMatchObject({ role: 'gateway' });
    expect(reportBy('events', 'users=4').estimate).toBeNull();
  });

  it('have no latency, no line and no clock, and say so', () => {
    const { engine, latencyMillis, gateways } = reportBy('aggregate', 'users=4&line=1');
    expect(engine).toMatchObject({ crossings: null, stopped: null, droppedJobs: null, longestLine: null, startMillis: null, endMillis: null });
    for (const unknown of [latencyMillis.first, latencyMillis.last, gateways.dropped]) expect(unknown).toMatchObject({ total: 0, max: null, each: [] });
  });

  it.each(DESIGN_IDS)('of %s have no number that is not one, nor has the formula', (design) => {
    const links = ['', 'messages=0', 'loss=0.9&attempts=1&users=1', 'chats=2000&users=3&gateways=1', 'users=2001&gateways=3', 'placement=ring&gateways=9&do=5:post:u3'];
    for (const link of links) {
      for (const engine of ['aggregate', 'formula'] as const) expect(strangeNumbers(reportBy(engine, `${link}&design=${design}`))).toEqual([]);
    }
  });
});
