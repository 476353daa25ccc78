/**
 * The law of the flow engine: wherever both can, it and the event engine give the same ledger, the same
 * first and last viewer of every message, the same crossings and the same longest line, to the last bit;
 * with losses and full lines too, since chance goes by message, person and attempt.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { flowToEnd } from '../../src/engine/flow/flow';
import { runToEnd } from '../../src/engine/events/simulate';
import type { Scenario } from '../../src/model/scenario';
import { flowDifferences } from './flow-compare';
import { flowScenario } from './scenarios';

const RUNS = Number(process.env['LAW_RUNS'] ?? 300);
const MILLIS_PER_RUN = 400;

function breaches(scenario: Scenario): string[] {
  return flowDifferences(runToEnd(scenario, { withTrace: false, maxPlayedPeople: 100 }), flowToEnd(scenario));
}

describe.each(CATALOGUE.map(({ id }) => id))('%s', (design) => {
  it(`is played alike by both engines, in ${String(RUNS)} scenarios`, { timeout: RUNS * MILLIS_PER_RUN }, () => {
    fc.assert(
      fc.property(flowScenario(design), (scenario) => {
        expect(breaches(scenario)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
