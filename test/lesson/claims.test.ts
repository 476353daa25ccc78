/**
 * Every claim of lesson and read-me that names a winner, a factor or a threshold and hangs on what things
 * cost, in one table: where it is said, for which load, and within which costs it holds, worked out by hand.
 * A cost that is not named must leave the claim standing however cheap or dear it is.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { fullFirstAt, overloadedAt } from '../../src/engine/theory/capacity';
import { ALL_COMPONENTS, needsLessAt, savedAtGateway, savesAtLeastAt, spentInSecond } from '../../src/engine/theory/spending';
import { expectedPerMessage, gatewaySecond } from '../../src/engine/theory/theory';
import { figuresOfStep, scenarioOf, STEPS } from '../../src/lesson';
import { candidateAt, SWITCHING } from '../../src/lesson/candidates';
import { atMeasured, copiesShare, MEASURED, messagesToFill, savedByCollecting, savedByDoubling, writesShare } from '../../src/lesson/formulas';
import { ruleParts } from '../../src/lesson/rule';
import { decodeScenario } from '../../src/link/codec';
import { occupiedShare } from '../../src/model/numeric';
import { PRESETS, withPreset } from '../../src/model/presets';
import { COST_KEYS, withChanges, type CostKey, type Scenario } from '../../src/model/scenario';
import { boundsOf, hangsOn, type Claim } from '../../src/model/verdict';
import { duration, number, share } from '../../src/text/format';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const stepOf = (id: string) => STEPS.find((one) => one.id === id)!;
const scene = (id: string, name: string): Scenario => scenarioOf(stepOf(id), name);

/** All that a step, the rule or the read-me says. */
function textOf(where: string): string {
  if (where === 'README') return readme;
  if (where === 'rule') return ruleParts().map(({ text }) => text).join(' ');
  const step = stepOf(where);
  const figures = figuresOfStep(step, []);
  return [...step.text(figures), ...step.rounds.flatMap(({ reveal }) => reveal(figures))].join(' ');
}

type Ends = readonly [from: number | null, to: number | null];
interface Row {
  readonly where: string;
  readonly says: string;
  readonly load: Scenario;
  readonly claim: Claim;
  /** Of each cost that can end it, the ends between which it holds. */
  readonly within: Readonly<Partial<Record<CostKey, Ends>>>;
}

const [direct, perUser, perChat, byChat] = ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'].map(designOf) as [ReturnType<typeof designOf>, ReturnType<typeof designOf>, ReturnType<typeof designOf>, ReturnType<typeof designOf>];
const article = scene('full-size', 'thousand');
const switching = scene('the-price', 'switching');
const stadium = scene('check-yourself', 'stadium');
/** Copies into all gateways a second, at the article's load and on twice its gateways. */
const copies = 1000 * 1000 * occupiedShare(1000, 10_000);
const copiesDoubled = 1000 * 2000 * occupiedShare(2000, 10_000);
const RECONNECTS = 1e7 / 60;
const bearable = scene('one-socket', 'measured');
/** Gateways that a message of it reaches, of 2,000: as many copies into a gateway a second, times five, as there are chats. */
const reached = 2000 * occupiedShare(2000, 10_000);

/** Share of a gateway's time, of one design on the same load as another. */
const workOf = (load: Scenario, design: typeof direct) => (costs: Scenario): number => spentInSecond({ ...costs, ...pick(load), design: design.id }, design, ['gateway']);
const pick = ({ chats, users, gateways, placement }: Scenario): Partial<Scenario> => ({ chats, users, gateways, placement });

