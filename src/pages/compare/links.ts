/** Addresses between the page that compares and the lab. */

import { encodeScenario } from '../../link/codec';
import { compareHash } from '../../link/compare';
import { withChanges, type Scenario } from '../../model/scenario';
import type { Needed } from '../../model/weighing';

/** The address of the default scenario says nothing; this one says the same and opens the lab. */
const EMPTY_LINK = 'v=1';

/** The hash that opens a scenario's run in the lab. */
export function openingLink(hash: string): string {
  return hash === '' ? EMPTY_LINK : hash;
}

/** The hash that puts all designs side by side at the scenario of another hash. @param asked of them, as an address says it */
export function comparingLink(hash: string, asked = ''): string {
  return compareHash(asked, hash);
}

/** The hash that opens the run with just the machines that a design needs; with those that there are, where that is not known. */
export function holdingLink(scenario: Scenario, design: string, needed: Needed | null): string {
  return openingLink(encodeScenario(withChanges(scenario, { ...needed?.settings, design })));
}
