/** What connecting comes to, counted without playing it; and which gateways a chat concerns. */
import { peopleOf } from '../../model/people';
import { hearsForViewers } from '../../model/presence';
import { placementOf } from '../../model/trace';
import type { Population } from '../../model/population';
import type { ConnectingStage } from './connecting';

/** Visits each pair of a chat and a gateway that holds a member of it who counts. */
function forEachInterest(population: Population, counts: (person: number) => boolean, visit: (chat: number, gateway: number) => void): void {
  const { sizeOf } = population.sizes;
  const lastChat = new Int32Array(population.gateways).fill(-1);
  for (let chat = 0, person = 0; chat < population.chats; chat++) {
    for (const after = person + sizeOf(chat); person < after; person++) {
      if (!counts(person)) continue;
      const gateway = population.seat(person);
      if (lastChat[gateway] === chat) continue;
      lastChat[gateway] = chat;
      visit(chat, gateway);
    }
  }
}

/** Enters for each gateway the chats whose messages it must take in. */
export function countInterest({ design, population, ledger }: Pick<ConnectingStage, 'design' | 'population' | 'ledger'>): void {
  const { isViewing, isConnected } = population.presence;
  forEachInterest(population, hearsForViewers(design) ? isViewing : isConnected, (_chat, gateway) => {
    ledger.gateways.chats[gateway]!++;
  });
}

/**
 * Enters what `openConnecting` would have come to, person by person, until the crossings run out.
 * @returns how many people it has gone through
 */
export function tallyConnecting(stage: ConnectingStage): number {
  const { scenario, design, population, trace, ledger } = stage;
  const placement = placementOf(scenario, design);
  const legCrossings = placement.legs.reduce((sum, leg) => sum + (leg.verb === 'ask' ? 2 : 1), 0);
  const reports = placement.reportsSeat || design.readsSeats;
  const own = design.subscribes === 'ownTopic';
  const perPerson = legCrossings + (reports ? 1 : 0) + (own ? 1 : 0);
  if (placement.topology && trace.hasRoom()) trace.countUnseen(1);
  const people = peopleOf(scenario);
  let person = 0;
  for (; person < people; person++) {
    if (!population.presence.isConnected(person)) continue;
    if (!trace.hasRoom(perPerson)) break;
    trace.countUnseen(perPerson);
    ledger.gateways.connections[population.seat(person)]!++;
    if (reports) ledger.userGatewayStorage.writes[population.seatShard(person)]!++;
    if (own) ledger.topics.subscriptions[person]!++;
  }
  if (design.subscribes === 'chatTopic') tallyChatTopics(stage);
  if (design.places === 'byChat') tallyAssignments(stage);
  return person;
}

function tallyChatTopics({ population, trace, ledger }: ConnectingStage): void {
  forEachInterest(population, population.presence.isViewing, (chat) => {
    if (!trace.hasRoom()) return;
    trace.countUnseen(1);
    ledger.topics.subscriptions[chat]!++;
  });
}

function tallyAssignments({ population, ledger }: ConnectingStage): void {
  for (let chat = 0; chat < population.chats; chat++) {
    for (const gateway of population.chatGateways(chat)) ledger.coordinator.assignments[gateway]!++;
  }
}
