/** The document of a run that was worked out by the formulas alone: means, and nobody placed. */
import { designOf } from '../designs';
import type { Design } from '../model/design';
import { rolesOf } from '../model/design';
import type { Distribution } from '../model/distribution';
import { peopleOf } from '../model/people';
import type { Scenario } from '../model/scenario';
import { expectedSwitches } from '../model/switching';
import { connectedPeople, expectedPerPosted, hearingShare, interestedShare, lostShare, meanGatewaysPerChat, meanJoinedGateways, messagesOf, switchesPerSecond } from '../engine/theory/theory';
import { placementOf } from '../model/trace';
import { NOT_PLAYED, runFigures, UNKNOWN, type EngineDocument } from './document';

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
  const handshakes = design.places === 'byChat' ? switches : 0;
  return {
    engine: {
      ...runFigures('formula', 'means', scenario, posted),
      ...NOT_PLAYED,
      lossless: scenario.loss === 0,
      failedWrites: writes - (deliveries - lost),
      lostDeliveries: lost,
    },
    gateways: {
      receipts: mean(receipts),
      wasted: mean(posted * each.wasted),
      writes: mean(writes),
      lost: mean(lost),
      dropped: UNKNOWN,
      connections: mean(connectedPeople(scenario, design)),
      chats: mean(scenario.chats * holdersOfChat(scenario, design)),
      switches: mean(switches),
      handshakes: mean(handshakes),
      busyMicros: mean(receipts * scenario.tReceipt + writes * scenario.tWrite + handshakes * scenario.tHandshake),
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
    coordinator: { assignments: mean(design.places === 'byChat' ? scenario.chats * meanGatewaysPerChat(scenario) : 0) },
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
  const { seatQueries, seatLookups } = expectedPerPosted(scenario, design);
  const reports = placementOf(scenario, design).reportsSeat || design.readsSeats;
  const memberQueries = rolesOf(design).has('chatUserStorage') ? posted : 0;
  return {
    userGateway: {
      queries: mean(posted * seatQueries),
      lookups: mean(posted * seatLookups),
      shardsPerMessage: mean(posted * seatQueries),
      writes: mean(reports ? connectedPeople(scenario, design) : 0),
      dropped: UNKNOWN,
    },
    chatUser: {
      queries: mean(memberQueries),
      lookups: mean(memberQueries),
      shardsPerMessage: mean(memberQueries),
      writes: mean(0),
      dropped: UNKNOWN,
    },
  };
}

/** Gateways that hear a chat, in the mean over chats. */
function holdersOfChat(scenario: Scenario, design: Design): number {
  if (design.places === 'byUser') return scenario.gateways * interestedShare(scenario, hearingShare(scenario, design));
  return meanJoinedGateways(scenario);
}

function topicsOf(scenario: Scenario, design: Design): number {
  return { none: 0, ownTopic: peopleOf(scenario), chatTopic: scenario.chats }[design.subscribes];
}

function subscriptionsOf(scenario: Scenario, design: Design): number {
  if (design.subscribes === 'chatTopic') return scenario.chats * holdersOfChat(scenario, design);
  return design.subscribes === 'ownTopic' ? connectedPeople(scenario, design) : 0;
}
