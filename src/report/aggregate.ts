/** The document of a run in which everybody was placed and counted, and no message played. */
import { designOf } from '../designs';
import { meanPaid, messagesWritten, moversByChat, othersInTheMean, personByPerson, type AggregateResult, type ChatCounts } from '../model/counts';
import { rolesOf } from '../model/design';
import { distribution, EACH_LIMIT, type Distribution } from '../model/distribution';
import { busyMicros, type Counts } from '../model/ledger';
import { busiestGateway } from '../model/outage';
import { peopleOf } from '../model/people';
import { populate } from '../model/population';
import type { Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { followsSwitches } from '../model/switching';
import { asksGateways, attemptsAt, writesSockets } from '../model/traits';
import { intakeJobs, mostWakingMicros, type GatewayJobs } from '../model/waking';
import { switchesPerSecond } from '../engine/theory/switchrates';
import { aggregate } from '../engine/counts/aggregate';
import { estimate } from '../engine/counts/estimate';
import { outageOf } from '../engine/weighing/outage';
import { membersByChat } from '../engine/counts/instances';
import { askedFigures, NOT_PLAYED, otherFigures, secondSocketFigures, runFigures, UNKNOWN, type EngineDocument, type ReportDocument } from './document';
import { weightedDistribution } from './weighted';

/** Counts a scenario by the aggregate engine. */
export function byAggregate(scenario: Scenario): EngineDocument {
  return countedDocument(aggregate(scenario));
}

function countedDocument(result: AggregateResult): EngineDocument {
  const { scenario, factors, topics, messages } = result;
  const estimated = estimate(result);
  const gateways = gatewayFigures(result);
  const { deliveries, frames } = result.users;
  const delivered = overInstances(deliveries, result, factors.delivered);
  const received = frames && overInstances(frames, result, factors.delivered);
  const badges = badgeFigures(result);
  // Where edges hold the sockets, these write them.
  const attempted = writesSockets(designOf(scenario.design), 'gateway') ? gateways.writes : overInstances(result.users.deliveries, result, factors.attempts);
  return {
    engine: {
      ...runFigures('aggregate', scenario.loss === 0 ? 'exact' : 'means', scenario, messages.posted, estimated.overloaded),
      ...NOT_PLAYED,
      lossless: scenario.loss === 0,
      failedWrites: result.gateways.carried.length > 0 ? gateways.writes.total * (1 - result.factors.delivered / result.factors.attempts) : attempted.total - (received ?? delivered).total + (badges ? badges.writes.total - badges.received.total : 0),
      lostDeliveries: gateways.lost.total,
    },
    gateways,
    storage: storageFigures(result),
    broker: {
      topics: { nothing: 0, chat: scenario.chats, member: peopleOf(scenario), gateway: scenario.gateways }[topics.publishes.oneFor],
      subscriptions: overInstances(topics.subscriptions, result),
      publishes: overInstances(topics.publishes, result),
      notifications: overInstances(topics.notifications, result),
      dropped: UNKNOWN,
      subscribes: distribution(topics.subscribes),
      unsubscribes: distribution(topics.unsubscribes),
    },
    users: { deliveries: delivered },
    ...(result.owners && (received ? { frames: { released: distribution(result.owners.releases), received } } : { overCap: distribution(result.owners.dropped) })),
    ...(badges && { badges }),
    others: otherFigures(othersInTheMean(result, designOf(scenario.design)), distribution),
    coordinator: { assignments: distribution(result.coordinator.assignments) },
    switches: switchesPerSecond(scenario, designOf(scenario.design)),
    latencyMillis: { first: UNKNOWN, last: UNKNOWN },
    estimate: estimated,
    oneGatewayDies: outageOf(scenario, designOf(scenario.design), busiestGateway(result.gateways, result.topology)),
  };
}

/** With losses, attempts and what is given up are means: no attempt is drawn here. */
function gatewayFigures(result: AggregateResult): ReportDocument['gateways'] {
  const { gateways, factors, scenario } = result;
  const writes = scaled(gateways.writes, attemptsAt(designOf(scenario.design), 'gateway', factors.attempts));
  const least = busyMicros({ gateways: { ...gateways, paid: meanPaid(result) } }, scenario);
  return {
    receipts: distribution(gateways.receipts),
    wasted: distribution(gateways.wasted),
    writes: distribution(writes),
    ...askedFigures(gateways),
    lost: distribution(scaled(messagesWritten(result), factors.lost)),
    dropped: UNKNOWN,
    connections: distribution(gateways.connections),
    ...secondSocketFigures(gateways),
    chats: distribution(gateways.chats),
    switches: distribution(gateways.switches),
    handshakes: distribution(gateways.handshakes),
    busyMicros: distribution(least),
    busyMicrosWoken: distribution(least.map((micros, gateway) => micros + mostWakingMicros(jobsOf(result, gateway), scenario))),
    wakeUps: UNKNOWN,
  };
}

/** Null where the design sends none. */
function badgeFigures(result: AggregateResult): (ReportDocument['badges'] & object) | null {
  const { badges, factors } = result;
  if (badges.copies.length === 0) return null;
  return {
    copies: distribution(badges.copies),
    writes: distribution(scaled(badges.writes, factors.attempts)),
    received: overInstances(badges.received, result, factors.delivered),
  };
}

function jobsOf({ scenario, gateways, badges, factors }: AggregateResult, gateway: number): GatewayJobs {
  const receipts = gateways.receipts[gateway]! + (badges.copies[gateway] ?? 0);
  const firstWrites = gateways.writes[gateway]! + (badges.writes[gateway] ?? 0);
  const intake = { receipts, wasted: gateways.wasted[gateway]!, requests: gateways.requests[gateway] ?? 0, emptyAnswers: gateways.emptyAnswers[gateway] ?? 0 };
  return { ...intakeJobs(intake), isAsked: asksGateways(designOf(scenario.design)), firstWrites, repeated: (attemptsAt(designOf(scenario.design), 'gateway', factors.attempts) - 1) * firstWrites, handshakes: gateways.handshakes[gateway]! + (gateways.paid.tMove?.[gateway] ?? 0) };
}

function storageFigures(result: AggregateResult): ReportDocument['storage'] {
  const { scenario, userGatewayStorage: seats, chatUserStorage: members, messages } = result;
  const asksMembers = rolesOf(designOf(scenario.design)).has('chatUserStorage');
  return {
    userGateway: {
      queries: distribution(seats.queries),
      lookups: distribution(seats.lookups),
      // All messages of a chat ask the same shards, unless people come and go between them.
      shardsPerMessage: followsSwitches(scenario) ? UNKNOWN : weightedDistribution(...shardsByMessage(result)),
      writes: distribution(seats.writes),
      dropped: UNKNOWN,
    },
    chatUser: {
      queries: distribution(members.queries),
      lookups: distribution(members.lookups),
      shardsPerMessage: weightedDistribution([asksMembers ? 1 : 0], messages.posted),
      writes: distribution(new Float64Array(members.queries.length)),
      dropped: UNKNOWN,
    },
  };
}

/** Shards that messages ask, and how many messages ask so many: what is dropped, or comes along in a frame, asks none by itself. */
function shardsByMessage({ owners, messages: { shardsAskedEach, byChat, posted } }: AggregateResult): [values: number[] | Counts, weights: number[] | Counts] {
  if (!owners) return [shardsAskedEach, byChat];
  const { releases } = owners;
  return [[...shardsAskedEach, 0], [...releases, posted - releases.reduce((sum, count) => sum + count, 0)]];
}

/** Over instances that come one, or as many as members, to a chat; each count times a factor. */
export function overInstances(counts: ChatCounts, result: AggregateResult, factor = 1): Distribution {
  const { scenario, attendance } = result;
  const each = scaled(counts.each, factor);
  if (counts.oneFor !== 'member') return weightedDistribution(each, counts.oneFor === 'nothing' ? 0 : 1);
  if (result.people <= EACH_LIMIT) return distribution(scaled(personByPerson(counts, populate(scenario, designOf(scenario.design))), factor));
  // What each counts is a sum over the lists that they are on.
  if (counts.isOfLists) return { ...UNKNOWN, total: counts.total * factor };
  const members = membersByChat(scenario);
  const alone = counts.movers ? scaled(counts.movers.counts, factor) : [];
  const moved = moversByChat(sizesOf(scenario), counts.movers?.people ?? new Float64Array(0));
  const stayed = (viewers: Counts): Counts => viewers.map((count, chat) => count - moved[chat]!);
  if (!attendance || !counts.others) return weightedDistribution([...each, ...alone], [...stayed(members), ...ones(alone)]);
  const { viewing, connected, badged } = attendance;
  const apart = (counts.others.badged && badged?.people) ?? new Float64Array(0);
  const others = { connected: scaled(counts.others.connected, factor), absent: scaled(counts.others.absent, factor), badged: apart.length === 0 ? apart : scaled(counts.others.badged!, factor) };
  return weightedDistribution(
    [...each, ...others.badged, ...others.connected, ...others.absent, ...alone],
    [...stayed(viewing), ...apart, ...connected.map((count, chat) => count - viewing[chat]! - (apart[chat] ?? 0)), ...members.map((count, chat) => count - connected[chat]!), ...ones(alone)],
  );
}

function ones({ length }: ArrayLike<number>): number[] {
  return new Array<number>(length).fill(1);
}

function scaled(counts: Counts, factor: number): Counts {
  return factor === 1 ? counts : counts.map((count) => count * factor);
}
