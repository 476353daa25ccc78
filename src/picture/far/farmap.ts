/**
 * The seat map from far: where its rows and cells stand, how a row opens for its message, and what one
 * pixel means. Lengths are CSS pixels.
 */
import type { Neighbours } from '../../model/neighbourhood';
import type { Painting } from '../../model/painting';
import { viewingShare } from '../../model/presence';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import type { Whereabouts } from '../../model/whereabouts';
import type { Box } from '../near/seatmap';
import type { Arrangement } from './arrange';

/** How a cell is drawn: each person a bead, a shade by people, or bins of many cells a pixel. What is drawn grows with pixels, never with people. */
export type Distance = 'beads' | 'shades' | 'texture';

export interface FarMap {
  readonly distance: Distance;
  /** The whole frame, with the room that an open row takes. */
  readonly map: Box;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Pixels by which rows move apart when one opens. */
  readonly slack: number;
  /** People in the fullest cell, or bin in the mean; a little above 0 where nobody is anywhere. */
  readonly fullest: number;
  /** Gateways and chats that one cell of the drawing stands for. */
  readonly gatewaysPerCell: number;
  readonly chatsPerCell: number;
  /** So few cells hold people that they are drawn wider than they are, to be seen. */
  readonly isSparse: boolean;
  /** Rows are told apart, and have the hue of their chat. */
  readonly hasHues: boolean;
  /** By row of a texture: so few of its bins hold people that each is drawn wider than it is, to be seen; empty where none is. */
  readonly thinRows: ReadonlySet<number>;
}

/** A row that is open for its message. */
export interface OpenRow {
  readonly row: number;
  /** 0 closed, 1 open. */
  readonly openness: number;
}

/** A message's band is so high. */
export const BAND_HEIGHT = 18;
/** Room above and below the band, in the page's colour. */
const BAND_MARGIN = 3;
/** Cells at least this large show their people one by one, where all find room, or as shades told apart. */
const BEADS_FROM = 15;
const SHADES_FROM = 3;
/** Room that a bead needs each way, in pixels, to be told from its neighbours. */
const LEAST_BEAD = 3;
/** More beads than this take longer than a frame. */
const MOST_BEADS = 10_000;
/** Rows at least this high are told apart by hue. */
const HUES_FROM = 4;
/** With less than this share of its cells filled a map is drawn as dots. */
const SPARSE_BELOW = 0.05;
/** With less of its bins filled, a row of a texture has them drawn wider. */
const THIN_BELOW = 0.12;
const NO_ROWS: ReadonlySet<number> = new Set();

/** Most rows and columns of bins that a drawing of this size can show. */
export function farBins({ map }: Pick<Arrangement, 'map'>): { rows: number; columns: number } {
  return { rows: Math.max(1, Math.floor(map.height - slackOf(map.height, Infinity))), columns: Math.max(1, Math.floor(map.width)) };
}

/** Where rows are lower than a band, they move apart for one. */
function slackOf(height: number, rows: number): number {
  return height / rows >= BAND_HEIGHT + 2 * BAND_MARGIN ? 0 : Math.min(BAND_HEIGHT + 2 * BAND_MARGIN, height / 2);
}

export function farMap(painting: Painting, { map }: Pick<Arrangement, 'map'>): FarMap {
  const slack = slackOf(map.height, painting.rows);
  const cellWidth = map.width / painting.columns;
  const cellHeight = (map.height - slack) / painting.rows;
  const fullest = painting.members.reduce((most, members) => Math.max(most, members), 1e-9);
  const distance = distanceOf(painting, { cellWidth, cellHeight, fullest });
  const chatsPerCell = painting.chats / painting.rows;
  const isSparse = distance === 'texture' && filledShare(painting) < SPARSE_BELOW;
  return {
    distance,
    map,
    cellWidth,
    cellHeight,
    slack,
    fullest,
    gatewaysPerCell: painting.gateways / painting.columns,
    chatsPerCell,
    isSparse,
    thinRows: distance === 'texture' && !isSparse ? thinRows(painting) : NO_ROWS,
    hasHues: chatsPerCell === 1 && cellHeight >= HUES_FROM,
  };
}

function distanceOf(painting: Painting, cell: Pick<FarMap, 'cellWidth' | 'cellHeight' | 'fullest'>): Distance {
  const isBinned = painting.rows < painting.chats || painting.columns < painting.gateways;
  const least = Math.min(cell.cellWidth, cell.cellHeight);
  if (isBinned || least < SHADES_FROM) return 'texture';
  const room = beadGrid(cell, cell.fullest);
  const fits = least >= BEADS_FROM && Math.min(room.width, room.height) >= LEAST_BEAD;
  return fits && painting.members.reduce((sum, members) => sum + members, 0) <= MOST_BEADS ? 'beads' : 'shades';
}

/** How the people of a cell stand as beads: so many a line, and the room that each has, in pixels. */
export function beadGrid({ cellWidth, cellHeight }: Pick<FarMap, 'cellWidth' | 'cellHeight'>, members: number): { across: number; width: number; height: number } {
  const across = Math.ceil(Math.sqrt((members * cellWidth) / cellHeight));
  return { across, width: cellWidth / across, height: cellHeight / Math.ceil(members / across) };
}

/** Where a row begins, from above; rows on either side of an open one have moved apart. */
export function rowTop({ map, cellHeight, slack }: FarMap, row: number, open: OpenRow | null): number {
  const rest = map.y + slack / 2 + row * cellHeight;
  if (!open) return rest;
  return rest + (row <= open.row ? -1 : 1) * open.openness * (slack / 2);
}

