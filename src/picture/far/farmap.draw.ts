/** Draws the seat map from far on a canvas: beads, shades or a texture, with its margins. */
import type { Painting } from '../../model/painting';
import { beadGrid, type FarMap } from './farmap';
import type { Box } from '../near/seatmap';

export interface FarInks {
  readonly people: string;
  readonly copies: string;
  readonly writes: string;
  readonly pinned: string;
  readonly page: string;
  readonly line: string;
  readonly pale: string;
}

export interface FarPicture {
  readonly far: FarMap;
  readonly painting: Painting;
  readonly receipts: Float64Array;
  readonly writes: Float64Array;
  /** The same by the end of the run, drawn pale behind them. */
  readonly endReceipts: Float64Array;
  readonly endWrites: Float64Array;
  /** Ends of the margins' scales. */
  readonly mostReceipts: number;
  readonly mostWrites: number;
  readonly mostCopies: number;
  /** The row of the pinned chat, and how far its message has spread over the columns, 0 to 1. */
  readonly pinnedRow: number;
  /** Where the followed person sits, in cells of the drawing from its corner; null for nobody. */
  readonly followed: { readonly row: number; readonly column: number } | null;
  readonly spread: number;
}

type Canvas = CanvasRenderingContext2D;
type Sheet = OffscreenCanvasRenderingContext2D;

export function drawFar(canvas: Canvas, picture: FarPicture, inks: FarInks): void {
  const { far } = picture;
  canvas.clearRect(0, 0, far.copiesMargin.x + far.copiesMargin.width + 20, far.height);
  canvas.imageSmoothingEnabled = false;
  canvas.drawImage(sheetOf(picture, inks, canvas.getTransform().a), far.map.x, far.map.y, far.map.width, far.map.height);
  canvas.strokeStyle = inks.line;
  canvas.lineWidth = 1;
  canvas.strokeRect(far.map.x - 0.5, far.map.y - 0.5, far.map.width + 1, far.map.height + 1);
  drawPinned(canvas, picture, inks);
  drawFollowed(canvas, picture, inks);
  drawRowBars(canvas, picture, inks);
  drawColumnBars(canvas, far.receiptsMargin, picture.endReceipts, picture.mostReceipts, inks.pale);
  drawColumnBars(canvas, far.writesMargin, picture.endWrites, picture.mostWrites, inks.pale);
  drawColumnBars(canvas, far.receiptsMargin, picture.receipts, picture.mostReceipts, inks.copies);
  drawColumnBars(canvas, far.writesMargin, picture.writes, picture.mostWrites, inks.writes);
}

/** The map itself, drawn once for a painting, a size and an ink: only its margins change with the play head. */
const SHEETS = new WeakMap<Painting, { readonly drawnFor: string; readonly sheet: OffscreenCanvas }>();

function sheetOf(picture: FarPicture, inks: FarInks, pixelRatio: number): OffscreenCanvas {
  const { far, painting } = picture;
  const isTexture = far.distance === 'texture' && !far.isSparse;
  const width = isTexture ? painting.columns : Math.max(1, Math.ceil(far.map.width * pixelRatio));
  const height = isTexture ? painting.rows : Math.max(1, Math.ceil(far.map.height * pixelRatio));
  const drawnFor = `${inks.people} ${String(width)} ${String(height)} ${far.distance}`;
  const known = SHEETS.get(painting);
  if (known?.drawnFor === drawnFor) return known.sheet;
  const sheet = new OffscreenCanvas(width, height);
  const canvas = sheet.getContext('2d')!;
  if (isTexture) canvas.putImageData(texture(painting, far.fullest, inks), 0, 0);
  else {
    canvas.scale(width / far.map.width, height / far.map.height);
    if (far.isSparse) drawSparse(canvas, picture, inks);
    else drawCells(canvas, picture, inks);
  }
  SHEETS.set(painting, { drawnFor, sheet });
  return sheet;
}

/** From empty to full: a cell with many people is darker, a hole is the page's own colour. */
function shadeOf(interested: number, members: number, mostMembers: number): number {
  if (interested <= 0) return 0;
  return interested * (0.45 + 0.55 * Math.sqrt(Math.min(1, members / mostMembers)));
}

/** A pixel for each bin. */
function texture({ rows, columns, interested, members }: Painting, fullest: number, inks: FarInks): ImageData {
  const image = new ImageData(columns, rows);
  const [red, green, blue] = channels(inks.people);
  // Bytes of a pixel are red, green, blue, alpha; every machine that browsers run on puts the first one lowest.
  const pixels = new Uint32Array(image.data.buffer);
  const ink = (blue << 16) | (green << 8) | red;
  for (let bin = 0; bin < pixels.length; bin++) {
    pixels[bin] = (Math.round(255 * shadeOf(interested[bin]!, members[bin]!, fullest)) << 24) | ink;
  }
  return image;
}

