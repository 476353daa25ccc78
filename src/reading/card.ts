/** What a component's card says: counts up to the play head, formula, assumptions. */
import type { Design } from '../model/design';
import { peopleOf } from '../model/people';
import { connectedShare, viewingShare } from '../model/presence';
import type { Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { followsSwitches } from '../model/switching';
import { expectedPerMessage, gatewaySecond, hearingGateways, meanGatewaysPerChat, meanJoinedGateways } from '../engine/theory/theory';
import { placementOf } from '../model/placement';
import { followsChats, subscribingOf } from '../model/traits';
import { staysOf } from './stays';
import type { LoadedRun } from '../session/lab.svelte';
import { counted, countOf, duration, number, share } from '../text/format';
import { CARD } from '../text/page/lab';
import { MOVING } from '../text/page/moving';
import type { Selection } from './selection';

export interface CardLine {
  readonly label: string;
  readonly value: string;
}
export interface CardContent {
  readonly counts: readonly CardLine[];
  readonly formula: string;
  /** What the formula's letters stand for here, where it has any. */
  readonly symbols?: string;
  readonly assumptions: readonly string[];
}

/** @param micros play head; counts are up to it, or of the whole run where the run was not played */
export function cardOf(run: LoadedRun, selection: Selection, micros: number): CardContent {
  const { scenario } = run.result;
  switch (selection.role) {
    case 'gateway':
      return gatewayCard(run, scenario, selection.index, micros);
    case 'storage':
      return storageCard(run, scenario, selection.index === 1, micros);
    case 'topic':
    case 'ownTopic':
      return topicCard(run, scenario, selection.index, micros);
    case 'coordinator':
      return coordinatorCard(run, scenario);
    case 'chatApi':
      return chatApiCard(run, scenario, selection.index, micros);
    case 'balancer':
      return balancerCard(run, scenario);
  }
}

function gatewayCard(run: LoadedRun, scenario: Scenario, gateway: number, micros: number): CardContent {
  const { ledger } = run.result;
  const moment = run.cursor?.at(micros);
  const receipts = (moment?.receipts ?? ledger.gateways.receipts)[gateway]!;
  const writes = (moment?.writes ?? ledger.gateways.writes)[gateway]!;
  const handshakes = (moment?.handshakes ?? ledger.gateways.handshakes)[gateway]!;
  const busy = receipts * scenario.tReceipt + writes * scenario.tWrite + handshakes * scenario.tHandshake;
  const second = gatewaySecond(scenario, run.design);
  return {
    counts: [
      { label: CARD.copies, value: countOf(receipts) },
      { label: CARD.writes, value: countOf(writes) },
      { label: handshakes > 0 ? MOVING.busy : CARD.busy, value: duration(busy) },
      { label: CARD.connections, value: `${countOf(ledger.gateways.connections[gateway]!)} / ${countOf(scenario.sockets)}` },
      { label: CARD.chats, value: `${countOf(ledger.gateways.chats[gateway]!)} / ${countOf(scenario.chats)}` },
      ...switchLines(scenario, [MOVING.came, (moment?.switches ?? ledger.gateways.switches)[gateway]!], [MOVING.handshakes, handshakes]),
      ...(ledger.gateways.wasted[gateway]! > 0 ? [{ label: CARD.wasted, value: countOf(ledger.gateways.wasted[gateway]!) }] : []),
      ...(ledger.gateways.lost[gateway]! > 0 ? [{ label: CARD.lost, value: countOf(ledger.gateways.lost[gateway]!) }] : []),
      ...(ledger.gateways.dropped[gateway]! > 0 ? [{ label: CARD.dropped, value: countOf(ledger.gateways.dropped[gateway]!) }] : []),
    ],
    formula: CARD.gatewayFormula(run.design.formulas.copies, number(second.copies), run.design.formulas.writes, number(second.writes), share(second.busyShare), reach(scenario, run.design)),
    symbols: symbolsOf(scenario, run.design),
    assumptions: [
      CARD.gatewayCosts(number(scenario.tReceipt), number(scenario.tWrite)),
      CARD.cores(counted(scenario.cores, 'core', 'cores')),
      CARD.line(countOf(scenario.line)),
    ],
  };
}

/** Counts of people who switch: only where switches are followed, and beyond the first only those that are something. */
function switchLines(scenario: Scenario, ...lines: readonly (readonly [label: string, count: number])[]): CardLine[] {
  if (!followsSwitches(scenario)) return [];
  return lines.filter(([, count], index) => index === 0 || count > 0).map(([label, count]) => ({ label, value: countOf(count) }));
}

/** What the letters of a gateway's formula stand for; where chats differ in size, in the mean. */
function symbolsOf(scenario: Scenario, design: Design): string {
  const members = peopleOf(scenario) / scenario.chats;
  return CARD.symbols(number(members * connectedShare(scenario, design)), number(members * viewingShare(scenario)));
}

function reach(scenario: Scenario, design: Design): string {
  if (design.places === 'byChat') return `k = ${number(meanJoinedGateways(scenario))}`;
  return `f(G) = ${share(hearingGateways(scenario, design) / scenario.gateways)}`;
}

function storageCard(run: LoadedRun, scenario: Scenario, isSeats: boolean, micros: number): CardContent {
  const { ledger } = run.result;
  const moment = run.cursor?.at(micros);
  const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
  const queries = isSeats ? (moment?.seatQueries ?? ledger.userGatewayStorage.queries) : (moment?.chatQueries ?? ledger.chatUserStorage.queries);
  const lookups = isSeats ? (moment?.seatLookups ?? ledger.userGatewayStorage.lookups) : queries;
  const expected = expectedPerMessage(scenario, run.design);
  return {
    counts: [
      { label: CARD.shards, value: countOf(isSeats ? scenario.shards : scenario.chatShards) },
      { label: CARD.queries, value: countOf(sum(queries)) },
      { label: CARD.lookups, value: countOf(sum(lookups)) },
      ...(isSeats ? [{ label: CARD.seatWrites, value: countOf(sum(ledger.userGatewayStorage.writes)) }] : []),
      ...(isSeats ? [{ label: CARD.shardsPerMessage, value: number(run.figures.shardsPerMessage) }] : []),
    ],
    formula: isSeats ? CARD.seatsFormula(number(expected.seatQueries), number(expected.seatLookups)) : CARD.membersFormula,
    assumptions: [CARD.lookupCost(number(scenario.tLookup)), isSeats ? CARD.seatSharding : CARD.chatSharding],
  };
}

function topicCard(run: LoadedRun, scenario: Scenario, topic: number, micros: number): CardContent {
  const { ledger } = run.result;
  const moment = run.cursor?.at(micros);
  const expected = expectedPerMessage(scenario, run.design);
  return {
    counts: [
      { label: CARD.published, value: countOf((moment?.published ?? ledger.topics.publishes)[topic]!) },
      { label: CARD.notified, value: countOf((moment?.notified ?? ledger.topics.notifications)[topic]!) },
      { label: CARD.subscriptions, value: countOf(ledger.topics.subscriptions[topic]!) },
      { label: CARD.topics, value: countOf(ledger.topics.publishes.length) },
      ...(followsChats(subscribingOf(run.design))
        ? switchLines(scenario, [MOVING.subscribes, (moment?.subscribes ?? ledger.topics.subscribes)[topic]!], [MOVING.unsubscribes, (moment?.unsubscribes ?? ledger.topics.unsubscribes)[topic]!])
        : []),
    ],
    formula: CARD.topicFormula(number(expected.publishes), number(expected.notifications)),
    assumptions: [CARD.notifyCost(number(scenario.tNotify)), CARD.topicScales],
  };
}

function coordinatorCard(run: LoadedRun, scenario: Scenario): CardContent {
  const { assignments } = run.result.ledger.coordinator;
  const most = assignments.reduce((a, b) => Math.max(a, b), 0);
  return {
    counts: [
      { label: CARD.assigned, value: countOf(scenario.chats) },
      { label: CARD.mostChats, value: countOf(most) },
      { label: CARD.perChat, value: number(meanGatewaysPerChat(scenario)) },
    ],
    formula: CARD.coordinatorFormula,
    assumptions: run.design.prices,
  };
}

function chatApiCard(run: LoadedRun, scenario: Scenario, chat: number, micros: number): CardContent {
  const messages = run.result.trace?.messages;
  const members = sizesOf(scenario).sizeOf(chat);
  const expected = expectedPerMessage(scenario, run.design, members);
  let posted = 0;
  for (let message = 0; messages && message < messages.length; message++) {
    if (messages.chat[message] === chat && messages.postedMicros[message]! < micros) posted++;
  }
  return {
    counts: [
      { label: CARD.posted, value: countOf(messages ? posted : scenario.messages) },
      { label: CARD.membersOfChat, value: countOf(members) },
      ...(messages ? guestLines(run, chat, micros) : []),
    ],
    formula: CARD.chatApiFormula(number(expected.receipts), number(expected.writes), number(expected.crossings)),
    assumptions: [CARD.chatApiOne, CARD.chatApiFree],
  };
}

/** Who of a chat is elsewhere at a moment, and who has come from elsewhere. */
function guestLines({ result: { scenario }, design }: LoadedRun, chat: number, micros: number): CardLine[] {
  const stays = staysOf(scenario, design);
  if (!stays) return [];
  const { visitors, gone } = stays.guestsOf(chat, micros, sizesOf(scenario).chatOf);
  return switchLines(scenario, [MOVING.visitors, visitors], [MOVING.gone, gone]);
}

function balancerCard(run: LoadedRun, scenario: Scenario): CardContent {
  const placement = placementOf(scenario, run.design);
  const connected = run.result.ledger.gateways.connections;
  return {
    counts: [
      { label: CARD.peopleConnected, value: countOf(connected.reduce((sum, count) => sum + count, 0)) },
      { label: CARD.fullest, value: countOf(connected.reduce((most, count) => Math.max(most, count), 0)) },
      { label: CARD.emptiest, value: countOf(connected.reduce((least, count) => Math.min(least, count), Infinity)) },
    ],
    formula: placement.summary,
    assumptions: [placement.whenGatewaysAreAdded, CARD.handshakeCost(number(scenario.tHandshake))],
  };
}
