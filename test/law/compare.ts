/** The law: what the two engines say of one scenario, set beside each other, instance by instance. */
import { designOf } from '../../src/designs';
import { busyMicros, type Counts, type Ledger } from '../../src/model/ledger';
import type { RunResult, RunSummary } from '../../src/model/run';
import { ROLE_IDS, type Role } from '../../src/model/roles';
import { roomsOf } from '../../src/model/rooms';
import type { CostKey, Scenario } from '../../src/model/scenario';
import { messagesWritten, personByPerson, type AggregateResult, type ChatCounts } from '../../src/model/counts';
import { populate, type Population } from '../../src/model/population';
import { followsSwitches } from '../../src/model/switching';
import { intakeJobs, mostWakingMicros } from '../../src/model/waking';
import { asRunResult } from '../../src/reading/fromcounts';
import { spentMicros } from '../../src/reading/loads';

/** One column of the ledger in both engines, by instance. */
export interface Column {
  readonly name: string;
  readonly events: Counts;
  readonly aggregate: Counts;
}

/** A number a chat as a number an instance, for instances that belong to chats: people by what they do. */
function byInstance(counts: ChatCounts, population: Population): Counts {
  return counts.oneFor === 'member' ? personByPerson(counts, population) : counts.each;
}

/** For what is kept by message: only the event engine puts messages in the order of posting. */
function ascending(values: ArrayLike<number>): Counts {
  return Float64Array.from(values).sort();
}

/** Every column that both engines keep, person by person where it is of people. */
export function columnsOf(given: Scenario, ledger: Ledger, result: AggregateResult): Column[] {
  // Where a design has chats in parts, these are what ran.
  const scenario = roomsOf(given, designOf(given.design));
  const population = populate(scenario, designOf(scenario.design));
  const { gateways, userGatewayStorage: seats, chatUserStorage: chatUser, topics, users, coordinator, messages } = ledger;
  const none = (counts: Counts): Counts => new Float64Array(counts.length);
  const { byChat, shardsAskedEach } = result.messages;
  const releases = result.owners?.releases ?? byChat;
  // A message that is dropped, or comes along in a frame, asks no shard by itself.
  const asked = Array.from(byChat).flatMap((count, chat) => [...new Array<number>(releases[chat]!).fill(shardsAskedEach[chat]!), ...new Array<number>(count - releases[chat]!).fill(0)]);
  const column = (name: string, events: Counts, aggregate: Counts): Column => ({ name, events, aggregate });
  return [
    column('gateways.receipts', gateways.receipts, result.gateways.receipts),
    column('gateways.wasted', gateways.wasted, result.gateways.wasted),
    column('gateways.writes', gateways.writes, result.gateways.writes),
    column('gateways.requests', gateways.requests, result.gateways.requests),
    column('gateways.emptyAnswers', gateways.emptyAnswers, result.gateways.emptyAnswers),
    column('gateways.lost', gateways.lost, none(result.gateways.writes)),
    column('gateways.dropped', gateways.dropped, none(result.gateways.receipts)),
    column('gateways.connections', gateways.connections, result.gateways.connections),
    column('gateways.secondSockets', gateways.secondSockets, result.gateways.secondSockets),
    column('gateways.chats', gateways.chats, result.gateways.chats),
    column('gateways.switches', gateways.switches, result.gateways.switches),
    column('gateways.handshakes', gateways.handshakes, result.gateways.handshakes),
    ...paidColumns(ledger, result),
    ...otherColumns(ledger, result),
    ...trafficColumns(ledger, result),
    column('userGatewayStorage.queries', seats.queries, result.userGatewayStorage.queries),
    column('userGatewayStorage.lookups', seats.lookups, result.userGatewayStorage.lookups),
    column('userGatewayStorage.writes', seats.writes, result.userGatewayStorage.writes),
    column('userGatewayStorage.dropped', seats.dropped, none(result.userGatewayStorage.queries)),
    column('chatUserStorage.queries', chatUser.queries, result.chatUserStorage.queries),
    column('chatUserStorage.lookups', chatUser.lookups, result.chatUserStorage.lookups),
    column('chatUserStorage.dropped', chatUser.dropped, none(result.chatUserStorage.queries)),
    column('topics.subscriptions', topics.subscriptions, byInstance(result.topics.subscriptions, population)),
    column('topics.publishes', topics.publishes, byInstance(result.topics.publishes, population)),
    column('topics.notifications', topics.notifications, byInstance(result.topics.notifications, population)),
    column('topics.dropped', topics.dropped, none(topics.subscriptions)),
    column('topics.subscribes', topics.subscribes, result.topics.subscribes),
    column('topics.unsubscribes', topics.unsubscribes, result.topics.unsubscribes),
    column('badges.copies', ledger.badges.copies, result.badges.copies),
    column('badges.writes', ledger.badges.writes, result.badges.writes),
    ...(ledger.badges.received.length === 0 ? [] : [column('badges.received', ledger.badges.received, byInstance(result.badges.received, population))]),
    column('users.deliveries', users.deliveries, byInstance(result.users.deliveries, population)),
    ...(users.frames && result.users.frames ? [column('users.frames', users.frames, byInstance(result.users.frames, population))] : []),
    column('owners.releases', ledger.owners?.releases ?? NO_COUNTS, result.owners?.releases ?? NO_COUNTS),
    column('owners.dropped', ledger.owners?.dropped ?? NO_COUNTS, result.owners?.dropped ?? NO_COUNTS),
    column('coordinator.assignments', coordinator.assignments, result.coordinator.assignments),
    column('messages.posted', Float64Array.of(messages.posted), Float64Array.of(result.messages.posted)),
    // As people come and go, the shards asked change from message to message: the shards' own counts are held above.
    ...(followsSwitches(scenario) ? [] : [column('messages.shardsAsked', ascending(messages.shardsAsked), ascending(asked))]),
  ];
}

