/**
 * What each design is said to come to, at three sizes: played and counted where that is quick, counted at
 * full size, and beside both the formula that published figures were worked out by.
 */
import { describe, expect, it } from 'vitest';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import { estimate } from '../../src/engine/counts/estimate';
import { gatewaySecond } from '../../src/engine/theory/theory';
import { expectedHearing } from '../../src/engine/theory/hearing';
import { switchesPerSecond } from '../../src/engine/theory/switchrates';
import { weighByFormula } from '../../src/engine/weighing/weigh';
import { designOf } from '../../src/designs';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { asRunResult } from '../../src/reading/fromcounts';

/** People placed at random, a message in each chat. */
const SIZES = [
  { name: 'near', chats: 4, users: 8, gateways: 4 },
  { name: 'middle', chats: 50, users: 200, gateways: 40 },
  { name: 'full', chats: 1000, users: 10_000, gateways: 1000 },
] as const;
type Size = Readonly<Record<'chats' | 'users' | 'gateways', number>>;

const scenarioOf = (design: string, { chats, users, gateways }: Size, changes: Partial<Scenario> = {}): Scenario =>
  withChanges(DEFAULT_SCENARIO, { design, chats, users, gateways, placement: 'random', seed: 7, ...changes });

const meanOf = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0) / counts.length;

/** Counted copies a gateway within four standard errors of what is expected, and the closed form on it. */
function expectCopies(scenario: Scenario, expected: number, share = expected / scenario.chats): void {
  const error = 4 * Math.sqrt((scenario.chats * share * (1 - share)) / scenario.gateways) + 1e-9;
  expect(Math.abs(meanOf(aggregate(scenario).gateways.receipts) - expected)).toBeLessThanOrEqual(error);
  expect(gatewaySecond(scenario, designOf(scenario.design)).copies).toBeCloseTo(expected, 6);
}

describe('broadcast', () => {
  it.each(SIZES)('brings every gateway every message, $name', (size) => {
    const scenario = scenarioOf('broadcast', size);
    expect(new Set(aggregate(scenario).gateways.receipts)).toEqual(new Set([size.chats]));
    expect(gatewaySecond(scenario, designOf('broadcast')).copies).toBe(size.chats);
  });

  it('has about 904 of 1,000 copies serve nobody where 1,000 chats of 10 are on 100 gateways', () => {
    const scenario = scenarioOf('broadcast', { chats: 1000, users: 10, gateways: 100 });
    const { copies, wasted } = gatewaySecond(scenario, designOf('broadcast'));
    expect([copies, wasted.toFixed(1)]).toEqual([1000, '904.4']);
    expect(meanOf(aggregate(scenario).gateways.wasted)).toBeCloseTo(wasted, -0.5);
  });
});

describe('viewers only', () => {
  it.each(SIZES)('brings copies by how many look, $name', (size) => {
    const scenario = scenarioOf('viewers-only', size, { viewing: 0.01 });
    const share = 1 - (1 - 0.01 / size.gateways) ** size.users;
    expectCopies(scenario, size.chats * share);
  });

  it('is 95.2 copies a second where 1 % of 10,000 look on 1,000 gateways', () => {
    const { copies } = gatewaySecond(scenarioOf('viewers-only', SIZES[2], { viewing: 0.01 }), designOf('viewers-only'));
    expect(copies.toFixed(1)).toBe('95.2');
  });

  it('tells as many of those away by a badge as the share says, and counts it as nothing else', () => {
    const scenario = scenarioOf('viewers-only', SIZES[1], { viewing: 0.25, online: 0.8, badges: 0.5 });
    const [with_, without] = [aggregate(scenario), aggregate({ ...scenario, badges: 0 })];
    const away = 50 * 200 * 0.8 * 0.75;
    expect(Math.abs(with_.badges.received.total - away / 2)).toBeLessThanOrEqual(4 * Math.sqrt(50 * 200 * 0.3 * 0.7));
    expect(meanOf(with_.badges.writes) * 40).toBe(with_.badges.received.total);
    for (const name of ['receipts', 'wasted', 'writes'] as const) expect(with_.gateways[name]).toEqual(without.gateways[name]);
    expect(without.badges.received.total).toBe(0);
  });

  it('sends one badge to each gateway that holds somebody who gets one, played as it is counted', () => {
    const scenario = scenarioOf('viewers-only', SIZES[0], { viewing: 0.3, badges: 1 });
    const { ledger, summary } = runToEnd(scenario, { withTrace: false });
    const counted = aggregate(scenario);
    expect(ledger.badges.copies).toEqual(counted.badges.copies);
    expect(ledger.badges.writes).toEqual(counted.badges.writes);
    expect(summary.lostDeliveries).toBe(0);
    expect(meanOf(ledger.badges.received) * 32 + meanOf(ledger.users.deliveries) * 32).toBe(32);
  });

  it('has badges that fail lost to nobody, since they are no messages', () => {
    const scenario = scenarioOf('viewers-only', SIZES[1], { viewing: 0, badges: 1, loss: 0.5, attempts: 1 });
    const { ledger } = runToEnd(scenario, { withTrace: false });
    expect(meanOf(ledger.badges.writes) * 40).toBe(10_000);
    expect(meanOf(ledger.badges.received) * 10_000).toBeLessThan(6000);
    expect(meanOf(ledger.gateways.lost)).toBe(0);
  });
});

