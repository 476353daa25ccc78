/** The engines of the report, and which one runs where nobody has chosen. */
import { designOf } from '../designs';
import type { Scenario } from '../model/scenario';
import { expectedCrossings } from '../engine/theory/theory';
import { byAggregate } from './aggregate';
import type { EngineDocument, EngineName } from './document';
import { byEvents } from './events';
import { byFlow } from './flow';
import { byFormula } from './formula';

/**
 * With more crossings than these, expected by the formula, everybody is counted and no message
 * played: so many take the event engine about a second.
 */
export const MOST_PLAYED_CROSSINGS = 300_000;

export const ENGINES: Readonly<Record<EngineName, (scenario: Scenario) => EngineDocument>> = {
  events: byEvents,
  flow: byFlow,
  aggregate: byAggregate,
  formula: byFormula,
};

/** The engine for a scenario of this size. Losses change nothing: of a large lossy run the means are told. */
export function engineBySize(scenario: Scenario): EngineName {
  return expectedCrossings(scenario, designOf(scenario.design)) <= MOST_PLAYED_CROSSINGS ? 'events' : 'aggregate';
}