/** How often gateways pay each cost, at first attempts. */
function paidColumns({ gateways: { paid } }: Ledger, result: AggregateResult): Column[] {
  const names = new Set([...Object.keys(paid), ...Object.keys(result.gateways.paid)]) as Set<CostKey>;
  // When a gateway is idle, no count knows: `wakingExcesses` holds these between two ends.
  return [...names].filter((key) => key !== 'tWake' && key !== 'tFirstWrite').map((key) => ({ name: `gateways.paid.${key}`, events: paid[key] ?? NO_COUNTS, aggregate: result.gateways.paid[key] ?? NO_COUNTS }));
}

/** Roles without a part of their own; of those with an instance a person the counting engine keeps nothing. */
function otherColumns({ others }: Ledger, result: AggregateResult): Column[] {
  return (Object.keys(others) as Role[]).flatMap((role) =>
    (['received', 'units', 'sent'] as const).flatMap((name) => {
      const aggregate = result.others[role]?.[name] ?? NO_COUNTS;
      return aggregate.length === 0 ? [] : [{ name: `${role}.${name}`, events: others[role]![name], aggregate }];
    }),
  );
}

/** What links carry, where both engines say so; of instances that come one to a person the counting engine keeps nothing. */
function trafficColumns({ traffic }: Ledger, result: AggregateResult): Column[] {
  if (!traffic || !result.traffic) return [];
  const { first } = result.traffic;
  return (Object.keys({ ...traffic, ...first }) as Role[]).flatMap((role) =>
    (['in', 'out'] as const).flatMap((way) => {
      const aggregate = first[role]?.[way] ?? NO_COUNTS;
      return aggregate.length === 0 ? [] : [{ name: `link.${role}.${way}`, events: traffic[role]?.[way] ?? NO_COUNTS, aggregate }];
    }),
  );
}

const NO_COUNTS: Counts = new Float64Array(0);

/** Where the two ledgers differ; empty where the law holds. */
export function differences(columns: readonly Column[]): string[] {
  return columns.flatMap(({ name, events, aggregate }) => {
    if (events.length !== aggregate.length) {
      return [`${name} has ${String(events.length)} instances by events and ${String(aggregate.length)} by counts`];
    }
    const wrong = events.findIndex((count, instance) => count !== aggregate[instance]);
    return wrong < 0 ? [] : [`${name} ${String(wrong)}: ${String(events[wrong])} by events, ${String(aggregate[wrong])} by counts`];
  });
}

/** Where the time that components spend differs between a lossless run and its count; of gateways, by more than waking up can come to. */
export function priceDifferences(run: RunResult, result: AggregateResult): string[] {
  const counted = asRunResult(result, designOf(run.scenario.design));
  return ROLE_IDS.filter((role) => role !== 'gateway').flatMap((role) => {
    const [events, aggregate] = [spentMicros(role, run) ?? NO_COUNTS, spentMicros(role, counted) ?? NO_COUNTS];
    // Of people's topics one number a chat is counted, and one a person played; in chats of one person each, these are as many.
    const isByChat = role === 'topic' && result.topics.publishes.oneFor === 'member';
    if (!isByChat && events.length === aggregate.length) return differences([{ name: `${role} spends`, events, aggregate }]);
    const [played, expected] = [sumOf(events), sumOf(aggregate)];
    return Math.abs(played - expected) <= 1e-9 * expected ? [] : [`${role} spends ${String(played)} by events, ${String(expected)} by counts`];
  }).concat(wakingExcesses(run, result));
}

