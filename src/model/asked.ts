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

/** Of one asker, for each message of the chat. */
export interface AskedPerMessage {
  readonly requests: number;
  readonly filled: number;
}

/** Messages of chats that post at random, beyond which the last one's moment is not looked up but estimated. */
const MOST_LOOKED_UP = 100_000;

/** While chats post at their rate, in the long run. */
export function askedInSecond(scenario: Scenario, { every }: ClockFlow): AskedPerMessage {
  const pause = (scenario[every] * scenario.rate) / 1000;
  return { requests: 1 / pause, filled: newShare(scenario, pause) };
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
export function evenRate({ rate, ...scenario }: Scenario, { flows = [] }: Design): number {
  return flows.reduce((most, { every }) => Math.max(most, MESSAGES_A_PAUSE / (scenario[every as Exclude<typeof every, 'rate'>] / 1000)), rate);
}
const MESSAGES_A_PAUSE = 100;

/** In the run: from its beginning until everybody hears the last message. */
export function askedInRun(scenario: Scenario, flow: ClockFlow): AskedPerMessage {
  const { chats, messages, rate, do: actions } = scenario;
  const posted = messages + actions.length / chats;
  if (posted === 0) return { requests: 0, filled: 0 };
  const everyMicros = scenario[flow.every] * MICROS_PER_MILLI;
  // The first message of a chat is always new; so is one by hand, unless it comes with another one.
  const filled = (messages > 0 ? 1 + (messages - 1) * newShare(scenario, (everyMicros * rate) / MICROS_PER_SECOND) : 0) + actions.length / chats;
  return { requests: (lastMicros(scenario, flow) / everyMicros + 1) / posted, filled: filled / posted };
}

/** The chance that a message is the first of its chat after a request: a pause of so many messages in the mean comes after each. */
function newShare({ arrivals }: Scenario, pause: number): number {
  return arrivals === 'steady' ? Math.min(1, 1 / pause) : (1 - exponential(-pause)) / pause;
}

/** From when on a request brings the last message; of very many at random, about. */
function lastMicros(scenario: Scenario, flow: ClockFlow): number {
  const { chats, messages, rate, arrivals } = scenario;
  if (arrivals === 'steady' || chats * messages <= MOST_LOOKED_UP) return clockOf(scenario, flow)!.endMicros;
  return ((messages + Math.sqrt(2 * messages * naturalLog(chats))) / rate) * MICROS_PER_SECOND;
}