/** A few cells among very many: squares wide enough to be seen. */
function drawSparse(canvas: Sheet, { far, painting }: FarPicture, inks: FarInks): void {
  canvas.fillStyle = inks.people;
  for (let bin = 0; bin < painting.interested.length; bin++) {
    if (painting.interested[bin] === 0) continue;
    const x = ((bin % painting.columns) + 0.5) * far.cellWidth;
    const y = (Math.floor(bin / painting.columns) + 0.5) * far.cellHeight;
    canvas.fillRect(x - 1.5, y - 1.5, 3, 3);
  }
}

function drawCells(canvas: Sheet, picture: FarPicture, inks: FarInks): void {
  const { far, painting } = picture;
  const gap = far.cellWidth > 6 && far.cellHeight > 6 ? 1 : 0.5;
  canvas.fillStyle = inks.people;
  for (let row = 0; row < painting.rows; row++) {
    for (let column = 0; column < painting.columns; column++) {
      const bin = row * painting.columns + column;
      const members = painting.members[bin]!;
      if (members === 0) continue;
      const x = column * far.cellWidth;
      const y = row * far.cellHeight;
      if (far.distance === 'beads') drawBeads(canvas, x, y, far, members);
      else {
        canvas.globalAlpha = shadeOf(1, members, far.fullest);
        canvas.fillRect(x + gap / 2, y + gap / 2, far.cellWidth - gap, far.cellHeight - gap);
      }
    }
  }
  canvas.globalAlpha = 1;
}

/** Every person a bead, on a tint that says that the gateway hears this chat. */
function drawBeads(canvas: Sheet, x: number, y: number, far: FarMap, members: number): void {
  canvas.globalAlpha = 0.16;
  canvas.fillRect(x + 0.5, y + 0.5, far.cellWidth - 1, far.cellHeight - 1);
  canvas.globalAlpha = 1;
  const { across, width, height } = beadGrid(far, members);
  const radius = Math.min(4, 0.38 * width, 0.38 * height);
  canvas.beginPath();
  for (let bead = 0; bead < members; bead++) {
    const beadX = x + ((bead % across) + 0.5) * width;
    const beadY = y + (Math.floor(bead / across) + 0.5) * height;
    canvas.moveTo(beadX + radius, beadY);
    canvas.arc(beadX, beadY, radius, 0, 2 * Math.PI);
  }
  canvas.fill();
}

/** The pinned chat's row, framed; its message runs along it. */
function drawPinned(canvas: Canvas, { far, pinnedRow, spread }: FarPicture, inks: FarInks): void {
  if (pinnedRow < 0) return;
  const height = Math.max(3, far.cellHeight);
  const y = far.map.y + (pinnedRow + 0.5) * far.cellHeight - height / 2;
  canvas.fillStyle = inks.pinned;
  canvas.fillRect(far.map.x, far.cellHeight >= 8 ? y + height - 3 : y, far.map.width * spread, 3);
  canvas.strokeStyle = inks.pinned;
  canvas.lineWidth = 2;
  canvas.strokeRect(far.map.x - 3, y - 1.5, far.map.width + 6, height + 3);
}

/** A ring round the followed person's cell, on a band of the page's colour so that it is seen on any shade. */
function drawFollowed(canvas: Canvas, { far, followed }: FarPicture, inks: FarInks): void {
  if (!followed) return;
  const x = far.map.x + followed.column * far.cellWidth;
  const y = far.map.y + followed.row * far.cellHeight;
  const radius = Math.max(8, 0.4 * Math.min(far.cellWidth, far.cellHeight));
  for (const [ink, width] of [[inks.page, 7], [inks.pinned, 3]] as const) {
    canvas.strokeStyle = ink;
    canvas.lineWidth = width;
    canvas.beginPath();
    canvas.arc(x, y, radius, 0, 2 * Math.PI);
    canvas.stroke();
  }
}

function drawRowBars(canvas: Canvas, { far, painting, mostCopies }: FarPicture, inks: FarInks): void {
  canvas.fillStyle = inks.copies;
  const gap = far.cellHeight > 4 ? 1 : 0;
  for (let row = 0; row < painting.rows; row++) {
    const width = (painting.copies[row]! / mostCopies) * far.copiesMargin.width;
    canvas.fillRect(far.copiesMargin.x, far.map.y + row * far.cellHeight + gap / 2, width, Math.max(0.5, far.cellHeight - gap));
  }
}

function drawColumnBars(canvas: Canvas, box: Box, values: Float64Array, most: number, colour: string): void {
  canvas.fillStyle = colour;
  const step = box.width / values.length;
  const gap = step > 4 ? 1 : 0;
  for (let column = 0; column < values.length; column++) {
    const height = (values[column]! / most) * box.height;
    canvas.fillRect(box.x + column * step + gap / 2, box.y + box.height - height, Math.max(0.5, step - gap), height);
  }
}

/** "#1a2b3c" as three channels. The theme's colours are written so. */
function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
