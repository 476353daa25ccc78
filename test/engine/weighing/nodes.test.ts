/** Machines needed: the least that the counting engine holds with, of every design of the catalogue. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/designs';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { estimate, workByRole } from '../../../src/engine/counts/estimate';
import { countedFillings } from '../../../src/engine/weighing/fillings';
import { neededNodes } from '../../../src/engine/weighing/nodes';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import type { Need, Needed } from '../../../src/model/weighing';

const RESERVE = 0.61;
/** Numbers that are tried one by one. */
const MOST_TRIED = 20;

function need(changes: Partial<Scenario>, options: Partial<Pick<Need, 'by' | 'reserve'>> = {}): Needed {
  const steps = neededNodes({ kind: 'need', scenario: withChanges(DEFAULT_SCENARIO, changes), by: 'counts', reserve: RESERVE, ...options });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Whether the counting engine has no gateway above the reserve, and nothing that gateways hang on, with as many of these as there may be. */
function gatewaysHold(changes: Partial<Scenario>): boolean {
  const result = aggregate(withChanges(DEFAULT_SCENARIO, { relays: 10_000, edges: 10_000, ...changes }));
  const { gateways, edges } = estimate(result);
  const ofTime = workByRole(result).filter(({ role }) => role === 'relay' || role === 'edge').flatMap(({ micros }) => [...micros].map((busy) => busy / 1e6));
  return Math.max(gateways.share.busiest!, gateways.socketShare.busiest!, edges?.socketShare.busiest ?? 0, ...ofTime) <= RESERVE;
}

/** The least gateways of which one may be lost, by trying every number. */
function byTryingAll(changes: Partial<Scenario>, most: number): number | null {
  for (let gateways = 2; gateways <= most; gateways++) {
    if (gatewaysHold({ ...changes, gateways }) && gatewaysHold({ ...changes, gateways: gateways - 1 })) return gateways;
  }
  return null;
}

describe.each(CATALOGUE.map(({ id }) => id))('machines needed under %s', (design) => {
  it('are the least gateways that trying every number finds', () => {
    const small = fc.record({
      chats: fc.integer({ min: 1, max: 6 }),
      users: fc.integer({ min: 1, max: 25 }),
      placement: fc.constantFrom('round-robin' as const, 'random' as const),
      rate: fc.integer({ min: 1, max: 1000 }),
      sockets: fc.integer({ min: 10, max: 200 }),
      cores: fc.integer({ min: 1, max: 4 }),
      viewing: fc.constantFrom(1, 0.5),
      seed: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(fc.property(small, (changes) => {
      const found = need({ ...changes, design, tLookup: 0, tNotify: 0 });
      // Only where very many numbers might do by luck are some left untried, and that is told.
      if (!found.isLeast) expect(found.gateways).toBeGreaterThan(256);
      const least = byTryingAll({ ...changes, design, tLookup: 0, tNotify: 0 }, MOST_TRIED);
      if (found.gateways === null) expect(found.obstacle).not.toBeNull();
      else if (least === null) expect(found.gateways).toBeGreaterThan(MOST_TRIED);
      else expect(found.gateways).toBe(least);
    }), { numRuns: 10 });
  });

  it('holds with one gateway lost, and says what is full first', () => {
    const { gateways, fillings, machines, obstacle } = need({ design, chats: 200, users: 500, rate: 2, cores: 4, sockets: 20_000, placement: 'random', shards: 8 });
    expect(obstacle).toBeNull();
    expect(machines).toBeGreaterThanOrEqual(gateways!);
    expect(fillings.length).toBeGreaterThan(1);
    for (const { share } of fillings) expect(share).toBeLessThanOrEqual(RESERVE);
    expect(fillings.map(({ share }) => share)).toEqual(fillings.map(({ share }) => share).sort((a, b) => b - a));
    expect(gatewaysHold({ design, chats: 200, users: 500, rate: 2, cores: 4, sockets: 20_000, placement: 'random', shards: 8, gateways: gateways! - 1 })).toBe(true);
  });

  it('needs no fewer where less of each may be used', () => {
    const at = (reserve: number): number => need({ design, chats: 50, users: 200, cores: 2, tLookup: 0.1 }, { reserve }).gateways!;
    expect(at(0.2)).toBeGreaterThanOrEqual(at(0.8));
  });
});

describe('where no number of machines holds', () => {
  it('says so of a plateau above the limit: every gateway takes in every chat', () => {
    // A million messages a second: even at the most gateways one of them takes in a tenth of these, at 10 µs each.
    const { gateways, obstacle } = need({ design: 'direct', chats: 100_000, users: 10_000, rate: 10, placement: 'random' }, { by: 'formula' });
    expect(gateways).toBeNull();
    expect(obstacle).toMatchObject({ limit: 'gateway', tried: { key: 'gateways', count: 100_000 } });
    expect(obstacle!.share).toBeGreaterThan(RESERVE);
  });

  it('says so of what comes one to a chat: a topic that has too much to notify', () => {
    const { gateways, obstacle } = need({ design: 'topic-per-chat', chats: 2, users: 5000, rate: 100, tNotify: 500 });
    expect(gateways).toBeNull();
    expect(obstacle).toMatchObject({ limit: 'topic', tried: null });
    expect(obstacle!.share).toBeGreaterThan(RESERVE);
  });

  it('says so of shards, each of which is asked by every message', () => {
    const { gateways, obstacle } = need({ design: 'direct', chats: 100, users: 1_000_000, rate: 100, tQuery: 1000, tLookup: 0, cores: 256, sockets: 10_000_000 }, { by: 'formula' });
    expect(gateways).toBeNull();
    expect(obstacle).toMatchObject({ limit: 'userGatewayStorage', tried: { key: 'shards', count: 1_000_000 } });
  });
});

describe('what stands beside the gateways', () => {
  it.each([
    ['direct', 'userGatewayStorage'],
    ['relay', 'relay'],
  ] as const)('comes by number where a key counts it: %s', (design, role) => {
    const { elsewhere } = need({ design, chats: 200, users: 500, rate: 2, cores: 4, sockets: 20_000, tSend: 20 });
    const own = elsewhere.find((one) => one.role === role)!;
    expect(own.count).toBeGreaterThan(0);
    expect(own.machines).toBe(Math.ceil(own.count! / 4));
  });

  it('has no more sockets on a machine of edges than a gateway may hold, and one of them to spare', () => {
    const changes = { design: 'thin-edge', chats: 100, users: 1000, cores: 8, rate: 0.1, sockets: 10_000 };
    const { gateways, elsewhere, machines, fillings, settings } = need(changes, { reserve: 0.6 });
    // 100,000 people, 6,000 on each edge at the most: 17 edges and one to spare, each on a machine; and no fewer gateways, since these hang on them.
    expect(elsewhere).toEqual([{ role: 'edge', count: 18, spare: 1, machines: 18 }]);
    expect(gateways).toBe(18);
    expect(machines).toBe(36);
    expect(settings).toEqual({ gateways: 18, edges: 18 });
    expect(fillings[0]!.limit).toBe('edge:sockets');
    expect(fillings[0]!.share).toBeCloseTo(100_000 / 17 / 10_000, 2);
    expect(fillings.map(({ limit }) => limit)).not.toContain('sockets');
  });

  it.each(CATALOGUE.map(({ id }) => id))('holds in the run that its settings open, and with one gateway less: %s', (design) => {
    const changes = { design, chats: 200, users: 500, rate: 2, cores: 4, sockets: 20_000, placement: 'random' as const, shards: 8, tSend: 20 };
    const { settings, gateways } = need(changes);
    expect(settings.gateways).toBe(gateways);
    for (const fewer of [0, 1]) {
      const { edges } = settings;
      const opened = withChanges(DEFAULT_SCENARIO, { ...changes, ...settings, gateways: gateways! - fewer, ...(edges && { edges: edges - fewer }) });
      for (const { limit, share } of countedFillings(aggregate(opened))) expect(share, limit).toBeLessThanOrEqual(RESERVE);
    }
  });
});

describe('by formula', () => {
  it.each(CATALOGUE.map(({ id }) => id))('it is near what is counted, where people are dealt in turn: %s', (design) => {
    const changes = { design, chats: 300, users: 300, cores: 2, rate: 2 };
    const [formula, counted] = [need(changes, { by: 'formula' }), need(changes)];
    expect(formula.by).toBe('formula');
    expect(Math.abs(formula.gateways! - counted.gateways!)).toBeLessThanOrEqual(0.1 * counted.gateways! + 2);
  });
});
