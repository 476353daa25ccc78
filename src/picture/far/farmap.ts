/**
 * The seat map from far: where the map, its margins and its cells stand, and what one pixel means.
 * Lengths are CSS pixels.
 */
import type { Painting } from '../../model/painting';
import type { Box } from '../near/seatmap';

/** How a cell is drawn: each person a bead, a shade by people, or bins of many cells a pixel. What is drawn grows with pixels, never with people. */
export type Distance = 'beads' | 'shades' | 'texture';

export interface FarMap {
  readonly distance: Distance;
  readonly map: Box;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** People in the fullest cell, or bin in the mean; a little above 0 where nobody is anywhere. */
  readonly fullest: number;
  /** Gateways and chats that one cell of the drawing stands for. */
  readonly gatewaysPerCell: number;
  readonly chatsPerCell: number;
  /** Right margin: copies per message, a bar a row. */
  readonly copiesMargin: Box;
  /** Below: copies in and writes out, a bar a column. */
  readonly receiptsMargin: Box;
  readonly writesMargin: Box;
  readonly height: number;
  /** Height kept for the words above each margin. */
  readonly words: number;
  readonly isNarrow: boolean;
  /** So few cells hold people that they are drawn wider than they are, to be seen. */
  readonly isSparse: boolean;
}

/** Cells at least this large show their people one by one, where all find room, or as shades told apart. */
const BEADS_FROM = 15;
const SHADES_FROM = 3;
/** Room that a bead needs each way, in pixels, to be told from its neighbours. */
const LEAST_BEAD = 3;
/** More beads than this take longer than a frame. */
const MOST_BEADS = 10_000;
const MARGIN_HEIGHT = 46;

/** What stands around the map: less of it on a narrow screen, where lines of words break in two. */
function surroundings(width: number): { left: number; right: number; words: number } {
  return width < 620 ? { left: 2, right: 62, words: 50 } : { left: 54, right: 96, words: 20 };
}

/** Most rows and columns of bins that a drawing of this size can show. */
export function farBins(width: number, height: number, hasMargins = true): { rows: number; columns: number } {
  const { left, right } = surroundings(width);
  return { rows: Math.max(1, Math.floor(mapHeight(width, height, hasMargins))), columns: Math.max(1, Math.floor(width - left - right)) };
}

function mapHeight(width: number, height: number, hasMargins: boolean): number {
  return hasMargins ? Math.max(120, height - 2 * (MARGIN_HEIGHT + surroundings(width).words) - 28) : Math.max(40, height - 30);
}

/** @param hasMargins false leaves out the bars below the map */
export function farMap(painting: Painting, width: number, height: number, hasMargins = true): FarMap {
  const { left, right, ...around } = surroundings(width);
  const words = hasMargins ? around.words : 0;
  const marginHeight = hasMargins ? MARGIN_HEIGHT : 0;
  const room = { width: width - left - right, height: mapHeight(width, height, hasMargins) };
  const cellWidth = Math.min(56, room.width / painting.columns);
  const cellHeight = Math.min(56, room.height / painting.rows);
  const map = { x: left, y: 24, width: cellWidth * painting.columns, height: cellHeight * painting.rows };
  const fullest = painting.members.reduce((most, members) => Math.max(most, members), 1e-9);
  const distance = distanceOf(painting, { cellWidth, cellHeight, fullest });
  const below = map.y + map.height + words;
  return {
    distance,
    map,
    cellWidth,
    cellHeight,
    fullest,
    gatewaysPerCell: painting.gateways / painting.columns,
    chatsPerCell: painting.chats / painting.rows,
    copiesMargin: { x: map.x + map.width + 10, y: map.y, width: right - 18, height: map.height },
    receiptsMargin: { x: map.x, y: below, width: map.width, height: marginHeight },
    writesMargin: { x: map.x, y: below + marginHeight + words, width: map.width, height: marginHeight },
    words,
    isNarrow: left < 10,
    isSparse: distance === 'texture' && filledShare(painting) < 0.05,
    height: below + 2 * marginHeight + words + (hasMargins ? 8 : 6),
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

/** The cell under a point of the drawing, or nothing outside the map. */
export function cellAt(far: FarMap, painting: Painting, x: number, y: number): { row: number; column: number } | null {
  const column = Math.floor((x - far.map.x) / far.cellWidth);
  const row = Math.floor((y - far.map.y) / far.cellHeight);
  if (column < 0 || row < 0 || column >= painting.columns || row >= painting.rows) return null;
  return { row, column };
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

/** Mean of `counts` over the gateways of each drawn column. */
export function columnMeans(counts: Float64Array, columns: number): Float64Array {
  return Float64Array.from({ length: columns }, (_, column) => {
    const first = Math.floor((column * counts.length) / columns);
    const after = Math.max(first + 1, Math.floor(((column + 1) * counts.length) / columns));
    let sum = 0;
    for (let gateway = first; gateway < after; gateway++) sum += counts[gateway]!;
    return sum / (after - first);
  });
}

function filledShare(painting: Painting): number {
  let filled = 0;
  for (const share of painting.interested) if (share > 0) filled++;
  return filled / painting.interested.length;
}
