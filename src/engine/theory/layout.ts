/**
 * How many sockets each gateway has in the mean, as far as that follows from turns, arcs of a ring, chats or
 * communities, and where they go without one of them. Chats are gone through one by one, by one member for each of
 * their gateways, who stands for as many as are dealt there.
 */
import { apartFrom } from '../../model/apart';
import { memberShare } from '../../model/assignment';
import type { Design } from '../../model/design';
import { communityGateway, populate, ringSlots, RING_SLOTS, spreadOf } from '../../model/population';
import { viewingShare } from '../../model/presence';
import { replacingOf, survivor } from '../../model/replacing';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { gatewaysGiven } from './holders';

/** Sockets by gateway: those that go by the person, and those that go by chat or community. */
export interface Layout {
  readonly homes: Float64Array;
  readonly ofChats: Float64Array;
  /** Null where nobody goes by chat or community. */
  readonly deals: Deals | null;
}

/** Some of a chat's sockets that are dealt to one gateway: those of every so manieth member from a place on. */
interface Dealt {
  readonly chat: number;
  readonly place: number;
  readonly gateway: number;
  readonly sockets: number;
  /** They are dealt out over all gateways. */
  readonly isEverywhere: boolean;
}
type Visit = (dealt: Dealt) => void;

/** Where a chat's sockets come without one gateway: those that have to go, and all of them if chats were dealt out from the beginning. */
interface Without {
  readonly after: (dealt: Dealt) => number;
  readonly anew: (dealt: Dealt) => number;
}

interface Deals {
  readonly forEach: (visit: Visit) => void;
  readonly without: (gone: number) => Without;
}

/** More gateways of chats than these, all chats together, are not gone through. */
const MOST_DEALT = 300_000;

/** Null where chance alone says who is where, or chats are too many to be gone through. */
export function layoutOf(scenario: Scenario, design: Design): Layout | null {
  const { gateways, placement } = scenario;
  const { chats, largest } = sizesOf(scenario);
  const isByCommunity = design.places === 'byCommunity';
  const from = apartFrom(scenario, design);
  if ((isByCommunity ? chats * spreadOf(scenario) : gatewaysGiven(scenario, from)) > MOST_DEALT) return null;
  const deals = isByCommunity ? communities(scenario) : largest >= from ? chatsApart(scenario, design, from) : null;
  if (!deals && (placement === 'random' || placement === 'l4')) return null;
  const ofChats = new Float64Array(gateways);
  deals?.forEach(({ gateway, sockets }) => { ofChats[gateway]! += sockets; });
  return { homes: homesOf(scenario, design), ofChats, deals };
}

/** Sockets that go by the person. */
function homesOf(scenario: Scenario, { places }: Design): Float64Array {
  const { gateways, online, misplaced, placement, virtualNodes, seed } = scenario;
  const { people } = sizesOf(scenario);
  if (places === 'byChat') return new Float64Array(gateways);
  if (places === 'byCommunity') return new Float64Array(gateways).fill((people * online * misplaced) / gateways);
  if (placement === 'ring') return slotsBy(ringSlots(gateways, virtualNodes, seed), gateways).map((slots) => (people * online * slots) / RING_SLOTS);
  if (placement === 'round-robin') return Float64Array.from({ length: gateways }, (_, gateway) => online * memberShare(people, gateways, gateway));
  return new Float64Array(gateways).fill((people * online) / gateways);
}

function slotsBy(slots: Int32Array, gateways: number): Float64Array {
  const counts = new Float64Array(gateways);
  for (const gateway of slots) counts[gateway]!++;
  return counts;
}

/** Viewers at the gateways of each chat that has some of its own. */
function chatsApart(scenario: Scenario, design: Design, from: number): Deals {
  const population = populate(scenario, design);
  const { chatGateways, sizes: { runs, firstOf } } = population;
  const viewing = viewingShare(scenario);
  const forEach = (visit: Visit): void => {
    for (const { firstChat, chats, size } of runs) {
      for (let chat = firstChat; size >= from && chat < firstChat + chats; chat++) {
        const row = chatGateways(chat);
        row.forEach((gateway, place) => { visit({ chat, place, gateway, sockets: viewing * memberShare(size, row.length, place), isEverywhere: row.length === scenario.gateways }); });
      }
    }
  };
  const without = (gone: number): Without => {
    const { ofChat, anew } = replacingOf(scenario, design, population, gone);
    return {
      after: ({ chat, place, gateway }) => ofChat(firstOf(chat) + place, chat, gateway),
      anew: ({ chat, place, gateway }) => anew(firstOf(chat) + place, chat, gateway),
    };
  };
  return { forEach, without };
}

/** Those of each community who sit with it. */
function communities(scenario: Scenario): Deals {
  const spread = spreadOf(scenario);
  const seated = scenario.online * (1 - scenario.misplaced);
  const forEach = (visit: Visit): void => {
    for (const { firstChat, chats, size } of sizesOf(scenario).runs) {
      for (let chat = firstChat; chat < firstChat + chats; chat++) {
        for (let place = 0; place < Math.min(spread, size); place++) {
          visit({ chat, place, gateway: communityGateway(scenario, chat, place), sockets: seated * memberShare(size, spread, place), isEverywhere: spread === scenario.gateways });
        }
      }
    }
  };
  const without = (gone: number): Without => {
    const fewer = { ...scenario, gateways: scenario.gateways - 1 };
    const dealt = ({ chat, place }: Dealt): number => survivor(communityGateway(fewer, chat, place), gone);
    return { after: dealt, anew: dealt };
  };
  return { forEach, without };
}

/** Sockets of the gateway that is gone where they come to, by gateway; and those of others that would be elsewhere if chats were dealt out anew. */
export function arrivalsWithout(gone: number, { homes, deals }: Layout, scenario: Scenario, design: Design): { readonly arrivals: Float64Array; readonly dealtAnew: number } {
  const left = scenario.gateways - 1;
  const arrivals = homesWithout(gone, homes[gone]!, scenario, design);
  let dealtAnew = 0;
  if (!deals) return { arrivals, dealtAnew };
  const { after, anew } = deals.without(gone);
  deals.forEach((dealt) => {
    const { gateway, sockets, isEverywhere } = dealt;
    if (gateway !== gone) {
      // Dealt out over one gateway fewer, one in so many comes to the same.
      dealtAnew += isEverywhere ? (sockets * (left - 1)) / left : anew(dealt) === gateway ? 0 : sockets;
    } else if (isEverywhere) {
      arrivals.forEach((_, one) => { if (one !== gone) arrivals[one]! += sockets / left; });
    } else arrivals[after(dealt)]! += sockets;
  });
  return { arrivals, dealtAnew };
}

/** Sockets that go by the person: a ring hands arcs on, all else spreads them evenly. */
function homesWithout(gone: number, sockets: number, scenario: Scenario, { places }: Design): Float64Array {
  const { gateways, placement, virtualNodes, seed } = scenario;
  if (places !== 'byUser' || placement !== 'ring') return Float64Array.from({ length: gateways }, (_, gateway) => (gateway === gone ? 0 : sockets / (gateways - 1)));
  const handed = new Float64Array(gateways);
  const after = ringSlots(gateways, virtualNodes, seed, gone);
  let slots = 0;
  ringSlots(gateways, virtualNodes, seed).forEach((gateway, slot) => {
    if (gateway !== gone) return;
    handed[after[slot]!]!++;
    slots++;
  });
  return handed.map((each) => (slots > 0 ? (sockets * each) / slots : 0));
}
