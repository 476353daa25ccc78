/** How busy each component is in the mean, by formula, while every chat posts at its rate. */
import { costsPaidBy } from '../../model/accounts';
import { sumOfAmounts, type Amounts } from '../../model/amounts';
import { rolesOf, type Design } from '../../model/design';
import { evenRate } from '../../model/asked';
import { expectedAttempts } from '../../model/loss';
import type { Overload } from '../../model/load';
import { instancesOf, type Role } from '../../model/roles';
import { peopleOf } from '../../model/people';
import { roomsOf } from '../../model/rooms';
import { COST_KEYS, type CostKey, type Scenario } from '../../model/scenario';
import { messagesPerSecond, talkOf, type Voices } from '../../model/talk';
import { linkShareOfMessage, trafficOf } from '../../model/traffic';
import { spaceOf } from '../../model/traits';
import type { Claim } from '../../model/verdict';
import { expectedOf, meanAmount } from './parts';
import { expectedMicros, gatewaySecond, inSecond } from './theory';

const MICROS_PER_SECOND = 1_000_000;

/** Components whose mean instance, or whose one for the largest chat, gets at least as much work as it can do, or as its link carries. */
export function overloadedInTheMean(scenario: Scenario, design: Design): Overload[] {
  return [...sharesInTheMean(scenario, design), ...linksInTheMean(scenario, design)].filter(({ share }) => share >= 1);
}

/** Of its link, what each component needs: a mean instance, or the one for the largest chat. None where nobody asks. */
export function linksInTheMean(asked: Scenario, design: Design): Overload[] {
  if (asked.gbit === 0) return [];
  const scenario = roomsOf(asked, design);
  const ofMessage = (amounts: Amounts) => (size?: number): number => {
    const { scenario: own, carried, shares } = inSecond(scenario, design, size);
    return shares.carried * meanAmount(amounts, expectedOf(own, design, carried));
  };
  return Array.from(trafficOf(design), ([role, traffic]): Overload => {
    const shareOf = (amounts: Amounts): number => atInstance(role, scenario, design, ofMessage(amounts)) * linkShareOfMessage(scenario);
    const out = sumOfAmounts([[traffic.out, 1], [traffic.again, expectedAttempts(scenario.loss, scenario.attempts) - 1]]);
    return { role, limit: 'link', share: Math.max(shareOf(traffic.in), shareOf(out)), instances: null };
  });
}

/** Of its cores' time, what each component needs: a mean instance, or the one for the largest chat. */
export function sharesInTheMean(scenario: Scenario, design: Design): Overload[] {
  const roles = [...rolesOf(design)].filter((role) => role !== 'user');
  return roles.map((role) => ({ role, share: busyShareOf(role, scenario, design), instances: null }));
}

/** Share of its cores' time that this takes an instance of a role. */
function busyShareOf(role: Role, asked: Scenario, design: Design): number {
  const scenario = roomsOf(asked, design);
  if (role === 'gateway') return gatewaySecond(scenario, design).busyShare;
  const space = spaceOf(design, role);
  if (space === null || costsPaidBy(design, role).length === 0) return 0;
  return atInstance(role, scenario, design, (size) => expectedMicros(scenario, design, role, size)) / MICROS_PER_SECOND;
}

/**
 * What an instance of a role comes to in a second: a mean one, or that of the largest chat.
 * @param ofMessage what a message comes to of a chat of so many members; where left out, in the mean over chats
 */
function atInstance(role: Role, scenario: Scenario, design: Design, ofMessage: (size?: number) => number): number {
  const { chats, rate } = scenario;
  const space = spaceOf(design, role)!;
  const ofLoudest = (ofOne: (voice: Voices) => number): number => rate * loudest(scenario).reduce((most, voice) => Math.max(most, ofOne(voice)), 0);
  const ofChat = (voice: Voices): number => voice.share * ofMessage(voice.size);
  const ofAll = (): number => messagesPerSecond(scenario) * ofMessage();
  const instances = instancesOf(space, scenario, peopleOf(scenario));
  // Chats are dealt to shards and to owner processes in turn, so whole ones are what one has.
  return space === 'chat' ? ofLoudest(ofChat) : space === 'person' ? ofLoudest((voice) => ofChat(voice) / voice.size) : space === 'chatShard' || space === 'ownerProcess' ? (ofAll() / chats) * Math.ceil(chats / instances) : ofAll() / instances;
}

/** Chats that may have the most to do for one of theirs: the largest, and of small chats' parts those that say most. */
function loudest(scenario: Scenario): Voices[] {
  const { voices } = talkOf(scenario);
  const most = (key: 'size' | 'share'): Voices => voices.reduce((best, voice) => (voice[key] > best[key] ? voice : best));
  return [most('size'), most('share')];
}

/** A component's share of its time at any costs: what is there without a message, and what each message a second adds. */
interface Growing {
  readonly role: Role;
  readonly beside: (costs: Scenario) => number;
  readonly perRate: (costs: Scenario) => number;
}

/** Shares are sums in which each cost is a factor, and they grow evenly with the rate from some rate on: so two rates at each cost tell all. */
function growingShares(scenario: Scenario, design: Design): Growing[] {
  const rate = evenRate(scenario, design);
  const free = { ...scenario, ...Object.fromEntries(COST_KEYS.map((key) => [key, 0])) };
  const roles = [...rolesOf(design)].filter((role) => role !== 'user');
  return roles.map((role) => {
    const shareAt = (key: CostKey, times: number): number => busyShareOf(role, { ...free, [key]: 1, rate: times * rate }, design);
    const shares = COST_KEYS.map((key) => ({ key, once: shareAt(key, 1), twice: shareAt(key, 2) }));
    return {
      role,
      beside: (costs) => shares.reduce((sum, { key, once, twice }) => sum + costs[key] * (2 * once - twice), 0),
      perRate: (costs) => shares.reduce((sum, { key, once, twice }) => sum + (costs[key] * (twice - once)) / rate, 0),
    };
  });
}

/** Claims of a scenario's own load at any costs: of all components a mean instance of this one is the first that a growing rate fills. */
export function fullFirstAt(scenario: Scenario, design: Design, first: Role): Claim {
  const growing = growingShares(scenario, design);
  return (costs) => {
    const full = growing.map(({ role, beside, perRate }) => ({ role, rate: perRate(costs) > 0 ? Math.max(0, 1 - beside(costs)) / perRate(costs) : Infinity }));
    const own = full.find(({ role }) => role === first);
    return own !== undefined && own.rate < Infinity && full.every(({ role, rate }) => role === first || own.rate < rate);
  };
}

/** Claims of a scenario's own load at any costs: a mean instance of this component, or the one for the largest chat, gets at least as much work as it can do. */
export function overloadedAt(scenario: Scenario, design: Design, overloaded: Role): Claim {
  const own = growingShares(scenario, design).find(({ role }) => role === overloaded);
  return (costs) => own !== undefined && own.beside(costs) + own.perRate(costs) * scenario.rate >= 1;
}
