/** The lens: a few chats on a few gateways, drawn as near as there is room. Geometry only. */
import type { Neighbourhood, Neighbours } from '../../model/neighbourhood';
import { number } from '../../text/format';
import { chatName } from '../../text/page/names';
import type { Box } from '../near/seatmap';
import type { Label } from './labels';

/** So many it shows, where there are. */
export const LENS = { chats: 8, gateways: 12 } as const;

/** Names of its rows take so much at its left. */
const NAMES = 58;
/** A digit of the small type is about so wide. */
const DIGIT = 7;
/** Of a cell, its left part is the dock. */
const DOCK_SHARE = 0.2;
/** People are marks of their own down to this size. */
const LEAST_MARK = 3;
const MOST_MARK = 9;
/** A dock is cut into no more copies than can be told apart. */
const MOST_STACKED = 5;

/** People of a cell as marks: so many a line, each as large as this; null where a number has to stand for them. */
export interface Marks {
  readonly across: number;
  readonly size: number;
}

export interface LensCell {
  readonly box: Box;
  readonly dock: Box;
  /** Room right of the dock. */
  readonly people: Box;
  readonly row: number;
  readonly column: number;
  readonly viewing: number;
  readonly away: number;
  readonly copies: number;
  /** Copies that are told apart in the dock. */
  readonly stacked: number;
  readonly marks: Marks | null;
}

export interface Lens {
  readonly box: Box;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Where the cells begin. */
  readonly gridX: number;
  readonly cells: readonly LensCell[];
  readonly labels: readonly Label[];
}

/** The neighbourhood of a cell, with the cell in the middle where the map does not end. */
export function neighboursOf({ chat, gateway }: { readonly chat: number; readonly gateway: number }, scenario: { readonly chats: number; readonly gateways: number }): Neighbours {
  const from = (at: number, size: number, all: number): number => Math.max(0, Math.min(all - size, at - Math.floor(size / 2)));
  const chats = Math.min(LENS.chats, scenario.chats);
  const gateways = Math.min(LENS.gateways, scenario.gateways);
  return { firstChat: from(chat, chats, scenario.chats), chats, firstGateway: from(gateway, gateways, scenario.gateways), gateways };
}

export function lensOf(found: Neighbourhood, box: Box, unit: number, nameOf: (chat: number) => string = chatName): Lens {
  const gridX = box.x + NAMES * unit;
  const cellWidth = (box.x + box.width - gridX) / found.gateways;
  const cellHeight = box.height / found.chats;
  const cells = Array.from(found.viewing, (_, cell) => cellOf(found, cell, { x: gridX, y: box.y, width: cellWidth, height: cellHeight }));
  return { box, cellWidth, cellHeight, gridX, cells, labels: labelsOf(found, cells, box, { gridX, cellHeight, unit, nameOf }) };
}

function cellOf(found: Neighbourhood, cell: number, { x, y, width, height }: Box): LensCell {
  const row = Math.floor(cell / found.gateways);
  const column = cell % found.gateways;
  const gap = Math.min(2, width * 0.06);
  const box: Box = { x: x + column * width + gap, y: y + row * height + gap, width: width - 2 * gap, height: height - 2 * gap };
  const dockWidth = Math.max(3, Math.min(14, box.width * DOCK_SHARE));
  const dockHeight = Math.min(box.height - 4, Math.max(6, box.height * 0.56));
  const people: Box = { x: box.x + dockWidth + 3, y: box.y + 2, width: box.width - dockWidth - 4, height: box.height - 4 };
  const [viewing, away, copies] = [found.viewing[cell]!, found.away[cell]!, found.copies[cell]!];
  return {
    box,
    dock: { x: box.x + 1, y: box.y + (box.height - dockHeight) / 2, width: dockWidth, height: dockHeight },
    people,
    row,
    column,
    viewing,
    away,
    copies,
    stacked: Math.max(1, Math.min(MOST_STACKED, Math.round(copies))),
    marks: marksOf(viewing + away, people),
  };
}

/** The largest marks with which all people find room, none larger than `most`. */
export function marksOf(people: number, { width, height }: Pick<Box, 'width' | 'height'>, most = MOST_MARK): Marks | null {
  let best: Marks | null = null;
  for (let across = 1; across <= Math.min(Math.max(1, people), width / LEAST_MARK); across++) {
    const size = Math.min(most, width / across, height / Math.ceil(people / across));
    if (size >= LEAST_MARK && size > (best?.size ?? 0)) best = { across, size };
  }
  return best;
}

function labelsOf(found: Neighbourhood, cells: readonly LensCell[], box: Box, { gridX, cellHeight, unit, nameOf }: { gridX: number; cellHeight: number; unit: number; nameOf: (chat: number) => string }): Label[] {
  const every = Math.max(1, Math.ceil((14 * unit) / cellHeight));
  const rows = Array.from({ length: found.chats }, (_, row) => row).filter((row) => row % every === 0);
  return [
    ...rows.map((row): Label => ({ x: gridX - 6, y: box.y + (row + 0.5) * cellHeight, text: nameOf(found.firstChat + row), anchor: 'end', tone: 'ink', room: gridX - box.x + 12 * unit })),
    ...cells.flatMap(({ marks, viewing, away, people }): Label[] => {
      const text = number(viewing + away);
      if (marks || text.length * DIGIT * unit > people.width + 2 || people.height < 12 * unit) return [];
      return [{ x: people.x + people.width / 2, y: people.y + people.height / 2, text, anchor: 'middle', tone: 'ink', room: people.width + 2 }];
    }),
  ];
}
