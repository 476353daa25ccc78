/** Links of machines, beside their time: by hand, by counts and by formula, under every design. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { linksInTheMean, overloadedInTheMean } from '../../src/engine/theory/capacity';
import { neededNodes } from '../../src/engine/weighing/nodes';
import { weighByCounts, weighByFormula } from '../../src/engine/weighing/weigh';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import type { Role } from '../../src/model/roles';
import { withChanges, type Scenario } from '../../src/model/scenario';
import type { Trying } from '../../src/model/weighing';

const of = (changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, { bytes: 1000, gbit: 0.0001, ...changes });
/** Shares of the link of the busiest instance, in and out. */
function counted(changes: Partial<Scenario>): Partial<Record<Role, readonly [number, number]>> {
  const { bandwidth } = estimate(aggregate(of(changes)));
  return Object.fromEntries(bandwidth!.map(({ role, bitsInPerSecond, bitsOutPerSecond }) => [role, [bitsInPerSecond.busiest! / 100_000, bitsOutPerSecond.busiest! / 100_000]]));
}
function ended<Value>(steps: Generator<Trying | number, Value>): Value {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Four people on two gateways; ten messages of 1,000 bytes a second over links of 100 kbit/s: 80 % for one of each. */
const SMALL = { users: 4, gateways: 2, rate: 10 } as const;

describe('what a link carries, by hand', () => {
  const CASES: readonly (readonly [string, Partial<Scenario>, Partial<Record<Role, readonly [number, number]>>])[] = [
    ['direct', {}, { chatApi: [0, 1.6], gateway: [0.8, 1.6] }],
    ['topic-per-user', {}, { chatApi: [0, 3.2], topic: [0.8, 0.8], gateway: [1.6, 1.6] }],
    ['topic-per-chat', {}, { chatApi: [0, 0.8], topic: [0.8, 1.6], gateway: [0.8, 1.6] }],
    ['relay', { relays: 1 }, { chatApi: [0, 0.8], relay: [0.8, 1.6], gateway: [0.8, 1.6] }],
    ['thin-edge', { edges: 1 }, { chatApi: [0, 3.2], gateway: [1.6, 1.6], edge: [3.2, 3.2] }],
    // A frame is as many bytes as its messages.
    ['coalesce', {}, { chatApi: [0, 1.6], gateway: [0.8, 1.6] }],
    ['coalesce-link', {}, { chatApi: [0, 0.8], ownerProcess: [0.8, 1.6], gateway: [0.8, 1.6] }],
    // What is dropped crosses nothing.
    ['slow-mode', { cap: 5 }, { chatApi: [0, 0.8], gateway: [0.4, 0.8] }],
    // Answers bring every message to each who asks.
    ['pull', { poll: 5000 }, { chatApi: [0, 0.8], chatLog: [0.8, 3.2], gateway: [1.6, 1.6] }],
    ['shared-pull', { poll: 5000 }, { chatApi: [0, 0.8], chatLog: [0.8, 1.6], gateway: [0.8, 1.6] }],
  ];
  it.each(CASES)('under %s', (design, changes, expected) => {
    const found = counted({ ...SMALL, ...changes, design });
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [role, shares] of Object.entries(expected)) shares.forEach((share, way) => { expect(found[role as Role]![way]).toBeCloseTo(share, 9); });
  });

  it('grows with attempts at sockets, and not for those who do not hear', () => {
    expect(counted({ ...SMALL, loss: 0.5, attempts: 2 }).gateway![1]).toBeCloseTo(1.6 * 1.5, 9);
    expect(counted({ ...SMALL, viewing: 0 }).gateway).toEqual([0.8, 0]);
  });

  it('is asked of nobody who says nothing of links', () => {
    const { bandwidth, overloaded, fullFirst } = estimate(aggregate(of({ ...SMALL, gbit: 0 })));
    expect(bandwidth).toBeUndefined();
    expect([...overloaded, ...fullFirst].filter(({ limit }) => limit === 'link')).toEqual([]);
    expect(linksInTheMean(of({ gbit: 0 }), designOf('direct'))).toEqual([]);
    expect(weighByFormula(of({ gbit: 0 })).values.bandwidth).toBeNull();
  });
});