describe('affinity', () => {
  /** One gateway of the community, and on every other a stray of so many members, each astray by chance. */
  const heard = (users: number, gateways: number, misplaced: number): number => (1 + (gateways - 1) * (1 - (1 - misplaced / gateways) ** users)) / gateways;

  it.each(SIZES)('brings copies to one gateway of the chat, and to those of its strays, $name', (size) => {
    for (const misplaced of [0, 0.05, 0.5]) {
      const scenario = scenarioOf('affinity', size, { misplaced });
      // Of few members all may have strayed from their own gateway, so that it holds nobody.
      const emptied = (1 - (1 - misplaced) - misplaced / size.gateways) ** size.users;
      const share = heard(size.users, size.gateways, misplaced) - emptied / size.gateways;
      expectCopies(scenario, size.chats * share);
    }
  });

  it.each([[0.01, 4.9], [0.02, 9.6], [0.05, 22], [0.1, 39], [0.2, 63], [0.5, 92]])('with %d misplaced has %d in 100 gateways hear a chat of 10,000 on 2,000', (misplaced, percent) => {
    const { copies } = gatewaySecond(scenarioOf('affinity', { chats: 1, users: 10_000, gateways: 2000 }, { misplaced }), designOf('affinity'));
    expect(Number((100 * copies).toPrecision(2))).toBe(percent);
  });

  it('spreads a community over so many gateways, and over no more than there are', () => {
    const receipts = (spread: number) => Array.from(aggregate(scenarioOf('affinity', SIZES[0], { spread, chats: 1 })).gateways.receipts);
    expect(receipts(3)).toEqual([1, 1, 1, 0]);
    expect(receipts(9)).toEqual([1, 1, 1, 1]);
  });
});

