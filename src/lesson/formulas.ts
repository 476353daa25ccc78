/** Claims of the lesson that no run counts, by formula. */
import { designOf } from '../designs';
import { countWhile, occupiedShare } from '../model/numeric';
import { SCENARIO_KEYS } from '../model/keys';
import { withChanges, type Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { savedShare, switchesPerSecond } from '../engine/theory/theory';
import { formulaFigures, type SceneFigures } from './figures';

/** New connections a second, over all gateways, of people who switch to another chat. */
export function reconnectsPerSecond(scenario: Scenario): number {
  return switchesPerSecond(scenario, designOf(scenario.design)).reconnectsPerSecond.total;
}

/** The dearest handshake, in microseconds, at which copies saved still pay for reconnecting. */
export function dearestHandshakeMicros(placedByUser: SceneFigures, placedByChat: SceneFigures): number {
  const { scenario } = placedByChat;
  const savedMicros = (placedByUser.copies.mean - placedByChat.copies.mean) * scenario.tReceipt;
  return savedMicros / (reconnectsPerSecond(scenario) / scenario.gateways);
}

/** What doubling the gateways of a scenario saves of its copies into a gateway. */
export function savedByDoubling(scenario: Scenario): number {
  const copies = (gateways: number): number => formulaFigures(withChanges(scenario, { gateways })).copies.mean;
  return savedShare(copies(scenario.gateways), copies(2 * scenario.gateways));
}

const MOST_GATEWAYS = SCENARIO_KEYS.gateways.max;

/** The fewest gateways at which doubling saves this share of the copies into one. */
export function fewestGatewaysSaving(scenario: Scenario, share: number): number {
  // What doubling saves only grows with the number of gateways.
  return 1 + countWhile(MOST_GATEWAYS - 1, (index) => savedByDoubling(withChanges(scenario, { gateways: index + 1 })) < share);
}

/** Members of the chat of this rank, the first being the largest. */
export function membersOfRank(scenario: Scenario, rank: number): number {
  return sizesOf(scenario).sizeOf(rank - 1);
}

/** How many chats, by size from the largest, reach at least this share of the gateways, people placed at random. */
export function chatsReaching(scenario: Scenario, share: number): number {
  let rank = 0;
  while (rank < scenario.chats && occupiedShare(scenario.gateways, membersOfRank(scenario, rank + 1)) >= share) rank++;
  return rank;
}
