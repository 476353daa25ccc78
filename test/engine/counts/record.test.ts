/**
 * The numbers of record. Round robin is right to the last digit. Random placement is right within
 * four standard errors of what is measured, plus half of the last digit that is printed.
 */
import { describe, expect, it } from 'vitest';
import { distribution, type Distribution } from '../../../src/model/distribution';
import { ringSlots, RING_SLOTS } from '../../../src/model/population';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import type { Scenario } from '../../../src/model/scenario';
import { heldShare } from '../../../src/engine/theory/holders';
import { sizesOf } from '../../../src/model/sizes';
import { aggregate } from '../../../src/engine/counts/aggregate';
import type { AggregateResult } from '../../../src/model/counts';

/** Of people placed by user, all of them there. */
const interestedShare = (scenario: Scenario): number => heldShare(sizesOf(scenario).chatsBySize, scenario, { places: 'byUser' }, 1);

const ERRORS = 4;

/** The busy machine of a whole test run may be many times slower than a quiet one. */
const PATIENT = { timeout: 300_000 };

function run(keys: Partial<Scenario>): AggregateResult {
  return aggregate({ ...DEFAULT_SCENARIO, ...keys });
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Variance of the number of cells that n people leave not empty:
 * G(G − 1)(1 − 2/G)^n + G(1 − 1/G)^n − G²(1 − 1/G)^2n.
 */
function occupancyVariance(cells: number, people: number): number {
  const oneEmpty = (1 - 1 / cells) ** people;
  const twoEmpty = (1 - 2 / cells) ** people;
  return Math.max(0, cells * (cells - 1) * twoEmpty + cells * oneEmpty - (cells * oneEmpty) ** 2);
}

describe('the emulation of the article, by round robin, to the last digit', () => {
  const ROWS = [
    { scene: { chats: 1, users: 4, gateways: 2, messages: 1 }, receipts: { direct: 1, 'topic-per-user': 2, 'topic-per-chat': 1 }, writes: 2, lookups: 4 },
    { scene: { chats: 1, users: 4, gateways: 4, messages: 1 }, receipts: { direct: 1, 'topic-per-user': 1, 'topic-per-chat': 1 }, writes: 1, lookups: 4 },
    { scene: { chats: 4, users: 4, gateways: 4, messages: 2 }, receipts: { direct: 8, 'topic-per-user': 8, 'topic-per-chat': 8 }, writes: 8, lookups: 32 },
    { scene: { chats: 10, users: 10_000, gateways: 1000, messages: 10 }, receipts: { direct: 100, 'topic-per-user': 1000, 'topic-per-chat': 100 }, writes: 1000, lookups: 1_000_000 },
    { scene: { chats: 100, users: 10_000, gateways: 1000, messages: 10 }, receipts: { direct: 1000, 'topic-per-user': 10_000, 'topic-per-chat': 1000 }, writes: 10_000, lookups: 10_000_000 },
  ];

  it.each(ROWS)('$scene.chats × $scene.users on $scene.gateways', PATIENT, ({ scene, receipts, writes, lookups }) => {
    for (const [design, expected] of Object.entries(receipts)) {
      const { gateways, userGatewayStorage } = run({ ...scene, design, shards: 1000 });
      expect(distribution(gateways.receipts)).toMatchObject({ min: expected, p50: expected, max: expected });
      expect(distribution(gateways.writes)).toMatchObject({ min: writes, p50: writes, max: writes });
      if (design === 'direct') expect(distribution(userGatewayStorage.lookups).total).toBe(lookups);
    }
  });
});

describe("the emulation's look-ups on 1,000 hashed shards, in distribution", () => {
  /**
   * A shard's count is `messages` times a binomial of deviation σ = √(people/1,000). Over 1,000
   * shards the p50 has a standard error of 1.25 σ/√1,000, the p99 one of σ·√(0.99·0.01/1,000)/φ(2.33)
   * = 0.118 σ, and the most one of about 0.4 σ. Both its hash and ours are draws: √2 as far apart.
   */
  function lookups(chats: number): { spread: Distribution; within: (errorsOfSigma: number) => number } {
    const messages = 10;
    const sigma = messages * Math.sqrt((chats * 10_000) / 1000);
    const { userGatewayStorage } = run({ chats, users: 10_000, gateways: 1000, messages, shards: 1000 });
    return { spread: distribution(userGatewayStorage.lookups), within: (error) => ERRORS * Math.SQRT2 * error * sigma };
  }
  const apart = (measured: number | null, printed: number): number => Math.abs(measured! - printed);

  it('are near those printed for 100,000 users', PATIENT, () => {
    const { spread, within } = lookups(10);
    expect(apart(spread.p50, 1000)).toBeLessThan(within(0.04));
    expect(apart(spread.p99, 1230)).toBeLessThan(within(0.118));
    expect(apart(spread.max, 1320)).toBeLessThan(within(0.4));
  });

  it('are near those printed for 1,000,000 users', PATIENT, () => {
    const { spread, within } = lookups(100);
    expect(apart(spread.p50, 10_000)).toBeLessThan(within(0.04));
    expect(apart(spread.p99, 10_760)).toBeLessThan(within(0.118));
  });
});

describe('random placement, within four standard errors', () => {
  /** The mean over gateways of C chats is Σ holders / G: its standard error is √(C · occupancyVariance) / G. */
  function expectReceipts(chats: number, users: number, gateways: number, printed: number, halfDigit: number): void {
    const result = run({ design: 'topic-per-chat', placement: 'random', chats, users, gateways });
    const error = Math.sqrt(chats * occupancyVariance(gateways, users)) / gateways;
    expect(Math.abs(mean(result.gateways.receipts) - printed)).toBeLessThanOrEqual(ERRORS * error + halfDigit);
    expect(mean(result.gateways.writes)).toBeCloseTo((chats * users) / gateways, 6);
  }

  const FULL = [[500, 10_000.0], [1000, 9999.5], [2000, 9932.7], [5000, 8646.9], [10_000, 6321.4], [20_000, 3934.8]] as const;
  it.each(FULL)('10,000 chats of 10,000 on %d gateways: %d receipts', PATIENT, (gateways, receipts) => {
    expectReceipts(10_000, 10_000, gateways, receipts, 0.05);
  });

  const TENTH = [[1000, 999.95], [2000, 993.27], [4000, 917.94], [8000, 713.52], [16_000, 464.75]] as const;
  it.each(TENTH)('1,000 chats of 10,000 on %d gateways: %d receipts', PATIENT, (gateways, receipts) => {
    expectReceipts(1000, 10_000, gateways, receipts, 0.005);
  });

  it('1,000 chats of which 1 % of 10,000 look on, on 1,000 gateways: 95.2 receipts', PATIENT, () => {
    expectReceipts(1000, 100, 1000, 95.2, 0.05);
  });

  it.each([[10_000, 1000, 999.95], [4, 3, 2.41]] as const)('%d people touch, of %d shards, %d', PATIENT, (users, shards, touched) => {
    const chats = 1000;
    const { messages } = run({ chats, users, shards });
    const error = Math.sqrt(occupancyVariance(shards, users) / chats);
    expect(Math.abs(mean(messages.shardsAskedEach) - touched)).toBeLessThanOrEqual(ERRORS * error + 0.005);
  });

  it('four chats of 16 on four gateways: all hear all in 84.9 % of placements', PATIENT, () => {
    const seeds = 2000;
    const everyone = Array.from({ length: seeds }, (_, seed) => run({ chats: 4, users: 16, gateways: 4, placement: 'random', seed }));
    const full = everyone.filter(({ gateways }) => gateways.chats.every((chats) => chats === 4)).length / seeds;
    expect(Math.abs(full - 0.849)).toBeLessThanOrEqual(ERRORS * Math.sqrt((0.849 * 0.151) / seeds) + 0.0005);
  });
});

describe('the other placements, within four standard errors of their formulas', () => {
  const scene = { design: 'topic-per-chat', chats: 1000, users: 1000, gateways: 1000 } as const;

  it('four-tuples spread as random ones do', PATIENT, () => {
    const { gateways } = run({ ...scene, placement: 'l4' });
    const error = Math.sqrt(scene.chats * occupancyVariance(scene.gateways, scene.users)) / scene.gateways;
    const expected = scene.chats * interestedShare({ ...DEFAULT_SCENARIO, ...scene, placement: 'l4' });
    expect(Math.abs(mean(gateways.receipts) - expected)).toBeLessThanOrEqual(ERRORS * error);
  });

  it('a ring spreads by its arcs', PATIENT, () => {
    const { gateways } = run({ ...scene, placement: 'ring' });
    const arcs = new Float64Array(scene.gateways);
    for (const gateway of ringSlots(scene.gateways, DEFAULT_SCENARIO.virtualNodes, DEFAULT_SCENARIO.seed)) arcs[gateway]! += 1 / RING_SLOTS;
    // Gateways that are taken are taken from others, so the variance is below that of independent ones.
    const variance = arcs.reduce((sum, arc) => sum + (1 - arc) ** scene.users * (1 - (1 - arc) ** scene.users), 0);
    const expected = scene.chats * interestedShare({ ...DEFAULT_SCENARIO, ...scene, placement: 'ring' });
    expect(Math.abs(mean(gateways.receipts) - expected)).toBeLessThanOrEqual((ERRORS * Math.sqrt(scene.chats * variance)) / scene.gateways);
  });

  it('a ring fills each gateway by its own arc', PATIENT, () => {
    const { gateways } = run({ ...scene, placement: 'ring' });
    const people = scene.chats * scene.users;
    const slots = new Float64Array(scene.gateways);
    for (const gateway of ringSlots(scene.gateways, DEFAULT_SCENARIO.virtualNodes, DEFAULT_SCENARIO.seed)) slots[gateway]!++;
    const worst = gateways.connections.reduce((most, count, gateway) => {
      const share = slots[gateway]! / RING_SLOTS;
      return Math.max(most, Math.abs(count - people * share) / Math.sqrt(people * share * (1 - share)));
    }, 0);
    // The largest of 1,000 deviations.
    expect(worst).toBeLessThan(5);
  });
});

describe('chat gateways', () => {
  it.each([
    [1000, 10_000, 100, 10],
    [1000, 10_000, 1000, 1],
    [1000, 10_000, 2000, 1],
    [3, 250_000, 4, 3],
  ])('%d chats of %d on %d gateways: the busiest takes in %d, m · ⌈C · k / G⌉', PATIENT, (chats, users, gateways, busiest) => {
    const k = Math.ceil(users / DEFAULT_SCENARIO.sockets);
    const { receipts } = run({ design: 'chat-gateway', chats, users, gateways }).gateways;
    expect(distribution(receipts).max).toBe(busiest);
    expect(busiest).toBe(Math.ceil((chats * k) / gateways));
    expect(mean(receipts)).toBeCloseTo((chats * k) / gateways, 9);
  });
});
