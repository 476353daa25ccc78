/**
 * The law: in a lossless run both engines write the same ledger, per instance and resource, exactly.
 * Where something is lost or turned away, what the event engine counts stays within what the other
 * allows. Each design is tried on 300 random scenarios, or as many as LAW_RUNS says.
 */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import type { AggregateResult } from '../../src/model/counts';
import { WORDS, type Fanout } from '../../src/model/words';
import type { Reach } from '../../src/model/words/word';
import type { Ledger } from '../../src/model/ledger';
import type { RunResult } from '../../src/model/run';
import { peopleOf } from '../../src/model/people';
import type { Scenario } from '../../src/model/scenario';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import { columnsOf, differences, excesses, priceDifferences } from './compare';
import { losslessScenario, lossyScenario } from './scenarios';

const DESIGNS = CATALOGUE.map(({ id }) => id);
const RUNS = Number(process.env['LAW_RUNS'] ?? 300);
const LOSSY_RUNS = Math.ceil(RUNS / 10);
const MILLIS_PER_RUN = 1_000;

/** Above so many people, connecting is counted and not played, by the event engine's own choice. */
const PLAYED_PEOPLE = 300;

function lossless(scenario: Scenario): RunResult {
  const run = runToEnd(scenario, { withTrace: false, maxPlayedPeople: PLAYED_PEOPLE });
  expect(run.summary.lossless).toBe(true);
  return run;
}

function playedLedger(scenario: Scenario): Ledger {
  return lossless(scenario).ledger;
}

describe.each(DESIGNS)('%s', (design) => {
  it(`has one ledger by both engines, in ${String(RUNS)} lossless scenarios`, { timeout: RUNS * MILLIS_PER_RUN }, () => {
    fc.assert(
      fc.property(losslessScenario(design), (scenario) => {
        const [run, result] = [lossless(scenario), aggregate(scenario)];
        expect([...differences(columnsOf(scenario, run.ledger, result)), ...priceDifferences(run, result)]).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it(`keeps within bounds in ${String(LOSSY_RUNS)} scenarios with losses or short lines`, { timeout: 20_000 + LOSSY_RUNS * MILLIS_PER_RUN }, () => {
    fc.assert(
      fc.property(lossyScenario(design), (scenario) => {
        const { ledger, summary } = runToEnd(scenario, { withTrace: false, maxPlayedPeople: PLAYED_PEOPLE });
        expect(excesses(scenario, ledger, summary, aggregate(scenario))).toEqual([]);
      }),
      { numRuns: LOSSY_RUNS },
    );
  });
});

/** Searches from so many seeds: whether one shrinks as far as another is chance, since posts are drawn anew with every size. */
const SEARCHES = [7, 8, 9, 10];

/** The people of the smallest scenario that breaks the law; infinite where none does. */
function peopleOfBreach(design: string, broken: (scenario: Scenario) => readonly string[]): number {
  return SEARCHES.reduce((fewest, seed) => {
    const found = fc.check(
      fc.property(losslessScenario(design), (scenario) => {
        expect(broken(scenario)).toEqual([]);
      }),
      { numRuns: 200, seed },
    );
    return found.counterexample ? Math.min(fewest, peopleOf(found.counterexample[0])) : fewest;
  }, Infinity);
}

const PEOPLE_AS_IT_IS = Object.fromEntries(Object.entries(WORDS).map(([fanout, word]) => [fanout, word.people])) as Readonly<Record<Fanout, Reach>>;

type Plant = (result: AggregateResult) => void;

/** Moves a count from the first shard that has one to its neighbour. */
function misattribute(counts: Float64Array): void {
  const shard = counts.findIndex((count) => count > 0);
  if (shard < 0) return;
  counts[shard]!--;
  counts[(shard + 1) % counts.length]!++;
}

const RESULT_FAULTS: readonly (readonly [string, string, Plant])[] = [
  ['a look-up booked to the wrong shard', 'direct', ({ userGatewayStorage }) => misattribute(userGatewayStorage.lookups)],
  ['a seat written to the wrong shard', 'topic-per-chat', ({ userGatewayStorage }) => misattribute(userGatewayStorage.writes)],
  ['one receipt too many', 'topic-per-chat', ({ gateways }) => gateways.receipts[gateways.receipts.length - 1]!++],
  ['writes counted twice', 'topic-per-user', ({ gateways }) => gateways.writes.forEach((count, gateway) => (gateways.writes[gateway] = 2 * count))],
  ['a chat given to the next gateway', 'chat-gateway', ({ coordinator }) => misattribute(coordinator.assignments)],
  ['a message that everyone misses', 'direct', ({ users }) => users.deliveries.each[0]!--],
];

const dropFirst: (whole: Reach) => Reach = (whole) => (row, to, copy, visit) => {
  let skipped = false;
  whole(row, to, copy, (...reached) => {
    if (skipped) visit(...reached);
    skipped = true;
  });
};
const visitTwice: (whole: Reach) => Reach = (whole) => (row, to, copy, visit) => {
  whole(row, to, copy, visit);
  whole(row, to, copy, visit);
};
const oneUnitEach: (whole: Reach) => Reach = (whole) => (row, to, copy, visit) => {
  whole(row, to, copy, (target, _units, person) => {
    visit(target, 1, person);
  });
};

const FANOUT_FAULTS = [
  ['a gateway that is not told', 'direct', 'interestedGateways', dropFirst],
  ['a member who is left out', 'topic-per-chat', 'localMembers', dropFirst],
  ['a look-up for each shard in place of each member', 'direct', 'memberShards', oneUnitEach],
  ['a chat that is handed over twice', 'chat-gateway', 'chatGateways', visitTwice],
  ['a topic that is published to twice', 'topic-per-user', 'memberTopics', visitTwice],
] as const;

describe('the law catches', () => {
  it.each(RESULT_FAULTS)('%s, in %s', { timeout: 300_000 }, (_name, design, plant) => {
    const people = peopleOfBreach(design, (scenario) => {
      const result = aggregate(scenario);
      plant(result);
      return differences(columnsOf(scenario, playedLedger(scenario), result));
    });
    expect(people).toBeLessThanOrEqual(2);
  });

  it.each(FANOUT_FAULTS)('in the event engine, %s, in %s', { timeout: 300_000 }, (_name, design, word, planted) => {
    const people = peopleOfBreach(design, (scenario) => {
      const result = aggregate(scenario);
      const wrapped = vi.spyOn(WORDS[word], 'people');
      wrapped.mockImplementation(planted(PEOPLE_AS_IT_IS[word]));
      try {
        return differences(columnsOf(scenario, playedLedger(scenario), result));
      } finally {
        wrapped.mockRestore();
      }
    });
    expect(people).toBeLessThanOrEqual(4);
  });
});
