/** The document of a run that was played, message by message. */
import { designOf } from '../designs';
import { rolesOf } from '../model/design';
import type { AggregateResult } from '../model/counts';
import { distribution } from '../model/distribution';
import { busyMicros, type Ledger } from '../model/ledger';
import { busiestGateway } from '../model/outage';
import type { RunResult, RunSummary } from '../model/run';
import type { Scenario } from '../model/scenario';
import { switchesPerSecond } from '../engine/theory/switchrates';
import { aggregate } from '../engine/counts/aggregate';
import { estimate } from '../engine/counts/estimate';
import { outageOf } from '../engine/weighing/outage';
import { MAX_CROSSINGS, runToEnd } from '../engine/events/simulate';
import { expectedCrossings } from '../engine/theory/theory';
import { large } from '../text/format';
import { askedFigures, secondSocketFigures, otherFigures, runFigures, UNKNOWN, type EngineDocument, type EngineName, type PlayedFigures, type ReportDocument } from './document';
import { weightedDistribution } from './weighted';

/** Up to so many times what a run takes, chance may still bring it to its end; beyond that nobody need wait until it is stopped. */
const FAR_BEYOND = 2;

/**
 * Plays a scenario by the event engine.
 * @throws Error with one sentence for people where the formula expects far more crossings than a run takes
 */
export function byEvents(scenario: Scenario): EngineDocument {
  const expected = expectedCrossings(scenario, designOf(scenario.design));
  if (expected > FAR_BEYOND * MAX_CROSSINGS) {
    throw new Error(`the engine events stops a run after ${large(MAX_CROSSINGS)} crossings, and about ${large(expected)} are expected here; without --engine everybody is counted`);
  }
  return playedDocument('events', runToEnd(scenario, { withTrace: false }), aggregate(scenario));
}

/**
 * The document of a run of which every message was played, by either engine that does.
 * @param counted by which one knows what each instance has to do in a second at the scenario's rate
 */
export function playedDocument(name: EngineName, { scenario, ledger, summary }: Pick<RunResult, 'scenario' | 'ledger' | 'summary'>, counted: AggregateResult): EngineDocument {
  return {
    engine: { ...runFigures(name, 'exact', scenario, ledger.messages.posted, estimate(counted).overloaded), ...playedFigures(summary) },
    gateways: gatewayFigures(ledger, scenario),
    storage: storageFigures(ledger, scenario),
    broker: {
      topics: ledger.topics.publishes.length,
      subscriptions: distribution(ledger.topics.subscriptions),
      publishes: distribution(ledger.topics.publishes),
      notifications: distribution(ledger.topics.notifications),
      dropped: distribution(ledger.topics.dropped),
      subscribes: distribution(ledger.topics.subscribes),
      unsubscribes: distribution(ledger.topics.unsubscribes),
    },
    users: { deliveries: distribution(ledger.users.deliveries) },
    ...ownerFigures(ledger),
    ...(ledger.badges.copies.length === 0 ? {} : { badges: badgeFigures(ledger) }),
    others: otherFigures(ledger.others, distribution),
    coordinator: { assignments: distribution(ledger.coordinator.assignments) },
    switches: switchesPerSecond(scenario, designOf(scenario.design)),
    latencyMillis: {
      first: distribution(heardMillis(ledger.messages.firstViewerMicros)),
      last: distribution(heardMillis(ledger.messages.lastViewerMicros)),
    },
    estimate: null,
    oneGatewayDies: outageOf(scenario, designOf(scenario.design), busiestGateway(counted.gateways, counted.topology)),
  };
}

/** What the owners of chats let go and dropped, where they do not let each message go at once. */
function ownerFigures({ owners, users }: Pick<Ledger, 'owners' | 'users'>): Pick<ReportDocument, 'frames' | 'overCap'> {
  if (!owners) return {};
  return users.frames ? { frames: { released: distribution(owners.releases), received: distribution(users.frames) } } : { overCap: distribution(owners.dropped) };
}

function playedFigures(summary: RunSummary): PlayedFigures {
  const { startMicros, endMicros, stopped, ...counts } = summary;
  return {
    ...counts,
    startMillis: startMicros / 1000,
    endMillis: endMicros / 1000,
    stopped: stopped && { reason: stopped.reason, crossings: stopped.crossings, atMillis: stopped.atMicros / 1000 },
  };
}

function gatewayFigures(ledger: Ledger, scenario: Scenario): ReportDocument['gateways'] {
  const { gateways } = ledger;
  return {
    receipts: distribution(gateways.receipts),
    wasted: distribution(gateways.wasted),
    writes: distribution(gateways.writes),
    ...askedFigures(gateways),
    lost: distribution(gateways.lost),
    dropped: distribution(gateways.dropped),
    connections: distribution(gateways.connections),
    ...secondSocketFigures(gateways),
    chats: distribution(gateways.chats),
    switches: distribution(gateways.switches),
    handshakes: distribution(gateways.handshakes),
    busyMicros: distribution(busyMicros(ledger, scenario)),
    busyMicrosWoken: distribution(busyMicros(ledger, scenario)),
    wakeUps: gateways.paid.tWake ? distribution(gateways.paid.tWake) : UNKNOWN,
  };
}

function storageFigures(ledger: Ledger, scenario: Scenario): ReportDocument['storage'] {
  const { userGatewayStorage: seats, chatUserStorage: members, messages } = ledger;
  const asksMembers = rolesOf(designOf(scenario.design)).has('chatUserStorage');
  return {
    userGateway: {
      queries: distribution(seats.queries),
      lookups: distribution(seats.lookups),
      shardsPerMessage: distribution(messages.shardsAsked),
      writes: distribution(seats.writes),
      dropped: distribution(seats.dropped),
    },
    chatUser: {
      queries: distribution(members.queries),
      lookups: distribution(members.lookups),
      // The members of one chat are on one shard, and connecting writes nothing there.
      shardsPerMessage: weightedDistribution([asksMembers ? 1 : 0], messages.posted),
      writes: distribution(new Float64Array(members.queries.length)),
      dropped: distribution(members.dropped),
    },
  };
}

function badgeFigures({ badges: { copies, writes, received } }: Ledger): ReportDocument['badges'] & object {
  return { copies: distribution(copies), writes: distribution(writes), received: distribution(received) };
}

/** Latencies in milliseconds, of the messages that somebody heard. */
function heardMillis(micros: Float64Array): Float64Array {
  return micros.filter((value) => value >= 0).map((value) => value / 1000);
}
