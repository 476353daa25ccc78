/** What a component's card tells: its counts up to the play head, and what the formula gives in the mean. */
import { busyMicrosAt } from '../model/ledger';
import { peopleOf } from '../model/people';
import { viewingShare } from '../model/presence';
import { sizesOf } from '../model/sizes';
import { socketHolder } from '../model/sockets';
import { talkOf } from '../model/talk';
import { followsSwitches } from '../model/switching';
import { belongingOf } from '../model/belonging';
import { meanGatewaysPerChat, meanJoinedGateways } from '../engine/theory/holders';
import { expectedPerMessage, gatewaySecond, hearingGateways, meanListed } from '../engine/theory/theory';
import { total } from './figures';
import type { LoadedRun } from './run';
import type { Selection } from './selection';

export type CardCountId =
  | 'copies' | 'requests' | 'emptyAnswers' | 'wasted' | 'writes' | 'badges' | 'busy' | 'busyWithHandshakes' | 'connections' | 'streams' | 'secondSockets' | 'chats' | 'lost' | 'dropped' | 'came' | 'handshakes' | 'moved'
  | 'shards' | 'queries' | 'lookups' | 'seatWrites' | 'shardsPerMessage'
  | 'published' | 'notified' | 'subscriptions' | 'topics' | 'subscribes' | 'unsubscribes'
  | 'assigned' | 'mostChats' | 'gatewaysPerChat'
  | 'posted' | 'frames' | 'held' | 'overCap' | 'members' | 'listed' | 'unreached' | 'visitors' | 'gone'
  | 'peopleConnected' | 'fullest' | 'emptiest';

export interface CardCount {
  readonly id: CardCountId;
  readonly value: number;
  /** How many there are or may be in all. */
  readonly of?: number;
}

/** What the formula of a card gives for this scenario. */
export type CardFormula =
  | {
      readonly of: 'gateway';
      /** Each second; of its cores, the share that this takes. */
      readonly copies: number;
      readonly writes: number;
      readonly busyShare: number;
      /** Gateways of a chat, where they belong to chats; else the share of gateways that hear one. */
      readonly reach: { readonly gateways: number } | { readonly share: number };
      /** Members of a chat who are connected, and of them viewers, in the mean. */
      readonly connected: number;
      readonly viewers: number;
    }
  | { readonly of: 'seats'; readonly queries: number; readonly lookups: number }
  | { readonly of: 'topic'; readonly publishes: number; readonly notifications: number }
  | { readonly of: 'chatApi'; readonly receipts: number; readonly writes: number; readonly crossings: number }
  | { readonly of: 'members' | 'coordinator' | 'balancer' };

export interface Card {
  readonly counts: readonly CardCount[];
  readonly formula: CardFormula;
}

/** @param micros play head; counts are up to it, or of the whole run where the run was not played */
export function cardOf(run: LoadedRun, { role, index }: Selection, micros: number): Card {
  switch (role) {
    case 'gateway':
      return { counts: gatewayCounts(run, index, micros), formula: gatewayFormula(run) };
    case 'storage':
      return index === 1 ? seatsCard(run, micros) : membersCard(run, micros);
    case 'topic':
    case 'ownTopic':
      return topicCard(run, index, micros);
    case 'coordinator':
      return coordinatorCard(run);
    case 'chatApi':
      return chatApiCard(run, index, micros);
    case 'balancer':
    case 'directory':
      return balancerCard(run);
  }
}

