/** Draws the seat map from far on a canvas: beads, shades or a texture, and the row that a message has opened. */
import type { Painting } from '../../model/painting';
import { bandOf, beadGrid, rowTop, type FarMap, type OpenRow } from './farmap';
import type { Box } from '../near/seatmap';
import type { PlotInks } from './plot.draw';
import type { Canvas } from '../surface';

export interface FarInks extends PlotInks {
  /** The one tint of rows that are not told apart. */
  readonly people: string;
  /** One hue a chat; they come round again beyond them. */
  readonly hues: readonly string[];
  /** Of what the reader has chosen. */
  readonly chosen: string;
  /** The page's own typeface. */
  readonly font: string;
}

/** A message under way along its row. */
export interface Sweep extends OpenRow {
  readonly chat: number;
  /** How far along the row its front is, 0 to 1. */
  readonly spread: number;
  /** Copies that it becomes in all. */
  readonly copies: number;
}

export interface FarPicture {
  readonly far: FarMap;
  readonly painting: Painting;
  readonly copiesBox: Box;
  /** By row: people who have one of its chats open, in the mean. */
  readonly viewers: Float64Array;
  /** Copies of one message in the mean, before; null where there is no run before. */
  readonly copiesBefore: number | null;
  /** The end of the scale of the copies' bars. */
  readonly mostCopies: number;
  readonly sweep: Sweep | null;
  /** The cell that is looked at; null for none. */
  readonly chosen: { readonly row: number; readonly column: number } | null;
  /** What of the map the lens shows, in rows and columns of the drawing; null without a lens. */
  readonly lens: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number } | null;
  /** Where the followed person sits, in rows and columns of the drawing; null for nobody. */
  readonly followed: { readonly row: number; readonly column: number } | null;
}

type Sheet = OffscreenCanvasRenderingContext2D;

/** So much of the tint lies under all of the map, so that what is empty is seen to belong to it. */
const EMPTY = 0.07;
/** Radius of the ring round a seat that is smaller. */
const LEAST_RING = 8;
/** How opaque the bins of a thin row are, of 255. */
const THIN_ALPHA = 200;
/** A dot of a thin map is so wide and high. */
const DOT = 3;

export function drawFar(canvas: Canvas, picture: FarPicture, inks: FarInks): void {
  const { far, sweep } = picture;
  canvas.imageSmoothingEnabled = false;
  const top = rowTop(far, 0, sweep);
  const height = rowTop(far, picture.painting.rows - 1, sweep) + far.cellHeight - top;
  canvas.globalAlpha = EMPTY;
  canvas.fillStyle = inks.people;
  canvas.fillRect(far.map.x, top, far.map.width, height);
  canvas.globalAlpha = 1;
  drawRows(canvas, picture, inks);
  drawBars(canvas, picture, inks);
  canvas.strokeStyle = inks.line;
  canvas.lineWidth = 1;
  canvas.strokeRect(far.map.x - 0.5, top - 0.5, far.map.width + 1, height + 1);
  if (sweep) drawBand(canvas, picture, sweep, inks);
  drawLensFrame(canvas, picture, inks);
  drawChosen(canvas, picture, inks);
  drawFollowed(canvas, picture, inks);
}

/** The map itself, drawn once for a painting, a size and an ink. */
const SHEETS = new WeakMap<Painting, { readonly drawnFor: string; readonly sheet: OffscreenCanvas }>();

function sheetOf(picture: FarPicture, inks: FarInks, pixelRatio: number): OffscreenCanvas {
  const { far, painting } = picture;
  const isTexture = far.distance === 'texture' && !far.isSparse;
  const width = isTexture ? painting.columns : Math.max(1, Math.ceil(far.map.width * pixelRatio));
  const height = isTexture ? painting.rows : Math.max(1, Math.ceil(far.cellHeight * painting.rows * pixelRatio));
  const drawnFor = `${inks.people} ${inks.hues.join(' ')} ${String(width)} ${String(height)} ${far.distance}`;
  const known = SHEETS.get(painting);
  if (known?.drawnFor === drawnFor) return known.sheet;
  const sheet = new OffscreenCanvas(width, height);
  const canvas = sheet.getContext('2d')!;
  if (isTexture) canvas.putImageData(texture(painting, far, inks), 0, 0);
  else {
    canvas.scale(width / far.map.width, height / (far.cellHeight * painting.rows));
    if (far.isSparse) drawSparse(canvas, picture, inks);
    else drawCells(canvas, picture, inks);
  }
  SHEETS.set(painting, { drawnFor, sheet });
  return sheet;
}