describe('affinity where strays ask', () => {
  const FEW = { misplaced: 0.05, spread: 2 } as const;
  const error = (people: number, share: number): number => 4 * Math.sqrt(people * share * (1 - share));
  /** Who is misplaced and not by chance at home all the same. */
  const strayShare = (gateways: number): number => (0.05 * (gateways - 2)) / gateways;

  it.each(SIZES)('has C · k / G copies a gateway, an answer for each stray, and nothing that serves nobody, $name', (size) => {
    const scenario = scenarioOf('affinity-pull', size, FEW);
    const { gateways, strays, users } = aggregate(scenario);
    const people = size.chats * size.users;
    const asked = strays!.people.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(asked - people * strayShare(size.gateways))).toBeLessThanOrEqual(error(people, strayShare(size.gateways)));
    // One message in each chat: two copies of it, and to each stray an answer that brings it.
    expect(meanOf(gateways.receipts) * size.gateways).toBe(2 * size.chats + asked);
    expect(meanOf(gateways.wasted)).toBe(0);
    expect(users.deliveries.total).toBe(people);
    expect(meanOf(gateways.writes) * size.gateways).toBe(people - asked + meanOf(gateways.requests) * size.gateways);
  });

  it.each(SIZES.slice(0, 2))('is played as it is counted, each stray once a pause, $name', (size) => {
    const scenario = scenarioOf('affinity-pull', size, { ...FEW, misplaced: 0.4 });
    const { ledger } = runToEnd(scenario, { withTrace: false });
    const counted = aggregate(scenario);
    for (const name of ['receipts', 'writes', 'requests', 'emptyAnswers'] as const) expect(ledger.gateways[name]).toEqual(counted.gateways[name]);
    expect(meanOf(ledger.gateways.requests)).toBeGreaterThan(0);
  });

  it('by formula has C·m·k/G copies and a·p·U/(G·T) requests a gateway, each halved by twice the gateways', () => {
    const second = (gateways: number, changes: Partial<Scenario> = {}) => gatewaySecond(scenarioOf('affinity-pull', { ...SIZES[2], gateways }, { ...FEW, viewing: 0.5, poll: 2000, rate: 0.25, ...changes }), designOf('affinity-pull'));
    const asking = 0.5 * strayShare(1000) * 1e7;
    expect(second(1000).requests).toBeCloseTo(asking / (1000 * 2), 6);
    // A quarter of a message a second in pauses of two seconds: each second answer brings one.
    expect(second(1000).copies).toBeCloseTo((1000 * 0.25 * 2) / 1000 + asking / (1000 * 4), 6);
    // But for those whom chance has seated at home, a thousandth fewer on twice as many gateways.
    expect(second(2000).requests / second(1000).requests).toBeCloseTo(0.5, 2);
    expect(second(2000).copies / second(1000).copies).toBeCloseTo(0.5, 2);
    // Half of all misplaced rebuild the plateau under affinity, and not here.
    expect(second(2000, { misplaced: 0.5 }).copies / second(1000, { misplaced: 0.5 }).copies).toBeCloseTo(0.5, 2);
  });

  it('is affinity where nobody is misplaced, and pull where everybody sits anywhere', () => {
    const [nobody, seated] = [aggregate(scenarioOf('affinity-pull', SIZES[1], { spread: 2 })), aggregate(scenarioOf('affinity', SIZES[1], { spread: 2 }))];
    for (const name of ['receipts', 'writes'] as const) expect(nobody.gateways[name]).toEqual(seated.gateways[name]);
    expect(meanOf(nobody.gateways.requests)).toBe(0);
    const all = scenarioOf('affinity-pull', SIZES[2], { misplaced: 1 });
    const asked = gatewaySecond(all, designOf('pull'));
    expect(gatewaySecond(all, designOf('affinity-pull')).requests / asked.requests).toBeCloseTo(1 - 1 / 1000, 9);
  });

  it('has strays hear later than the others: nearly all at once, the last one a whole pause later', () => {
    const scenario = scenarioOf('affinity-pull', { chats: 1, users: 2000, gateways: 20 }, FEW);
    const { firstMicros, lastMicros } = expectedHearing(scenario, designOf('affinity-pull'))!;
    const told = expectedHearing({ ...scenario, misplaced: 0 }, designOf('affinity-pull'))!;
    expect(firstMicros).toBe(Math.min(told.firstMicros, firstMicros));
    expect(lastMicros).toBeGreaterThan(told.lastMicros + 800_000);
    expect(lastMicros).toBeLessThan(told.lastMicros + 1_000_000);
  });
});

describe('moved sockets', () => {
  it.each(SIZES)('bring the copies of chat gateways, $name', (size) => {
    const [moved, anew] = [aggregate(scenarioOf('move-socket', size)), aggregate(scenarioOf('chat-gateway', size))];
    for (const name of ['receipts', 'writes', 'connections'] as const) expect(moved.gateways[name]).toEqual(anew.gateways[name]);
  });

  it.each(SIZES.slice(0, 2))('have whoever switches pay a move in place of a handshake, $name', (size) => {
    const scenario = scenarioOf('move-socket', size, { switches: 20, messages: 3 });
    const { paid, switches, handshakes } = runToEnd(scenario, { withTrace: false }).ledger.gateways;
    expect(meanOf(switches)).toBeGreaterThan(0);
    expect(paid.tMove).toEqual(switches);
    expect(meanOf(handshakes)).toBe(0);
    expect(aggregate(scenario).gateways.paid.tMove).toEqual(switches);
  });

  it('take a gateway so much less time as a move is cheaper than a handshake', () => {
    const scenario = scenarioOf('move-socket', SIZES[2], { switches: 1, tMove: 50, tHandshake: 500 });
    const [moved, anew] = [gatewaySecond(scenario, designOf('move-socket')), gatewaySecond(scenario, designOf('chat-gateway'))];
    // Ten million people, each once a minute, on a thousand gateways.
    expect(anew.busyShare - moved.busyShare).toBeCloseTo((10_000_000 / 60 / 1000) * 450e-6, 9);
    expect([moved.reconnects, anew.reconnects]).toEqual([0, 10_000_000 / 60 / 1000]);
  });
});

