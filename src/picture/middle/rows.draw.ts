/** Draws the rows of the middle distance: cells with docks and people, and the live row as near. */
import type { Topology } from '../../model/topology';
import { chatShape } from '../symbols';
import { drawHatch } from '../far/strip.draw';
import type { FarInks } from '../far/farmap.draw';
import { beadAt, cellPlace, TRUNK, type CellPlace } from './cells';
import type { MiddleLayout, RowPlace } from './layout';
import type { People } from './people';
import type { MiddleState } from './state';
import { shapeOf, type Canvas } from '../surface';

export interface RowsPicture {
  readonly layout: MiddleLayout;
  readonly places: readonly RowPlace[];
  readonly people: People;
  readonly state: MiddleState;
  /** By cell: copies that one message of the chat brings. */
  readonly copies: (cell: number) => number;
  readonly topicOf: Topology['topicOf'];
  /** The cell that is looked at; null for none. */
  readonly chosen: { readonly row: number; readonly column: number } | null;
  /** The person who is kept in sight; null for nobody. */
  readonly followed: number | null;
}

/** Rows that no message is in, while it is in another. */
const AT_REST = 0.45;
const TINT = 0.1;
/** Type of a dock's number, in pixels. */
const DIGIT_SIZE = 12;
/** Strands of one tap lie no closer. */
const LEAST_STRAND = 1.6;
/** Writes are strokes of their own where beads are at least so large, and no more of them than these in a cell. */
const LEAST_STROKED = 6;
const MOST_STROKES = 60;

export function drawRows(canvas: Canvas, picture: RowsPicture, inks: FarInks): void {
  const { layout, places, state } = picture;
  drawColumns(canvas, layout, inks);
  for (let row = 0; row < layout.chats; row++) {
    const hue = inks.hues[row % inks.hues.length]!;
    const isLive = row === state.live;
    const opacity = state.live < 0 || isLive ? 1 : AT_REST;
    drawFrame(canvas, layout, places[row]!, { hue, opacity, isLive }, inks);
    drawChip(canvas, picture, row, hue, inks);
    drawCells(canvas, picture, row, { hue, opacity, isLive }, inks);
    if (isLive) drawTrunk(canvas, picture, row, hue);
  }
  drawChosen(canvas, picture, inks);
}

function drawColumns(canvas: Canvas, { rows, columnWidth, gateways }: MiddleLayout, { pale }: FarInks): void {
  if (columnWidth < 12) return;
  canvas.strokeStyle = pale;
  canvas.lineWidth = 1;
  canvas.beginPath();
  for (let column = 0; column <= gateways; column++) {
    canvas.moveTo(rows.x + column * columnWidth, rows.y - 3);
    canvas.lineTo(rows.x + column * columnWidth, rows.y + rows.height);
  }
  canvas.stroke();
}

interface RowInk {
  readonly hue: string;
  readonly opacity: number;
  readonly isLive: boolean;
}

function drawFrame(canvas: Canvas, { rows }: MiddleLayout, { y, height }: RowPlace, { hue, opacity, isLive }: RowInk, inks: FarInks): void {
  canvas.fillStyle = hue;
  canvas.globalAlpha = TINT;
  canvas.fillRect(rows.x, y, rows.width, height);
  canvas.globalAlpha = opacity;
  if (height >= 12) {
    canvas.strokeStyle = isLive ? inks.ink : hue;
    canvas.lineWidth = isLive ? 1.8 : 1;
    canvas.strokeRect(rows.x, y, rows.width, height);
  }
  canvas.globalAlpha = 1;
}

/** The chat's shape at the left, its topic beside it, and the way from there to the row. */
function drawChip(canvas: Canvas, { layout, places, topicOf }: RowsPicture, row: number, hue: string, inks: FarInks): void {
  const { y, height } = places[row]!;
  const middle = y + height / 2;
  const radius = Math.min(6.5 * layout.unit, Math.max(1.5, height * 0.42));
  canvas.fillStyle = hue;
  canvas.save();
  canvas.translate(radius + 2, middle);
  canvas.fill(shapeOf(chatShape(row, radius)));
  canvas.restore();
  if (height < 13 || layout.isNarrow) return;
  const { from, to } = pillOf(layout);
  canvas.strokeStyle = hue;
  canvas.lineWidth = 1.2;
  if (topicOf === 'chat') {
    canvas.strokeRect(from, middle - Math.min(9, height * 0.42), to - from, Math.min(18, height * 0.84));
    canvas.fillStyle = inks.page;
    canvas.globalAlpha = 0.5;
    canvas.fillRect(from, middle - Math.min(9, height * 0.42), to - from, Math.min(18, height * 0.84));
    canvas.globalAlpha = 1;
  }
  canvas.beginPath();
  canvas.moveTo(topicOf === 'chat' ? to : to + 4, middle);
  canvas.lineTo(layout.rows.x, middle);
  canvas.stroke();
}

