/**
 * The law of the flow engine: wherever both can, it and the event engine give the same ledger, the same
 * first and last viewer of every message, the same crossings and the same longest line, to the last bit;
 * with losses and full lines too, since chance goes by message, person and attempt.
 */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Agenda } from '../../src/engine/flow/agenda';
import { EndStations } from '../../src/engine/flow/endstations';
import { flowToEnd } from '../../src/engine/flow/flow';
import { runToEnd } from '../../src/engine/events/simulate';
import { Repeated } from '../../src/engine/flow/repeated';
import { QuickRow } from '../../src/engine/flow/rows';
import { Stations } from '../../src/engine/flow/stations';
import { WholeFans } from '../../src/engine/flow/wholefans';
import { peopleOf } from '../../src/model/people';
import type { Scenario } from '../../src/model/scenario';
import { FLOW_DESIGN_IDS } from '../engine/flow/designs';
import { flowDifferences } from './flow-compare';
import { flowScenario } from './scenarios';

const RUNS = Number(process.env['LAW_RUNS'] ?? 300);
const MILLIS_PER_RUN = 1_000;

function breaches(scenario: Scenario): string[] {
  return flowDifferences(runToEnd(scenario, { withTrace: false, maxPlayedPeople: 100 }), flowToEnd(scenario));
}

describe.each(FLOW_DESIGN_IDS)('%s', (design) => {
  it(`is played alike by both engines, in ${String(RUNS)} scenarios`, { timeout: RUNS * MILLIS_PER_RUN }, () => {
    fc.assert(
      fc.property(flowScenario(design), (scenario) => {
        expect(breaches(scenario)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

/** With this seed each fault shrinks to few people; with some others it is found as well, but shrinking stops at hundreds, such as a list of sizes none of which can be changed alone. */
const SEED = 4;

/** Makes the flow engine wrong in one way. */
type Plant = () => { mockRestore(): void };

let sequence = 0;

const FAULTS: readonly (readonly [string, string, Plant])[] = [
  ['copies of one moment taken in the other way round', 'topic-per-user', () => vi.spyOn(Agenda.prototype, 'sequences').mockImplementation((count) => (sequence -= count))],
  ['a line of storage that is never full', 'direct', () => vi.spyOn(Stations.prototype, 'isFull').mockReturnValue(false)],
  ['a core of a storage that is free too soon', 'direct', () => vi.spyOn(Stations.prototype, 'hasFreeCore').mockReturnValue(true)],
  [
    'a gateway at which nobody waits',
    'chat-gateway',
    () => vi.spyOn(EndStations.prototype, 'admit').mockImplementation((_gateway, nowMicros) => nowMicros),
  ],
  [
    'writes multiplied in place of added',
    'topic-per-chat',
    () =>
      vi.spyOn(Repeated.prototype, 'sum').mockImplementation(function multiply(this: Repeated, from, times) {
        return from + times * (this as unknown as { term: number }).term;
      }),
  ],
  ['fans taken in whole although one overtakes another', 'topic-per-chat', () => vi.spyOn(WholeFans.prototype, 'accepts').mockImplementation(({ isPlain }) => isPlain)],
  ['one viewer too few', 'topic-per-chat', () => vi.spyOn(QuickRow.prototype, 'viewersOn').mockReturnValue(0)],
];

describe('the law catches', () => {
  it.each(FAULTS)('%s, in %s', { timeout: 300_000 }, (_name, design, plant) => {
    const found = fc.check(
      fc.property(flowScenario(design), (scenario) => {
        const events = runToEnd(scenario, { withTrace: false, maxPlayedPeople: 100 });
        const planted = plant();
        try {
          expect(flowDifferences(events, flowToEnd(scenario))).toEqual([]);
        } finally {
          planted.mockRestore();
        }
      }),
      { numRuns: 400, seed: SEED },
    );
    expect(found.counterexample ? peopleOf(found.counterexample[0]) : NaN).toBeLessThanOrEqual(60);
  });
});