/** The map as it lies, or its rows above an open one, that row, and those below. */
function drawRows(canvas: Canvas, picture: FarPicture, inks: FarInks): void {
  const { far, painting, sweep } = picture;
  const sheet = sheetOf(picture, inks, canvas.getTransform().a);
  const perRow = sheet.height / painting.rows;
  const draw = (first: number, after: number): void => {
    if (after <= first) return;
    canvas.drawImage(sheet, 0, first * perRow, sheet.width, (after - first) * perRow, far.map.x, rowTop(far, first, sweep), far.map.width, (after - first) * far.cellHeight);
  };
  if (!sweep || far.slack === 0) {
    draw(0, painting.rows);
    return;
  }
  draw(0, sweep.row);
  draw(sweep.row + 1, painting.rows);
}

function hueOf(row: number, { hasHues }: FarMap, inks: FarInks): string {
  return hasHues ? inks.hues[row % inks.hues.length]! : inks.people;
}

/** From empty to full: a cell with many people is darker, a hole is the page's own colour. */
function shadeOf(interested: number, members: number, mostMembers: number): number {
  if (interested <= 0) return 0;
  return interested * (0.45 + 0.55 * Math.sqrt(Math.min(1, members / mostMembers)));
}

/** A pixel for each bin. */
function texture({ rows, columns, interested, members }: Painting, far: FarMap, inks: FarInks): ImageData {
  const image = new ImageData(columns, rows);
  // Bytes of a pixel are red, green, blue, alpha; every machine that browsers run on puts the first one lowest.
  const pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < rows; row++) {
    const [red, green, blue] = channels(hueOf(row, far, inks));
    const ink = (blue << 16) | (green << 8) | red;
    if (far.thinRows.has(row)) {
      paintThin(pixels, interested, row, columns, ink);
      continue;
    }
    for (let bin = row * columns; bin < (row + 1) * columns; bin++) {
      pixels[bin] = (Math.round(255 * shadeOf(interested[bin]!, members[bin]!, far.fullest)) << 24) | ink;
    }
  }
  return image;
}

/** Of a row that holds few people: each filled bin and the next, dark enough to be seen. */
function paintThin(pixels: Uint32Array, interested: Float32Array, row: number, columns: number, ink: number): void {
  for (let column = 0; column < columns; column++) {
    if (interested[row * columns + column] === 0) continue;
    for (const one of [column, Math.min(columns - 1, column + 1)]) pixels[row * columns + one] = (THIN_ALPHA << 24) | ink;
  }
}

/** A few cells among very many: squares wide enough to be seen. */
function drawSparse(canvas: Sheet, { far, painting }: FarPicture, inks: FarInks): void {
  const width = Math.max(DOT, far.cellWidth);
  const height = Math.max(DOT, far.cellHeight);
  for (let row = 0; row < painting.rows; row++) {
    canvas.fillStyle = hueOf(row, far, inks);
    for (let column = 0; column < painting.columns; column++) {
      if (painting.interested[row * painting.columns + column] === 0) continue;
      canvas.fillRect((column + 0.5) * far.cellWidth - width / 2, (row + 0.5) * far.cellHeight - height / 2, width, height);
    }
  }
}

