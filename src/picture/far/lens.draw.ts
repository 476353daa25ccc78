/** Draws the lens: cells with dock and people; where the message has been, docks are solid and people filled. */
import { drawHatch } from './strip.draw';
import type { FarInks, Sweep } from './farmap.draw';
import type { Lens, LensCell } from './lens';
import type { Neighbours } from '../../model/neighbourhood';
import type { Canvas } from '../surface';

/** Rows that no message is in. */
const AT_REST = 0.45;

export interface LensPicture {
  readonly lens: Lens;
  readonly where: Neighbours;
  readonly sweep: Sweep | null;
  /** Gateways in all. */
  readonly gateways: number;
}

export function drawLens(canvas: Canvas, picture: LensPicture, inks: FarInks): void {
  const { lens, where, sweep } = picture;
  for (const cell of lens.cells) {
    const chat = where.firstChat + cell.row;
    const isLive = sweep?.chat === chat;
    const isIn = isLive && hasCome(picture, cell.column);
    drawCell(canvas, cell, inks.hues[chat % inks.hues.length]!, { isLive, isIn }, inks);
  }
  if (sweep) drawTrunk(canvas, picture, sweep, inks);
  canvas.strokeStyle = inks.chosen;
  canvas.lineWidth = 2;
  canvas.strokeRect(lens.gridX - 1, lens.box.y - 1, lens.box.x + lens.box.width - lens.gridX + 1, lens.box.height + 2);
}

/** The front has come to a gateway. */
function hasCome({ where, sweep, gateways }: LensPicture, column: number): boolean {
  return sweep !== null && (where.firstGateway + column + 0.5) / gateways <= sweep.spread;
}

function drawCell(canvas: Canvas, cell: LensCell, hue: string, { isLive, isIn }: { isLive: boolean; isIn: boolean }, inks: FarInks): void {
  const { box, dock, copies, viewing, away } = cell;
  if (viewing + away === 0 && copies === 0) {
    canvas.strokeStyle = inks.pale;
    canvas.lineWidth = 1;
    canvas.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    return;
  }
  canvas.fillStyle = hue;
  canvas.globalAlpha = 0.14;
  canvas.fillRect(box.x, box.y, box.width, box.height);
  canvas.globalAlpha = isLive ? 1 : AT_REST;
  if (copies > 0) drawDock(canvas, cell, hue, isIn);
  if (cell.marks) drawPeople(canvas, cell, hue, isIn);
  else if (isIn) {
    canvas.globalAlpha = 0.4;
    canvas.fillRect(dock.x + dock.width + 1, box.y, box.x + box.width - dock.x - dock.width - 1, box.height);
  }
  canvas.globalAlpha = 1;
}

/** Dashed while empty, solid when its copies are in, cut where they are several; hatched where they serve nobody. */
function drawDock(canvas: Canvas, { dock, stacked, viewing }: LensCell, hue: string, isIn: boolean): void {
  canvas.strokeStyle = hue;
  canvas.lineWidth = 1;
  const height = dock.height / stacked;
  for (let copy = 0; copy < stacked; copy++) {
    const y = dock.y + copy * height;
    const room = stacked > 1 ? height - 1 : height;
    if (isIn && viewing > 0) canvas.fillRect(dock.x, y, dock.width, room);
    else if (isIn) drawHatch(canvas, { x: dock.x, y, width: dock.width, height: room });
    else {
      canvas.setLineDash([2, 1.5]);
      canvas.strokeRect(dock.x + 0.5, y + 0.5, dock.width - 1, Math.max(1, room - 1));
      canvas.setLineDash([]);
    }
  }
}

/** Viewers hollow, then filled; those who are away stay small dots. */
function drawPeople(canvas: Canvas, { people, marks, viewing, away }: LensCell, hue: string, isIn: boolean): void {
  const { across, size } = marks!;
  const all = viewing + away;
  const top = people.y + (people.height - Math.ceil(all / across) * size) / 2;
  const place = (index: number): [number, number] => [people.x + ((index % across) + 0.5) * size, top + (Math.floor(index / across) + 0.5) * size];
  const dots = (from: number, after: number, radius: number): void => {
    canvas.beginPath();
    for (let index = from; index < after; index++) {
      const [x, y] = place(index);
      canvas.moveTo(x + radius, y);
      canvas.arc(x, y, radius, 0, 2 * Math.PI);
    }
  };
  const radius = size * 0.38;
  canvas.fillStyle = hue;
  canvas.strokeStyle = hue;
  canvas.lineWidth = Math.min(1.5, size * 0.2);
  dots(0, viewing, radius);
  if (isIn) canvas.fill();
  canvas.stroke();
  dots(viewing, all, radius * 0.45);
  canvas.fill();
}

/** Along the top of the live row, as far as the front has come, with a tap to each dock. */
function drawTrunk(canvas: Canvas, picture: LensPicture, sweep: Sweep, inks: FarInks): void {
  const { lens, where } = picture;
  const row = sweep.chat - where.firstChat;
  if (row < 0 || row >= where.chats) return;
  const y = lens.box.y + row * lens.cellHeight + 1.5;
  const reached = Math.max(0, Math.min(where.gateways, sweep.spread * picture.gateways - where.firstGateway));
  canvas.fillStyle = inks.hues[sweep.chat % inks.hues.length]!;
  canvas.fillRect(lens.gridX, y - 1.5, reached * lens.cellWidth, 3);
  for (const cell of lens.cells) {
    if (cell.row !== row || cell.copies === 0 || !hasCome(picture, cell.column)) continue;
    canvas.fillRect(cell.dock.x + cell.dock.width / 2 - 1, y, 2, cell.dock.y - y);
  }
}
