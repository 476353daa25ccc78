/** The document of a run in which everybody was placed and counted, and no message played. */
import { designOf } from '../designs';
import { meanPaid, messagesWritten, moversByChat, personByPerson, type AggregateResult, type ChatCounts } from '../model/counts';
import { rolesOf } from '../model/design';
import { distribution, EACH_LIMIT, type Distribution } from '../model/distribution';
import { busyMicros, type Counts } from '../model/ledger';
import { peopleOf } from '../model/people';
import { presenceOf } from '../model/presence';
import type { Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { followsSwitches } from '../model/switching';
import { asksGateways } from '../model/traits';
import { intakeJobs, mostWakingMicros, type GatewayJobs } from '../model/waking';
import { switchesPerSecond } from '../engine/theory/theory';
import { aggregate } from '../engine/counts/aggregate';
import { estimate } from '../engine/counts/estimate';
import { membersByChat } from '../engine/counts/instances';
import { askedFigures, NOT_PLAYED, otherFigures, runFigures, UNKNOWN, type EngineDocument, type ReportDocument } from './document';
import { weightedDistribution } from './weighted';

/** Counts a scenario by the aggregate engine. */
export function byAggregate(scenario: Scenario): EngineDocument {
  return countedDocument(aggregate(scenario));
}

function countedDocument(result: AggregateResult): EngineDocument {
  const { scenario, factors, topics, messages } = result;
  const estimated = estimate(result);
  const gateways = gatewayFigures(result);
  const delivered = overInstances(result.users.deliveries, result, factors.delivered);
  return {
    engine: {
      ...runFigures('aggregate', scenario.loss === 0 ? 'exact' : 'means', scenario, messages.posted, estimated.overloaded),
      ...NOT_PLAYED,
      lossless: scenario.loss === 0,
      failedWrites: gateways.writes.total - (result.gateways.carried.length > 0 ? (gateways.writes.total / result.factors.attempts) * result.factors.delivered : delivered.total),
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
    others: otherFigures(result.others, distribution),
    coordinator: { assignments: distribution(result.coordinator.assignments) },
    switches: switchesPerSecond(scenario, designOf(scenario.design)),
    latencyMillis: { first: UNKNOWN, last: UNKNOWN },
    estimate: estimated,
  };
}

/** With losses, attempts and what is given up are means: no attempt is drawn here. */
function gatewayFigures(result: AggregateResult): ReportDocument['gateways'] {
  const { gateways, factors, scenario } = result;
  const writes = scaled(gateways.writes, factors.attempts);
  const least = busyMicros({ gateways: { ...gateways, paid: meanPaid(result) } }, scenario);
  return {
    receipts: distribution(gateways.receipts),
    wasted: distribution(gateways.wasted),
    writes: distribution(writes),
    ...askedFigures(gateways),
    lost: distribution(scaled(messagesWritten(result), factors.lost)),
    dropped: UNKNOWN,
    connections: distribution(gateways.connections),
    chats: distribution(gateways.chats),
    switches: distribution(gateways.switches),
    handshakes: distribution(gateways.handshakes),
    busyMicros: distribution(least),
    busyMicrosWoken: distribution(least.map((micros, gateway) => micros + mostWakingMicros(jobsOf(result, gateway), scenario))),
    wakeUps: UNKNOWN,
  };
}

function jobsOf({ scenario, gateways, factors }: AggregateResult, gateway: number): GatewayJobs {
  const intake = { receipts: gateways.receipts[gateway]!, wasted: gateways.wasted[gateway]!, requests: gateways.requests[gateway] ?? 0, emptyAnswers: gateways.emptyAnswers[gateway] ?? 0 };
  const firstWrites = gateways.writes[gateway]!;
  return { ...intakeJobs(intake), isAsked: asksGateways(designOf(scenario.design)), firstWrites, repeated: (factors.attempts - 1) * firstWrites, handshakes: gateways.handshakes[gateway]! };
}

function storageFigures({ scenario, userGatewayStorage: seats, chatUserStorage: members, messages }: AggregateResult): ReportDocument['storage'] {
  const asksMembers = rolesOf(designOf(scenario.design)).has('chatUserStorage');
  return {
    userGateway: {
      queries: distribution(seats.queries),
      lookups: distribution(seats.lookups),
      // All messages of a chat ask the same shards, unless people come and go between them.
      shardsPerMessage: followsSwitches(scenario) ? UNKNOWN : weightedDistribution(messages.shardsAskedEach, messages.byChat),
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

/** Over instances that come one, or as many as members, to a chat; each count times a factor. */
export function overInstances(counts: ChatCounts, result: AggregateResult, factor = 1): Distribution {
  const { scenario, attendance } = result;
  const each = scaled(counts.each, factor);
  if (counts.oneFor !== 'member') return weightedDistribution(each, counts.oneFor === 'nothing' ? 0 : 1);
  if (result.people <= EACH_LIMIT) return distribution(scaled(personByPerson(counts, sizesOf(scenario), presenceOf(scenario, designOf(scenario.design))), factor));
  const members = membersByChat(scenario);
  const alone = counts.movers ? scaled(counts.movers.counts, factor) : [];
  const moved = moversByChat(sizesOf(scenario), counts.movers?.people ?? new Float64Array(0));
  const stayed = (viewers: Counts): Counts => viewers.map((count, chat) => count - moved[chat]!);
  if (!attendance || !counts.others) return weightedDistribution([...each, ...alone], [...stayed(members), ...ones(alone)]);
  const others = { connected: scaled(counts.others.connected, factor), absent: scaled(counts.others.absent, factor) };
  const { viewing, connected } = attendance;
  return weightedDistribution(
    [...each, ...others.connected, ...others.absent, ...alone],
    [...stayed(viewing), ...connected.map((count, chat) => count - viewing[chat]!), ...members.map((count, chat) => count - connected[chat]!), ...ones(alone)],
  );
}

function ones({ length }: ArrayLike<number>): number[] {
  return new Array<number>(length).fill(1);
}

function scaled(counts: Counts, factor: number): Counts {
  return factor === 1 ? counts : counts.map((count) => count * factor);
}
