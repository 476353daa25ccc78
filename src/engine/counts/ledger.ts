/** From who is where to who paid what: the counts of a run, by what one message costs. */
import type { AggregateResult, Attendance, ChatCounts, LossFactors, Movers, WeighedSums } from '../../model/counts';
import type { Design } from '../../model/design';
import type { Counts } from '../../model/ledger';
import type { CostKey, Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { expectedAttempts, lostShare } from '../../model/loss';
import { talkOf } from '../../model/talk';
import { groupsOf, instancesOf, isGroupSpace, type Space } from '../../model/roles';
import { followsChats, hearingOf, sendsBadges, spaceOf, subscribingOf, writesSeats } from '../../model/traits';
import { amountsAlongChats, forPeople, sumOfAmounts, type Amounts, type GroupByChat, type Holders } from '../../model/amounts';
import { chatsApart, sumApart, type ApartCells } from './apart';
import type { Asked } from './asked';
import type { Attending } from './attendance';
import { columnOf, dealtOut, openOver, withFrames, withMore, type AtInstances, type Column, type Over } from './spread';
import type { Cells } from './cells';
import type { GuestColumns } from './guests';
import { chatCounts, gatewayCounts, guestsByChat, memberCounts, noInstance, onceEach, ownCounts, productOf } from './instances';
import type { HandChats } from './handchats';
import type { LetGo } from './letgo';
import type { Links } from './links';
import type { Moves } from './moved';
import { trafficCounts } from './traffic';
import { costsOf, flowRulesOf, otherRoles, takenInOfOne, type MessageRule } from '../../model/accounts';
import { sumOf } from './loads';
import { strayCounts, type StrayCells } from './strays';
import { plus, widened, without } from './sums';

/** What the engine has counted. */
export interface Tallied {
  readonly scenario: Scenario;
  readonly design: Design;
  readonly rule: MessageRule;
  /** People placed and chats begun. */
  readonly people: number;
  readonly chats: number;
  readonly gateways: Cells;
  /** The same cells where nobody is away. */
  readonly viewers: Cells;
  readonly shards: Cells;
  /** Those away who get a badge; null where nobody is told by one. */
  readonly badged: Cells | null;
  /** Viewers who sit on none of the gateways of their chat; null where the design does not tell them apart, and where nobody is misplaced. */
  readonly strays: StrayCells | null;
  /** Chats that have gateways of their own beside homes, which the cells above leave out; null where none has. */
  readonly apart: ApartCells | null;
  /** Null where everybody is connected and viewing, and no chat is apart. */
  readonly attending: Attending | null;
  /** Others on the lists of chats than their own people; null where everybody belongs to one chat. */
  readonly guests: GuestColumns | null;
  readonly byHand: Pick<HandChats, 'gateways' | 'viewers' | 'shards' | 'badged' | 'carried'>;
  /** Messages posted by hand in each chat that has any. */
  readonly handPosts: ReadonlyMap<number, number>;
  readonly letGo: LetGo;
  /** What owner processes merge; null where none does. */
  readonly links: Links | null;
  /** What people who switch change; null where nobody does, or not all of it is known yet. */
  readonly moves: Moves | null;
  /** What is asked for by clocks; null where nobody asks by one. */
  readonly asked: Asked | null;
}

/** The ledger of what has been counted. */
export function ledgerOf(counted: Tallied): Omit<AggregateResult, 'topology' | 'seating'> {
  const { scenario, design, rule, people, chats, gateways, shards, apart, attending, guests, moves, asked } = counted;
  const { gateways: gatewayColumn, viewers: viewerColumn, shards: shardColumn, badged: badgedColumn, strays: strayColumn, apart: apartColumns } = columnsOf(counted);
  const byChat = messagesByChat(counted);
  const posted = sumOf(byChat);
  const { pacing } = counted.letGo;
  // Where nothing is held or dropped, each message goes on by itself.
  const { releases, carried } = pacing ? counted.letGo.byChat(chats) : { releases: byChat, carried: byChat };
  const released = pacing ? sumOf(releases) : posted;
  const links = counted.links?.frames({ held: gatewayColumn.chats, viewed: (viewerColumn ?? gatewayColumn).chats }) ?? null;
  const { overReleases, overMessages } = openOver({ ...counted, columns: { gateways: { connected: gatewayColumn, viewers: viewerColumn, badged: badgedColumn, strays: strayColumn }, shards: shardColumn, apart: apartColumns }, releases, carried, released, releasedApart: apart ? sumApart(releases, scenario, apart) : 0, links });
  const { gateway: atGateways, seatShard: atShards } = overReleases;
  const seated = plus(shards.members, apart?.shards.members);
  const heldChats = plus(gatewayColumn.chats, apartColumns?.gateways.chats);
  const viewedChats = viewerColumn ? plus(viewerColumn.chats, apartColumns?.gateways.chats) : heldChats;
  return {
    scenario,
    people,
    chats,
    factors: lossFactors(scenario),
    gateways: {
      receipts: withMore(withMore(atGateways(rule.of('gateway', 'received')), moves?.gateways.receipts), asked?.gateways.receipts),
      wasted: withMore(atGateways(rule.of('gateway', 'wasted')), moves?.gateways.wasted),
      writes: withMore(withMore(atGateways(rule.of('gateway', 'sent')), moves?.gateways.writes), asked?.gateways.writes),
      requests: asked?.gateways.requests ?? new Float64Array(0),
      emptyAnswers: asked?.gateways.emptyAnswers ?? new Float64Array(0),
      carried: asked ? withMore(withMore(asked.gateways.carried, atGateways(rule.of('gateway', 'sent'))), moves?.gateways.writes) : new Float64Array(0),
      connections: without(plus(plus(gateways.members, apart?.gateways.members), apart?.homes), guests?.atGateways),
      secondSockets: apart ? widened(apart.gateways.members) : new Float64Array(0),
      chats: chatsHeard(counted, heldChats, viewedChats, apartColumns?.gateways.chats),
      switches: withMore(new Float64Array(gateways.count), moves?.gateways.switches),
      handshakes: withMore(new Float64Array(gateways.count), moves?.gateways.handshakes),
      ...paidAtGateways(counted, atGateways),
    },
    userGatewayStorage: {
      queries: withMore(atShards(rule.of('userGatewayStorage', 'received')), moves?.userGatewayStorage.queries),
      lookups: withMore(atShards(rule.of('userGatewayStorage', 'units')), moves?.userGatewayStorage.lookups),
      writes: withMore(writesSeats(scenario, design) ? widened(attending?.recorded ?? shards.members) : new Float64Array(shards.count), moves?.userGatewayStorage.writes),
      people: seated,
      chats: plus(shardColumn.chats, apartColumns?.shards.chats),
    },
    chatUserStorage: chatUserCounts(counted, releases),
    topics: topicCounts(counted, releases, atGateways),
    users: {
      deliveries: memberCounts(counted, heardBy(design, rule), carried, moversDeliveries(counted)),
      frames: pacing?.most === null ? memberCounts(counted, rule.of('user', 'received'), releases, moves?.people.frames) : null,
    },
    owners: pacing && { releases, dropped: byChat.map((messages, chat) => messages - carried[chat]!) },
    badges: badgesOf(counted, releases, atGateways),
    links,
    traffic: trafficCounts(scenario, design, (role, amounts) => inSpace(counted, spaceOf(design, role), amounts, overMessages), moves?.traffic ?? null),
    others: othersOf(counted, overReleases),
    coordinator: { assignments: assignmentsOf(counted, heldChats) },
    attendance: attending && attendanceOf(counted, attending, heldChats, viewedChats, badgedColumn),
    strays: counted.strays && strayCounts(counted.strays, strayColumn!),
    holders: {
      gateways: plus(gateways.holders, apart?.gateways.holders),
      shards: shards.count > 0 ? plus(shards.holders, apart?.shards.holders) : new Float64Array(scenario.chats),
      chatsAtGateways: heldChats,
    },
    apart: apart && apartColumns && apartOf(counted, apart, apartColumns),
    messages: {
      posted,
      byChat,
      copiesEach: eachChat(counted, takenInOfOne(design)),
      shardsAskedEach: eachChat(counted, rule.of('userGatewayStorage', 'received')),
    },
    weighed: weighedOf(counted),
  };
}

/** By each weight of a second, what gateways and shards have of chats and people; null where chats post alike. */
function weighedOf({ gateways, viewers, shards, badged, strays, apart }: Tallied): AggregateResult['weighed'] {
  if (gateways.weighed.length === 0) return null;
  const sumsOf = ({ weighed }: Cells, place: number): WeighedSums => ({ chats: weighed[place]!.chats.slice(), members: weighed[place]!.members.slice() });
  // The first weight is that of the run.
  return gateways.weighed.slice(1).map((_, index) => ({
    gateways: sumsOf(gateways, index + 1),
    viewers: sumsOf(viewers, index + 1),
    badged: badged && sumsOf(badged, index + 1),
    strays: strays && sumsOf(strays.cells, index + 1),
    shards: sumsOf(shards, index + 1),
    apart: apart && { gateways: sumsOf(apart.gateways, index + 1), shards: sumsOf(apart.shards, index + 1) },
  }));
}

/** Messages that each member of a chat hears of one that is posted: pushed, or brought by an answer. */
function heardBy(design: Design, rule: MessageRule): Amounts {
  const parts = [rule, ...flowRulesOf(design).map(({ brought }) => brought)];
  return sumOfAmounts(parts.map((part) => [part.of('user', 'received'), 1]));
}

function moversDeliveries({ moves, asked }: Tallied): Movers | undefined {
  const pushed = moves?.people.deliveries;
  const brought = asked?.moversDeliveries;
  return pushed && brought ? { ...pushed, counts: pushed.counts.map((count, index) => count + (brought.counts[index] ?? 0)) } : pushed;
}

/** The chats and people on each cell: of all who are connected, of viewers, on shards, of those who get a badge, of strays, and of chats apart. */
function columnsOf({ gateways, viewers, shards, badged, strays, apart, byHand, letGo }: Tallied) {
  return {
    gateways: columnOf(gateways, byHand.gateways, letGo),
    viewers: viewers === gateways ? null : columnOf(viewers, byHand.viewers, letGo),
    shards: columnOf(shards, byHand.shards, letGo),
    badged: badged && columnOf(badged, byHand.badged!, letGo),
    strays: strays && columnOf(strays.cells, strays.byHand, letGo),
    apart: apart && apartColumnsOf(apart, letGo),
  };
}

function apartOf({ scenario, chats }: Tallied, apart: ApartCells, columns: Readonly<Record<'gateways' | 'shards', Column>>): NonNullable<AggregateResult['apart']> {
  return {
    chats: chatsApart(scenario, apart, chats),
    gateways: { chats: columns.gateways.chats, people: widened(apart.gateways.members) },
    shards: { chats: columns.shards.chats, people: widened(apart.shards.members) },
    homes: widened(apart.homes),
  };
}

/** The chats and people on each cell of chats apart. */
function apartColumnsOf({ gateways, shards, gatewaysByHand, shardsByHand }: ApartCells, letGo: LetGo): Readonly<Record<'gateways' | 'shards', Column>> {
  return { gateways: columnOf(gateways, gatewaysByHand, letGo), shards: columnOf(shards, shardsByHand, letGo) };
}

/** What chance makes of the first attempts of a scenario, in the mean. */
export function lossFactors({ loss, attempts }: Pick<Scenario, 'loss' | 'attempts'>): LossFactors {
  const lost = lostShare(loss, attempts);
  return { attempts: expectedAttempts(loss, attempts), lost, delivered: 1 - lost };
}

/** Chats that the coordinator gave to each gateway. Where everybody is there, a chat has members on each that it was given. */
function assignmentsOf({ design, attending, apart, gateways }: Tallied, held: Counts): Counts {
  if (design.places !== 'byChat' && !apart) return new Float64Array(gateways.count);
  return attending ? widened(attending.assignments) : held.slice();
}

function attendanceOf({ scenario, gateways, viewers, apart, badged, guests }: Tallied, attending: Attending, heldChats: Counts, viewedChats: Counts, ofBadged: Column | null): Attendance {
  const { connected, viewing } = attending;
  return {
    connected: widened(connected),
    viewing: widened(viewing),
    viewedGateways: plus(viewers.holders, apart?.gateways.holders),
    badged: badged && ofBadged && {
      people: widened(attending.badged),
      gateways: widened(badged.holders),
      atGateways: { chats: ofBadged.chats.slice(), people: widened(badged.members) },
    },
    atGateways: { connectedChats: heldChats.slice(), connected: plus(gateways.members, apart?.gateways.members), viewedChats: viewedChats.slice(), viewers: plus(viewers.members, apart?.gateways.members) },
    guests: guests && guestsByChat(scenario, guests),
  };
}

function messagesByChat({ scenario, chats, handPosts }: Tallied): Counts {
  const { isAlike, messagesOf } = talkOf(scenario);
  const counts = new Float64Array(scenario.chats).fill(scenario.messages, 0, chats);
  for (let chat = 0; !isAlike && chat < chats; chat++) counts[chat] = messagesOf(chat);
  for (const [chat, posts] of handPosts) counts[chat]! += posts;
  return counts;
}

/** What one message of each chat comes to, over all instances. */
function eachChat(counted: Tallied, amounts: Amounts): Counts {
  const { scenario, chats, gateways, viewers, shards, strays, apart, attending, guests } = counted;
  const both = (holders: Uint32Array, ofApart: Uint32Array | undefined): ArrayLike<number> => (ofApart ? plus(holders, ofApart) : holders);
  const attendance = attending && { connected: attending.connected, viewing: attending.viewing, viewedGateways: both(viewers.holders, apart?.gateways.holders), badged: badgedByChat(counted, attending), guests: guests && guestsByChat(scenario, guests) };
  const holders: Holders = { gateways: both(gateways.holders, apart?.gateways.holders), shards: both(shards.holders, apart?.shards.holders), attendance, strays: strays && { people: strays.people, gateways: strays.cells.holders } };
  const instances = { gateways: gateways.count, shards: shards.count, relays: groupsOf(scenario, 'relay') };
  return amountsAlongChats(amounts, instances, holders, sizesOf(scenario), chats, apart?.from ?? Infinity);
}

/** Those who get a badge, by chat; null where nobody is told by one. */
function badgedByChat({ badged }: Tallied, attending: Attending): GroupByChat | null {
  return badged && { people: widened(attending.badged), gateways: widened(badged.holders) };
}

/** Badges, where the design sends any. */
function badgesOf(counted: Tallied, byChat: Counts, atGateways: AtInstances): AggregateResult['badges'] {
  const { design, rule, moves } = counted;
  if (!sendsBadges(design)) return { copies: new Float64Array(0), writes: new Float64Array(0), received: noInstance() };
  return {
    copies: withMore(atGateways(rule.of('gateway', 'badges')), moves?.badges.copies),
    writes: withMore(atGateways(rule.of('gateway', 'badgeWrites')), moves?.badges.writes),
    received: memberCounts(counted, rule.of('user', 'badges'), byChat, moves?.people.badges),
  };
}

/** Chats are dealt out in turn to the shards of chat-user storage. */
function chatUserCounts(counted: Tallied, byChat: Counts): AggregateResult['chatUserStorage'] {
  const { scenario, rule, moves } = counted;
  const shards = rule.accounts('chatUserStorage').length > 0 ? scenario.chatShards : 0;
  const dealt = (amounts: Amounts): Counts => dealtOut(productOf(eachChat(counted, amounts), byChat), shards);
  return {
    queries: withMore(dealt(rule.of('chatUserStorage', 'received')), moves?.chatUserStorage.queries),
    lookups: withMore(dealt(rule.of('chatUserStorage', 'units')), moves?.chatUserStorage.lookups),
  };
}

/** How often gateways pay each cost, and of these what each repeated attempt pays anew: for messages, for those who switch, for what is asked by a clock. */
function paidAtGateways({ rule, design, gateways, moves, asked }: Tallied, atGateways: AtInstances): Pick<AggregateResult['gateways'], 'paid' | 'paidAgain'> {
  const costs = costsOf(rule, 'gateway');
  const paid = {
    paid: Object.fromEntries(costs.map(({ key, amounts }): [CostKey, Counts] => [key, atGateways(amounts)])) as Partial<Record<CostKey, Counts>>,
    paidAgain: Object.fromEntries(costs.map(({ key, again }): [CostKey, Counts] => [key, atGateways(again)])) as Partial<Record<CostKey, Counts>>,
  };
  for (const name of ['paid', 'paidAgain'] as const) {
    for (const { key } of costs) withMore(paid[name][key]!, moves?.gateways[name][key]);
    for (const [key, counts] of Object.entries(asked?.gateways[name] ?? {}) as [CostKey, Counts][]) paid[name][key] = withMore(counts, paid[name][key]);
    if (design.movesSockets) paid[name].tMove = new Float64Array(gateways.count);
  }
  if (paid.paid.tMove) withMore(paid.paid.tMove, moves?.gateways.moved);
  return paid;
}

/** Chats whose messages each gateway takes in: read off the copies that it does. */
function chatsHeard({ scenario, design, chats, gateways, apart }: Tallied, heldChats: Counts, viewedChats: Counts, ofApart: Counts | undefined): Counts {
  const hearing = hearingOf(design);
  if (hearing === 'held' || hearing === 'viewed') return (hearing === 'held' ? heldChats : viewedChats).slice();
  const others = chats - (apart ? chatsApart(scenario, apart, chats) : 0);
  // Of chats apart, those that have a viewer there.
  return plus(new Float64Array(gateways.count).fill(hearing === 'always' ? others : 0), ofApart);
}

function topicCounts(counted: Tallied, byChat: Counts, atGateways: AtInstances): AggregateResult['topics'] {
  const { scenario, design, rule, moves } = counted;
  const space = spaceOf(design, 'topic');
  const told = (): Counts => new Float64Array(followsChats(subscribingOf(design)) ? scenario.chats : 0);
  const switching = { subscribes: withMore(told(), moves?.topics.subscribes), unsubscribes: withMore(told(), moves?.topics.unsubscribes) };
  if (space === null) return { subscriptions: noInstance(), publishes: noInstance(), notifications: noInstance(), ...switching };
  const each = (amounts: Amounts, name: 'publishes' | 'notifications'): ChatCounts => {
    if (space === 'person') return memberCounts(counted, amounts, byChat, moves?.people[name]);
    if (space === 'gateway') return gatewayCounts(withMore(atGateways(amounts), moves?.topics[name]));
    return chatCounts(counted, withMore(productOf(eachChat(counted, amounts), byChat), moves?.topics[name]));
  };
  return {
    subscriptions: subscriptionsOf(counted),
    publishes: each(rule.of('topic', 'received'), 'publishes'),
    notifications: each(rule.of('topic', 'sent'), 'notifications'),
    ...switching,
  };
}

/** Subscriptions of each topic once everybody has connected. */
function subscriptionsOf(counted: Tallied): ChatCounts {
  const { scenario, design, gateways, viewers, chats } = counted;
  const subscribing = subscribingOf(design);
  const space = spaceOf(design, 'topic');
  if (space === 'person') return ownCounts(counted, forPeople({ connected: subscribing ? 1 : 0 }), onceEach(counted));
  if (space === 'gateway') return gatewayCounts(new Float64Array(gateways.count).fill(subscribing ? 1 : 0));
  if (subscribing?.when === 'viewed') return chatCounts(counted, widened(viewers.holders));
  if (subscribing?.when === 'held') return chatCounts(counted, widened(gateways.holders));
  return chatCounts(counted, new Float64Array(scenario.chats).fill(subscribing ? gateways.count : 0, 0, chats));
}

/** An amount at the instances of a space; none where these come one to a person. */
function inSpace(counted: Tallied, space: Space | null, amounts: Amounts, over: Over): Counts {
  const { scenario } = counted;
  if (space === 'gateway' || space === 'seatShard') return over[space](amounts);
  if (space === 'person' || space === null) return new Float64Array(0);
  if (isGroupSpace(space)) return dealtOut(over.gateway(amounts), groupsOf(scenario, space)).map((count) => count + over.atRelay(amounts));
  const ofChats = productOf(eachChat(counted, amounts), over.byChat);
  if (space === 'chat') return ofChats;
  const dealt = dealtOut(ofChats, instancesOf(space, scenario, 0));
  return space === 'ownerProcess' ? withFrames(dealt, amounts.frames, over.links, 'byProcess') : dealt;
}

/** What the roles count that have no part of their own. */
function othersOf(counted: Tallied, over: Over): AggregateResult['others'] {
  const { design, rule, moves, asked } = counted;
  const at = (space: Space | null, amounts: Amounts): Counts => inSpace(counted, space, amounts, over);
  return Object.fromEntries(
    otherRoles(design).map((role) => {
      const space = spaceOf(design, role);
      const more = moves?.others[role];
      return [role, {
        received: withMore(withMore(at(space, rule.of(role, 'received')), more?.received), asked?.others[role]?.received),
        units: withMore(withMore(at(space, rule.of(role, 'units')), more?.units), asked?.others[role]?.units),
        sent: withMore(withMore(at(space, rule.of(role, 'sent')), more?.sent), asked?.others[role]?.sent),
      }];
    }),
  );
}
