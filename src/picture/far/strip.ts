/**
 * The strip of loads: every kind of component that a design uses, its instances as gauges, filled by how
 * busy they are. What is above its brim cannot keep up. Geometry only.
 */
import type { RoleLoad } from '../../reading/loads';
import type { Box } from '../near/seatmap';
import type { Arrangement } from './arrange';

export interface Gauge {
  readonly box: Box;
  /** From the floor up, in pixels: what of the time is taken, up to the brim and beyond it. */
  readonly filled: number;
  readonly over: number;
}

export interface LoadBlock {
  readonly load: RoleLoad;
  readonly before: RoleLoad | null;
  readonly box: Box;
  /** A gauge an instance; a single one, as full as the mean, where they are too many. */
  readonly gauges: readonly Gauge[];
  /** The same of the run before, from the same left end. */
  readonly ghosts: readonly Gauge[];
  /** How high above the floor the busiest is, where one gauge stands for all; null else. */
  readonly busiest: number | null;
  /** Where the brim is, and where the gauges end at the right. */
  readonly brimY: number;
  readonly right: number;
}

/** An instance is a gauge of its own up to so many, as long as it has this much room. */
const MOST_GAUGES = 24;
const LEAST_GAUGE = 5;
const GAUGE = 13;
const GAUGE_GAP = 2;
/** Of a gauge's height, what is below its brim. */
const BRIM_SHARE = 0.58;
/** Two loads that differ by less are the same. */
const SAME_WITHIN = 0.02;
/** Where a name stands before its gauges: "10,000 user-gateway shards"; and what stands behind them. */
const LONGEST_NAME = 174;
const NARROW_SHARE = 140;
/** A block is no wider than that. */
const MOST_BLOCK = 330;

/** What loads are compared with by eye; empty where there is none. */
export interface Others {
  /** Of the run before. */
  readonly before: readonly RoleLoad[];
  /** Of the run whose picture stands beside: both have gauges of one size and one scale. */
  readonly beside: readonly RoleLoad[];
}

export function stripOf(loads: readonly RoleLoad[], { before, beside }: Others, box: Box, { isNarrow, unit }: Pick<Arrangement, 'isNarrow' | 'unit'>): LoadBlock[] {
  const most = [...loads, ...before, ...beside].reduce((sofar, { busiest }) => Math.max(sofar, busiest), 1);
  const places = Math.max(1, loads.length, beside.length);
  const width = Math.min(MOST_BLOCK * unit, box.width / places);
  return loads.map((load, index) => {
    const block: Box = isNarrow
      ? { x: box.x, y: box.y + (index * box.height) / places, width: box.width, height: box.height / places }
      : { x: box.x + index * width, y: box.y, width: width - 12, height: box.height };
    return blockOf(load, changed(load, before.find(({ role }) => role === load.role)), block, { most, isNarrow, unit });
  });
}

/** The load before, where it was another one; what has stayed as it was needs no ghost. */
function changed(load: RoleLoad, before: RoleLoad | undefined): RoleLoad | null {
  if (!before) return null;
  const isSame = before.instances === load.instances && Math.abs(before.mean - load.mean) <= SAME_WITHIN * load.mean;
  return isSame ? null : before;
}

interface Layout {
  /** The greatest share in sight. */
  readonly most: number;
  readonly isNarrow: boolean;
  readonly unit: number;
}

function blockOf(load: RoleLoad, before: RoleLoad | null, box: Box, { most, isNarrow, unit }: Layout): LoadBlock {
  const area: Box = isNarrow
    ? { x: box.x + LONGEST_NAME * unit, y: box.y + 2, width: Math.max(24, Math.min(80, box.width - (LONGEST_NAME + NARROW_SHARE) * unit)), height: box.height - 4 }
    : { x: box.x, y: box.y + 18 * unit, width: box.width * 0.42, height: box.height - 18 * unit - 1 };
  const brim = area.height * BRIM_SHARE;
  const level = (share: number): Pick<Gauge, 'filled' | 'over'> => ({
    filled: Math.min(1, share) * brim,
    over: share > 1 ? (share / most) * (area.height - brim) : 0,
  });
  const columns = Math.max(load.instances, before?.instances ?? 0);
  const isEach = columns <= MOST_GAUGES && area.width / columns >= LEAST_GAUGE;
  const step = isEach ? Math.min(GAUGE + GAUGE_GAP, area.width / columns) : Math.min(area.width, 56);
  const gaugesOf = ({ instances, mean, each }: RoleLoad): Gauge[] =>
    Array.from({ length: isEach ? instances : 1 }, (_, index) => ({
      box: { x: area.x + index * step, y: area.y, width: step - GAUGE_GAP, height: area.height },
      ...level(isEach && each ? each[index]! : mean),
    }));
  const top = level(load.busiest);
  return {
    load,
    before,
    box,
    gauges: gaugesOf(load),
    ghosts: before ? gaugesOf(before) : [],
    busiest: isEach ? null : top.filled + top.over,
    brimY: area.y + area.height - brim,
    right: area.x + (isEach ? columns : 1) * step,
  };
}