/** The band of an open row: as high as it has opened, and never higher than the row's own where that is high enough. */
export function bandOf(far: FarMap, open: OpenRow): Box {
  const { map, cellHeight, slack } = far;
  const top = rowTop(far, open.row, open);
  const height = slack === 0 ? BAND_HEIGHT : Math.max(1, cellHeight + open.openness * slack - 2 * BAND_MARGIN * open.openness);
  return { x: map.x, y: top + (slack === 0 ? (cellHeight - BAND_HEIGHT) / 2 : BAND_MARGIN * open.openness), width: map.width, height };
}

/** Where a cell is in a drawing of this width; from the map on to the right the band of its row, where that is the open one. */
export function markOf(far: FarMap, { row, column }: { readonly row: number; readonly column: number }, open: OpenRow | null, width: number): Box {
  if (open?.row === row) return { ...bandOf(far, open), width: width - far.map.x };
  return { x: far.map.x + column * far.cellWidth, y: rowTop(far, row, open), width: far.cellWidth, height: far.cellHeight };
}

/** The cell under a point of the drawing, or nothing outside the map. */
export function cellAt(far: FarMap, painting: Painting, x: number, y: number, open: OpenRow | null = null): { row: number; column: number } | null {
  const column = Math.floor((x - far.map.x) / far.cellWidth);
  if (column < 0 || column >= painting.columns) return null;
  const row = rowAt(far, y, open);
  return row < 0 || row >= painting.rows ? null : { row, column };
}

function rowAt(far: FarMap, y: number, open: OpenRow | null): number {
  const { map, cellHeight, slack } = far;
  const rest = Math.floor((y - map.y - slack / 2) / cellHeight);
  if (!open || slack === 0) return rest;
  const shift = open.openness * (slack / 2);
  const above = Math.floor((y - map.y - slack / 2 + shift) / cellHeight);
  if (above < open.row) return above;
  const below = Math.floor((y - map.y - slack / 2 - shift) / cellHeight);
  return Math.max(open.row, below);
}

/** The gateway and the chat that a cell of the drawing begins with. */
export function beginningOf(painting: Painting, cell: { readonly row: number; readonly column: number }): { gateway: number; chat: number } {
  return {
    gateway: Math.floor((cell.column * painting.gateways) / painting.columns),
    chat: Math.floor((cell.row * painting.chats) / painting.rows),
  };
}

/** The cell of the drawing that holds a chat on a gateway. */
export function cellOf(painting: Painting, { gateway, chat }: { readonly gateway: number; readonly chat: number }): { row: number; column: number } {
  return {
    row: Math.ceil(((chat + 1) * painting.rows) / painting.chats) - 1,
    column: Math.ceil(((gateway + 1) * painting.columns) / painting.gateways) - 1,
  };
}

/** What of the map a neighbourhood is, in rows and columns of the drawing. */
export function lensFrame({ rows, columns, chats, gateways }: Painting, where: Neighbours): { row: number; column: number; rows: number; columns: number } {
  return {
    row: (where.firstChat * rows) / chats,
    column: (where.firstGateway * columns) / gateways,
    rows: (where.chats * rows) / chats,
    columns: (where.gateways * columns) / gateways,
  };
}

/** A cell that holds somebody, as near the middle as there is one in the middle row or, failing that, in the first. */
export function heldCell(painting: Painting): { gateway: number; chat: number } {
  const { rows, columns, members } = painting;
  const middle = { row: Math.floor(rows / 2), column: Math.floor(columns / 2) };
  for (const row of [middle.row, 0]) {
    for (let away = 0; away < columns; away++) {
      const column = [middle.column - away, middle.column + away].find((one) => one >= 0 && one < columns && members[row * columns + one]! > 0);
      if (column !== undefined) return beginningOf(painting, { row, column });
    }
  }
  return beginningOf(painting, middle);
}

/** Viewers of a chat of each row, in the mean over the row's chats. */
export function viewersByRow(scenario: Scenario, rows: number): Float64Array {
  const { chats, firstOf } = sizesOf(scenario);
  return Float64Array.from({ length: rows }, (_, row) => {
    const [first, after] = [row, row + 1].map((at) => Math.floor((at * chats) / rows)) as [number, number];
    return ((firstOf(after) - firstOf(first)) / (after - first)) * viewingShare(scenario);
  });
}

/** Where a person's seat is in the drawing, in rows and columns from its corner; null for those who have none in it. */
export function seatIn({ rows, columns, chats, gateways }: Painting, { chat, gateway: home, second }: Pick<Whereabouts, 'chat' | 'gateway' | 'second'>): { row: number; column: number } | null {
  // Of two sockets, the one over which they hear their chat.
  const gateway = second ?? home;
  if (gateway === null || gateway >= gateways || chat >= chats) return null;
  return { row: ((chat + 0.5) * rows) / chats, column: ((gateway + 0.5) * columns) / gateways };
}

function thinRows({ rows, columns, interested }: Painting): ReadonlySet<number> {
  const thin = new Set<number>();
  for (let row = 0; row < rows; row++) {
    let filled = 0;
    for (let bin = row * columns; bin < (row + 1) * columns; bin++) if (interested[bin]! > 0) filled++;
    if (filled < columns * THIN_BELOW) thin.add(row);
  }
  return thin;
}

function filledShare(painting: Painting): number {
  let filled = 0;
  for (const share of painting.interested) if (share > 0) filled++;
  return filled / painting.interested.length;
}