/** Gateways that spend less than where none wakes up, or more than where each job finds its core idle. */
function wakingExcesses({ scenario, topology, ledger }: RunResult, { gateways, badges }: AggregateResult): string[] {
  const isAsked = topology.kinds.some(({ phase, to, asks }) => phase === 'message' && to === 'gateway' && asks);
  const [played, least] = [busyMicros(ledger, scenario), busyMicros({ gateways }, scenario)];
  return Array.from(played).flatMap((micros, gateway) => {
    const receipts = gateways.receipts[gateway]! + (badges.copies[gateway] ?? 0);
    const intake = { receipts, wasted: gateways.wasted[gateway]!, requests: gateways.requests[gateway] ?? 0, emptyAnswers: gateways.emptyAnswers[gateway] ?? 0 };
    const firstWrites = gateways.writes[gateway]! + (badges.writes[gateway] ?? 0);
    const jobs = { ...intakeJobs(intake), isAsked, firstWrites, repeated: 0, handshakes: gateways.handshakes[gateway]! + (gateways.paid.tMove?.[gateway] ?? 0) };
    const most = least[gateway]! + mostWakingMicros(jobs, scenario);
    // Sums of the same prices in another order.
    const slack = 1e-9 * micros;
    return micros < least[gateway]! - slack || micros > most + slack ? [`gateway ${String(gateway)} spends ${String(micros)}, not between ${String(least[gateway])} and ${String(most)}`] : [];
  });
}

function sumOf(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Columns that no loss touches: of connecting, and of posting. */
const UNHARMED = new Set([
  'gateways.connections',
  'gateways.secondSockets',
  'gateways.chats',
  'gateways.switches',
  'userGatewayStorage.writes',
  'topics.subscriptions',
  'coordinator.assignments',
  'messages.posted',
  'owners.releases',
  'owners.dropped',
]);

/** Columns that the aggregate engine keeps in another sense, or not at all, where something is lost. */
const OTHERWISE = new Set([
  'gateways.writes',
  'gateways.lost',
  'gateways.dropped',
  'badges.writes',
  'edge.sent',
  'userGatewayStorage.dropped',
  'chatUserStorage.dropped',
  'topics.dropped',
  'messages.shardsAsked',
]);

/**
 * Where a run with losses or short lines counts more than the aggregate ledger allows; empty where
 * the law's inequalities hold. Connecting loses nothing and stays equal.
 */
export function excesses(scenario: Scenario, ledger: Ledger, summary: RunSummary, result: AggregateResult): string[] {
  const columns = columnsOf(scenario, ledger, result);
  const { writes, lost } = ledger.gateways;
  const firstWrites = result.gateways.writes;
  const carried = messagesWritten(result);
  return [
    ...differences(columns.filter(({ name }) => UNHARMED.has(name))),
    ...columns.map((column) => (column.name === 'gateways.wasted' ? wastedAtMost(column, result, summary) : column)).filter(({ name }) => !UNHARMED.has(name) && !OTHERWISE.has(name) && !name.startsWith('gateways.paid.') && !name.startsWith('link.')).flatMap(above),
    // Attempts at sockets are repeated; all else crosses a link as often as without losses, or less often.
    ...columns.filter(({ name }) => name.startsWith('link.')).flatMap(({ name, events, aggregate }) => above({ name, events, aggregate: aggregate.map((count) => count * scenario.attempts) })),
    ...above({ name: 'badges against attempts', events: ledger.badges.writes, aggregate: result.badges.writes.map((count) => count * scenario.attempts) }),
    ...columns.filter(({ name }) => name === 'edge.sent').flatMap((column) => above({ ...column, aggregate: column.aggregate.map((count) => count * scenario.attempts) })),
    ...above({ name: 'writes against attempts', events: writes, aggregate: firstWrites.map((count) => count * scenario.attempts) }),
    ...paidColumns(ledger, result).flatMap(({ name, events, aggregate }) => above({ name, events, aggregate: aggregate.map((count) => count * scenario.attempts) })),
    ...above({ name: 'lost against messages in first writes', events: lost, aggregate: carried }),
    ...(summary.droppedJobs === 0 ? balance(ledger, result) : []),
  ];
}

/** Of a frame of several chats, what was for a viewer may have been dropped before: then the frame serves nobody. */
function wastedAtMost(column: Column, result: AggregateResult, { droppedJobs }: RunSummary): Column {
  return result.links !== null && droppedJobs > 0 ? { ...column, aggregate: result.gateways.receipts } : column;
}

function above({ name, events, aggregate }: Column): string[] {
  const wrong = events.findIndex((count, instance) => count > aggregate[instance]!);
  return wrong < 0 ? [] : [`${name} ${String(wrong)}: ${String(events[wrong])} by events, above ${String(aggregate[wrong])}`];
}

/** Where nothing is turned away, each message in a first write ends in a delivery or is given up, and copies are as without loss. */
function balance(ledger: Ledger, result: AggregateResult): string[] {
  const total = (counts: Counts): number => counts.reduce((sum, count) => sum + count, 0);
  const ended = total(ledger.users.frames ?? ledger.users.deliveries) + total(ledger.gateways.lost);
  const begun = total(messagesWritten(result));
  return [
    ...(ended === begun ? [] : [`${String(begun)} deliveries were begun and ${String(ended)} ended`]),
    ...differences([{ name: 'gateways.receipts', events: ledger.gateways.receipts, aggregate: result.gateways.receipts }]),
  ];
}
