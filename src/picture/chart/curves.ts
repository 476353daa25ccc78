/**
 * The chart's lines: what one gateway's second holds, against the number of gateways, for every
 * design, by the formulas alone.
 */
import { max, min, range, scaleLog } from 'd3';
import type { Design } from '../../model/design';
import { peopleOf } from '../../model/people';
import { viewingShare } from '../../model/presence';
import { PRESET_IDS, withPreset } from '../../model/presets';
import type { Scenario } from '../../model/scenario';
import type { Measure } from '../../reading/points';
import { busiestToMean } from '../../engine/theory/busiest';
import { evenly } from '../../engine/theory/spending';
import { gatewaySecond, savedShare } from '../../engine/theory/theory';

/** What it takes to draw another line into the chart. */
export interface ChartScales {
  /** As it is shown: a handle that is held included. */
  readonly scenario: Scenario;
  /** The numbers of gateways that lines have points at. */
  readonly steps: readonly number[];
  /** Pixels of a number of gateways and of a value. */
  readonly x: (gateways: number) => number;
  readonly y: (value: number) => number;
  /** The lowest value that is drawn. */
  readonly least: number;
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

/** A curve as it is drawn. */
export interface StyledCurve extends Curve {
  /** Hues are chats: what tells designs apart is their dash, and their names. */
  readonly dash: string;
  readonly isChosen: boolean;
  /** All its values are 0, which a logarithmic scale cannot show. */
  readonly isZero: boolean;
}

/** No chart goes on to more gateways than a scenario takes. */
export const MOST_GATEWAYS = 100_000;
/** So many times as many gateways as there are, and as a chat has viewers, are still worth a look. */
const BEYOND = 4;
const POINTS_PER_DECADE = 24;

/** Viewers of a chat in the mean: with as many gateways its plateau ends. */
export function plateauEnd(scenario: Scenario): number {
  return scenario.users * viewingShare(scenario);
}

/** Where the chart of a scenario ends: a power of ten beyond all that happens in it. */
export function mostGateways(scenario: Scenario): number {
  const least = BEYOND * Math.max(scenario.gateways, plateauEnd(scenario), leastGateways(scenario));
  return Math.min(MOST_GATEWAYS, scaleLog().domain([1, Math.max(10, least)]).nice().domain()[1]!);
}

/** Whole numbers of gateways up to a power of ten, evenly spaced by ratio, without repeats. */
export function gatewaySteps(most: number): number[] {
  const scale = scaleLog().domain([1, most]);
  const parts = Math.round(POINTS_PER_DECADE * Math.log10(most));
  return [...new Set(range(parts + 1).map((part) => Math.round(scale.invert(part / parts))))];
}

/** A scenario's second on so many gateways, with people spread evenly. */
export function onGateways(scenario: Scenario, gateways: number): Scenario {
  return evenly({ ...scenario, gateways });
}

/** One gateway's second under a design, by formula. `busy` is a share of its cores. */
export function gatewayValue(scenario: Scenario, design: Design, measure: Measure, gateways: number): number {
  const { copies, writes, busyShare } = gatewaySecond(onGateways(scenario, gateways), design);
  return { copies, writes, busy: busyShare }[measure];
}

/** The lines of one measure over these numbers of gateways, a curve a design. */
export function curvesOf(scenario: Scenario, designs: readonly Design[], measure: Measure, steps: readonly number[]): Curve[] {
  return designs.map((design) => {
    const mean = steps.map((gateways) => ({ gateways, value: gatewayValue(scenario, design, measure, gateways) }));
    const busiest = mean.flatMap(({ gateways, value }) => {
      const times = busiestToMean(onGateways(scenario, gateways), design);
      return times === null ? [] : [{ gateways, value: value * times }];
    });
    return { design, mean, busiest };
  });
}

/** From the least to the most, at a number of gateways. */
export interface BandPoint {
  readonly gateways: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Share of its cores that a gateway's second takes at the presets of costs, whatever the scenario's own are:
 * from the cheapest preset, where no gateway has to wake up, to the dearest, where each does at every copy.
 */
export function presetsAt(scenario: Scenario, design: Design, gateways: number): BandPoint {
  const seconds = PRESET_IDS.map((id) => gatewaySecond(withPreset(onGateways(scenario, gateways), id), design));
  return { gateways, least: min(seconds, ({ busyShare }) => busyShare)!, most: max(seconds, ({ busyShareWoken }) => busyShareWoken)! };
}

/** What doubling saves of a measure. */
export function savedByDoubling(scenario: Scenario, design: Design, measure: Measure, gateways: number): number {
  return savedShare(gatewayValue(scenario, design, measure, gateways), gatewayValue(scenario, design, measure, 2 * gateways));
}

/** Below this many gateways the connections do not fit. */
export function leastGateways(scenario: Scenario): number {
  return Math.max(1, Math.ceil((peopleOf(scenario) * scenario.online) / scenario.sockets));
}
