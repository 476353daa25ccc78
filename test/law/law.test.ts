/**
 * The law: in a lossless run both engines write the same ledger, per instance and resource, exactly.
 * Where something is lost or turned away, the event engine's counts stay below the other's.
 *
 * Each design is tried on 300 random scenarios, or as many as LAW_RUNS says.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { aggregate } from '../../src/scale/aggregate';
import { runToEnd } from '../../src/sim/simulate';
import { columnsOf, differences } from './compare';
import { losslessScenario } from './scenarios';

const RUNS = Number(process.env['LAW_RUNS'] ?? 300);
const MILLIS_PER_RUN = 400;

const SAFE = { numRuns: RUNS, seed: 20260, endOnFailure: false };

describe.each(CATALOGUE.map(({ id }) => id))('%s', (design) => {
  it(`has one ledger by both engines, in ${String(RUNS)} lossless scenarios`, () => {
    fc.assert(
      fc.property(losslessScenario(design), (scenario) => {
        const run = runToEnd(scenario, { withTrace: false });
        expect(run.summary.lossless).toBe(true);
        expect(differences(columnsOf(scenario, run.ledger, aggregate(scenario)))).toEqual([]);
      }),
      SAFE,
    );
  }, RUNS * MILLIS_PER_RUN);
});
