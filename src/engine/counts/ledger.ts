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
import { alongChats, amountOfChats, forPeople, ofBadged, ofViewers, sumOfAmounts, withoutAway, type Amounts, type BadgedByChat, type GatewayAmount, type Holders, type CellAmount, type PersonAmount } from '../../model/amounts';
import type { Asked } from './asking';
import type { Attending } from './attendance';
import type { ByHand } from './byhand';
import { chatsByCell, type Cells, type WeighedCells } from './cells';
import { chatCounts, gatewayCounts, memberCounts, noInstance, onceEach, productOf } from './instances';
import type { LetGo } from './letgo';
import type { Moves } from './moves';
import { costsOf, flowRulesOf, otherRoles, takenInOfOne, type MessageRule } from '../../model/accounts';
import { sumOf } from './loads';

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
  /** Null where everybody is connected and viewing. */
  readonly attending: Attending | null;
  readonly gatewaysByHand: ByHand;
  readonly viewersByHand: ByHand;
  readonly shardsByHand: ByHand;
  readonly badgedByHand: ByHand | null;
  /** Messages posted by hand in each chat that has any. */
  readonly handPosts: ReadonlyMap<number, number>;
  readonly letGo: LetGo;
  /** What people who switch change; null where nobody does, or not all of it is known yet. */
  readonly moves: Moves | null;
  /** What is asked for by clocks; null where nobody asks by one. */
  readonly asked: Asked | null;
}

/** The chats and people on each cell, and what chats add that count for themselves. */
interface Column {
  readonly members: ArrayLike<number>;
  readonly chats: Float64Array;
  readonly byHand: ByHand;
  /** Where chats do not post alike: chats and people by what each chat lets go. */
  readonly released: WeighedCells | null;
}

function columnOf(cells: Cells, byHand: ByHand): Column {
  return { members: cells.members, chats: chatsByCell(cells), byHand, released: cells.weighed[0] ?? null };
}

/** The ledger of what has been counted. */
export function ledgerOf(counted: Tallied): Omit<AggregateResult, 'topology' | 'seating'> {
  const { scenario, design, rule, people, chats, gateways, viewers, shards, badged, attending, moves, asked } = counted;
  const gatewayColumn = columnOf(gateways, counted.gatewaysByHand);
  const viewerColumn = viewers === gateways ? null : columnOf(viewers, counted.viewersByHand);
  const shardColumn = columnOf(shards, counted.shardsByHand);
  const badgedColumn = badged && columnOf(badged, counted.badgedByHand!);
  const byChat = messagesByChat(counted);
  const posted = sumOf(byChat);
  const { pacing, usual } = counted.letGo;
  // Where nothing is held or dropped, each message goes on by itself.
  const { releases, carried } = pacing ? counted.letGo.byChat(chats) : { releases: byChat, carried: byChat };
  const released = pacing ? sumOf(releases) : posted;
  const atGateways = ({ gateways: line }: Amounts): Counts => spreadOverGateways(line, { connected: gatewayColumn, viewers: viewerColumn, badged: badgedColumn }, usual, released);
  const atShards = (amounts: Amounts): Counts => spread(amounts.shards, shardColumn, usual, released);
  const reports = writesSeats(scenario, design);
  const seated = widened(shards.members);
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
      connections: widened(gateways.members),
      chats: chatsHeard(counted, gatewayColumn, viewerColumn ?? gatewayColumn),
      switches: withMore(new Float64Array(gateways.count), moves?.gateways.switches),
      handshakes: withMore(new Float64Array(gateways.count), moves?.gateways.handshakes),
      ...paidAtGateways(counted, atGateways),
    },
    userGatewayStorage: {
      queries: withMore(atShards(rule.of('userGatewayStorage', 'received')), moves?.userGatewayStorage.queries),
      lookups: withMore(atShards(rule.of('userGatewayStorage', 'units')), moves?.userGatewayStorage.lookups),
      writes: withMore(reports ? widened(attending?.recorded ?? shards.members) : new Float64Array(shards.count), moves?.userGatewayStorage.writes),
      people: seated,
      chats: shardColumn.chats,
    },
    chatUserStorage: chatUserCounts(counted, releases),
    topics: topicCounts(counted, releases, atGateways),
    users: {
      deliveries: memberCounts(counted, heardBy(design, rule), carried, moversDeliveries(counted)),
      frames: pacing?.most === null ? memberCounts(counted, rule.of('user', 'received').people, releases, moves?.people.frames) : null,
    },
    owners: pacing && { releases, dropped: byChat.map((messages, chat) => messages - carried[chat]!) },
    badges: badgesOf(counted, releases, atGateways),
    others: othersOf(counted, releases, released, { gateway: atGateways, seatShard: atShards }),
    coordinator: { assignments: assignmentsOf(counted, gatewayColumn.chats) },
    attendance: attending && attendanceOf(counted, attending, gatewayColumn, viewerColumn ?? gatewayColumn, badgedColumn),
    holders: {
      gateways: widened(gateways.holders),
      shards: shards.count > 0 ? widened(shards.holders) : new Float64Array(scenario.chats),
      chatsAtGateways: gatewayColumn.chats,
    },
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
function weighedOf({ gateways, viewers, shards, badged, letGo }: Tallied): AggregateResult['weighed'] {
  if (!letGo.isWeighed) return null;
  const sums = ({ chats, members }: WeighedCells): WeighedSums => ({ chats: chats.slice(), members: members.slice() });
  // The first weight is that of the run.
  return gateways.weighed.slice(1).map((ofGateways, index) => ({
    gateways: sums(ofGateways),
    viewers: sums(viewers.weighed[index + 1]!),
    badged: badged && sums(badged.weighed[index + 1]!),
    shards: sums(shards.weighed[index + 1]!),
  }));
}