const CLAIMS: readonly Row[] = [
  {
    where: 'twice-of-everything',
    says: 'So twice the machines are not enough for twice the chats.',
    load: scene('twice-of-everything', 'twice'),
    claim: (costs) => gatewaySecond({ ...scene('twice-of-everything', 'once'), ...costsOf(costs) }, direct).busyShare < gatewaySecond(costs, direct).busyShare,
    within: { tReceipt: [0, null] },
  },
  {
    where: 'inside-one-gateway',
    says: 'while one copy taken in costs less than 103 µs, counted over gateways and all else as it is',
    load: scene('inside-one-gateway', 'cheap'),
    claim: savesAtLeastAt(scene('inside-one-gateway', 'cheap'), 0.25, direct),
    // t·(copies on twice as many − ¾ copies) = ¼ of 10,000,000 writes; the copies of both halved to one gateway's.
    within: { tReceipt: [null, (0.25 * 1e7 * 10) / (copiesDoubled / 2 - 0.75 * copies)], tWrite: [(10 * (copiesDoubled / 2 - 0.75 * copies)) / (0.25 * 1e7), null] },
  },
  {
    where: 'topic-per-chat',
    says: 'that is 200 cores against 1.5; a look-up would have to cost less than 0.15 µs for the storages to win',
    load: article,
    claim: (costs) => spentInSecond({ ...article, ...costsOf(costs), design: 'topic-per-chat' }, perChat, ['topic']) < spentInSecond({ ...article, ...costsOf(costs) }, direct, ['userGatewayStorage']),
    within: { tLookup: [(copies * 1.5) / 1e7, null], tNotify: [null, (1e7 * 20) / copies], tPublish: [null, (1e7 * 20 - copies * 1.5) / 1000] },
  },
  {
    where: 'the-price',
    says: 'That people tap on another chat has become dearer than the copies ever were.',
    load: switching,
    claim: (costs) => RECONNECTS * costs.tHandshake > copies * costs.tReceipt,
    within: { tHandshake: [(copies * 10) / RECONNECTS, null], tReceipt: [null, (RECONNECTS * 500) / copies] },
  },
  {
    where: 'the-price',
    says: 'Against direct append chat gateways win while a handshake costs less than about 1.3 ms',
    load: switching,
    claim: needsLessAt(switching, { design: byChat }, { design: direct }, ALL_COMPONENTS),
    // A million copies and 10,001,000 keys, against a thousand copies and the handshakes.
    within: { tHandshake: [null, ((copies - 1000) * 10 + 10_001_000 * 20) / RECONNECTS], tLookup: [(RECONNECTS * 500 - (copies - 1000) * 10) / 10_001_000, null] },
  },
  {
    where: 'the-price',
    says: 'against a topic per chat only below 69 µs',
    load: withChanges(switching, { tHandshake: 60 }),
    claim: needsLessAt(switching, { design: byChat }, { design: perChat }, ALL_COMPONENTS),
    within: { tHandshake: [null, ((copies - 1000) * 10 + copies * 1.5) / RECONNECTS], tReceipt: [(RECONNECTS * 60 - copies * 1.5) / (copies - 1000), null], tNotify: [(RECONNECTS * 60 - (copies - 1000) * 10) / copies, null], tSend: [null, ((copies - 1000) * 10 + copies * 1.5 - RECONNECTS * 60) / 1000] },
  },
  {
    where: 'check-yourself',
    says: '50%, practically all that can be saved.',
    load: stadium,
    claim: savesAtLeastAt(stadium, 0.49, perChat),
    // One copy and 1,200 writes, then one and 600: t·0.49 = 0.01 · 1,200 writes.
    within: { tReceipt: [null, (0.01 * 1200 * 10) / 0.49], tWrite: [(0.49 * 10) / (0.01 * 1200), null] },
  },
  {
    where: 'rule',
    says: 'Whatever is asked about every person at every message, before any gateway.',
    load: article,
    claim: fullFirstAt(article, direct, 'userGatewayStorage'),
    // A third of all keys on one core, against a thousandth of all copies and writes; and the list of half of the chats.
    within: {
      tLookup: [(copies * 10 + 1e7 * 10) / 1000 / (1e7 / 3), null],
      tReceipt: [null, ((1e7 / 3) * 20 * 1000 - 1e7 * 10) / copies],
      tWrite: [null, ((1e7 / 3) * 20 * 1000 - copies * 10) / 1e7],
      tSend: [null, (1e7 / 3) * 20 / (copies / 1000)],
    },
  },
  {
    where: 'rule',
    says: 'by the prices assumed here all work then keeps 111 cores busy instead of 310',
    load: article,
    claim: needsLessAt(article, { design: perChat }, { design: direct }, ALL_COMPONENTS),
    within: { tLookup: [(copies * 1.5) / 10_001_000, null], tNotify: [null, (10_001_000 * 20) / copies], tPublish: [null, (10_001_000 * 20 - copies * 1.5) / 1000], tSendPublish: [null, (10_001_000 * 20 - copies * 1.5) / 1000] },
  },
  {
    where: 'one-socket',
    says: 'So at this load direct append is good enough.',
    load: bearable,
    claim: (costs) => (['gateway', 'userGatewayStorage', 'chatUserStorage', 'chatApi'] as const).every((role) => !overloadedAt(bearable, direct, role)(costs)),
    // A gateway has 5 copies of each message that reaches it and 50,000 writes, a shard of the 2,000 as many queries and keys; a Chat API sends to all that are reached.
    within: {
      tReceipt: [null, (1e6 - 50_000 * 9.1) / (5 * reached)],
      tWrite: [null, (1e6 - 5 * reached * 3.2) / 50_000],
      tLookup: [null, (1e6 - 5 * reached * 8.7) / 50_000],
      tQuery: [null, (1e6 - 50_000 * 0.08) / (5 * reached)],
      tSend: [null, 1e6 / reached],
    },
  },
  { where: 'README', says: 'chat gateways, which do scale, at a price', load: { ...article, design: 'chat-gateway' }, claim: (costs) => Math.abs(savedAtGateway(costs, byChat) - 0.5) < 1e-9 || spentInSecond(costs, byChat, ['gateway']) === 0, within: {} },
  { where: 'topic-per-user', says: 'exactly half. This design scales in a straight line', load: article, claim: (costs) => Math.abs(savedAtGateway({ ...costs, design: 'topic-per-user' }, perUser) - 0.5) < 1e-9 || spentInSecond(costs, perUser, ['gateway']) === 0, within: {} },
];

