/** The busiest gateway against a mean one, by formula. */
import type { Design } from '../../model/design';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { meanGatewaysPerChat } from './holders';

/**
 * How many times as much the busiest gateway has to do as a mean one; null where no formula tells.
 * Whole chats cannot be divided further: m·⌈C·k/G⌉ against m·C·k/G, where the design places by chat
 * and all chats are alike.
 */
export function busiestToMean(scenario: Scenario, design: Design): number | null {
  if (design.places !== 'byChat' || !sizesOf(scenario).isUniform) return null;
  const chatsEach = (scenario.chats * meanGatewaysPerChat(scenario)) / scenario.gateways;
  return Math.ceil(chatsEach) / chatsEach;
}