/** Messages that each member of a chat hears of one that is posted: pushed, or brought by an answer. */
function heardBy(design: Design, rule: MessageRule): PersonAmount {
  const parts = [rule, ...flowRulesOf(design).map(({ brought }) => brought)];
  return sumOfAmounts(parts.map((part) => [part.of('user', 'received'), 1])).people;
}

function moversDeliveries({ moves, asked }: Tallied): Movers | undefined {
  const pushed = moves?.people.deliveries;
  const brought = asked?.moversDeliveries;
  return pushed && brought ? { ...pushed, counts: pushed.counts.map((count, index) => count + (brought.counts[index] ?? 0)) } : pushed;
}

/** The first counts with the others added, in place. */
function withMore(counts: Counts, more: Counts | undefined): Counts {
  for (let index = 0; more && index < counts.length; index++) counts[index]! += more[index]!;
  return counts;
}

/** The same counts as doubles. `from` would go about it one call a count. */
function widened(counts: Int32Array | Uint32Array): Counts {
  const wide = new Float64Array(counts.length);
  wide.set(counts);
  return wide;
}

/** What chance makes of the first attempts of a scenario, in the mean. */
export function lossFactors({ loss, attempts }: Pick<Scenario, 'loss' | 'attempts'>): LossFactors {
  const lost = lostShare(loss, attempts);
  return { attempts: expectedAttempts(loss, attempts), lost, delivered: 1 - lost };
}

/** Chats that the coordinator gave to each gateway. Where everybody is there, a chat has members on each that it was given. */
function assignmentsOf({ design, attending, gateways }: Tallied, chatsHeard: Counts): Counts {
  if (design.places !== 'byChat') return new Float64Array(gateways.count);
  return attending ? widened(attending.assignments) : chatsHeard.slice();
}

function attendanceOf({ viewers, badged }: Tallied, attending: Attending, atGateways: Column, ofViewers: Column, ofBadged: Column | null): Attendance {
  const { connected, viewing } = attending;
  return {
    connected: widened(connected),
    viewing: widened(viewing),
    viewedGateways: widened(viewers.holders),
    badged: badged && ofBadged && {
      people: widened(attending.badged),
      gateways: widened(badged.holders),
      atGateways: { chats: ofBadged.chats.slice(), people: widened(badged.members) },
    },
    atGateways: { connectedChats: atGateways.chats.slice(), viewedChats: ofViewers.chats.slice(), viewers: widened(viewers.members) },
  };
}

/** Those connected to each gateway, and among them the viewers and whoever gets a badge: null where that is everybody, and nobody. */
interface AtGateways {
  readonly connected: Column;
  readonly viewers: Column | null;
  readonly badged: Column | null;
}

/** An amount at each gateway over all releases. */
function spreadOverGateways(line: GatewayAmount, { connected, viewers, badged }: AtGateways, usual: number, released: number): Counts {
  if (!viewers) return spread(withoutAway(line), connected, usual, released);
  const counts = withMore(spread(line, connected, usual, released), spread(ofViewers(line), viewers, usual, released));
  return withMore(counts, badged ? spread(ofBadged(line), badged, usual, released) : undefined);
}

/** An amount at each cell over all releases: the usual ones of every chat, and what is more or fewer. */
function spread(line: CellAmount, { members, chats, byHand, released: weighed }: Column, usual: number, released: number): Counts {
  const everywhere = line.always * released;
  if (weighed) return weighed.chats.map((held, cell) => everywhere + line.holding * held + line.perMember * weighed.members[cell]!);
  const holding = line.holding * usual;
  const perMember = line.perMember * usual;
  const counts = new Float64Array(chats.length);
  for (let cell = 0; cell < counts.length; cell++) {
    counts[cell] = everywhere + holding * chats[cell]! + perMember * members[cell]!;
  }
  const { held, members: heldMembers } = byHand;
  for (let cell = 0; cell < held.length; cell++) {
    counts[cell]! += line.holding * held[cell]! + line.perMember * heldMembers[cell]!;
  }
  return counts;
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
  const { scenario, chats, gateways, viewers, shards, attending } = counted;
  const line = amountOfChats(amounts, { gateways: gateways.count, shards: shards.count, relays: groupsOf(scenario, 'relay') });
  const attendance = attending && { connected: attending.connected, viewing: attending.viewing, viewedGateways: viewers.holders, badged: badgedByChat(counted, attending) };
  const holders: Holders = { gateways: gateways.holders, shards: shards.holders, attendance };
  return alongChats(line, holders, sizesOf(scenario), chats);
}

