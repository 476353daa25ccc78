/** What stands where in a cell of the middle distance: its dock, and its people as beads or as two tones. */
import { marksOf, type Marks } from '../far/lens';
import type { Box } from '../near/seatmap';
import type { MiddleLayout, RowPlace } from './layout';
import type { People } from './people';

export interface CellPlace {
  readonly box: Box;
  /** Null where there is no room for one. */
  readonly dock: Box | null;
  /** Where its people stand. */
  readonly room: Box;
  /** Null where they are two tones. */
  readonly marks: Marks | null;
}

/** People who are drawn one by one; more are two tones, but for those of the live row. */
const MOST_BEADS = 1200;
const MOST_LIVE_BEADS = 2000;
/** A row is drawn as near from here on. */
const NEAR_HEIGHT = 34;
/** The trunk of a live row, and where its docks hang. */
export const TRUNK = 5;
const DOCK_SHARE = 0.2;
/** Beads come no closer. */
const LEAST_BEAD = 4;

/** @param isLive drawn as near: a trunk along the top, and docks that hang from it */
export function cellPlace(layout: MiddleLayout, { y, height }: RowPlace, gateway: number, held: number, people: People, isLive: boolean): CellPlace {
  const { rows, columnWidth } = layout;
  const gap = columnWidth > 14 ? 2 : 0.5;
  const box: Box = { x: rows.x + gateway * columnWidth + gap, y, width: columnWidth - 2 * gap, height };
  const isNear = isLive && height >= NEAR_HEIGHT;
  const top = isNear ? TRUNK + 6 : Math.min(2, height * 0.1);
  const dockWidth = isNear ? Math.max(4, Math.min(40, box.width * DOCK_SHARE)) : Math.max(3, Math.min(12, box.width * 0.14));
  const dockHeight = isNear ? Math.min(height - top - 4, Math.max(12, height * 0.5)) : Math.min(height - 4, height * 0.62);
  const hasDock = isNear || (height >= 12 && box.width >= 16);
  const dock = hasDock ? { x: box.x + 2, y: isNear ? y + top + (height - top - dockHeight) / 2 : y + (height - dockHeight) / 2, width: dockWidth, height: dockHeight } : null;
  const left = dock ? dock.x + dock.width + (isNear ? Math.min(8, box.width * 0.06) : 2) : box.x;
  const room: Box = { x: left, y: y + top, width: box.x + box.width - left - 1, height: height - top - Math.min(2, height * 0.1) };
  return { box, dock, room, marks: beadsOf(held, room, people.total <= (isLive ? MOST_LIVE_BEADS : MOST_BEADS) || (isLive && held * layout.gateways <= MOST_LIVE_BEADS)) };
}

function beadsOf(held: number, room: Box, areFew: boolean): Marks | null {
  if (!areFew) return null;
  const marks = marksOf(held, room, 24);
  return marks && marks.size >= LEAST_BEAD ? marks : null;
}

/** The middle of a bead. */
export function beadAt({ room, marks }: CellPlace, index: number, held: number): { x: number; y: number } {
  const { across, size } = marks!;
  const lines = Math.ceil(held / across);
  const inLine = Math.min(across, held);
  const left = room.x + Math.max(0, (room.width - inLine * size) / 2);
  const top = room.y + (room.height - lines * size) / 2;
  return { x: left + ((index % across) + 0.5) * size, y: top + (Math.floor(index / across) + 0.5) * size };
}