function gatewayCounts({ result, design, cursor }: LoadedRun, gateway: number, micros: number): CardCount[] {
  const { scenario, ledger } = result;
  const moment = cursor?.at(micros);
  const now = moment ?? ledger.gateways;
  const badges = (moment?.badgeWrites ?? ledger.badges.writes)[gateway];
  const [receipts, writes, handshakes] = [now.receipts[gateway]!, now.writes[gateway]!, now.handshakes[gateway]!];
  return [
    { id: 'copies', value: receipts },
    { id: 'writes', value: writes },
    ...(now.requests.length > 0 ? [{ id: 'requests', value: now.requests[gateway]! } as const, { id: 'emptyAnswers', value: now.emptyAnswers[gateway]!, of: now.requests[gateway]! } as const] : []),
    ...(badges === undefined ? [] : [{ id: 'badges', value: badges } as const]),
    { id: handshakes > 0 ? 'busyWithHandshakes' : 'busy', value: busyMicrosAt(gateway, now, scenario) },
    socketHolder(design) === 'gateway' ? { id: 'connections', value: ledger.gateways.connections[gateway]!, of: scenario.sockets } : { id: 'streams', value: ledger.gateways.connections[gateway]! },
    ...(ledger.gateways.secondSockets.length > 0 ? [{ id: 'secondSockets', value: ledger.gateways.secondSockets[gateway]!, of: ledger.gateways.connections[gateway]! } as const] : []),
    { id: 'chats', value: ledger.gateways.chats[gateway]!, of: scenario.chats },
    ...(followsSwitches(scenario) ? [{ id: 'came', value: now.switches[gateway]! } as const] : []),
    ...whereAny({ id: 'handshakes', value: handshakes }),
    ...whereAny({ id: 'moved', value: now.paid.tMove?.[gateway] ?? 0 }),
    ...whereAny({ id: 'wasted', value: ledger.gateways.wasted[gateway]! }),
    ...whereAny({ id: 'lost', value: ledger.gateways.lost[gateway]! }),
    ...whereAny({ id: 'dropped', value: ledger.gateways.dropped[gateway]! }),
  ];
}

function gatewayFormula({ result, design }: LoadedRun): CardFormula {
  const { scenario, topology } = result;
  const { copies, writes, busyShare } = gatewaySecond(scenario, design);
  return {
    of: 'gateway',
    copies,
    writes,
    busyShare,
    reach: topology.sitsWithChat ? { gateways: meanJoinedGateways(scenario) } : { share: hearingGateways(scenario, design) / scenario.gateways },
    connected: meanListed(scenario, design).connected,
    viewers: (peopleOf(scenario) * viewingShare(scenario)) / scenario.chats,
  };
}

/** A count that is told only where there is something. */
function whereAny(count: CardCount): CardCount[] {
  return count.value > 0 ? [count] : [];
}

function seatsCard({ result, design, cursor, figures }: LoadedRun, micros: number): Card {
  const { scenario, ledger } = result;
  const { queries, lookups, writes } = ledger.userGatewayStorage;
  const moment = cursor?.at(micros);
  const expected = expectedPerMessage(scenario, design);
  return {
    counts: [
      { id: 'shards', value: scenario.shards },
      { id: 'queries', value: total(moment?.seatQueries ?? queries) },
      { id: 'lookups', value: total(moment?.seatLookups ?? lookups) },
      { id: 'seatWrites', value: total(writes) },
      { id: 'shardsPerMessage', value: figures.shardsPerMessage },
    ],
    formula: { of: 'seats', queries: expected.seatQueries, lookups: expected.seatLookups },
  };
}

function membersCard({ result: { scenario, ledger }, cursor }: LoadedRun, micros: number): Card {
  const queries = total(cursor?.at(micros).chatQueries ?? ledger.chatUserStorage.queries);
  // One key a query: the chat's.
  return { counts: [{ id: 'shards', value: scenario.chatShards }, { id: 'queries', value: queries }, { id: 'lookups', value: queries }], formula: { of: 'members' } };
}

