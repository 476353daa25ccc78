/** The document of a run that was worked out by the formulas alone: means, and nobody placed. */
import { designOf } from '../designs';
import type { Design } from '../model/design';
import type { Distribution } from '../model/distribution';
import { peopleOf } from '../model/people';
import type { Scenario } from '../model/scenario';
import { expectedSwitches } from '../model/switching';
import { topologyOf } from '../model/topology';
import { expectedAttempts, lostShare } from '../model/loss';
import { instancesOf } from '../model/roles';
import { spaceOf, subscribingOf, writesSeats } from '../model/traits';
import { overloadedInTheMean } from '../engine/theory/capacity';
import { meanGatewaysPerChat } from '../engine/theory/holders';
import { connectedPeople, expectedOthers, expectedPerPosted, hearingGateways, messagesOf, switchesPerSecond } from '../engine/theory/theory';
import { NOT_PLAYED, otherFigures, runFigures, UNKNOWN, type EngineDocument } from './document';

/** Works a scenario out by the closed form. */
export function byFormula(scenario: Scenario): EngineDocument {
  const design = designOf(scenario.design);
  const posted = messagesOf(scenario);
  const each = expectedPerPosted(scenario, design);
  const deliveries = posted * each.deliveries;
  const lost = deliveries * lostShare(scenario.loss, scenario.attempts);
  const writes = posted * each.writes;
  const receipts = posted * each.receipts;
  const switches = expectedSwitches(scenario);
  const { sitsWithChat } = topologyOf(scenario, design);
  const handshakes = sitsWithChat ? switches : 0;
  return {
    engine: {
      ...runFigures('formula', 'means', scenario, posted, overloadedInTheMean(scenario, design)),
      ...NOT_PLAYED,
      lossless: scenario.loss === 0,
      // Of what a clock has written, an answer may carry any number of messages.
      failedWrites: design.flows ? writes - (writes / expectedAttempts(scenario.loss, scenario.attempts)) * (1 - lostShare(scenario.loss, scenario.attempts)) : writes - (deliveries - lost),
      lostDeliveries: lost,
    },
    gateways: {
      receipts: mean(receipts),
      wasted: mean(posted * each.wasted),
      writes: mean(writes),
      ...(design.flows ? { requests: mean(posted * each.requests), emptyAnswers: mean(posted * each.emptyAnswers) } : {}),
      lost: mean(lost),
      dropped: UNKNOWN,
      connections: mean(connectedPeople(scenario, design)),
      chats: mean(scenario.chats * hearingGateways(scenario, design)),
      switches: mean(switches),
      handshakes: mean(handshakes),
      busyMicros: mean(posted * each.gatewayMicros + handshakes * scenario.tHandshake),
      busyMicrosWoken: mean(posted * (each.gatewayMicros + each.wakingMicros) + handshakes * (scenario.tHandshake + scenario.tWake)),
      wakeUps: UNKNOWN,
    },
    storage: storageFigures(scenario, design, posted),
    broker: {
      topics: topicsOf(scenario, design),
      subscriptions: mean(subscriptionsOf(scenario, design)),
      publishes: mean(posted * each.publishes),
      notifications: mean(posted * each.notifications),
      dropped: UNKNOWN,
      subscribes: UNKNOWN,
      unsubscribes: UNKNOWN,
    },
    users: { deliveries: mean(deliveries - lost) },
    others: otherFigures(expectedOthers(scenario, design), (each) => mean(posted * each)),
    coordinator: { assignments: mean(sitsWithChat ? scenario.chats * meanGatewaysPerChat(scenario) : 0) },
    switches: switchesPerSecond(scenario, design),
    latencyMillis: { first: UNKNOWN, last: UNKNOWN },
    estimate: null,
  };
}

/** All instances together; of how it is spread over them a mean says nothing. */
function mean(total: number): Distribution {
  return { total, min: null, p50: null, p95: null, p99: null, max: null };
}

function storageFigures(scenario: Scenario, design: Design, posted: number): EngineDocument['storage'] {
  const { seatQueries, seatLookups, memberQueries, memberLookups } = expectedPerPosted(scenario, design);
  const reports = writesSeats(scenario, design);
  return {
    userGateway: {
      queries: mean(posted * seatQueries),
      lookups: mean(posted * seatLookups),
      shardsPerMessage: mean(posted * seatQueries),
      writes: mean(reports ? connectedPeople(scenario, design) : 0),
      dropped: UNKNOWN,
    },
    chatUser: {
      queries: mean(posted * memberQueries),
      lookups: mean(posted * memberLookups),
      shardsPerMessage: mean(posted * memberQueries),
      writes: mean(0),
      dropped: UNKNOWN,
    },
  };
}

function topicsOf(scenario: Scenario, design: Design): number {
  const space = spaceOf(design, 'topic');
  return space === null ? 0 : instancesOf(space, scenario, peopleOf(scenario));
}

function subscriptionsOf(scenario: Scenario, design: Design): number {
  const subscribing = subscribingOf(design);
  if (!subscribing) return 0;
  if (subscribing.topics === 'person') return connectedPeople(scenario, design);
  if (subscribing.topics === 'gateway') return scenario.gateways;
  return scenario.chats * hearingGateways(scenario, design);
}
