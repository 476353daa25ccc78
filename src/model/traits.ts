/** What is read off a design's hops, so that no design says it a second time. */
import { flowRulesOf, ruleOf } from './accounts';
import { sumOfAmounts, unmerged, type Amounts } from './amounts';
import { hopsOf, rolesOf, type Design, type Hop } from './design';
import { placementOf } from './placement';
import { ROLES, roleOf, type Role, type Space } from './roles';
import type { Scenario } from './scenario';

/** The design asks user-gateway storage where people are, so connecting writes it there. */
export function readsSeats(design: Design): boolean {
  return rolesOf(design).has('userGatewayStorage');
}

/** Whoever connects is written into user-gateway storage: the design reads it, or their way to a gateway brings it along. */
export function writesSeats(scenario: Scenario, design: Design): boolean {
  return placementOf(scenario, design).reportsSeat || readsSeats(design);
}

/** What it costs the gateway of a chat that somebody comes to it, where people sit with the chat that they have open. */
export function joiningCost({ movesSockets }: Pick<Design, 'movesSockets'>): 'tMove' | 'tHandshake' {
  return movesSockets ? 'tMove' : 'tHandshake';
}

/** A role writes sockets, at which attempts fail and are repeated; what it sends to others comes through. */
export function writesSockets(design: Pick<Design, 'post'>, role: Role): boolean {
  return hopsOf(design).some(({ hop, from }) => hop.to === 'user' && from === role);
}

/** Attempts for each copy that a role sends, in the mean. */
export function attemptsAt(design: Pick<Design, 'post'>, role: Role, attempts: number): number {
  return writesSockets(design, role) ? attempts : 1;
}

/** Some hop of the design carries a badge. */
export function sendsBadges(design: Design): boolean {
  return hopsOf(design).some(({ hop }) => hop.carries === 'badge');
}

/** Viewers who sit on none of the gateways of their chat count apart: they are not told with the others, or they alone ask. */
export function tellsStraysApart(design: Pick<Design, 'post' | 'flows'>): boolean {
  return (design.flows ?? []).some(({ by }) => by === 'stray') || hopsOf(design).some(({ hop }) => hop.fanout === 'seatGateways');
}

/** Some hop of the design merges what several chats send at one tick. */
export function mergesFrames(design: Pick<Design, 'post'>): boolean {
  return hopsOf(design).some(({ hop }) => hop.merges);
}

/** By what the instances of a role are numbered in a design; null where the design does without it. */
export function spaceOf(design: Design, role: Role): Space | null {
  const { space } = roleOf(role);
  if (space !== 'word') return rolesOf(design).has(role) || ROLES[role].picture === 'entry' ? space : null;
  return hopsOf(design).find(({ hop }) => hop.to === role)?.toSpace ?? null;
}

/** For whom gateways subscribe, so that a topic's notifications find them. */
export interface Subscribing {
  /** Whose topics these are. */
  readonly topics: 'chat' | 'person' | 'gateway';
  /**
   * What makes a gateway subscribe to a topic of a chat: somebody connected, or viewing; or nothing,
   * because each gateway subscribes to all when it starts. A person's topic is subscribed to when they
   * connect, a gateway's own when it starts.
   */
  readonly when: 'viewed' | 'held' | 'always' | 'connected';
}

const KNOWN_SUBSCRIBING = new WeakMap<Design, Subscribing | null>();

/** How gateways subscribe in a design; null where no topic notifies them. */
export function subscribingOf(design: Design): Subscribing | null {
  const known = KNOWN_SUBSCRIBING.get(design);
  if (known !== undefined) return known;
  const notified = hopsOf(design).find(({ hop, from }) => from === 'topic' && hop.to === 'gateway' && !hop.carries);
  const subscribing = notified ? subscribingBy(design, notified.hop, notified.fromSpace) : null;
  KNOWN_SUBSCRIBING.set(design, subscribing);
  return subscribing;
}

function subscribingBy(design: Design, { id }: Hop, space: Space): Subscribing {
  if (space === 'person') return { topics: 'person', when: 'connected' };
  if (space === 'gateway') return { topics: 'gateway', when: 'always' };
  const { always, viewed } = ruleOf(design).hops.get(id)!.copies.gateways;
  return { topics: 'chat', when: always > 0 ? 'always' : viewed > 0 ? 'viewed' : 'held' };
}

/** Gateways subscribe to a topic of a chat for their first viewer, or member, and unsubscribe after the last. */
export function followsChats(subscribing: Subscribing | null): subscribing is Subscribing {
  return subscribing?.topics === 'chat' && subscribing.when !== 'always';
}

/** What makes a gateway take in a chat's messages: nothing at all, somebody connected, or somebody who views it. */
export type Hearing = 'always' | 'held' | 'viewed' | 'never';

/** Who makes a gateway hear a chat: read off the copies that it takes in. */
export function hearingOf(design: Design): Hearing {
  const answers = flowRulesOf(design).map(({ filled }): readonly [Amounts, number] => [filled.of('gateway', 'received'), 1]);
  const { always, holding, perMember, viewed, perViewer } = unmerged(sumOfAmounts([[ruleOf(design).of('gateway', 'received'), 1], ...answers])).gateways;
  if (always > 0) return 'always';
  if (holding > 0 || perMember > 0) return 'held';
  return viewed > 0 || perViewer > 0 ? 'viewed' : 'never';
}

/** Whether a message asks gateways, so that some of what they take in are questions. */
export function asksGateways(design: Design): boolean {
  return hopsOf(design).some(({ hop }) => hop.verb === 'ask' && hop.to === 'gateway');
}
