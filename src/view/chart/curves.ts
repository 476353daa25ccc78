/**
 * The chart's lines: what one gateway's second holds, against the number of gateways, for every
 * design, by the formulas alone.
 */
import type { Design } from '../../model/design';
import { peopleOf } from '../../model/people';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { expectedAttempts, interestedShare, meanGatewaysPerChat } from '../../model/theory';

/** What the chart can show of a gateway's second. */
export type Measure = 'copies' | 'writes' | 'busy';
export const MEASURES: readonly Measure[] = ['copies', 'writes', 'busy'];

export interface CurvePoint {
  readonly gateways: number;
  readonly value: number;
}
export interface Curve {
  readonly design: Design;
  /** In the mean over gateways. */
  readonly mean: readonly CurvePoint[];
  /** Of the busiest gateway, where the formula can tell it; else empty. */
  readonly busiest: readonly CurvePoint[];
}

/** The chart goes from one gateway to as many as a scenario takes. */
export const MOST_GATEWAYS = 100_000;
const POINTS_PER_DECADE = 24;

/** Whole numbers of gateways, evenly spaced by ratio, without repeats. */
export function gatewaySteps(): number[] {
  const steps = new Set<number>();
  for (let step = 0; step <= 5 * POINTS_PER_DECADE; step++) steps.add(Math.round(10 ** (step / POINTS_PER_DECADE)));
  return [...steps];
}

/** How a design's copies depend on the number of gateways. */
type CopyRule = 'perMember' | 'perInterestedGateway' | 'perChatGateway' | 'perGateway';

function copyRule(design: Design): CopyRule {
  const fanouts = new Set<string>();
  const collect = (hops: Design['post']): void => {
    for (const hop of hops) {
      if (hop.to === 'gateway') fanouts.add(hop.fanout);
      collect(hop.then);
    }
  };
  collect(design.post);
  if (fanouts.has('subscriber')) return 'perMember';
  if (fanouts.has('chatGateways')) return 'perChatGateway';
  return fanouts.has('everyGateway') ? 'perGateway' : 'perInterestedGateway';
}

/** Share of gateways with a member. A ring's arcs and a four-tuple's hash are taken as even here. */
function interested(scenario: Scenario, gateways: number): number {
  const placement = scenario.placement === 'round-robin' ? 'round-robin' : 'random';
  return interestedShare(scenario, { ...scenario, gateways, placement });
}

/** Members of a chat in the mean. */
function membersEach(scenario: Scenario): number {
  return peopleOf(scenario) / scenario.chats;
}

function copiesEach(scenario: Scenario, rule: CopyRule, gateways: number): number {
  const posted = scenario.chats * scenario.rate;
  switch (rule) {
    case 'perMember':
      return (posted * membersEach(scenario)) / gateways;
    case 'perGateway':
      return posted;
    case 'perInterestedGateway':
      return posted * interested(scenario, gateways);
    case 'perChatGateway':
      return (posted * meanGatewaysPerChat(scenario, gateways)) / gateways;
  }
}

function valueOf(scenario: Scenario, measure: Measure, copies: number, writes: number): number {
  if (measure === 'copies') return copies;
  if (measure === 'writes') return writes;
  return (copies * scenario.tReceipt + writes * scenario.tWrite) / (1_000_000 * scenario.cores);
}

/** One gateway's second under a design, by formula. `busy` is a share of its cores. */
export function gatewayValue(scenario: Scenario, design: Design, measure: Measure, gateways: number): number {
  const attempts = expectedAttempts(scenario.loss, scenario.attempts);
  const writes = (scenario.chats * scenario.rate * membersEach(scenario) * attempts) / gateways;
  return valueOf(scenario, measure, copiesEach(scenario, copyRule(design), gateways), writes);
}

/** Of the busiest gateway under chat gateways, where all chats are alike: whole chats cannot be divided further. */
function busiestValue(scenario: Scenario, measure: Measure, gateways: number): number {
  const attempts = expectedAttempts(scenario.loss, scenario.attempts);
  const perChat = meanGatewaysPerChat(scenario, gateways);
  const copies = Math.ceil((scenario.chats * perChat) / gateways) * scenario.rate;
  const writes = copies * (scenario.users / perChat) * attempts;
  return valueOf(scenario, measure, copies, writes);
}

export function curvesOf(scenario: Scenario, designs: readonly Design[], measure: Measure): Curve[] {
  const steps = gatewaySteps();
  return designs.map((design) => ({
    design,
    mean: steps.map((gateways) => ({ gateways, value: gatewayValue(scenario, design, measure, gateways) })),
    busiest:
      copyRule(design) === 'perChatGateway' && sizesOf(scenario).isUniform
        ? steps.map((gateways) => ({ gateways, value: busiestValue(scenario, measure, gateways) }))
        : [],
  }));
}

/** What doubling saves of a measure: 1 − value(2G) / value(G). */
export function savedByDoubling(scenario: Scenario, design: Design, measure: Measure, gateways: number): number {
  const now = gatewayValue(scenario, design, measure, gateways);
  return now > 0 ? 1 - gatewayValue(scenario, design, measure, 2 * gateways) / now : 0;
}

/** Below this many gateways the connections do not fit. */
export function leastGateways(scenario: Scenario): number {
  return Math.ceil(peopleOf(scenario) / scenario.sockets);
}
