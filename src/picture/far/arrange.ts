/**
 * Where the parts of the picture from far stand: map, copies beside it, lens, loads, plot. Lengths are CSS
 * pixels. The whole is exactly as high as it was given room.
 */
import type { Box } from '../near/seatmap';

export interface Arrangement {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  readonly map: Box;
  /** Right of the map: copies of a message out of its viewers, a bar a row. */
  readonly copies: Box;
  /** Null where there is no room. */
  readonly lens: Box | null;
  /** Words about the chosen cell, beneath the lens. */
  readonly aside: Box | null;
  readonly strip: Box | null;
  /** The area between the axes of the plot. */
  readonly plot: Box | null;
  /** Where the line of words below the plot begins. */
  readonly captionY: number;
  /** How large type is, in sizes of the smallest page's: all room for words grows with it. */
  readonly unit: number;
}

/** A line of words above the map, and the one below it. */
const AXIS = 19;
const SCALE_LINE = 16;
const CAPTION = 17;
/** The plot's axis begins a little above its baseline's words. */
const GAP = 8;
const LEAST_PLOT = 110;
const LEAST_MAP = 96;
/** From this width on there is a column for the lens. */
const LENS_FROM = 700;
/** A column of loads, and a line of them where they stand one below the other. */
const STRIP_HEIGHT = 58;
const STRIP_LINE = 18;
/** What of the height is the map's. */
const MAP_SHARE = 0.57;

interface Wanted {
  /** Loads and plot are drawn. */
  readonly hasMargins: boolean;
  /** So many kinds of components have a load. */
  readonly loads: number;
  readonly unit?: number;
}

export function arrange(width: number, height: number, { hasMargins, loads, unit = 1 }: Wanted): Arrangement {
  const isNarrow = width < LENS_FROM * unit;
  const left = (isNarrow ? 62 : 108) * unit;
  const hasLens = !isNarrow && hasMargins;
  const lensWidth = hasLens ? Math.min(520, Math.max(236 * unit, width * 0.29)) : 0;
  const copiesWidth = isNarrow ? 44 : Math.min(140, Math.max(84 * unit, width * 0.08));
  const axis = AXIS * unit;
  const heights = heightsOf(height, isNarrow, { hasMargins, loads, unit });
  const mapWidth = Math.max(40, width - left - 10 - copiesWidth - (hasLens ? 24 * unit + lensWidth : 2));
  const map: Box = { x: left, y: axis, width: mapWidth, height: heights.map };
  const copies: Box = { x: left + mapWidth + 10, y: axis, width: copiesWidth, height: heights.map };
  const below = axis + heights.map + (hasMargins ? SCALE_LINE * unit : 0);
  const plotTop = below + (heights.strip > 0 ? heights.strip + GAP * unit : 0) + GAP * unit;
  const labels = (isNarrow ? 122 : 150) * unit;
  const lensHeight = Math.min(heights.map - 124 * unit, lensWidth * 0.8);
  const lens = hasLens && lensHeight > 90 ? { x: width - lensWidth, y: axis, width: lensWidth, height: lensHeight } : null;
  const asideY = axis + (lens ? lensHeight + 4 : 0);
  return {
    width,
    height,
    isNarrow,
    unit,
    map,
    copies,
    lens,
    aside: hasLens ? { x: width - lensWidth, y: asideY, width: lensWidth, height: below - asideY } : null,
    strip: heights.strip > 0 ? { x: 0, y: below + 2, width, height: heights.strip } : null,
    plot: heights.plot > 0 ? { x: left, y: plotTop, width: Math.max(40, width - left - labels), height: heights.plot } : null,
    captionY: height - (CAPTION * unit) / 2,
  };
}

/** How high map, loads and plot are: the plot is never below what can be read, then the map gives way, then the loads go. */
function heightsOf(height: number, isNarrow: boolean, { hasMargins, loads, unit }: Required<Wanted>): { map: number; strip: number; plot: number } {
  if (!hasMargins) return { map: Math.max(24, height - AXIS * unit - 6), strip: 0, plot: 0 };
  const strip = loads === 0 ? 0 : unit * (isNarrow ? loads * STRIP_LINE : STRIP_HEIGHT);
  const around = (withStrip: boolean): number => unit * (AXIS + SCALE_LINE + GAP + CAPTION) + (withStrip && strip > 0 ? strip + GAP * unit : 0);
  const hasStrip = strip > 0 && height - around(true) >= LEAST_PLOT + LEAST_MAP;
  const left = height - around(hasStrip);
  const map = Math.round(Math.max(Math.min(LEAST_MAP, left * 0.5), Math.min(height * MAP_SHARE, left - LEAST_PLOT)));
  return { map, strip: hasStrip ? strip : 0, plot: Math.max(0, Math.floor(left - map)) };
}