function costsOf(costs: Scenario): Pick<Scenario, CostKey> {
  return Object.fromEntries(COST_KEYS.map((key) => [key, costs[key]])) as Pick<Scenario, CostKey>;
}

describe.each(CLAIMS)('$where: “$says”', ({ where, says, load, claim, within }) => {
  it('is said there, and holds within these costs and no others', () => {
    expect(textOf(where)).toContain(says);
    expect(claim(load)).toBe(true);
    expect(hangsOn(claim, load, COST_KEYS).map(({ key }) => key).sort()).toEqual(Object.keys(within).sort());
    for (const [key, [from, to]] of Object.entries(within) as [CostKey, Ends][]) {
      const near = (end: number | null): unknown => (end === null ? null : expect.closeTo(end, 2 - Math.floor(Math.log10(Math.max(1, end)))));
      expect(boundsOf(claim, load, key), key).toEqual({ key, from: near(from), to: near(to) });
    }
  });
});

describe('factors that hang on costs', () => {
  it('a gateway of topic per user has 1.7 times the work at the prices that are named', () => {
    const doubled = withChanges(article, { gateways: 2000 });
    const factor = workOf(doubled, perUser)(doubled) / workOf(doubled, direct)(doubled);
    expect(factor).toBeCloseTo((2 * 1e7) / (1e7 + copiesDoubled), 9);
    expect(textOf('topic-per-user')).toContain(`it is ${number(factor)} times the work of a gateway at ${number(article.tReceipt)} µs a copy and ${number(article.tWrite)} µs a write`);
  });

  it('five gateways for two save as much as is said, and with dear copies as little', () => {
    const [some, many] = ['some', 'many'].map((name) => scene('one-socket', name)) as [Scenario, Scenario];
    const work = (load: Scenario, dear: number): number => 10_000 * occupiedShare(load.gateways, 10_000) * 10 * dear + (1e8 / load.gateways) * 10;
    for (const dear of [1, 100]) expect(textOf('one-socket')).toContain(share(1 - work(many, dear) / work(some, dear)));
  });

  it('copies take as much of a core as is said, and fill it at as many messages', () => {
    const [assumed, measured] = ['assumed', 'measured'].map((name) => scene('one-socket', name)) as [Scenario, Scenario];
    const part = (microsOfCopy: number): number => (5 * reached * microsOfCopy) / 1e6;
    expect([copiesShare(assumed), copiesShare(measured)]).toEqual([expect.closeTo(part(10), 9), expect.closeTo(part(3.2), 9)]);
    expect(writesShare(measured)).toBeCloseTo((50_000 * 9.1) / 1e6, 9);
    expect(copiesShare(measured) + writesShare(measured)).toBeCloseTo(gatewaySecond(measured, direct).busyShare, 9);
    const text = textOf('one-socket');
    expect(text).toContain(`${share(part(3.2))} of a core: the plateau is real, and low.`);
    expect(text).toContain('about 310,000 would fill its core with copies alone, however many gateways there are; by the round prices 100,000.');
    expect([messagesToFill(measured), messagesToFill(assumed)]).toEqual([expect.closeTo(10_000 / part(3.2), 3), expect.closeTo(10_000 / part(10), 3)]);
    // One chat’s look-ups of 10,000 keys, spread over the shards, at 20 µs and at 0.08 and 8.7 a query.
    expect(text).toContain(`filled ${share(1)} of a storage shard’s core, take ${share((50_000 * 0.08 + 5 * reached * 8.7) / 1e6)}.`);
  });

  it('candidates keep as many cores busy as their hops come to, with a switch a minute', () => {
    const load = withChanges(scene('so-how', 'load'), SWITCHING);
    const cores = (id: string): number => candidateAt(load, designOf(id)).cores;
    const WRITES = 10_000 * 1000 * 10;
    // A chat’s members sit on one gateway, the 5 % of them that stray on any of the 2,000.
    expect(cores('affinity')).toBeCloseTo((10_000 * (1 + 1999 * occupiedShare(2000, 500)) * 10 + WRITES) / 1e6, 0);
    expect(cores('move-socket')).toBeCloseTo((10_000 * 10 + WRITES + ((1e8 * 0.1) / 60) * 50) / 1e6, 6);
    // Each viewer’s request is taken in, answered by the log with a key, taken in again and written; and each message is appended.
    expect(cores('pull')).toBeCloseTo((1e7 * (10 + 20 + 10 + 10) + 10_000 * 20) / 1e6, 6);
  });

  it('a copy that comes alone costs as many times as much as the prices say, and the assumed one lies between', () => {
    const { tReceipt, tWake } = PRESETS[MEASURED].costs;
    const text = textOf('inside-one-gateway');
    expect(text).toContain(`${number((tReceipt + tWake) / tReceipt)} times: ${duration(tReceipt + tWake)} alone, ${duration(tReceipt)} along with others`);
    expect(text).toContain('10 µs of this lesson lie in between');
    expect(tReceipt < 10 && 10 < tReceipt + tWake).toBe(true);
  });

  it('by measured prices the storages and the broker come to what is said', () => {
    const measured = withPreset(article, MEASURED);
    const seats = spentInSecond(measured, direct, ['userGatewayStorage']) / 1e6;
    const broker = spentInSecond({ ...measured, design: 'topic-per-chat' }, perChat, ['topic']) / 1e6;
    expect(textOf('topic-per-chat')).toContain(`it is ${number(seats)} cores against ${number(broker)}.`);
    const figures = figuresOfStep(stepOf('topic-per-chat'), []);
    expect([atMeasured(figures.formula('direct')).storageCores, atMeasured(figures.formula('topics')).brokerCores]).toEqual([expect.closeTo(seats, 9), expect.closeTo(broker, 9)]);
  });
});

