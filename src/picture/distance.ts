/** From how far a scenario is looked at. */
import { peopleOf } from '../model/people';
import type { Scenario } from '../model/scenario';

/** Beyond these sizes people and cells are not drawn one by one. */
const MOST_PEOPLE_DRAWN = 64;
const MOST_GATEWAYS_DRAWN = 16;

/** Every person and cell of this scenario can be drawn. */
export function isNear(scenario: Scenario): boolean {
  return peopleOf(scenario) <= MOST_PEOPLE_DRAWN && scenario.gateways <= MOST_GATEWAYS_DRAWN;
}
