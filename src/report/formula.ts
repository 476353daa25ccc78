/** The document of a run that was worked out by the formulas alone: means, and nobody placed. */
import { designOf } from '../designs';
import type { Design } from '../model/design';
import type { Distribution } from '../model/distribution';
import { peopleOf } from '../model/people';
import { roomsOf } from '../model/rooms';
import type { Scenario } from '../model/scenario';
import { expectedSwitches, shareToLarge } from '../model/switching';
import { topologyOf } from '../model/topology';
import { expectedAttempts, lostShare } from '../model/loss';
import { releasesInRun } from '../model/releaserates';
import { pacingOf } from '../model/releases';
import { instancesOf } from '../model/roles';
import { sendsBadges, spaceOf, subscribingOf, writesSeats, writesSockets } from '../model/traits';
import { outageOf } from '../engine/weighing/outage';
import { overloadedInTheMean } from '../engine/theory/capacity';
import { gatewaysGiven, meanGatewaysPerChat } from '../engine/theory/holders';
import { connectedPeople, expectedOthers, expectedPerPosted, expectedSockets, hearingGateways, messagesOf, type Expectation } from '../engine/theory/theory';
import { switchesPerSecond } from '../engine/theory/switchrates';
import { NOT_PLAYED, otherFigures, runFigures, UNKNOWN, type EngineDocument } from './document';

/** Works a scenario out by the closed form. */
export function byFormula(scenario: Scenario): EngineDocument {
  const design = designOf(scenario.design);
  const posted = messagesOf(scenario);
  const each = expectedPerPosted(scenario, design);
  const deliveries = posted * each.deliveries;
  const lostOf = lostShare(scenario.loss, scenario.attempts);
  const lost = posted * each.frames * lostOf;
  const writes = posted * each.writes;
  const receipts = posted * each.receipts;
  const got = posted * expectedBadges(each, scenario);
  const switches = expectedSwitches(scenario);
  const { sitsWithChat, secondSocketFrom } = topologyOf(scenario, design);
  const moved = design.movesSockets ? switches : 0;
  const handshakes = sitsWithChat ? switches - moved : secondSocketFrom === null ? 0 : switches * shareToLarge(scenario, secondSocketFrom);
  return {
    engine: {
      ...runFigures('formula', 'means', scenario, posted, overloadedInTheMean(scenario, design)),
      ...NOT_PLAYED,
      lossless: scenario.loss === 0,
      // Of what a clock has written, an answer may carry any number of messages.
      failedWrites: design.flows ? writes - (writes / expectedAttempts(scenario.loss, scenario.attempts)) * (1 - lostShare(scenario.loss, scenario.attempts)) : (writesSockets(design, 'gateway') ? writes : posted * each.frames * expectedAttempts(scenario.loss, scenario.attempts)) - (posted * each.frames - lost) + (posted * each.badgeWrites - got),
      lostDeliveries: lost,
    },
    gateways: {
      receipts: mean(receipts),
      wasted: mean(posted * each.wasted),
      writes: mean(writes),
      ...(design.flows ? { requests: mean(posted * each.requests), emptyAnswers: mean(posted * each.emptyAnswers) } : {}),
      lost: mean(lost),
      dropped: UNKNOWN,
      connections: mean(expectedSockets(scenario, design)),
      ...(secondSocketFrom === null ? {} : { secondSockets: mean(expectedSockets(scenario, design) - connectedPeople(scenario, design)) }),
      chats: mean(roomsOf(scenario, design).chats * hearingGateways(scenario, design)),
      switches: mean(switches),
      handshakes: mean(handshakes),
      busyMicros: mean(posted * each.gatewayMicros + handshakes * scenario.tHandshake + moved * scenario.tMove),
      busyMicrosWoken: mean(posted * (each.gatewayMicros + each.wakingMicros) + handshakes * (scenario.tHandshake + scenario.tWake) + moved * (scenario.tMove + scenario.tWake)),
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
    users: { deliveries: mean(deliveries - deliveries * lostOf) },
    ...ownerFigures(scenario, design, posted, each),
    ...(sendsBadges(design) ? { badges: { copies: mean(posted * each.badges), writes: mean(posted * each.badgeWrites), received: mean(got) } } : {}),
    others: otherFigures(expectedOthers(scenario, design), (each) => mean(posted * each)),
    coordinator: { assignments: mean(sitsWithChat ? scenario.chats * meanGatewaysPerChat(scenario) : secondSocketFrom === null ? 0 : gatewaysGiven(scenario, secondSocketFrom)) },
    switches: switchesPerSecond(scenario, design),
    latencyMillis: { first: UNKNOWN, last: UNKNOWN },
    estimate: null,
    oneGatewayDies: outageOf(scenario, design, null),
  };
}

/** What the owners of chats let go and drop, where they do not let each message go at once. */
function ownerFigures(scenario: Scenario, design: Design, posted: number, each: Expectation): Pick<EngineDocument, 'frames' | 'overCap'> {
  const pacing = pacingOf(scenario, design);
  if (!pacing) return {};
  const { shares: { releases, carried } } = releasesInRun(scenario, pacing);
  if (pacing.most !== null) return { overCap: mean(posted * (1 - carried)) };
  return { frames: { released: mean(posted * releases), received: mean(posted * each.frames * (1 - lostShare(scenario.loss, scenario.attempts))) } };
}

/** Badges that come to somebody, of one message. */
function expectedBadges({ badgeWrites }: Pick<Expectation, 'badgeWrites'>, { loss, attempts }: Scenario): number {
  return (badgeWrites / expectedAttempts(loss, attempts)) * (1 - lostShare(loss, attempts));
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
  return roomsOf(scenario, design).chats * hearingGateways(scenario, design);
}
