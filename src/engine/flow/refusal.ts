/** What the flow engine does not play, found out before anything is built. */
import { opensSecondSockets } from '../../model/apart';
import { membershipsOf } from '../../model/belonging';
import type { Design } from '../../model/design';
import type { FlowRefusal } from '../../model/flow';
import { peopleOf } from '../../model/people';
import { instancesOf } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { followsSwitches } from '../../model/switching';
import { sendsBadges, spaceOf } from '../../model/traits';
import { badgedShare } from '../../model/presence';
import { hopsOf, rolesOf } from '../../model/design';
import { expectedCrossings, messagesOf } from '../theory/theory';

/** Some tens of nanoseconds each. */
const MOST_CROSSINGS = 1_000_000_000;
const MOST_BYTES = 2 ** 30;

/** What a core and a message take in columns. */
const BYTES_PER_CORE = 16;
const BYTES_PER_MESSAGE = 40;

/** People whose deliveries are told one by one, and topics of their own. */
export const MOST_TOLD_PEOPLE = 2_000_000;

/** Why a scenario is not played in columns; null where it is. */
export function whyNot(scenario: Scenario, design: Design): FlowRefusal | null {
  if (followsSwitches(scenario)) return { reason: 'switching' };
  if (membershipsOf(scenario) > 1) return { reason: 'memberships' };
  if (design.flows) return { reason: 'clock' };
  if (design.owner) return { reason: 'owners' };
  if (opensSecondSockets(design)) return { reason: 'secondSockets' };
  if (sendsBadges(design) && badgedShare(scenario, design) > 0) return { reason: 'badges' };
  if (hopsOf(design).some(({ hop, from }) => hop.to === 'user' && from !== 'gateway')) return { reason: 'edges' };
  const crossings = expectedCrossings(scenario, design);
  if (crossings > MOST_CROSSINGS) return { reason: 'crossings', crossings, most: MOST_CROSSINGS };
  const bytes = leastBytes(scenario, design);
  return bytes > MOST_BYTES ? { reason: 'memory', bytes, most: MOST_BYTES } : null;
}

/** Of what is built before the first message: the cores of each instance, and what is kept by message. */
function leastBytes(scenario: Scenario, design: Design): number {
  const people = peopleOf(scenario);
  let bytes = messagesOf(scenario) * BYTES_PER_MESSAGE;
  for (const role of rolesOf(design)) {
    const space = role === 'user' ? null : spaceOf(design, role);
    if (space !== null) bytes += instancesOf(space, scenario, people) * (role === 'gateway' ? scenario.cores : 1) * BYTES_PER_CORE;
  }
  return bytes;
}