function drawCells(canvas: Sheet, { far, painting }: FarPicture, inks: FarInks): void {
  const gap = far.cellWidth > 6 && far.cellHeight > 6 ? 1 : 0.5;
  for (let row = 0; row < painting.rows; row++) {
    canvas.fillStyle = hueOf(row, far, inks);
    for (let column = 0; column < painting.columns; column++) {
      const members = painting.members[row * painting.columns + column]!;
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

/** A message in its row, which its neighbours have made room for: its front sweeps over the gateways that take it in. */
function drawBand(canvas: Canvas, picture: FarPicture, sweep: Sweep, inks: FarInks): void {
  const { far, painting } = picture;
  const band = bandOf(far, sweep);
  const hue = inks.hues[sweep.chat % inks.hues.length]!;
  canvas.fillStyle = inks.page;
  canvas.fillRect(band.x, band.y - 2, band.width, band.height + 4);
  const front = band.x + band.width * sweep.spread;
  for (const [opacity, until] of [[0.22, band.x + band.width], [1, front]] as const) {
    canvas.globalAlpha = opacity;
    canvas.fillStyle = hue;
    fillHeld(canvas, painting, sweep.row, far, band, until);
  }
  canvas.globalAlpha = 1;
  canvas.strokeStyle = inks.ink;
  canvas.lineWidth = 1.5;
  canvas.strokeRect(band.x, band.y, band.width, band.height);
}

/** Of a band, the stretches whose gateways hear the chat, as far as the front has come; a stretch is at least two pixels wide. */
function fillHeld(canvas: Canvas, painting: Painting, row: number, far: FarMap, band: Box, until: number): void {
  const { columns, interested } = painting;
  for (let column = 0; column < columns; ) {
    if (interested[row * columns + column] === 0) {
      column++;
      continue;
    }
    const first = column;
    while (column < columns && interested[row * columns + column]! > 0) column++;
    const x = band.x + first * far.cellWidth;
    const end = Math.min(until, band.x + column * far.cellWidth);
    if (x < until) canvas.fillRect(x, band.y, Math.max(2, end - x), band.height);
  }
}

function drawLensFrame(canvas: Canvas, { far, lens, sweep }: FarPicture, inks: FarInks): void {
  if (!lens) return;
  const top = rowTop(far, Math.floor(lens.row), sweep);
  const width = Math.max(10, lens.columns * far.cellWidth);
  const height = Math.max(10, lens.rows * far.cellHeight);
  const x = Math.min(far.map.x + far.map.width - width, far.map.x + lens.column * far.cellWidth);
  const y = Math.min(far.map.y + far.map.height - height, top);
  for (const [ink, line] of [[inks.page, 5], [inks.chosen, 2]] as const) {
    canvas.strokeStyle = ink;
    canvas.lineWidth = line;
    canvas.strokeRect(x, y, width, height);
  }
}

/** The chosen cell, in the colour of controls; a small one has the ring of the followed person instead, where they sit in it. */
function drawChosen(canvas: Canvas, { far, chosen, followed, sweep }: FarPicture, inks: FarInks): void {
  if (!chosen) return;
  const hasRing = followed !== null && Math.floor(followed.row) === chosen.row && Math.floor(followed.column) === chosen.column;
  if (hasRing && Math.min(far.cellWidth, far.cellHeight) < 2 * LEAST_RING) return;
  const size = { width: Math.max(5, far.cellWidth), height: Math.max(5, far.cellHeight) };
  const x = far.map.x + (chosen.column + 0.5) * far.cellWidth - size.width / 2;
  const y = sweep?.row === chosen.row ? bandOf(far, sweep).y : rowTop(far, chosen.row, sweep) + far.cellHeight / 2 - size.height / 2;
  canvas.strokeStyle = inks.chosen;
  canvas.lineWidth = 2;
  canvas.strokeRect(x, y, size.width, size.height);
}

/** A ring round the followed person's cell, on a band of the page's colour so that it is seen on any shade. */
function drawFollowed(canvas: Canvas, { far, followed, sweep }: FarPicture, inks: FarInks): void {
  if (!followed) return;
  const x = far.map.x + followed.column * far.cellWidth;
  const row = Math.floor(followed.row);
  const band = sweep?.row === row && far.slack > 0 ? bandOf(far, sweep) : null;
  const y = band ? band.y + band.height / 2 : rowTop(far, row, sweep) + (followed.row % 1) * far.cellHeight;
  const radius = Math.min(24, Math.max(LEAST_RING, 0.4 * Math.min(far.cellWidth, far.cellHeight)));
  for (const [ink, width] of [[inks.page, 7], [inks.chosen, 3]] as const) {
    canvas.strokeStyle = ink;
    canvas.lineWidth = width;
    canvas.beginPath();
    canvas.arc(x, y, radius, 0, 2 * Math.PI);
    canvas.stroke();
  }
}

/** Beside each row: its viewers pale, and the copies that a message of it becomes in ink. One outline each, since rows may be a pixel high. */
function drawBars(canvas: Canvas, { far, painting, copiesBox, viewers, copiesBefore, mostCopies, sweep }: FarPicture, inks: FarInks): void {
  const width = (count: number): number => (count / mostCopies) * copiesBox.width;
  canvas.fillStyle = inks.pale;
  fillBars(canvas, far, copiesBox, sweep, painting.rows, (row) => width(viewers[row]!));
  canvas.fillStyle = inks.ink;
  fillBars(canvas, far, copiesBox, sweep, painting.rows, (row) => width(painting.copies[row]!));
  if (copiesBefore === null) return;
  const x = copiesBox.x + Math.min(copiesBox.width, width(copiesBefore));
  for (const [ink, line, dash] of [[inks.page, 3, []], [inks.ink, 1.5, [7, 4]]] as const) {
    canvas.strokeStyle = ink;
    canvas.lineWidth = line;
    canvas.setLineDash([...dash]);
    canvas.beginPath();
    canvas.moveTo(x, copiesBox.y);
    canvas.lineTo(x, copiesBox.y + copiesBox.height);
    canvas.stroke();
  }
  canvas.setLineDash([]);
}

function fillBars(canvas: Canvas, far: FarMap, box: Box, open: OpenRow | null, rows: number, widthOf: (row: number) => number): void {
  const gap = far.cellHeight > 4 ? 1 : 0;
  canvas.beginPath();
  for (let row = 0; row < rows; row++) canvas.rect(box.x, rowTop(far, row, open) + gap / 2, widthOf(row), far.cellHeight - gap);
  canvas.fill();
}

/** "#1a2b3c" as three channels. The theme's colours are written so. */
function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
