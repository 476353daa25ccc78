/** Copies of one message at gateways, in the mean, also where a clock has somebody ask for it. */
import { hopsOf, type Design } from '../../model/design';
import type { Scenario } from '../../model/scenario';
import { expectedPerMessage, meanCrossings } from './theory';

/** Copies of a message of a chat of so many; where a clock has somebody ask, an answer to each who does, and what is sent besides. */
export function copiesOfMessage(scenario: Scenario, design: Design, size: number): number {
  const { flows, post } = design;
  if (!flows) return expectedPerMessage(scenario, design, size).receipts;
  const { askers, hops } = meanCrossings(scenario, design, size);
  const sent = hopsOf({ post }).reduce((sum, { hop }) => sum + (hop.to === 'gateway' && hop.verb === 'send' && !hop.carries ? hops.get(hop.id)!.copies : 0), 0);
  return flows.reduce((sum, { by }) => sum + askers[by], sent);
}
