/**
 * The plot below the map: what each gateway takes in and writes out, both on one axis, with the run before
 * as dashed lines. Geometry only.
 */
import type { Alongside } from '../alongside';
import { ticks as ticksOf } from 'd3';
import { distribution, type Distribution } from '../../model/distribution';
import type { Counts } from '../../model/ledger';
import type { Box } from '../near/seatmap';

/** More gateways than this are a mean, a p99 and the busiest. */
const MOST_BARS = 200;
/** Two bars and the room between two pairs, in pixels: nothing is finer than a pixel. */
const LEAST_PAIR = 4;
/** Copies that are drawn lower than this are shown once more, enlarged. */
const LEAST_SEEN = 3;
/** Ticks come no closer than this, and are no more than can be read at a glance. */
const TICK_ROOM = 30;
const MOST_TICKS = 5;
const FACTORS = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000];

/** Copies and writes by gateway. */
export interface Traffic {
  readonly receipts: Counts;
  readonly writes: Counts;
}

export interface Series {
  readonly spread: Distribution;
  readonly mean: number;
  /** By bar, in the mean of its gateways: by the end of the run, and by the play head. Null where there are no bars. */
  readonly bars: Float64Array | null;
  readonly barsNow: Float64Array | null;
  /** The mean by the play head. */
  readonly meanNow: number;
}

/** Copies once more, so many times as high. */
export interface Inset {
  readonly box: Box;
  readonly factor: number;
}

export interface Plot {
  readonly box: Box;
  /** The end of the axis. */
  readonly end: number;
  readonly ticks: readonly number[];
  /** Of gateways that share a bar; 0 where there are no bars. */
  readonly gatewaysPerBar: number;
  readonly writes: Series;
  readonly copies: Series;
  /** Means of the run before; null where there is none. */
  readonly was: { readonly writes: number; readonly copies: number } | null;
  readonly inset: Inset | null;
}

/** The most that a scale for this traffic has to hold. */
export function mostOf(...all: readonly (Traffic | null)[]): number {
  let most = 0;
  for (const traffic of all) {
    for (const counts of traffic ? [traffic.receipts, traffic.writes] : []) for (const count of counts) most = Math.max(most, count);
  }
  return most;
}

/** Copies that a mean gateway takes in, by the end of the run that stands beside. */
export function copiesAlongside({ run: { result: { ledger: { gateways: { receipts } } } } }: Alongside): number {
  return sum(receipts) / receipts.length;
}

/** The same of what the picture beside has to show. */
export function mostOfAlongside({ run, before }: Alongside): number {
  return mostOf(run.result.ledger.gateways, before?.result.ledger.gateways ?? null);
}

/** What of a plot does not change with the play head. */
export interface Spreads {
  readonly writes: Distribution;
  readonly copies: Distribution;
}

export function spreadsOf({ receipts, writes }: Traffic): Spreads {
  return { copies: distribution(receipts), writes: distribution(writes) };
}

export interface PlotInput {
  readonly end: Traffic;
  readonly spreads: Spreads;
  readonly now: Traffic;
  readonly before: Spreads | null;
  /** Gateways of the run before. */
  readonly gatewaysBefore: number;
  /** The end of the scale. */
  readonly scaleEnd: number;
  /** What a mean gateway takes in by the end of the run that stands beside; null where none does. */
  readonly copiesBeside: number | null;
}

export function plotOf({ end, spreads, now, before, gatewaysBefore, scaleEnd, copiesBeside }: PlotInput, box: Box): Plot {
  const gateways = end.receipts.length;
  const pairs = gateways > MOST_BARS ? 0 : Math.min(gateways, Math.max(1, Math.floor(box.width / LEAST_PAIR)));
  const series = (spread: Distribution, counts: Counts, countsNow: Counts): Series => ({
    spread,
    mean: spread.total / gateways,
    bars: pairs === 0 ? null : columnMeans(counts, pairs),
    barsNow: pairs === 0 ? null : columnMeans(countsNow, pairs),
    meanNow: sum(countsNow) / gateways,
  });
  const was = before && { writes: before.writes.total / gatewaysBefore, copies: before.copies.total / gatewaysBefore };
  const copies = series(spreads.copies, end.receipts, now.receipts);
  return {
    box,
    end: scaleEnd,
    ticks: ticksOf(0, scaleEnd, Math.max(1, Math.min(MOST_TICKS, Math.floor(box.height / TICK_ROOM)))),
    gatewaysPerBar: pairs === 0 ? 0 : gateways / pairs,
    writes: series(spreads.writes, end.writes, now.writes),
    copies,
    was,
    inset: insetOf(copies.mean, copiesBeside, scaleEnd, box),
  };
}

/**
 * An enlarged look at copies that are too low to be seen; null where they can be, and where there are none. Two
 * pictures side by side have one where both have room for it, as many times as high as the larger of the two allows.
 */
function insetOf(own: number, beside: number | null, end: number, box: Box): Inset | null {
  const copies = Math.max(own, beside ?? 0);
  const pixels = (copies / end) * box.height;
  if (copies <= 0 || pixels >= LEAST_SEEN || box.width < 260 || box.height < 70) return null;
  const height = Math.min(64, box.height - 20);
  const factor = [...FACTORS].reverse().find((one) => one * pixels <= height - 24);
  return factor === undefined ? null : { box: { x: box.x + 14, y: box.y + box.height - height - 10, width: Math.min(220, box.width - 28), height }, factor };
}

/** Where a count stands on the axis. */
export function heightAt({ box, end }: Pick<Plot, 'box' | 'end'>, count: number): number {
  return box.y + box.height - (count / end) * box.height;
}

/** Mean of `counts` over the gateways of each drawn column. */
export function columnMeans(counts: Float64Array, columns: number): Float64Array {
  return Float64Array.from({ length: columns }, (_, column) => {
    const first = Math.floor((column * counts.length) / columns);
    const after = Math.max(first + 1, Math.floor(((column + 1) * counts.length) / columns));
    return sum(counts.subarray(first, after)) / (after - first);
  });
}

function sum(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
