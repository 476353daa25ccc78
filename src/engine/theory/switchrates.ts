/** What people who switch from chat to chat cause in a second, in the mean. */
import { apartFrom, opensSecondSockets } from '../../model/apart';
import { belongingOf } from '../../model/belonging';
import type { Design } from '../../model/design';
import { power } from '../../model/numeric';
import { peopleOf } from '../../model/people';
import { connectedShare, viewingShare } from '../../model/presence';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { shareToLarge, switchesEachSecond } from '../../model/switching';
import { followsChats, subscribingOf, type Subscribing } from '../../model/traits';
import { heldShare, meanOf } from './holders';

/** A rate over all gateways, and its mean at one. */
export interface SwitchRate {
  readonly total: number;
  readonly perGateway: number;
}

/** What people who switch from chat to chat cause in a second; zeros but for the one that the design pays. */
export interface Switches {
  /** Where gateways belong to chats: each switch connects anew, with a handshake; where big ones have their own, each switch to one of these. */
  readonly reconnectsPerSecond: SwitchRate;
  /** Where people are moved with their socket, in place of these; left out where nobody is. */
  readonly movesPerSecond?: SwitchRate;
  /**
   * Where gateways subscribe to chats: at each switch to a chat of which no viewer is on the person's
   * gateway yet, and in the long run as many unsubscribes, where the last one leaves.
   */
  readonly subscribesPerSecond: SwitchRate;
  /** Else: the gateway only notes which chat its person has open. No message is sent. */
  readonly memoryChangesPerSecond: SwitchRate;
}

/**
 * The chance that nobody of the chat that somebody switches to is on their gateway for whom it has subscribed.
 * In the long run everybody else has any chat open by its size, so how many have this one varies: where few
 * people share few gateways, nobody is there far more often than if it were always as many. Those who stay
 * connected are always as many: then only the visitors vary.
 */
function firstShare(scenario: Scenario, { when }: Subscribing, design: Design): number {
  const { memberships } = belongingOf(scenario);
  if (memberships > 1) return when === 'held' ? 0 : firstAmongListed(scenario, memberships);
  const people = peopleOf(scenario);
  const others = Math.max(0, people * viewingShare(scenario) - 1);
  // A chat with twice the members is chosen twice as often.
  const chosen = new Map(Array.from(sizesOf(scenario).chatsBySize, ([size, chats]) => [size, chats * size]));
  const { gateways } = scenario;
  return meanOf(chosen, (size) => {
    const there = size / (people * gateways);
    const nobodyViews = there < 1 ? power(1 - there, others) : 0;
    return when === 'viewed' ? nobodyViews : nobodyViews * (1 - heldShare(new Map([[size, 1]]), scenario, design, connectedShare(scenario, design)));
  });
}

/**
 * The same where people switch among chats that they belong to. In the long run each on a chat's list has it open one
 * time in so many; whoever is connected and on the list has had their gateway subscribe before, where that is what counts.
 */
function firstAmongListed(scenario: Scenario, memberships: number): number {
  const { listed } = belongingOf(scenario);
  const there = 1 / (memberships * scenario.gateways);
  const chosen = new Map(Array.from(sizesOf(scenario).chatsBySize, ([size, chats]) => [size, chats * listed(size)]));
  return meanOf(chosen, (size) => power(1 - there, Math.max(0, listed(size) * viewingShare(scenario) - 1)));
}

/** What switching costs, in the mean: each viewer switches `switches` times a minute. */
export function switchesPerSecond(asked: Scenario, design: Design): Switches {
  const scenario = roomsOf(asked, design);
  const total = switchesEachSecond(scenario);
  const rate: SwitchRate = { total, perGateway: total / scenario.gateways };
  const none: SwitchRate = { total: 0, perGateway: 0 };
  const ofRate = (share: number): SwitchRate => ({ total: total * share, perGateway: rate.perGateway * share });
  const byChat = design.places === 'byChat';
  const reconnecting = byChat ? 1 : opensSecondSockets(design) ? shareToLarge(scenario, apartFrom(scenario, design)) : 0;
  const subscribing = subscribingOf(design);
  const subscribes = !byChat && followsChats(subscribing);
  const first = subscribes ? firstShare(scenario, subscribing, design) : 0;
  return {
    reconnectsPerSecond: reconnecting > 0 && !design.movesSockets ? ofRate(reconnecting) : none,
    ...(design.movesSockets && { movesPerSecond: rate }),
    subscribesPerSecond: ofRate(first),
    memoryChangesPerSecond: byChat || subscribes ? none : ofRate(1 - reconnecting),
  };
}