describe('a link that is too full', () => {
  it('is overloaded like a core, and full first at the rate that fills it', () => {
    const { overloaded, fullFirst } = estimate(aggregate(of(SMALL)));
    expect(overloaded).toEqual([{ role: 'chatApi', limit: 'link', share: 1.6, instances: 1 }, { role: 'gateway', limit: 'link', share: 1.6, instances: 2 }]);
    expect(fullFirst[0]).toMatchObject({ limit: 'link', share: 1.6, fullAtRate: 6.25 });
    expect(overloadedInTheMean(of(SMALL), designOf('direct')).map(({ role, limit }) => [role, limit])).toEqual([['chatApi', 'link'], ['gateway', 'link']]);
  });

  it('is full at no rate where a cap lets less through, and as late where frames hold as many messages', () => {
    const fullAt = (design: string, changes: Partial<Scenario> = {}): number | undefined => estimate(aggregate(of({ ...SMALL, ...changes, design }))).fullFirst.find(({ role, limit }) => role === 'gateway' && limit === 'link')?.fullAtRate;
    expect(fullAt('slow-mode', { cap: 5 })).toBeUndefined();
    expect(fullAt('slow-mode', { cap: 50 })).toBeCloseTo(6.25, 6);
    for (const design of ['coalesce', 'coalesce-link']) expect(fullAt(design)).toBeCloseTo(6.25, 9);
  });

  it('takes as many gateways as carry it, with one to spare, and the design with more of it says so', () => {
    // A thousand people hear ten messages a second: 80 Mbit/s of writes in all, on links of 10 Mbit/s of which 60 % may be used.
    const scenario = of({ chats: 1, users: 1000, gateways: 4, rate: 10, gbit: 0.01 });
    const needed = ended(neededNodes({ kind: 'need', scenario, by: 'counts', reserve: 0.6 }));
    expect(needed.gateways).toBe(15);
    expect(needed.fillings[0]).toMatchObject({ limit: 'gateway link' });
    const alone = ended(neededNodes({ kind: 'need', scenario: { ...scenario, gbit: 0 }, by: 'counts', reserve: 0.6 }));
    expect(alone.gateways).toBe(2);
    expect(ended(weighByCounts(scenario)).values.bandwidth).toBeCloseTo(2, 9);
    expect(ended(weighByCounts(scenario)).overloaded).toContain('gateway');
  });

  it('of a topic that sends more than a link carries is what no number of gateways helps', () => {
    const scenario = of({ design: 'topic-per-chat', chats: 1, users: 1000, gateways: 20, rate: 10, gbit: 0.001 });
    expect(ended(neededNodes({ kind: 'need', scenario, by: 'formula', reserve: 0.6 })).obstacle).toMatchObject({ limit: 'topic link' });
  });
});

describe.each(CATALOGUE.map(({ id }) => id))('the formula of links under %s', (id) => {
  it.each([{ chats: 20, users: 100, gateways: 30 }, { chats: 40, users: 60, gateways: 20, online: 0.7, viewing: 0.4, arrivals: 'poisson' as const }])('is what is counted, in the mean: %o', (changes) => {
    const scenario = of({ placement: 'random', rate: 2, cap: 1, bigFrom: 1000, gbit: 1, ...changes, design: id });
    const byRole = new Map(linksInTheMean(scenario, designOf(id)).map(({ role, share }) => [role, share]));
    const { bandwidth } = estimate(aggregate(scenario));
    expect([...byRole.keys()].sort()).toEqual(bandwidth!.map(({ role }) => role).sort());
    for (const { role, bitsInPerSecond, bitsOutPerSecond } of bandwidth!) {
      if (bitsInPerSecond.mean === null) continue;
      expect(Math.max(bitsInPerSecond.mean, bitsOutPerSecond.mean!) / 1e9 / byRole.get(role)!).toBeCloseTo(1, 1);
    }
  });
});
