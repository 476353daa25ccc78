/**
 * A second in which chats post at their rates, in parts: what one message of a chat comes to by itself, and what is
 * asked for meanwhile. Where chats do not post alike each part counts a chat by a weight of its own: what goes on
 * of its messages, or what brings something, against a chat that posts at the scenario's rate.
 */
import { flowRulesOf, ruleOf, sumOfRules, type MessageRule } from '../../model/accounts';
import { askedInSecond, filledShareOf } from '../../model/asked';
import type { ClockFlow, Design } from '../../model/design';
import { releasesPerSecond } from '../../model/releaserates';
import { pacingOf, type Pacing } from '../../model/releases';
import type { Scenario } from '../../model/scenario';
import { talkOf } from '../../model/talk';

/** A part, for one message of a chat that posts at the scenario's rate. */
export interface SecondPart {
  readonly rule: MessageRule;
  /** The clock that has it asked for; null of the message itself. */
  readonly flow: ClockFlow | null;
  /** Which weight counts a chat; null where each counts once. */
  readonly weight: number | null;
}

/** From what a chat posts of what one at the scenario's rate does, to how much it counts. */
export type Weigh = (share: number) => number;

/** The weight of what goes on of a chat's messages; and of the messages themselves, where owners send frames. */
export const RELEASED = 0;
const MESSAGES = 1;

/** By which weight messages that go on count: as many as what goes on, unless owners send several in a frame. */
export function messagesWeight(pacing: Pacing | null): number {
  return pacing?.most === null ? MESSAGES : RELEASED;
}

/** The parts of a second. Where a clock asks, at another rate than the scenario's: at one at which every answer brings something. */
export function secondParts(scenario: Scenario, design: Design, rate = scenario.rate): readonly SecondPart[] {
  const at = rate === scenario.rate ? scenario : { ...scenario, rate };
  const first = weightsOfMessages(scenario, design).length;
  return [
    { rule: ruleOf(design), flow: null, weight: RELEASED },
    ...flowRulesOf(design).flatMap(({ flow, asked, filled, brought }, index): SecondPart[] => {
      const each = askedInSecond(at, flow);
      return [
        { rule: sumOfRules([[asked, each.requests]]), flow, weight: null },
        { rule: sumOfRules([[filled, each.filled]]), flow, weight: rate === scenario.rate ? first + index : null },
        { rule: brought, flow, weight: RELEASED },
      ];
    }),
  ];
}

/** The weights of a scenario's chats; none where all post alike. */
export function secondWeights(scenario: Scenario, design: Design): readonly Weigh[] {
  if (talkOf(scenario).isAlike) return [];
  return [...weightsOfMessages(scenario, design), ...flowRulesOf(design).map(({ flow }) => filledShareOf(scenario, flow))].map(onceEach);
}

function weightsOfMessages(scenario: Scenario, design: Design): readonly Weigh[] {
  const pacing = pacingOf(scenario, design);
  const full = releasesPerSecond(scenario, pacing);
  const released: Weigh = (share) => (pacing ? releasesPerSecond({ ...scenario, rate: scenario.rate * share }, pacing) / full : share);
  return pacing?.most === null ? [released, (share) => share] : [released];
}

/** Chats of one size are many: each share is looked at once. */
function onceEach(weigh: Weigh): Weigh {
  const known = new Map<number, number>();
  return (share) => {
    const found = known.get(share) ?? weigh(share);
    known.set(share, found);
    return found;
  };
}
