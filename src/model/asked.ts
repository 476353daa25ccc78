/**
 * What is asked for by a clock, in the mean: how many requests, and answers that bring something, there are of one
 * asker for each message of their chat. In the long run a request comes once in T seconds. It brings something where
 * a message has been posted since the one before: where messages are evenly spaced at m a second, min(1, m·T) of
 * all; where they come at random, 1 − e^(−m·T).
 */
import { flowRulesOf, ruleOf, sumOfRules, type FlowRule, type MessageRule } from './accounts';
import type { ClockFlow, Design } from './design';
import { exponential, naturalLog } from './numeric';
import { clockOf } from './polling';
import { MICROS_PER_MILLI, MICROS_PER_SECOND } from './posting';
import type { Scenario } from './scenario';
import { paceOfMessages, talkOf, type Posters } from './talk';

/** Of one asker, for each message of the chat. */
export interface AskedPerMessage {
  readonly requests: number;
  readonly filled: number;
}

/** Messages of chats that post at random, beyond which the last one's moment is not looked up but estimated. */
const MOST_LOOKED_UP = 100_000;

/** While a chat posts at the scenario's rate, in the long run. */
export function askedInSecond(scenario: Scenario, { every }: ClockFlow): AskedPerMessage {
  const pause = (scenario[every] * scenario.rate) / 1000;
  return { requests: 1 / pause, filled: newShare(scenario, pause) };
}

/** Answers that bring something, of one asker in a second, of what they are in a chat that posts at the scenario's rate: by its share of that. */
export function filledShareOf(scenario: Scenario, flow: ClockFlow): (share: number) => number {
  const full = askedInSecond(scenario, flow).filled;
  return (share) => (share * askedInSecond({ ...scenario, rate: scenario.rate * share }, flow).filled) / full;
}

/** What a flow comes to for each message, in the long run. */
export function flowInSecond(scenario: Scenario, { flow, asked, filled, brought }: FlowRule): MessageRule {
  const each = askedInSecond(scenario, flow);
  return sumOfRules([[asked, each.requests], [filled, each.filled], [brought, 1]]);
}

/** What a message comes to in the long run: by itself, and by what is asked for meanwhile. */
export function ruleInSecond(scenario: Scenario, design: Design): MessageRule {
  if (!design.flows) return ruleOf(design);
  return sumOfRules([[ruleOf(design), 1], ...flowRulesOf(design).map((rule) => [flowInSecond(scenario, rule), 1] as const)]);
}

/**
 * A rate from which on work grows evenly with it: the scenario's own, but where a clock has somebody ask one at which
 * nearly every answer brings something, since until then there are more and more answers that do.
 */
export function evenRate(scenario: Scenario, { flows = [] }: Design): number {
  const quietest = talkOf(scenario).voices.reduce((least, { share }) => Math.min(least, share), 1);
  return flows.reduce((most, { every }) => Math.max(most, MESSAGES_A_PAUSE / (scenario[every as Exclude<typeof every, 'rate'>] / 1000) / quietest), scenario.rate);
}
const MESSAGES_A_PAUSE = 100;

/** In the run, of one asker for each message of a mean chat: from its beginning until everybody hears the last message. */
export interface AskedInRun extends AskedPerMessage {
  /** Answers that bring something, by the size of the chats that have as many of one asker. */
  readonly filledBySize: ReadonlyMap<number, number>;
}

export function askedInRun(scenario: Scenario, flow: ClockFlow): AskedInRun {
  const { chats, do: actions } = scenario;
  const { posters, messages } = talkOf(scenario);
  const posted = messages / chats + actions.length / chats;
  const filledBySize = new Map<number, number>();
  if (posted === 0) return { requests: 0, filled: 0, filledBySize };
  const everyMicros = scenario[flow.every] * MICROS_PER_MILLI;
  let filled = 0;
  for (const { size, chats: count, messages: each } of posters) {
    const pause = (everyMicros * paceOfMessages(scenario, each)) / MICROS_PER_SECOND;
    // The first message of a chat is always new; so is one by hand, unless it comes with another one.
    const answers = (each > 0 ? 1 + (each - 1) * newShare(scenario, pause) : 0) + actions.length / chats;
    filledBySize.set(size, (filledBySize.get(size) ?? 0) + count * answers);
    filled += (count / chats) * answers;
  }
  return { requests: (lastMicros(scenario, flow) / everyMicros + 1) / posted, filled: filled / posted, filledBySize };
}

/** The chance that a message is the first of its chat after a request: a pause of so many messages in the mean comes after each. */
function newShare({ arrivals }: Scenario, pause: number): number {
  return arrivals === 'steady' ? Math.min(1, 1 / pause) : (1 - exponential(-pause)) / pause;
}

/** From when on a request brings the last message; of very many at random, about. */
function lastMicros(scenario: Scenario, flow: ClockFlow): number {
  const { arrivals } = scenario;
  const { posters, messages: posted } = talkOf(scenario);
  if (arrivals === 'steady' || posted <= MOST_LOOKED_UP) return clockOf(scenario, flow)!.endMicros;
  const lastOf = ({ chats, messages }: Posters): number => (messages === 0 ? 0 : ((messages + Math.sqrt(2 * messages * naturalLog(chats))) / paceOfMessages(scenario, messages)) * MICROS_PER_SECOND);
  return posters.reduce((last, one) => Math.max(last, lastOf(one)), 0);
}
