/**
 * The closed form: what one message costs in the mean, by the formulas alone. It walks the same
 * hops as the engines, with expected numbers in place of people. Every amount is a sum of four that
 * follow a chat's size, so where sizes differ the means of these four stand for all chats. Symbols:
 * C chats, n connected members of a chat, v viewers among them, G gateways, m messages per second
 * per chat, S shards, k gateways that serve one chat, p the chance that one attempt fails, A attempts
 * allowed. Where not everybody is online with the chat open, each member is there by chance, apart
 * from all others.
 */
import { costsOf, flowRulesOf, otherRoles, ruleOf, type Account } from '../../model/accounts';
import { NOTHING } from '../../model/amounts';
import { apartFrom, opensSecondSockets } from '../../model/apart';
import { hopsOf, type Asker, type Design } from '../../model/design';
import { expectedAttempts } from '../../model/loss';
import { peopleOf } from '../../model/people';
import { connectedShare, viewingShare } from '../../model/presence';
import { pacingOf } from '../../model/releases';
import { roomsOf } from '../../model/rooms';
import type { Role } from '../../model/roles';
import type { CostKey, Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { expectedSwitches } from '../../model/switching';
import { asksGateways, attemptsAt, hearingOf } from '../../model/traits';
import { intakeJobs, mostWakingMicros } from '../../model/waking';
import type { Weights } from './holders';
import type { Over } from './merged';
import { expectedOf, meanAmount, meanOfParts, partsOf, type Expected, type Part } from './parts';
import { switchesPerSecond } from './switchrates';
import { ALL_GO_ON, releasesInRun, releasesInSecond, sharesInRun, sharesOf, type BySize, type Shares } from '../../model/releaserates';
import { messagesPerSecond, talkOf } from '../../model/talk';

/** Means per message that is posted, summed over the instances of each role. What several share in a frame is a part of each. */
export interface Expectation {
  /** Crossings of the network, replies and the posting itself included. */
  readonly crossings: number;
  /** Copies that gateways take in. */
  readonly receipts: number;
  /** Of these, the ones that serve nobody. */
  readonly wasted: number;
  /** Attempts to write a socket. */
  readonly writes: number;
  /** Where a clock has somebody ask: requests for each message, and answers that bring nothing. */
  readonly requests: number;
  readonly emptyAnswers: number;
  /** People for whom it is; none where it is dropped. */
  readonly deliveries: number;
  /** Frames in which these come: as many where each message goes on by itself. */
  readonly frames: number;
  /** Badges that gateways take in for people who are away, and attempts to write one. */
  readonly badges: number;
  readonly badgeWrites: number;
  /** Microseconds that gateways spend on it together, where none has to wake up for it. */
  readonly gatewayMicros: number;
  /** At most so many more, where each copy finds its gateway idle: which of them do, no formula knows. */
  readonly wakingMicros: number;
  /** Queries and look-ups at user-gateway storage, and at chat-user storage. */
  readonly seatQueries: number;
  readonly seatLookups: number;
  readonly memberQueries: number;
  readonly memberLookups: number;
  readonly publishes: number;
  readonly notifications: number;
}

/** Copies that cross a hop, and the units that they carry, in the mean. */
export interface MeanCrossed {
  readonly copies: number;
  readonly units: number;
}

export interface MeanCrossings {
  /** By the hop's id. */
  readonly hops: ReadonlyMap<string, MeanCrossed>;
  readonly holdingGateways: number;
  /** Viewers of the chat, those of them who are strays, and gateways that hold a viewer: one number for each that may ask. */
  readonly askers: Readonly<Record<Asker, number>>;
}

/** What crosses each hop of a design in the mean, by the hop's id, for one message of a chat of so many members; and how many gateways hold somebody connected. */
export function meanCrossings(asked: Scenario, design: Design, size: number): MeanCrossings {
  const scenario = roomsOf(asked, design);
  const expected = expectedOf(scenario, design, new Map([[size, 1]]));
  // Of a flow by a clock, what crosses for one request of everybody who asks.
  const rules = [ruleOf(design), ...flowRulesOf(design).flatMap(({ asked, filled }) => [asked, filled])];
  const hops = rules.flatMap((rule) => Array.from(rule.hops, ([id, { copies, units }]): [string, MeanCrossed] => [id, { copies: meanAmount(copies, expected), units: meanAmount(units, expected) }]));
  return { hops: new Map(hops), holdingGateways: expected.holdingGateways, askers: { viewer: expected.viewers, stray: expected.strays, gateway: expected.viewedGateways } };
}

/** People on a chat's list in the mean over chats, and those of them who are connected for it. */
export function meanListed(scenario: Scenario, design: Design): Readonly<Record<'members' | 'connected', number>> {
  const { members, connected } = expectedOf(scenario, design, sizesOf(scenario).chatsBySize);
  return { members, connected };
}

/** Gateways that hear a chat, in the mean over chats. */
export function hearingGateways(scenario: Scenario, design: Design): number {
  const heard = ({ gateways, holdingGateways, viewedGateways, isApart }: Expected): number =>
    ({ always: gateways, held: holdingGateways, viewed: viewedGateways, never: 0 })[isApart ? 'viewed' : hearingOf(design)];
  const rooms = roomsOf(scenario, design);
  const expected = expectedOf(rooms, design, sizesOf(rooms).chatsBySize);
  return expected.kinds ? expected.kinds.reduce((sum, { share, expected: ofKind }) => sum + share * heard(ofKind), 0) : heard(expected);
}

/**
 * What one message costs in the mean.
 * @param size members of its chat; where left out, the mean over chats
 */
export function expectedPerMessage(scenario: Scenario, design: Design, size?: number): Expectation {
  const { scenario: own, releases, carried, shares } = inSecond(scenario, design, size);
  return expectation(own, design, releases, shares, 'second', carried);
}

/** Whose messages, or what goes on of them, a mean one of a second is; of one size, in the scenario as chats of that size have it. */
export function inSecond(asked: Scenario, design: Design, size?: number): BySize & { readonly scenario: Scenario } {
  const scenario = roomsOf(asked, design);
  const pacing = pacingOf(scenario, design);
  const { isAlike, voices } = talkOf(scenario);
  if (size === undefined && !isAlike) return { scenario, ...releasesInSecond(scenario, pacing) };
  const weights = size === undefined ? sizesOf(scenario).chatsBySize : new Map([[size, 1]]);
  const share = voices.find((voice) => voice.size === size)?.share ?? 1;
  const own = share === 1 ? scenario : { ...scenario, rate: scenario.rate * share };
  return { scenario: own, releases: weights, carried: weights, shares: sharesOf(own, pacing) };
}

/** The parts of a message of a second. */
function partsOfSecond(scenario: Scenario, design: Design, size?: number): Part[] {
  const { scenario: own, releases, shares } = inSecond(scenario, design, size);
  return partsOf(own, design, releases, 'second', shares);
}

/** @param carried by size, where messages that go on are spread over sizes in another way than releases */
function expectation(scenario: Scenario, design: Design, weights: Weights, shares: Shares, over: Over, carried: Weights = weights): Expectation {
  const parts = partsOf(scenario, design, weights, over, shares);
  const attempts = expectedAttempts(scenario.loss, scenario.attempts);
  const of = (role: Role, account: Account): number => meanOfParts(parts, (rule) => rule.of(role, account));
  let crossings = 1;
  for (const { hop } of hopsOf(design)) {
    const copies = meanOfParts(parts, (rule) => rule.hops.get(hop.id)?.copies ?? NOTHING);
    crossings += copies * (hop.to === 'user' ? attempts : 1) * (hop.verb === 'ask' ? 2 : 1);
  }
  const [receipts, wasted, firstWrites] = [of('gateway', 'received'), of('gateway', 'wasted'), of('gateway', 'sent')];
  const [requests, emptyAnswers] = [of('gateway', 'requests'), of('gateway', 'emptyAnswers')];
  const [badges, firstBadgeWrites] = [of('gateway', 'badges'), of('gateway', 'badgeWrites')];
  const sockets = firstWrites + firstBadgeWrites;
  const frames = of('user', 'received');
  return {
    crossings,
    gatewayMicros: meanMicros(scenario, parts, 'gateway'),
    wakingMicros: mostWakingMicros({ ...intakeJobs({ receipts: receipts + badges, wasted, requests, emptyAnswers }), isAsked: asksGateways(design), firstWrites: sockets, repeated: (attemptsAt(design, 'gateway', attempts) - 1) * sockets, handshakes: 0 }, scenario),
    receipts,
    wasted,
    writes: firstWrites * attemptsAt(design, 'gateway', attempts),
    requests,
    emptyAnswers,
    // Of an answer by a clock each message in it is heard already.
    deliveries: design.flows ? frames : shares.carried * meanAmount(ruleOf(design).of('user', 'received'), expectedOf(scenario, design, carried)),
    frames,
    badges,
    badgeWrites: firstBadgeWrites * attempts,
    seatQueries: of('userGatewayStorage', 'received'),
    seatLookups: of('userGatewayStorage', 'units'),
    memberQueries: of('chatUserStorage', 'received'),
    memberLookups: of('chatUserStorage', 'units'),
    publishes: of('topic', 'received'),
    notifications: of('topic', 'sent'),
  };
}

/**
 * Microseconds that all instances of a role together spend on one message that is posted, in the mean, with
 * all attempts to write, while every chat posts at its rate; of gateways, where none has to wake up for it.
 * @param size members of its chat; where left out, the mean over chats
 */
export function expectedMicros(scenario: Scenario, design: Design, role: Role, size?: number): number {
  return meanMicros(scenario, partsOfSecond(scenario, design, size), role);
}

function meanMicros(scenario: Scenario, parts: readonly Part[], role: Role): number {
  return meanPaid(scenario, parts, role).reduce((sum, { key, times }) => sum + scenario[key] * times, 0);
}

/** How often a cost is paid. */
interface TimesPaid {
  readonly key: CostKey;
  readonly times: number;
}

function meanPaid({ loss, attempts }: Scenario, parts: readonly Part[], role: Role): TimesPaid[] {
  const repeated = expectedAttempts(loss, attempts) - 1;
  return parts.flatMap(({ rule, expected, times }) =>
    costsOf(rule, role).map(({ key, amounts, again }) => ({ key, times: times * (meanAmount(amounts, expected) + repeated * meanAmount(again, expected)) })));
}

/** How often all instances of a role together pay each cost for one message that is posted, in the mean over chats. */
export function expectedPaid(scenario: Scenario, design: Design, role: Role): readonly TimesPaid[] {
  return meanPaid(scenario, partsOfSecond(scenario, design), role);
}

/** What the roles count in the mean for one message of the run that have no part of their own in a ledger. */
export function expectedOthers(asked: Scenario, design: Design): Readonly<Partial<Record<Role, Readonly<Record<'received' | 'units' | 'sent', number>>>>> {
  const scenario = roomsOf(asked, design);
  const pacing = pacingOf(scenario, design);
  const isAlike = talkOf(scenario).isAlike || messagesOf(scenario) === 0;
  const { releases, shares } = pacing || !isAlike ? releasesInRun(scenario, pacing) : { releases: sizesOf(scenario).chatsBySize, shares: ALL_GO_ON };
  const parts = partsOf(scenario, design, isAlike ? sizesOf(scenario).chatsBySize : releases, 'run', shares);
  const of = (role: Role, account: Account): number => meanOfParts(parts, (rule) => rule.of(role, account));
  return Object.fromEntries(otherRoles(design).map((role) => [role, { received: of(role, 'received'), units: of(role, 'units'), sent: of(role, 'sent') * attemptsAt(design, role, expectedAttempts(scenario.loss, scenario.attempts)) }]));
}

/** Messages of the run: those that the chats post and those posted by hand. */
export function messagesOf(scenario: Scenario): number {
  return talkOf(scenario).messages + scenario.do.length;
}

/** What one message of the run costs in the mean: those posted by hand count with their chats. */
export function expectedPerPosted(asked: Scenario, design: Design): Expectation {
  const scenario = roomsOf(asked, design);
  const { chatsBySize, isUniform, sizeOf, chatOf } = sizesOf(scenario);
  const pacing = pacingOf(scenario, design);
  if (!talkOf(scenario).isAlike && messagesOf(scenario) > 0) {
    const { releases, carried, shares } = releasesInRun(scenario, pacing);
    return expectation(scenario, design, releases, shares, 'run', carried);
  }
  if (scenario.do.length === 0) return expectation(scenario, design, chatsBySize, sharesInRun(scenario, pacing), 'run');
  if (pacing) {
    const { releases, carried, shares } = releasesInRun(scenario, pacing);
    return expectation(scenario, design, releases, shares, 'run', carried);
  }
  if (isUniform) return expectation(scenario, design, chatsBySize, ALL_GO_ON, 'run');
  const posts = new Map<number, number>();
  for (const [size, chats] of chatsBySize) if (scenario.messages > 0) posts.set(size, chats * scenario.messages);
  for (const { user } of scenario.do) {
    const size = sizeOf(chatOf(user - 1));
    posts.set(size, (posts.get(size) ?? 0) + 1);
  }
  return expectation(scenario, design, posts, ALL_GO_ON, 'run');
}

/** People who hold a connection, in the mean; where they hold two, the one at home counts. */
export function connectedPeople(scenario: Scenario, design: Design): number {
  return peopleOf(scenario) * connectedShare(scenario, design);
}

/** Second sockets that are open, in the mean: those of viewers of chats that have gateways of their own beside homes. */
function secondSockets(scenario: Scenario, design: Design): number {
  if (!opensSecondSockets(design)) return 0;
  const from = apartFrom(scenario, design);
  let members = 0;
  for (const [size, chats] of sizesOf(scenario).chatsBySize) if (size >= from) members += size * chats;
  return members * viewingShare(scenario);
}

/** Sockets that gateways hold, in the mean. */
export function expectedSockets(scenario: Scenario, design: Design): number {
  return connectedPeople(scenario, design) + secondSockets(scenario, design);
}

/** Crossings of the whole run in the mean, with at most four for each socket that is opened, and three for each person who switches. */
export function expectedCrossings(asked: Scenario, design: Design): number {
  const scenario = roomsOf(asked, design);
  const messages = messagesOf(scenario) * expectedPerPosted(scenario, design).crossings;
  return 4 * expectedSockets(scenario, design) + 3 * expectedSwitches(scenario) + messages;
}

/** Means of one gateway's second, while every chat posts `rate` messages a second. */
export interface GatewaySecond {
  readonly copies: number;
  /** Of these, the ones that serve nobody. */
  readonly wasted: number;
  readonly writes: number;
  /** Where a clock has somebody ask: requests, and answers that bring nothing. */
  readonly requests: number;
  readonly emptyAnswers: number;
  /** Handshakes of people who switch from one gateway to another. */
  readonly reconnects: number;
  /** Share of the gateway's cores that this takes, where it never has to wake up; above 1 it cannot keep up. */
  readonly busyShare: number;
  /** The same where it wakes up for each job: the share is between these two. A gateway that is always at work never wakes up. */
  readonly busyShareWoken: number;
}

/**
 * The model's formulas for one gateway's second, over all chats: what the design's hops have it pay,
 * as receipts × t_receipt + attempts × t_write, and a handshake for each person who switches to it.
 */
export function gatewaySecond(scenario: Scenario, design: Design): GatewaySecond {
  const perMessage = expectedPerMessage(scenario, design);
  const perGateway = messagesPerSecond(scenario) / scenario.gateways;
  const copies = perMessage.receipts * perGateway;
  const writes = perMessage.writes * perGateway;
  const { reconnectsPerSecond, movesPerSecond } = switchesPerSecond(scenario, design);
  const reconnects = reconnectsPerSecond.perGateway;
  const moved = movesPerSecond?.perGateway ?? 0;
  const busyMicrosPerSecond = perMessage.gatewayMicros * perGateway + reconnects * scenario.tHandshake + moved * scenario.tMove;
  const wakingMicros = perMessage.wakingMicros * perGateway + (reconnects + moved) * scenario.tWake;
  const time = 1_000_000 * scenario.cores;
  const busyShare = busyMicrosPerSecond / time;
  const busyShareWoken = Math.max(busyShare, Math.min(1, (busyMicrosPerSecond + wakingMicros) / time));
  return { copies, wasted: perMessage.wasted * perGateway, writes, requests: perMessage.requests * perGateway, emptyAnswers: perMessage.emptyAnswers * perGateway, reconnects, busyShare, busyShareWoken };
}

/** What a change takes away of a load: 1 − after / before; nothing of nothing. */
export function savedShare(before: number, after: number): number {
  return before > 0 ? 1 - after / before : 0;
}
