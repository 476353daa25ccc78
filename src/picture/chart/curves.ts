/**
 * The chart's lines: what one gateway's second holds, against the number of gateways, for every
 * design, by the formulas alone.
 */
import type { Design } from '../../model/design';
import { peopleOf } from '../../model/people';
import type { Scenario } from '../../model/scenario';
import type { Measure } from '../../reading/points';
import { busiestToMean, gatewaySecond, savedShare } from '../../engine/theory/theory';

/** What it takes to draw another line into the chart. */
export interface ChartScales {
  /** As it is shown: a handle that is held included. */
  readonly scenario: Scenario;
  /** Pixels of a number of gateways and of a value, and the lowest value that is drawn. */
  readonly x: (gateways: number) => number;
  readonly y: ((value: number) => number) & { readonly least: number };
  readonly path: (points: CurvePoint[]) => string | null;
}

/** What the chart can show of a gateway's second. */
export type { Measure };
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

/**
 * A scenario's second on so many gateways. A ring's arcs and a four-tuple's hash are taken as even
 * here: a table of a ring for each point of a line would take seconds.
 */
function onGateways(scenario: Scenario, gateways: number): Scenario {
  return { ...scenario, gateways, placement: scenario.placement === 'round-robin' ? 'round-robin' : 'random' };
}

/** One gateway's second under a design, by formula. `busy` is a share of its cores. */
export function gatewayValue(scenario: Scenario, design: Design, measure: Measure, gateways: number): number {
  const { copies, writes, busyShare } = gatewaySecond(onGateways(scenario, gateways), design);
  return { copies, writes, busy: busyShare }[measure];
}

/** The lines of one measure, a curve a design. */
export function curvesOf(scenario: Scenario, designs: readonly Design[], measure: Measure): Curve[] {
  const steps = gatewaySteps();
  return designs.map((design) => {
    const mean = steps.map((gateways) => ({ gateways, value: gatewayValue(scenario, design, measure, gateways) }));
    const busiest = mean.flatMap(({ gateways, value }) => {
      const times = busiestToMean(onGateways(scenario, gateways), design);
      return times === null ? [] : [{ gateways, value: value * times }];
    });
    return { design, mean, busiest };
  });
}

/** What doubling saves of a measure. */
export function savedByDoubling(scenario: Scenario, design: Design, measure: Measure, gateways: number): number {
  return savedShare(gatewayValue(scenario, design, measure, gateways), gatewayValue(scenario, design, measure, 2 * gateways));
}

/** Below this many gateways the connections do not fit. */
export function leastGateways(scenario: Scenario): number {
  return Math.max(1, Math.ceil((peopleOf(scenario) * scenario.online) / scenario.sockets));
}