/** Where a chat's topic stands in the gutter, across. */
export function pillOf({ rows, unit }: MiddleLayout): { from: number; to: number } {
  return { from: rows.x - 54 * unit, to: rows.x - 8 * unit };
}

function drawCells(canvas: Canvas, picture: RowsPicture, row: number, ink: RowInk, inks: FarInks): void {
  const { layout, places, people, copies } = picture;
  for (let column = 0; column < layout.gateways; column++) {
    const cell = row * layout.gateways + column;
    const held = people.begins[cell + 1]! - people.begins[cell]!;
    if (held === 0 && copies(cell) === 0) continue;
    const place = cellPlace(layout, places[row]!, column, held, people, ink.isLive);
    canvas.fillStyle = ink.hue;
    canvas.globalAlpha = TINT;
    canvas.fillRect(place.box.x, place.box.y, place.box.width, place.box.height);
    canvas.globalAlpha = ink.opacity;
    if (place.marks && ink.isLive) drawWrites(canvas, picture, place, cell, inks);
    if (place.dock && copies(cell) > 0) drawDock(canvas, picture, place.dock, cell, ink, inks);
    if (place.marks) drawBeads(canvas, picture, place, cell, ink.hue, inks);
    else drawTones(canvas, picture, place, cell, ink);
    canvas.globalAlpha = 1;
  }
}

/** Dashed while empty; a slice a copy once they are in, hatched where they serve nobody, with their number where there is room. */
function drawDock(canvas: Canvas, { state, copies }: RowsPicture, dock: NonNullable<CellPlace['dock']>, cell: number, { hue, isLive }: RowInk, inks: FarInks): void {
  const expected = Math.max(1, Math.round(copies(cell)));
  const arrived = Math.round(state.arrived[cell]!);
  canvas.strokeStyle = hue;
  canvas.fillStyle = hue;
  canvas.lineWidth = 1.2;
  if (arrived < expected) {
    canvas.setLineDash([3, 2]);
    canvas.strokeRect(dock.x + 0.5, dock.y + 0.5, dock.width - 1, dock.height - 1);
    canvas.setLineDash([]);
  }
  if (arrived === 0) return;
  const height = (dock.height * Math.min(1, arrived / expected));
  const box = { x: dock.x, y: dock.y + dock.height - height, width: dock.width, height };
  if (state.wasted[cell]! > 0) {
    drawHatch(canvas, box);
    canvas.strokeRect(box.x, box.y, box.width, box.height);
  } else canvas.fillRect(box.x, box.y, box.width, box.height);
  const slice = dock.height / expected;
  if (expected > 1 && slice >= 3) {
    canvas.fillStyle = inks.page;
    for (let copy = 1; copy < arrived; copy++) canvas.fillRect(dock.x, dock.y + dock.height - copy * slice - 0.5, dock.width, 1);
  }
  const text = String(arrived);
  if (!isLive || dock.width < text.length * 8 || height < 14 || (expected > 1 && slice >= 3)) return;
  canvas.fillStyle = inks.page;
  canvas.font = `700 ${String(DIGIT_SIZE)}px ${inks.font}`;
  canvas.textAlign = 'center';
  canvas.fillText(text, dock.x + dock.width / 2, box.y + height / 2 + 4.2);
}

/** Viewers hollow, then filled; whoever is away a small dot. */
function drawBeads(canvas: Canvas, { people, state, followed }: RowsPicture, place: CellPlace, cell: number, hue: string, inks: FarInks): void {
  const begin = people.begins[cell]!;
  const held = people.begins[cell + 1]! - begin;
  const viewers = people.viewing[cell]!;
  const radius = place.marks!.size * 0.36;
  const dots = (isWanted: (index: number) => boolean, size: number): void => {
    canvas.beginPath();
    for (let index = 0; index < held; index++) {
      if (!isWanted(index)) continue;
      const { x, y } = beadAt(place, index, held);
      canvas.moveTo(x + size, y);
      canvas.arc(x, y, size, 0, 2 * Math.PI);
    }
  };
  const hasHeard = (index: number): boolean => state.heard[people.order[begin + index]!] === 1;
  canvas.fillStyle = inks.page;
  dots((index) => index < viewers && !hasHeard(index), radius);
  canvas.fill();
  canvas.strokeStyle = hue;
  canvas.lineWidth = Math.max(0.8, Math.min(1.6, radius * 0.3));
  canvas.stroke();
  canvas.fillStyle = hue;
  dots(hasHeard, radius);
  canvas.fill();
  dots((index) => index >= viewers && !hasHeard(index), radius * 0.4);
  canvas.fill();
  const mine = followed === null ? -1 : people.order.subarray(begin, begin + held).indexOf(followed);
  if (mine < 0) return;
  canvas.strokeStyle = inks.chosen;
  canvas.lineWidth = 2;
  dots((index) => index === mine, radius + 3);
  canvas.stroke();
}

