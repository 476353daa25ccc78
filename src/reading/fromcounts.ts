/** A count of everybody by the aggregate engine, in the shape of a run that was not played. */
import { meanPaid, meanTraffic, messagesWritten, othersInTheMean, totalsByChat, type AggregateResult } from '../model/counts';
import type { Counts, Ledger } from '../model/ledger';
import type { RunResult } from '../model/run';
import { attemptsAt } from '../model/traits';
import type { Design } from '../model/design';
import { expectedCrossings } from '../engine/theory/theory';

/**
 * The ledger of a count. Where attempts fail, writes, deliveries and losses are the means that the
 * factors give; what would take a column as long as there are people is left empty.
 */
export function asRunResult(counted: AggregateResult, design: Design): RunResult {
  const { scenario, topology, seating, factors } = counted;
  return {
    scenario,
    topology,
    seating,
    trace: null,
    index: null,
    ledger: ledgerOf(counted, design),
    summary: {
      crossings: Math.round(expectedCrossings(scenario, design)),
      startMicros: 0,
      endMicros: 0,
      failedWrites: 0,
      lostDeliveries: sumOf(messagesWritten(counted)) * factors.lost,
      droppedJobs: 0,
      stopped: null,
      lossless: factors.lost === 0,
      longestLine: 0,
    },
  };
}

function ledgerOf(counted: AggregateResult, design: Design): Ledger {
  const { gateways, userGatewayStorage: seats, chatUserStorage, factors, messages, topics } = counted;
  const none = (counts: Counts): Counts => new Float64Array(counts.length);
  return {
    gateways: {
      receipts: gateways.receipts,
      wasted: gateways.wasted,
      writes: scaled(gateways.writes, attemptsAt(design, 'gateway', factors.attempts)),
      requests: gateways.requests,
      emptyAnswers: gateways.emptyAnswers,
      lost: scaled(messagesWritten(counted), factors.lost),
      dropped: none(gateways.receipts),
      connections: gateways.connections,
      secondSockets: gateways.secondSockets,
      chats: gateways.chats,
      switches: gateways.switches,
      handshakes: gateways.handshakes,
      paid: meanPaid(counted),
    },
    userGatewayStorage: { queries: seats.queries, lookups: seats.lookups, writes: seats.writes, dropped: none(seats.queries) },
    chatUserStorage: { ...chatUserStorage, dropped: none(chatUserStorage.queries) },
    topics: {
      subscriptions: topics.subscriptions.each,
      publishes: totalsByChat(counted, topics.publishes),
      notifications: totalsByChat(counted, topics.notifications),
      dropped: none(topics.publishes.each),
      subscribes: topics.subscribes,
      unsubscribes: topics.unsubscribes,
    },
    users: { deliveries: new Float64Array(0), frames: counted.users.frames && new Float64Array(0) },
    owners: counted.owners,
    badges: { copies: counted.badges.copies, writes: scaled(counted.badges.writes, factors.attempts), received: new Float64Array(0) },
    traffic: meanTraffic(counted),
    others: Object.fromEntries(Object.entries(othersInTheMean(counted, design)).map(([role, counts]) => [role, { ...counts, dropped: none(counts.received) }])),
    coordinator: counted.coordinator,
    messages: {
      posted: messages.posted,
      // One entry a message would be too many: each chat's mean stands for its messages.
      shardsAsked: messages.shardsAskedEach,
      firstViewerMicros: new Float64Array(0),
      lastViewerMicros: new Float64Array(0),
    },
  };
}

function scaled(counts: Counts, factor: number): Counts {
  return factor === 1 ? counts : counts.map((count) => count * factor);
}

function sumOf(counts: Counts): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
