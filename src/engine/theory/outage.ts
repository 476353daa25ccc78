/** What one gateway takes with it, in the mean: nobody is placed. */
import { apartFrom, opensSecondSockets } from '../../model/apart';
import { memberShare } from '../../model/assignment';
import type { Design } from '../../model/design';
import type { Fallen } from '../../model/outage';
import { spreadOf } from '../../model/population';
import { connectedShare, viewingShare } from '../../model/presence';
import { forgetsSockets } from '../../model/replacing';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { followsChats, subscribingOf } from '../../model/traits';
import { gatewaysGiven, gatewaysPerChat } from './holders';
import { arrivalsWithout, layoutOf, type Layout } from './layout';
import { listedShare } from './listed';
import { evenly } from './spending';
import { connectedPeople, expectedSockets } from './theory';

export interface MeanOutage {
  /** Null where no formula knows which one it is. */
  readonly busiest: Fallen | null;
  readonly mean: Fallen;
  /** Null where nobody is left. */
  readonly moves: MeanMoves | null;
}

/** As in `Coming`. */
export interface MeanMoves {
  readonly others: number;
  readonly most: number;
  readonly subscriptions: number | null;
  readonly dealtAnew: number | null;
  /** Sockets at the fullest of the others once all are back; at a mean one where no formula knows it. */
  readonly fullest: number;
}

/**
 * Takes a gateway out of a scenario: the one that is said, else the one that has most, else a mean one.
 * @param scenario with chats in parts where the design has rooms
 * @param known the busiest gateway, where somebody has counted it
 */
export function meanOutage(scenario: Scenario, design: Design, known: Fallen | null): MeanOutage {
  const { gateways } = scenario;
  const sockets = expectedSockets(scenario, design);
  const mean: Fallen = { gateway: null, sockets: sockets / gateways, second: (sockets - connectedPeople(scenario, design)) / gateways, chats: chatsAt(scenario, design) };
  const layout = layoutOf(scenario, design);
  const busiest = known ?? (layout && busiestOf(layout, scenario, design));
  return { busiest, mean, moves: gateways === 1 ? null : movesWithout(busiest ?? mean, layout, scenario, design) };
}

/** Chats, in the mean, of which somebody connected is at a gateway. */
function chatsAt(scenario: Scenario, design: Design): number {
  const { chats, chatsBySize } = sizesOf(scenario);
  if (design.places === 'byChat') return gatewaysGiven(scenario, 0) / scenario.gateways;
  return chats * listedShare(chatsBySize, evenly(scenario), design, { own: connectedShare(scenario, design), guests: scenario.online });
}

function busiestOf({ homes, ofChats, deals }: Layout, { misplaced }: Scenario, design: Design): Fallen {
  const sockets = homes.map((people, gateway) => people + ofChats[gateway]!);
  const gateway = indexOfMost(sockets);
  const sitByChat = design.places === 'byChat' || (design.places === 'byCommunity' && misplaced === 0);
  const chats = new Set<number>();
  deals?.forEach((dealt) => { if (dealt.gateway === gateway) chats.add(dealt.chat); });
  return { gateway, sockets: sockets[gateway]!, second: opensSecondSockets(design) ? ofChats[gateway]! : 0, chats: sitByChat ? chats.size : null };
}

function indexOfMost(counts: Float64Array): number {
  return counts.reduce((most, count, index) => (count > counts[most]! ? index : most), 0);
}

function movesWithout({ gateway: gone, sockets, second }: Fallen, layout: Layout | null, scenario: Scenario, design: Design): MeanMoves {
  const left = scenario.gateways - 1;
  const all = expectedSockets(scenario, design);
  // A number modulo G says nothing of the same modulo G − 1: of those elsewhere one in so many stays where it is.
  const others = forgetsSockets(scenario, design) ? ((connectedPeople(scenario, design) - (sockets - second)) * (left - 1)) / left : 0;
  const subscriptions = subscriptionsFor(sockets, others, scenario, design);
  if (!layout || gone === null) {
    const together = Math.max(0, Math.min(sockets, comeTogether(scenario, design)) - sockets / left);
    return { others, most: (sockets + others) / left + together, subscriptions, dealtAnew: null, fullest: all / left + together };
  }
  const { homes, ofChats, deals } = layout;
  const { arrivals, dealtAnew } = arrivalsWithout(gone, layout, scenario, design);
  const meant = homes[gone]! + ofChats[gone]!;
  // Who was counted there comes as the mean does.
  const most = arrivals[indexOfMost(arrivals)]! * (meant > 0 ? sockets / meant : 0) + others / left;
  // As many leave each of the others by the hash as come there.
  const afterwards = homes.map((people, gateway) => (gateway === gone ? 0 : people + ofChats[gateway]! + arrivals[gateway]!));
  return { others, most, subscriptions, dealtAnew: deals && dealtAnew, fullest: afterwards[indexOfMost(afterwards)]! };
}

/** Sockets of the largest chat at one gateway of its own, or of its community: where another one is found for these, all come to it. */
function comeTogether(scenario: Scenario, design: Design): number {
  const { gateways, online } = scenario;
  const { largest } = sizesOf(scenario);
  if (design.places !== 'byCommunity' && largest < apartFrom(scenario, design)) return 0;
  const over = design.places === 'byCommunity' ? spreadOf(scenario) : gatewaysPerChat(largest, scenario);
  // At all gateways there is no other one.
  return over === gateways ? 0 : memberShare(largest, over, 0) * (design.places === 'byCommunity' ? online : viewingShare(scenario));
}

/** Subscriptions for those who come: one each, or one for each chat that nobody has had at the gateway to which they come. */
function subscriptionsFor(sockets: number, others: number, scenario: Scenario, design: Design): number | null {
  const subscribing = subscribingOf(design);
  if (!subscribing || subscribing.when === 'always') return null;
  if (!followsChats(subscribing)) return sockets + others;
  const { gateways } = scenario;
  const { chats, chatsBySize } = sizesOf(scenario);
  const chances = subscribing.when === 'viewed' ? { own: viewingShare(scenario), guests: 0 } : { own: connectedShare(scenario, design), guests: scenario.online };
  const heldAt = (count: number): number => chats * (gateways - 1) * listedShare(chatsBySize, evenly({ ...scenario, gateways: count }), design, chances);
  const [before, after] = [heldAt(gateways), heldAt(gateways - 1)];
  // Where a hash throws everybody together anew, what a gateway subscribes to has nothing to do with what it had.
  if (others > 0) return after * (1 - before / (chats * (gateways - 1)));
  const mean = expectedSockets(scenario, design) / gateways;
  return mean > 0 ? Math.max(0, after - before) * (sockets / mean) : 0;
}
