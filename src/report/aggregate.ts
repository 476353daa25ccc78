/** The document of a run in which everybody was placed and counted, and no message played. */
import { designOf } from '../designs';
import type { AggregateResult, ChatCounts } from '../model/counts';
import { rolesOf } from '../model/design';
import { distribution, type Distribution } from '../model/distribution';
import type { Counts } from '../model/ledger';
import { peopleOf } from '../model/people';
import type { Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { aggregate } from '../scale/aggregate';
import { estimate } from '../scale/estimate';
import { NOT_PLAYED, runFigures, UNKNOWN, type EngineDocument, type ReportDocument } from './document';
import { weightedDistribution } from './weighted';

/** Counts a scenario by the aggregate engine. */
export function byAggregate(scenario: Scenario): EngineDocument {
  return countedDocument(aggregate(scenario));
}

function countedDocument(result: AggregateResult): EngineDocument {
  const { scenario, factors, topics, messages } = result;
  const gateways = gatewayFigures(result);
  const { deliveries } = result.users;
  const delivered = overInstances({ ...deliveries, each: scaled(deliveries.each, factors.delivered) }, scenario);
  return {
    engine: {
      ...runFigures('aggregate', scenario.loss === 0 ? 'exact' : 'means', scenario, messages.posted),
      ...NOT_PLAYED,
      lossless: scenario.loss === 0,
      failedWrites: gateways.writes.total - delivered.total,
      lostDeliveries: gateways.lost.total,
    },
    gateways,
    storage: storageFigures(result),
    broker: {
      topics: { 0: 0, 1: scenario.chats, members: peopleOf(scenario) }[topics.publishes.perChat],
      subscriptions: overInstances(topics.subscriptions, scenario),
      publishes: overInstances(topics.publishes, scenario),
      notifications: overInstances(topics.notifications, scenario),
      dropped: UNKNOWN,
    },
    users: { deliveries: delivered },
    coordinator: { assignments: distribution(result.coordinator.assignments) },
    latencyMillis: { first: UNKNOWN, last: UNKNOWN },
    estimate: estimate(result),
  };
}

/** With losses, attempts and what is given up are means: no attempt is drawn here. */
function gatewayFigures({ gateways, factors, scenario }: AggregateResult): ReportDocument['gateways'] {
  const writes = scaled(gateways.writes, factors.attempts);
  return {
    receipts: distribution(gateways.receipts),
    writes: distribution(writes),
    lost: distribution(scaled(gateways.writes, factors.lost)),
    dropped: UNKNOWN,
    connections: distribution(gateways.connections),
    chats: distribution(gateways.chats),
    busyMicros: distribution(gateways.receipts.map((count, gateway) => count * scenario.tReceipt + writes[gateway]! * scenario.tWrite)),
  };
}

function storageFigures({ scenario, userGatewayStorage: seats, chatUserStorage: members, messages }: AggregateResult): ReportDocument['storage'] {
  const asksMembers = rolesOf(designOf(scenario.design)).has('chatUserStorage');
  return {
    userGateway: {
      queries: distribution(seats.queries),
      lookups: distribution(seats.lookups),
      // All messages of a chat ask the same shards.
      shardsPerMessage: weightedDistribution(messages.shardsAskedEach, messages.byChat),
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

/** Over instances that come one, or as many as members, to a chat. */
function overInstances({ each, perChat }: ChatCounts, scenario: Scenario): Distribution {
  return weightedDistribution(each, perChat === 'members' ? membersByChat(scenario) : perChat);
}

function membersByChat(scenario: Scenario): Uint32Array {
  const members = new Uint32Array(scenario.chats);
  for (const { firstChat, chats, size } of sizesOf(scenario).runs) members.fill(size, firstChat, firstChat + chats);
  return members;
}

function scaled(counts: Counts, factor: number): Counts {
  return factor === 1 ? counts : counts.map((count) => count * factor);
}