function topicCard({ result, design, cursor }: LoadedRun, topic: number, micros: number): Card {
  const { scenario, topology, ledger } = result;
  const moment = cursor?.at(micros);
  const { subscribes, unsubscribes } = moment ?? ledger.topics;
  const expected = expectedPerMessage(scenario, design);
  return {
    counts: [
      { id: 'published', value: (moment?.published ?? ledger.topics.publishes)[topic]! },
      { id: 'notified', value: (moment?.notified ?? ledger.topics.notifications)[topic]! },
      { id: 'subscriptions', value: ledger.topics.subscriptions[topic]! },
      { id: 'topics', value: ledger.topics.publishes.length },
      ...(topology.followsChats && followsSwitches(scenario) ? [{ id: 'subscribes', value: subscribes[topic]! } as const, ...whereAny({ id: 'unsubscribes', value: unsubscribes[topic]! })] : []),
    ],
    formula: { of: 'topic', publishes: expected.publishes, notifications: expected.notifications },
  };
}

function coordinatorCard({ result: { scenario, ledger } }: LoadedRun): Card {
  return {
    counts: [
      { id: 'assigned', value: scenario.chats },
      { id: 'mostChats', value: most(ledger.coordinator.assignments) },
      { id: 'gatewaysPerChat', value: meanGatewaysPerChat(scenario) },
    ],
    formula: { of: 'coordinator' },
  };
}

function chatApiCard(run: LoadedRun, chat: number, micros: number): Card {
  const { result, design, stays } = run;
  const { scenario, trace } = result;
  const { sizeOf, chatOf, runOf } = sizesOf(scenario);
  const members = sizeOf(chat);
  const wholeChat = runOf(chat).of;
  const belonging = belongingOf(scenario);
  const { receipts, writes, crossings } = expectedPerMessage(scenario, design, members);
  const guests = stays?.guestsOf(chat, micros, chatOf);
  return {
    counts: [
      { id: 'posted', value: trace ? postedIn(trace.messages, chat, micros) : talkOf(scenario).messagesOf(chat) },
      ...ownerCounts(run, chat, micros),
      { id: 'members', value: members },
      ...whereAny({ id: 'unreached', value: wholeChat - members }),
      ...(belonging.memberships > 1 ? [{ id: 'listed', value: belonging.listed(members) } as const] : []),
      ...(guests ? [{ id: 'visitors', value: guests.visitors } as const, ...whereAny({ id: 'gone', value: guests.gone })] : []),
    ],
    formula: { of: 'chatApi', receipts, writes, crossings },
  };
}

/** What the chat's owner has let go, holds and has dropped, where it does not let each message go at once. */
function ownerCounts({ result: { topology: { pacing }, ledger }, owners }: LoadedRun, chat: number, micros: number): CardCount[] {
  if (!pacing) return [];
  if (pacing.most !== null) return [{ id: 'overCap', value: owners?.droppedAt(chat, micros) ?? ledger.owners?.dropped[chat] ?? 0 }];
  return [
    { id: 'frames', value: owners?.releasedAt(chat, micros) ?? ledger.owners?.releases[chat] ?? 0 },
    ...(owners ? [{ id: 'held', value: owners.heldAt(chat, micros).length } as const] : []),
  ];
}

function postedIn(messages: { readonly length: number; readonly chat: Uint32Array; readonly postedMicros: Float64Array }, chat: number, micros: number): number {
  let posted = 0;
  for (let message = 0; message < messages.length; message++) {
    if (messages.chat[message] === chat && messages.postedMicros[message]! < micros) posted++;
  }
  return posted;
}

function balancerCard({ result: { ledger } }: LoadedRun): Card {
  const { connections } = ledger.gateways;
  return {
    counts: [
      { id: 'peopleConnected', value: total(connections) - total(ledger.gateways.secondSockets) },
      { id: 'fullest', value: most(connections) },
      { id: 'emptiest', value: connections.reduce((least, count) => Math.min(least, count), Infinity) },
    ],
    formula: { of: 'balancer' },
  };
}

function most(counts: Float64Array): number {
  return counts.reduce((largest, count) => Math.max(largest, count), 0);
}
