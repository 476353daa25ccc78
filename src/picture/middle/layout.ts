/**
 * The picture from the middle distance: rows with a chip each, columns, two piles a gateway, loads. Where
 * everything stands; lengths are CSS pixels.
 */
import type { Seating } from '../../model/seating';
import type { Scenario } from '../../model/scenario';
import type { Box } from '../near/seatmap';

export interface MiddleLayout {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  readonly isNarrow: boolean;
  readonly chats: number;
  readonly gateways: number;
  /** The cells, without chips and heads. */
  readonly rows: Box;
  readonly columnWidth: number;
  /** The piles, from the top of the scale to their floor; null where there are none. */
  readonly piles: Box | null;
  readonly strip: Box | null;
  readonly captionY: number;
}

export interface MiddleInput {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  readonly chats: number;
  readonly gateways: number;
  readonly hasMargins: boolean;
  /** So many kinds of components have a load. */
  readonly loads: number;
}

const HEAD = 20;
const GUTTER = 124;
const NARROW_GUTTER = 74;
const NARROW_BELOW = 560;
const CAPTION = 17;
const NUMBERS = 17;
const GAP = 8;
const STRIP_HEIGHT = 58;
const STRIP_LINE = 18;
const LEAST_PILES = 44;
const LEAST_ROWS = 110;
/** Below these a cell is no cell any more, and the map from far is clearer. */
const LEAST_COLUMN = 8;
const LEAST_ROW = 5;
const MOST_COLUMNS = 64;
/** A row in which a message is under way is at least so high. */
const LIVE_HEIGHT = 44;
const LIVE_SHARE = 0.26;

export function layoutOf({ width, height, unit, chats, gateways, hasMargins, loads }: MiddleInput): MiddleLayout {
  const isNarrow = width < NARROW_BELOW * unit;
  const gutter = (isNarrow ? NARROW_GUTTER : GUTTER) * unit;
  const head = HEAD * unit;
  const strip = hasMargins && loads > 0 ? unit * (isNarrow ? loads * STRIP_LINE : STRIP_HEIGHT) : 0;
  const fixed = head + (hasMargins ? (CAPTION + NUMBERS + GAP) * unit : 4);
  const hasStrip = strip > 0 && height - fixed - strip - GAP * unit >= LEAST_ROWS + LEAST_PILES;
  const left = height - fixed - (hasStrip ? strip + GAP * unit : 0);
  const pilesHeight = hasMargins ? Math.max(Math.min(LEAST_PILES, left * 0.35), Math.min(150 * unit, left * 0.26)) : 0;
  const rows: Box = { x: gutter, y: head, width: Math.max(40, width - gutter - 2), height: Math.max(20, left - pilesHeight) };
  const below = rows.y + rows.height + GAP * unit;
  return {
    width,
    height,
    unit,
    isNarrow,
    chats,
    gateways,
    rows,
    columnWidth: rows.width / gateways,
    piles: hasMargins ? { x: gutter, y: below, width: rows.width, height: pilesHeight } : null,
    strip: hasStrip ? { x: 0, y: below + pilesHeight + NUMBERS * unit + 2, width, height: strip } : null,
    captionY: height - (CAPTION * unit) / 2,
  };
}

/** Whether people, rows and columns of a run are few enough to be told apart in so much room. */
export function fitsMiddle(scenario: Pick<Scenario, 'chats' | 'gateways'>, seating: Seating | null, room: Omit<MiddleInput, 'chats' | 'gateways'>): boolean {
  if (!seating || scenario.gateways > MOST_COLUMNS) return false;
  const { columnWidth, rows, chats } = layoutOf({ ...room, chats: scenario.chats, gateways: scenario.gateways });
  return columnWidth >= LEAST_COLUMN && rows.height / chats >= LEAST_ROW;
}

/** Where a row stands, from above; between two rows there is a gap, which belongs to the upper one. */
export interface RowPlace {
  readonly y: number;
  readonly height: number;
}

/** A live row grows while the one before shrinks. */
export interface Growth {
  /** −1 for none. */
  readonly from: number;
  readonly to: number;
  /** 0 to 1. */
  readonly progress: number;
}

export function rowPlaces({ rows, chats, unit }: Pick<MiddleLayout, 'rows' | 'chats' | 'unit'>, { from, to, progress }: Growth): RowPlace[] {
  const liveness = (row: number): number => (row === to ? progress : 0) + (row === from ? 1 - progress : 0);
  const even = rows.height / chats;
  const live = Math.max(even, Math.min(rows.height * 0.6, Math.max(LIVE_HEIGHT * unit, rows.height * LIVE_SHARE)));
  const isAny = (from >= 0 ? 1 - progress : 0) + (to >= 0 ? progress : 0);
  // What all but the live row have: as much as is left.
  const others = chats > 1 ? (rows.height - isAny * live - (1 - isAny) * even) / (chats - 1) : even;
  let y = rows.y;
  return Array.from({ length: chats }, (_, row) => {
    const alive = liveness(row);
    const resting = chats === 1 ? even : others;
    const whole = alive * live + (1 - alive) * resting;
    const gap = gapOf(whole);
    const place = { y, height: whole - gap };
    y += whole;
    return place;
  });
}

/** At least four pixels where rows hold beads, a hair where they are shades. */
function gapOf(height: number): number {
  return height >= 14 ? Math.min(8, Math.max(4, height * 0.1)) : 1;
}

/** The row at a height, or −1. */
export function rowAtY(places: readonly RowPlace[], y: number): number {
  return places.findIndex((place, row) => y >= place.y && y < (places[row + 1]?.y ?? place.y + place.height));
}