describe('big chats apart', () => {
  /** Big chats and small ones, as many people in all as at the other sizes. */
  const MIXED = [
    { name: 'near', sizes: [{ count: 2, size: 12 }, { count: 2, size: 4 }], gateways: 4, bigFrom: 8 },
    { name: 'middle', sizes: [{ count: 10, size: 500 }, { count: 40, size: 125 }], gateways: 40, bigFrom: 500 },
    { name: 'full', sizes: [{ count: 100, size: 55_000 }, { count: 600, size: 7000 }, { count: 300, size: 1000 }], gateways: 1000, bigFrom: 10_000 },
  ] as const;
  const mixed = ({ sizes, gateways, bigFrom }: (typeof MIXED)[number], changes: Partial<Scenario> = {}): Scenario =>
    withChanges(DEFAULT_SCENARIO, { design: 'celebrity', sizes: [...sizes], gateways, bigFrom, placement: 'random', seed: 7, ...changes });
  const sumOf = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);
  const design = designOf('celebrity');

  it.each(MIXED)('bring C · m · f(G) copies of small chats and C · m · k / G of big ones, $name', (size) => {
    const { gateways } = size;
    const small = size.sizes.filter((run) => run.size < size.bigFrom).map((run) => ({ ...run, share: 1 - (1 - 1 / gateways) ** run.size }));
    const big = size.sizes.filter((run) => run.size >= size.bigFrom).reduce((chats, { count }) => chats + count, 0);
    const expected = small.reduce((copies, { count, share }) => copies + count * share, 0) + big / gateways;
    const variance = small.reduce((sum, { count, share }) => sum + count * share * (1 - share), 0) / gateways;
    expect(Math.abs(meanOf(aggregate(mixed(size)).gateways.receipts) - expected)).toBeLessThanOrEqual(4 * Math.sqrt(variance) + 1e-9);
    expect(gatewaySecond(mixed(size), design).copies).toBeCloseTo(expected, 6);
  });

  it.each(MIXED)('have as many more sockets as people have a big chat open, $name', (size) => {
    const scenario = mixed(size, { online: 0.8, viewing: 0.5 });
    const [members, inBig] = [0, size.bigFrom].map((from) => size.sizes.filter((run) => run.size >= from).reduce((sum, { count, size: each }) => sum + count * each, 0)) as [number, number];
    const { connections, secondSockets } = aggregate(scenario).gateways;
    expect(Math.abs(sumOf(secondSockets) - 0.4 * inBig)).toBeLessThanOrEqual(4 * Math.sqrt(inBig * 0.4 * 0.6));
    expect(Math.abs(sumOf(connections) - sumOf(secondSockets) - 0.8 * members)).toBeLessThanOrEqual(4 * Math.sqrt(members * 0.8 * 0.2));
    expect(weighByFormula(scenario).values.sockets).toBeCloseTo(1 + (0.5 * inBig) / members, 9);
  });

  it('have gateways as many sockets to write as any other design', () => {
    for (const size of MIXED) expect(gatewaySecond(mixed(size), design).writes).toBeCloseTo(gatewaySecond(mixed(size, { design: 'direct' }), designOf('direct')).writes, 6);
  });

  it.each([1, 4])('take a handshake of whoever opens a big chat, and of nobody else, where people belong to %d chats: counted, and by formula', (memberships) => {
    const scenario = mixed(MIXED[1], { switches: 6, messages: 60, memberships });
    const { handshakes, switches } = aggregate(scenario).gateways;
    const { reconnectsPerSecond, memoryChangesPerSecond } = switchesPerSecond(scenario, design);
    const share = reconnectsPerSecond.total / (reconnectsPerSecond.total + memoryChangesPerSecond.total);
    expect(Math.abs(sumOf(handshakes) - reconnectsPerSecond.total * 60)).toBeLessThanOrEqual(4 * Math.sqrt(sumOf(switches) * share * (1 - share)));
    expect(sumOf(handshakes)).toBeLessThan(sumOf(switches));
  });

  it('are direct append where none is big, and as chat gateways where all are, but for the sockets at home', () => {
    const [none, direct] = [aggregate(mixed(MIXED[0], { bigFrom: 13 })), aggregate(mixed(MIXED[0], { design: 'direct' }))];
    for (const name of ['receipts', 'writes', 'connections', 'chats'] as const) expect(none.gateways[name], name).toEqual(direct.gateways[name]);
    const [all, apart] = [aggregate(mixed(MIXED[0], { bigFrom: 1 })), aggregate(mixed(MIXED[0], { design: 'chat-gateway' }))];
    for (const name of ['receipts', 'writes', 'chats'] as const) expect(all.gateways[name], name).toEqual(apart.gateways[name]);
    expect(all.gateways.secondSockets).toEqual(apart.gateways.connections);
  });

  it('have a post by hand in one of several big chats written to its own viewers alone', () => {
    const scenario = mixed(MIXED[0], { messages: 0, do: [{ atMillis: 0, verb: 'post', user: 13 }] });
    expect(sumOf(aggregate(scenario).gateways.writes)).toBe(12);
    expect(sumOf(aggregate(scenario).gateways.receipts)).toBe(1);
  });

  it('are estimated as they are by formula, where chance has no say', () => {
    // One gateway: every chat is there, and all work is of it.
    const scenario = mixed(MIXED[0], { gateways: 1, switches: 3, viewing: 1, tSend: 5 });
    const { gateways } = estimate(aggregate(scenario));
    const second = gatewaySecond(scenario, design);
    expect(gateways.share.mean).toBeCloseTo(second.busyShare, 9);
    expect(gateways.copiesPerSecond.mean).toBeCloseTo(second.copies, 9);
    expect(gateways.reconnectsPerSecond.mean).toBeCloseTo(second.reconnects, 9);
  });
});