/** Those who get a badge, by chat; null where nobody is told by one. */
function badgedByChat({ badged }: Tallied, attending: Attending): BadgedByChat | null {
  return badged && { people: widened(attending.badged), gateways: widened(badged.holders) };
}

/** Badges, where the design sends any. */
function badgesOf(counted: Tallied, byChat: Counts, atGateways: AtInstances): AggregateResult['badges'] {
  const { design, rule, moves } = counted;
  if (!sendsBadges(design)) return { copies: new Float64Array(0), writes: new Float64Array(0), received: noInstance() };
  return {
    copies: withMore(atGateways(rule.of('gateway', 'badges')), moves?.badges.copies),
    writes: withMore(atGateways(rule.of('gateway', 'badgeWrites')), moves?.badges.writes),
    received: memberCounts(counted, rule.of('user', 'badges').people, byChat, moves?.people.badges),
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

/** Sums of what each chat comes to, where chat c belongs to shard c mod `shards`. */
export function dealtOut(byChat: Counts, shards: number): Counts {
  const sums = new Float64Array(shards);
  for (let chat = 0; shards > 0 && chat < byChat.length; chat++) sums[chat % shards]! += byChat[chat]!;
  return sums;
}

/** Over all releases of the run, at each instance. */
type AtInstances = (amounts: Amounts) => Counts;

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
function chatsHeard({ design, chats, gateways }: Tallied, ofConnected: Column, ofViewers: Column): Counts {
  const hearing = hearingOf(design);
  if (hearing === 'held' || hearing === 'viewed') return (hearing === 'held' ? ofConnected : ofViewers).chats.slice();
  return new Float64Array(gateways.count).fill(hearing === 'always' ? chats : 0);
}

function topicCounts(counted: Tallied, byChat: Counts, atGateways: AtInstances): AggregateResult['topics'] {
  const { scenario, design, rule, moves } = counted;
  const space = spaceOf(design, 'topic');
  const told = (): Counts => new Float64Array(followsChats(subscribingOf(design)) ? scenario.chats : 0);
  const switching = { subscribes: withMore(told(), moves?.topics.subscribes), unsubscribes: withMore(told(), moves?.topics.unsubscribes) };
  if (space === null) return { subscriptions: noInstance(), publishes: noInstance(), notifications: noInstance(), ...switching };
  const each = (amounts: Amounts, name: 'publishes' | 'notifications'): ChatCounts => {
    if (space === 'person') return memberCounts(counted, amounts.people, byChat, moves?.people[name]);
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
  if (space === 'person') return memberCounts(counted, forPeople({ connected: subscribing ? 1 : 0 }).people, onceEach(counted));
  if (space === 'gateway') return gatewayCounts(new Float64Array(gateways.count).fill(subscribing ? 1 : 0));
  if (subscribing?.when === 'viewed') return chatCounts(counted, widened(viewers.holders));
  if (subscribing?.when === 'held') return chatCounts(counted, widened(gateways.holders));
  return chatCounts(counted, new Float64Array(scenario.chats).fill(subscribing ? gateways.count : 0, 0, chats));
}

/** What the roles count that have no part of their own. */
function othersOf(counted: Tallied, byChat: Counts, posted: number, at: Readonly<Record<'gateway' | 'seatShard', AtInstances>>): AggregateResult['others'] {
  const { scenario, design, rule, moves, asked } = counted;
  const inSpace = (space: Space | null, amounts: Amounts): Counts => {
    if (space === 'gateway' || space === 'seatShard') return at[space](amounts);
    if (space === 'person' || space === null) return new Float64Array(0);
    if (isGroupSpace(space)) return dealtOut(at.gateway(amounts), groupsOf(scenario, space)).map((count) => count + amounts.relays * posted);
    const ofChats = productOf(eachChat(counted, amounts), byChat);
    return space === 'chat' ? ofChats : dealtOut(ofChats, instancesOf(space, scenario, 0));
  };
  return Object.fromEntries(
    otherRoles(design).map((role) => {
      const space = spaceOf(design, role);
      const more = moves?.others[role];
      return [role, {
        received: withMore(withMore(inSpace(space, rule.of(role, 'received')), more?.received), asked?.others[role]?.received),
        units: withMore(withMore(inSpace(space, rule.of(role, 'units')), more?.units), asked?.others[role]?.units),
        sent: withMore(withMore(inSpace(space, rule.of(role, 'sent')), more?.sent), asked?.others[role]?.sent),
      }];
    }),
  );
}
