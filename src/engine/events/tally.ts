/** What connecting comes to, counted without playing it; and which gateways a chat concerns. */
import { apartFrom, hopsApplying } from '../../model/apart';
import { chatRow, type ChatRow } from '../../model/chatrow';
import type { Hop } from '../../model/design';
import { peopleOf } from '../../model/people';
import { placementOf, SECOND_LEGS, type ConnectLeg } from '../../model/placement';
import { secondGateway } from '../../model/secondsockets';
import { subscribingOf, writesSeats, type Subscribing } from '../../model/traits';
import { wordOf } from '../../model/words';
import { NO_PERSON, type Copy } from '../../model/words/word';
import type { ConnectingContext } from './connecting';

/** Visits the gateways that a message of a chat leads to along some hops; one more than once where several copies do. */
function forEachHearing(row: ChatRow, hops: readonly Hop[], copy: Copy, visit: (gateway: number) => void): void {
  for (const { to, fanout, verb, carries, then } of hops) {
    if (to === 'user' || carries) continue;
    if (verb === 'ask') forEachHearing(row, then, copy, visit);
    if (verb === 'ask' && to !== 'gateway') continue;
    wordOf(fanout).people(row, to, copy, (at, _units, person) => {
      if (to === 'gateway') visit(at);
      if (verb === 'send') forEachHearing(row, then, { at, person }, visit);
    });
  }
}

/** Enters for each gateway the chats whose messages it must take in. */
export function countInterest({ design, population, ledger }: Pick<ConnectingContext, 'design' | 'population' | 'ledger'>): void {
  const lastChat = new Int32Array(population.gateways).fill(-1);
  for (let chat = 0; chat < population.chats; chat++) {
    const row = chatRow(population, chat);
    const hears = (gateway: number): void => {
      if (lastChat[gateway] === chat) return;
      lastChat[gateway] = chat;
      ledger.gateways.chats[gateway]!++;
    };
    forEachHearing(row, hopsApplying(design.post, population.isApart(chat)), { at: chat, person: NO_PERSON }, hears);
    // What is asked for by a clock comes to the gateways of those who have the chat open.
    if (design.flows) row.viewingGateways.forEach(hears);
  }
}

/**
 * Enters what `openConnecting` would have come to, person by person, until the crossings run out.
 * @returns how many people it has gone through
 */
export function tallyConnecting(context: ConnectingContext): number {
  const { scenario, design, population, trace, ledger } = context;
  const placement = placementOf(scenario, design);
  const reports = writesSeats(scenario, design);
  const subscribing = subscribingOf(design);
  const own = subscribing?.topics === 'person';
  const perPerson = crossingsOf(placement.legs) + (reports ? 1 : 0) + (own ? 1 : 0);
  if (placement.topology && trace.hasRoom()) trace.countUnseen(1);
  const people = peopleOf(scenario);
  let person = 0;
  for (; person < people; person++) {
    if (!population.presence.isConnected(person)) continue;
    const second = secondGateway(population, person, population.sizes.chatOf(person));
    const crossings = perPerson + (second === null ? 0 : crossingsOf(SECOND_LEGS));
    if (!trace.hasRoom(crossings)) break;
    trace.countUnseen(crossings);
    if (second !== null) {
      ledger.gateways.connections[second]!++;
      ledger.gateways.secondSockets[second]!++;
    }
    ledger.gateways.connections[population.seat(person)]!++;
    if (reports) ledger.userGatewayStorage.writes[population.seatShard(person)]!++;
    if (own) ledger.topics.subscriptions[person]!++;
  }
  if (subscribing && !own) tallySubscriptions(context, subscribing);
  if (apartFrom(scenario, design) < Infinity) tallyAssignments(context);
  return person;
}

/** Crossings of some legs, answers included. */
function crossingsOf(legs: readonly ConnectLeg[]): number {
  return legs.reduce((sum, leg) => sum + (leg.verb === 'ask' ? 2 : 1), 0);
}

/** Gateways subscribe to the topics of chats, or each to its own. */
function tallySubscriptions({ population, trace, ledger }: ConnectingContext, { topics, when }: Subscribing): void {
  const enter = (topic: number, gateways: number): void => {
    const count = trace.roomFor(gateways);
    trace.countUnseen(count);
    ledger.topics.subscriptions[topic]! += count;
  };
  if (topics === 'gateway') {
    for (let gateway = 0; gateway < population.gateways; gateway++) enter(gateway, 1);
    return;
  }
  for (let chat = 0; chat < population.chats; chat++) {
    if (when === 'always') enter(chat, population.gateways);
    else {
      const { gateways, viewingGateways } = chatRow(population, chat);
      enter(chat, when === 'viewed' ? viewingGateways.length : gateways.length);
    }
  }
}

function tallyAssignments({ population, ledger }: ConnectingContext): void {
  for (let chat = 0; chat < population.chats; chat++) {
    for (const gateway of population.chatGateways(chat)) ledger.coordinator.assignments[gateway]!++;
  }
}
