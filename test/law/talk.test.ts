/** Members talk alike: what formula, counts of a second and counts of a run say of chats of unequal size. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { sumOf } from '../../src/engine/counts/loads';
import { expectedPerPosted, gatewaySecond, messagesOf, type Expectation } from '../../src/engine/theory/theory';
import { runToEnd } from '../../src/engine/events/simulate';
import type { AggregateResult } from '../../src/model/counts';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario, type SizeRun } from '../../src/model/scenario';
import { messagesPerSecond } from '../../src/model/talk';
import { mergesFrames } from '../../src/model/traits';
import { columnsOf, differences } from './compare';

const IDS = CATALOGUE.map(({ id }) => id);
/** Their owners wait for windows, and their askers for a pause: a run is not a second so many times over. */
const EVEN_IDS = CATALOGUE.filter(({ owner, flows }) => !owner && !flows).map(({ id }) => id);

function scene(changes: Partial<Scenario>): Scenario {
  return withChanges(DEFAULT_SCENARIO, { talk: 'member', ...changes });
}

/** Frames that merge what several chats send are no sum over chats. */
const SUMMED_IDS = CATALOGUE.filter((design) => !mergesFrames(design)).map(({ id }) => id);

describe.each(IDS)('%s', (design) => {
  it('is counted as it is played, with many messages of some chats and none of others', () => {
    const sizes = [{ count: 2, size: 60 }, { count: 1, size: 25 }, { count: 40, size: 2 }, { count: 3, size: 17 }];
    for (const changes of [{}, { arrivals: 'poisson' as const, online: 0.9, viewing: 0.6, switches: 20 }]) {
      const scenario = scene({ design, sizes, messages: 9, gateways: 6, placement: 'random', poll: 400, badges: 0.5, do: [{ atMillis: 700, verb: 'post', user: 150 }], ...changes });
      expect(differences(columnsOf(scenario, runToEnd(scenario, { withTrace: false }).ledger, aggregate(scenario)))).toEqual([]);
    }
  });

});

describe.each(SUMMED_IDS)('%s', (design) => {
  it('has a second of the formula’s copies, writes and time, where placement has no chance in it', () => {
    const sizes = [{ count: 3, size: 24 }, { count: 8, size: 12 }, { count: 20, size: 4 }];
    const scenario = scene({ design, sizes, gateways: 4, sockets: 24, rate: 3, poll: 500, tick: 200, cap: 2 });
    const { gateways } = estimate(aggregate(scenario));
    const second = gatewaySecond(scenario, CATALOGUE.find(({ id }) => id === design)!);
    // The misplaced apart, which nobody is.
    expect(gateways.copiesPerSecond.mean).toBeCloseTo(second.copies, 6);
    expect(gateways.writesPerSecond.mean).toBeCloseTo(second.writes, 6);
    expect(gateways.share.mean).toBeCloseTo(second.busyShare, 9);
  });
});

describe.each(EVEN_IDS)('%s', (design) => {
  it('has a run of as many seconds as the largest chat posts for, gateway by gateway', () => {
    // 30 messages, 10 and 5: whole ones in each chat.
    const scenario = scene({ design, sizes: [{ count: 2, size: 30 }, { count: 3, size: 10 }, { count: 4, size: 5 }], messages: 30, rate: 3, gateways: 5, placement: 'random', online: 0.8 });
    const seconds = 10;
    const result = aggregate(scenario);
    const { gateways, userGatewayStorage } = estimate(result);
    for (const [load, counts] of [[gateways.copiesPerSecond, result.gateways.receipts], [gateways.writesPerSecond, result.gateways.writes], [userGatewayStorage.lookupsPerSecond, result.userGatewayStorage.lookups]] as const) {
      if (counts.length === 0) continue;
      expect(load.total).toBeCloseTo(sumOf(counts) / seconds, 6);
      expect(load.busiest).toBeCloseTo(counts.reduce((most, count) => Math.max(most, count), 0) / seconds, 6);
    }
  });
});

/** Where nearly all are reached in the mean, a few runs see none that is not, and so no error. */
const LEAST_DISTANCE = 2e-3;

/** What a run counts that the formula knows. */
const COUNTED: Readonly<Partial<Record<keyof Expectation, (result: AggregateResult) => number>>> = {
  receipts: ({ gateways }) => sumOf(gateways.receipts),
  writes: ({ gateways }) => sumOf(gateways.writes),
  requests: ({ gateways }) => sumOf(gateways.requests),
  deliveries: ({ users }) => users.deliveries.total,
  seatQueries: ({ userGatewayStorage }) => sumOf(userGatewayStorage.queries),
  notifications: ({ topics }) => topics.notifications.total,
};

const THREE: readonly (readonly [name: string, sizes: readonly SizeRun[], gateways: number, seeds: number])[] = [
  ['50 people on 4 gateways', [{ count: 1, size: 20 }, { count: 10, size: 3 }], 4, 60],
  ['1,400 people on 30', [{ count: 2, size: 400 }, { count: 60, size: 10 }], 30, 24],
  ['30,000 people on 400', [{ count: 4, size: 5000 }, { count: 500, size: 20 }], 400, 8],
];

describe.each(THREE)('%s', (_name, sizes, gateways, seeds) => {
  it.each(IDS)('cost under %s what the formula says, within four standard errors', (design) => {
    const found = Array.from({ length: seeds }, (_, index) => scene({ design, sizes, gateways, placement: 'random', online: 0.9, viewing: 0.5, messages: 5, poll: 700, tick: 400, seed: index + 1 }));
    const expected = expectedPerPosted(found[0]!, CATALOGUE.find(({ id }) => id === design)!);
    const results = found.map((scenario) => aggregate(scenario));
    for (const [name, countOf] of Object.entries(COUNTED) as [keyof Expectation, (result: AggregateResult) => number][]) {
      const counts = results.map(countOf);
      const mean = sumOf(Float64Array.from(counts)) / seeds;
      const error = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (seeds - 1) / seeds);
      const wanted = expected[name] * messagesOf(found[0]!);
      expect(Math.abs(mean - wanted), `${name}: ${String(mean)} beside ${String(wanted)}`).toBeLessThanOrEqual(4 * error + LEAST_DISTANCE * wanted + 1e-6);
    }
  });
});

it('the architect’s load has 460 messages a second, and not 20,300', () => {
  const architects = scene({ sizes: [{ count: 300, size: 2500 }, { count: 20_000, size: 20 }], gateways: 40, cores: 8 });
  expect(messagesPerSecond(architects)).toBe(460);
  expect(messagesPerSecond({ ...architects, talk: 'chat' })).toBe(20_300);
});