describe('factors and thresholds that are counts, on which no cost tells', () => {
  const ofCopies = (link: string): number => {
    const { scenario } = decodeScenario(link);
    return expectedPerMessage(scenario, designOf(scenario.design)).receipts;
  };

  it('twice the gateways, twice the copies: exactly where people are dealt out in turn, nearly at random', () => {
    expect(readme).toContain('twice the gateways, twice the copies (nearly, where people are placed at random), until there are more gateways than people in a chat');
    expect(ofCopies('chats=4&gateways=8') / ofCopies('chats=4&gateways=4')).toBe(2);
    expect(ofCopies('chats=4&gateways=16') / ofCopies('chats=4&gateways=8')).toBe(1);
    const random = ofCopies('chats=1000&users=10000&gateways=2000&placement=random') / ofCopies('chats=1000&users=10000&gateways=1000&placement=random');
    expect([random > 1.9, random < 2]).toEqual([true, true]);
  });

  it('many more members than gateways: nearly every gateway holds one; as many, and a third of them holds none', () => {
    for (const id of ['direct', 'topic-per-chat']) expect(designOf(id).verdict).toMatch(/^While a chat has many more (members|viewers) than there are gateways, nearly every/);
    expect(occupiedShare(100, 1000)).toBeGreaterThan(0.999);
    expect(occupiedShare(100, 101)).toBeLessThan(0.65);
  });

  it('a topic per chat has as many copies as direct append while all members look, and fewer where some do not', () => {
    expect(perChat.prices[0]).toMatch(/^While all members look, the gateways take in as many copies as under direct append/);
    const ofBoth = (viewing: number): number[] => [direct, perChat].map((design) => ofCopies(`design=${design.id}&chats=10&users=50&gateways=40&placement=random&viewing=${String(viewing)}`));
    const [all, some] = [ofBoth(1), ofBoth(0.5)] as [number[], number[]];
    expect(all[1]).toBeCloseTo(all[0]!, 9);
    expect(some[1]).toBeLessThan(0.85 * some[0]!);
  });

  it('frames save nothing where a chat posts evenly and less than once a tick, and something at random', () => {
    expect(designOf('coalesce').prices).toContain('Where a chat posts evenly and less than once a tick, nothing is saved.');
    const link = 'chats=10&users=50&gateways=40&placement=random&messages=100&rate=5&tick=100';
    const saved = (arrivals: string): number => 1 - ofCopies(`design=coalesce&${link}&arrivals=${arrivals}`) / ofCopies(`design=direct&${link}`);
    expect(saved('steady')).toBeCloseTo(0, 9);
    expect(saved('poisson')).toBeCloseTo(1 - 1 / 1.5, 2);
  });

  it('993 copies a second in place of 1,000', () => {
    expect(readme).toContain('993 copies a second for each instead of 1,000');
    expect([copies / 1000, copiesDoubled / 2000].map(Math.round)).toEqual([1000, 993]);
  });

  it('what doubling saves at the plateau’s end, and before it', () => {
    const end = scene('where-the-plateau-ends', 'as-many');
    const saved = (gateways: number): number => 1 - occupiedShare(2 * gateways, 500) / occupiedShare(gateways, 500);
    expect(savedByDoubling(end)).toBeCloseTo(saved(500), 9);
    expect(textOf('where-the-plateau-ends')).toContain(`Doubling saves ${share(saved(500))} of the copies now; at half as many gateways it would have saved ${share(saved(250))}.`);
  });

  it('an optimisation lowers the plateau and leaves it flat, and only fewer people move its end', () => {
    const half = scene('where-the-plateau-ends', 'half');
    const copiesIn = (design: string, gateways: number): number => {
      const there = withChanges(half, { design, gateways });
      return (expectedPerMessage(there, designOf(design)).receipts * 1000) / gateways;
    };
    // By chance, once a second: half of the messages find a window open, and 1 − 1/e of all seconds bring something.
    for (const [design, part] of [['direct', 1], ['viewers-only', 1], ['coalesce', 0.5], ['shared-pull', 1 - Math.exp(-1)]] as const) {
      expect(copiesIn(design, 20), design).toBeCloseTo(1000 * part, 1);
      expect(1 - copiesIn(design, 40) / copiesIn(design, 20), design).toBeLessThan(0.002);
    }
    const saved = (viewers: number): number => 1 - occupiedShare(500, viewers) / occupiedShare(250, viewers);
    const text = textOf('where-the-plateau-ends');
    expect(text).toContain('Of 1,000 copies a second collecting leaves 500 and asking 632');
    expect(text).toContain('Doubling then saves no more than 0.2% of them.');
    expect(text).toContain(`the plateau ends at 250 gateways instead of 500, and doubling saves ${share(saved(250))} there, where collecting still saves ${share(saved(500))}.`);
  });

  it('what ticks save where messages come by chance', () => {
    // A window of a second, opened by the first of the messages that come once a second: half of them find one open.
    expect(savedByCollecting(scene('so-how', 'load'))).toBeCloseTo(0.5, 9);
    expect(textOf('so-how')).toContain(`would save ${share(0.5)}`);
  });
});