describe('relays', () => {
  it.each(SIZES)('bring gateways the copies of direct append, and owners have as many to send to as there are relays, $name', (size) => {
    const relayed = aggregate(scenarioOf('relay', size));
    expect(relayed.gateways.receipts).toEqual(aggregate(scenarioOf('direct', size)).gateways.receipts);
    expectCopies(scenarioOf('relay', size), size.chats * (1 - (1 - 1 / size.gateways) ** size.users));
    const { chatApi, relay } = relayed.others;
    expect(new Set(chatApi!.sent)).toEqual(new Set([4]));
    expect(Array.from(relay!.received)).toEqual([1, 1, 1, 1].map((each) => each * size.chats));
    expect(meanOf(relay!.sent) * 4).toBe(meanOf(relayed.gateways.receipts) * size.gateways);
  });

  it('are no more than there are gateways', () => {
    expect(aggregate(scenarioOf('relay', { chats: 1, users: 9, gateways: 2 }, { relays: 7 })).others.relay!.received).toHaveLength(2);
  });
});

describe('a thin edge', () => {
  it.each(SIZES)('brings a gateway a copy for each viewer, as many as it passes on, $name', (size) => {
    const scenario = scenarioOf('thin-edge', size, { viewing: 0.5 });
    const { gateways, others, users } = aggregate(scenario);
    expect(gateways.receipts).toEqual(gateways.writes);
    expect(meanOf(gateways.receipts) * size.gateways).toBe(users.deliveries.total);
    expect(meanOf(others.edge!.sent) * 2).toBe(users.deliveries.total);
    const { copies, writes } = gatewaySecond(scenario, designOf('thin-edge'));
    expect(copies).toBeCloseTo((size.chats * size.users * 0.5) / size.gateways, 6);
    expect(writes).toBe(copies);
  });

  it('repeats what fails at the edge alone, played as it is counted in the mean', () => {
    const scenario = scenarioOf('thin-edge', SIZES[1], { loss: 0.3 });
    const { ledger } = runToEnd(scenario, { withTrace: false });
    const counted = asRunResult(aggregate(scenario), designOf('thin-edge')).ledger;
    expect(counted.gateways.writes).toEqual(ledger.gateways.writes);
    const attempts = ({ edge }: typeof ledger.others): number => meanOf(edge!.sent);
    // 10,000 people, 1.39 attempts each with a spread of about 0.7.
    expect(Math.abs(attempts(ledger.others) / attempts(counted.others) - 1)).toBeLessThan((4 * 0.7) / 1.39 / Math.sqrt(10_000));
    expect(gatewaySecond(scenario, designOf('thin-edge')).writes).toBeCloseTo(250, 6);
  });

  it('tells of whoever is given up at the gateway that holds the stream', () => {
    const { ledger } = runToEnd(scenarioOf('thin-edge', SIZES[0], { loss: 0.5, attempts: 1 }), { withTrace: false });
    expect(meanOf(ledger.gateways.lost) * 4 + meanOf(ledger.users.deliveries) * 32).toBe(32);
  });
});