/** As wide as the cell is full: light who sits here, full who has the message. */
function drawTones(canvas: Canvas, { people, state }: RowsPicture, { room }: CellPlace, cell: number, { hue, opacity }: RowInk): void {
  const [begin, end] = [people.begins[cell]!, people.begins[cell + 1]!];
  let heard = 0;
  for (let at = begin; at < end; at++) heard += state.heard[people.order[at]!]!;
  const width = (count: number): number => (count / people.fullest) * room.width;
  canvas.fillStyle = hue;
  canvas.globalAlpha = 0.38 * opacity;
  canvas.fillRect(room.x, room.y, Math.max(1, width(end - begin)), room.height);
  canvas.globalAlpha = opacity;
  if (heard > 0) canvas.fillRect(room.x, room.y, Math.max(1, width(heard)), room.height);
}

/** From the dock to each person: a stroke that grows; one that comes to nothing ends in a cross. Beneath the beads. */
function drawWrites(canvas: Canvas, { people, state }: RowsPicture, place: CellPlace, cell: number, inks: FarInks): void {
  const begin = people.begins[cell]!;
  const held = people.begins[cell + 1]! - begin;
  if (!place.dock || place.marks!.size < LEAST_STROKED || held > MOST_STROKES) return;
  const from = { x: place.dock.x + place.dock.width, y: place.dock.y + place.dock.height / 2 };
  canvas.strokeStyle = inks.ink;
  canvas.lineWidth = 1.2;
  canvas.beginPath();
  for (let index = 0; index < held; index++) {
    const write = state.writes.get(people.order[begin + index]!);
    if (!write) continue;
    const to = beadAt(place, index, held);
    const reach = write.hasFailed ? Math.min(0.8, write.progress) : write.progress;
    const x = from.x + (to.x - from.x) * reach;
    const y = from.y + (to.y - from.y) * reach;
    canvas.moveTo(from.x, from.y);
    canvas.lineTo(x, y);
    if (!write.hasFailed || write.progress < 1) continue;
    canvas.moveTo(x - 3, y - 3);
    canvas.lineTo(x + 3, y + 3);
    canvas.moveTo(x + 3, y - 3);
    canvas.lineTo(x - 3, y + 3);
  }
  canvas.stroke();
}

/** Along the top of the live row as far as copies have been sent, with a tap down to each dock: a strand for every copy. */
function drawTrunk(canvas: Canvas, { layout, places, people, state, copies }: RowsPicture, row: number, hue: string): void {
  const { rows, gateways } = layout;
  const { y } = places[row]!;
  let reach = rows.x;
  canvas.fillStyle = hue;
  for (let column = 0; column < gateways; column++) {
    const cell = row * gateways + column;
    const sent = Math.round(state.sent[cell]!);
    if (sent === 0) continue;
    const held = people.begins[cell + 1]! - people.begins[cell]!;
    const { dock } = cellPlace(layout, places[row]!, column, held, people, true);
    if (!dock) continue;
    reach = Math.max(reach, dock.x + dock.width / 2 + 2);
    drawTap(canvas, dock, y + TRUNK, { sent, arrived: Math.round(state.arrived[cell]!), expected: Math.max(1, Math.round(copies(cell))), progress: state.progress[cell]! });
  }
  if (reach > rows.x) canvas.fillRect(rows.x, y, reach - rows.x, TRUNK);
}

interface Tap {
  readonly sent: number;
  readonly arrived: number;
  readonly expected: number;
  /** Of the copy that was sent last. */
  readonly progress: number;
}

function drawTap(canvas: Canvas, dock: NonNullable<CellPlace['dock']>, top: number, { sent, arrived, expected, progress }: Tap): void {
  const strands = Math.max(1, Math.min(expected, Math.floor(dock.width / LEAST_STRAND)));
  const step = strands === 1 ? 0 : (dock.width - 2) / (strands - 1);
  const width = strands === 1 ? Math.min(4, dock.width * 0.5) : Math.min(1.5, step * 0.6);
  const depth = dock.y - top;
  for (let strand = 0; strand < strands; strand++) {
    const share = (count: number): boolean => strand < Math.ceil((count / expected) * strands);
    if (!share(sent)) continue;
    const x = strands === 1 ? dock.x + dock.width / 2 - width / 2 : dock.x + 1 + strand * step - width / 2;
    canvas.fillRect(x, top, width, share(arrived) ? depth : depth * Math.max(0.1, progress));
  }
}

function drawChosen(canvas: Canvas, { layout, places, chosen }: RowsPicture, inks: FarInks): void {
  if (!chosen) return;
  const { y, height } = places[chosen.row]!;
  canvas.strokeStyle = inks.chosen;
  canvas.lineWidth = 2;
  canvas.strokeRect(layout.rows.x + chosen.column * layout.columnWidth, y - 1, layout.columnWidth, height + 2);
}
