/** Draws what moves: trails, envelopes, writes, halos, trays. One canvas above the seat map. */
import { OUTCOME } from '../../model/trace';
import { MARK, type Marks, type Trail } from './marks';
import type { Polyline } from './paths';
import type { SeatMap } from './seatmap';
import type { TrayScale } from './trays';

/** Colours by name, read from the theme once a change. */
export interface Inks {
  /** One a chat; empty when there are too many to tell apart. */
  readonly chats: readonly string[];
  readonly many: string;
  /** Of many, the chat whose message the picture follows. */
  readonly followed: string;
  readonly ink: string;
  readonly panel: string;
  readonly warn: string;
}

export interface Picture {
  readonly map: SeatMap;
  readonly marks: Marks;
  readonly trails: readonly Trail[];
  readonly trailChat: number;
  /** Copies taken in, by gateway · chats + chat. */
  readonly receiptsByChat: Float64Array;
  /** Of these, the ones that serve nobody: hollow. */
  readonly wastedByChat: Float64Array;
  readonly trayScale: TrayScale;
  readonly shapes: readonly Path2D[];
  /** At rest every mark shows where it is going and which hop it is on. */
  readonly resting: boolean;
  readonly scale: number;
  /** Envelopes shrink where rows are low or people stand close. */
  readonly envelopeScale: number;
}

type Canvas = CanvasRenderingContext2D;

/** Beyond this many marks each is one filled square: a frame must not take longer than a frame. */
const MOST_DETAILED = 260;

export function drawPicture(canvas: Canvas, picture: Picture, inks: Inks): void {
  canvas.clearRect(0, 0, picture.map.width, picture.map.height);
  canvas.lineJoin = 'round';
  canvas.lineCap = 'round';
  drawTrays(canvas, picture, inks);
  drawTrails(canvas, picture, inks);
  drawHalos(canvas, picture, inks);
  drawLanded(canvas, picture, inks);
  if (picture.marks.count > MOST_DETAILED) drawPlainMarks(canvas, picture, inks);
  else drawMarks(canvas, picture, inks);
}

function colourOf(inks: Inks, chat: number, picture: Picture): string {
  return inks.chats[chat] ?? (chat === picture.trailChat ? inks.followed : inks.many);
}

function drawTrays(canvas: Canvas, picture: Picture, inks: Inks): void {
  const { map, trayScale } = picture;
  const chats = map.rows.length;
  map.trays.forEach((tray, gateway) => {
    const slotWidth = tray.width / trayScale.slots;
    const width = Math.min(26 * picture.scale, slotWidth - (slotWidth > 8 ? 3 : 1));
    for (let slot = 0; slot < trayScale.slots; slot++) {
      const [first, last] = trayScale.slots === chats ? [slot, slot] : [0, chats - 1];
      const count = sumOf(picture.receiptsByChat, gateway * chats + first, gateway * chats + last);
      const wasted = sumOf(picture.wastedByChat, gateway * chats + first, gateway * chats + last);
      canvas.fillStyle = canvas.strokeStyle = trayScale.slots === chats ? colourOf(inks, slot, picture) : inks.many;
      const place = { x: tray.x + (slot + 0.5) * slotWidth - width / 2, bottom: tray.y + tray.height, width };
      drawStack(canvas, place, count - wasted, trayScale);
      if (wasted > 0) drawHollowStack(canvas, place, count - wasted, count, trayScale);
    }
  });
}

function sumOf(counts: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let index = first; index <= last; index++) sum += counts[index]!;
  return sum;
}

/** Where a stack of blocks stands. */
interface StackPlace {
  readonly x: number;
  readonly bottom: number;
  readonly width: number;
}

function drawStack(canvas: Canvas, { x, bottom, width }: StackPlace, count: number, scale: TrayScale): void {
  const blocks = count / scale.perBlock;
  const gap = scale.blockHeight > 4 ? 2 : 1;
  for (let block = 0; block < blocks; block++) {
    // The last block is as high as its share: 14 copies at 10 a block are one block and two fifths.
    const height = Math.max(1, (scale.blockHeight - gap) * Math.min(1, blocks - block));
    canvas.fillRect(x, bottom - block * scale.blockHeight - height, width, height);
  }
}

/** The blocks from one count to another, as outlines: as hollow as the copies that they stand for. */
function drawHollowStack(canvas: Canvas, { x, bottom, width }: StackPlace, from: number, to: number, scale: TrayScale): void {
  const gap = scale.blockHeight > 4 ? 2 : 1;
  canvas.lineWidth = Math.min(1.5, scale.blockHeight / 4);
  const inset = canvas.lineWidth / 2;
  for (let count = from; count < to; ) {
    const next = Math.min(to, (Math.floor(count / scale.perBlock) + 1) * scale.perBlock);
    const top = bottom - (next / scale.perBlock) * scale.blockHeight + gap;
    const foot = bottom - (count / scale.perBlock) * scale.blockHeight;
    canvas.strokeRect(x + inset, top + inset, width - 2 * inset, Math.max(0, foot - top - 2 * inset));
    count = next;
  }
}

function drawTrails(canvas: Canvas, picture: Picture, inks: Inks): void {
  canvas.strokeStyle = colourOf(inks, picture.trailChat, picture);
  canvas.lineWidth = 2.6 * picture.scale;
  for (const trail of picture.trails) {
    if (trail.kind.reply || trail.kind.to === 'user') continue;
    canvas.globalAlpha = trail.progress < 1 ? 0.95 : 0.5;
    strokeAlong(canvas, trail.line, trail.progress);
  }
  canvas.globalAlpha = 1;
}

function strokeAlong(canvas: Canvas, line: Polyline, progress: number): void {
  const { points, lengths } = line;
  const wanted = lengths[lengths.length - 1]! * progress;
  canvas.beginPath();
  canvas.moveTo(points[0]!.x, points[0]!.y);
  for (let index = 1; index < points.length; index++) {
    const a = points[index - 1]!;
    const b = points[index]!;
    if (lengths[index]! <= wanted) {
      canvas.lineTo(b.x, b.y);
      continue;
    }
    const span = lengths[index]! - lengths[index - 1]!;
    const part = span > 0 ? (wanted - lengths[index - 1]!) / span : 0;
    canvas.lineTo(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part);
    break;
  }
  canvas.stroke();
}

/** Copies that have been taken in stay as envelopes where they landed. */
function drawLanded(canvas: Canvas, picture: Picture, inks: Inks): void {
  canvas.lineWidth = 1.8 * picture.scale;
  for (const trail of picture.trails) {
    if (trail.kind.to !== 'gateway' || trail.kind.phase !== 'message' || trail.progress < 1) continue;
    const end = trail.line.points[trail.line.points.length - 1]!;
    canvas.save();
    canvas.translate(end.x, end.y);
    canvas.strokeStyle = colourOf(inks, picture.trailChat, picture);
    drawEnvelope(canvas, picture.scale * picture.envelopeScale, inks, trail.isWasted);
    canvas.restore();
  }
}

/** A ring fills round each person as the write travels; full, the person has the message. */
function drawHalos(canvas: Canvas, picture: Picture, inks: Inks): void {
  const failures = new Map<number, number>();
  for (const trail of picture.trails) {
    if (trail.kind.to !== 'user' || trail.kind.phase !== 'message') continue;
    const at = trail.line.points[trail.line.points.length - 1]!;
    const radius = haloRadius(picture, trail.radius);
    const arrived = trail.progress >= 1;
    canvas.lineWidth = Math.max(1.5, 2.4 * picture.scale * Math.min(1, trail.radius / 7));
    // Where a visitor has left, the next one to stand there has not heard this.
    if (arrived && trail.isForsaken) continue;
    if (arrived && trail.outcome !== OUTCOME.arrived) {
      const notch = failures.get(trail.person) ?? 0;
      failures.set(trail.person, notch + 1);
      drawFailure(canvas, at.x, at.y, radius, notch, trail.outcome === OUTCOME.lost, inks);
      continue;
    }
    canvas.strokeStyle = colourOf(inks, picture.trailChat, picture);
    canvas.globalAlpha = arrived ? 1 : 0.55;
    canvas.beginPath();
    canvas.arc(at.x, at.y, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * trail.progress);
    canvas.stroke();
  }
  canvas.globalAlpha = 1;
}

function haloRadius({ map: { grid }, scale }: Picture, radius: number): number {
  const room = Math.min(grid.slotWidth, grid.slotHeight) / 2 - 0.8;
  return Math.max(radius + 1, Math.min(room, radius + Math.max(2.5, 4.5 * scale * Math.min(1, radius / 8))));
}

/** A notch for each failed attempt, clockwise from the top right; a cross over a person given up on. */
function drawFailure(canvas: Canvas, x: number, y: number, radius: number, notch: number, lost: boolean, inks: Inks): void {
  canvas.strokeStyle = inks.warn;
  const angle = -Math.PI / 4 + (notch * Math.PI) / 5;
  canvas.beginPath();
  canvas.moveTo(x + Math.cos(angle) * (radius - 1), y + Math.sin(angle) * (radius - 1));
  canvas.lineTo(x + Math.cos(angle) * (radius + 5), y + Math.sin(angle) * (radius + 5));
  if (lost) {
    const arm = radius * 0.85;
    canvas.moveTo(x - arm, y - arm);
    canvas.lineTo(x + arm, y + arm);
    canvas.moveTo(x + arm, y - arm);
    canvas.lineTo(x - arm, y + arm);
  }
  canvas.stroke();
}

/** One fill a mark. */
function drawPlainMarks(canvas: Canvas, picture: Picture, inks: Inks): void {
  const { marks } = picture;
  const size = 4 * picture.scale;
  let chat = -1;
  for (let index = 0; index < marks.count; index++) {
    if (marks.chat[index] !== chat) {
      chat = marks.chat[index]!;
      canvas.fillStyle = colourOf(inks, chat, picture);
    }
    canvas.fillRect(marks.x[index]! - size / 2, marks.y[index]! - size / 2, size, size);
  }
}

function drawMarks(canvas: Canvas, picture: Picture, inks: Inks): void {
  const { marks } = picture;
  for (let index = 0; index < marks.count; index++) {
    canvas.save();
    canvas.translate(marks.x[index]!, marks.y[index]!);
    const colour = colourOf(inks, marks.chat[index]!, picture);
    drawMark(canvas, marks.style[index]!, colour, picture, marks.chat[index]!, inks);
    if (picture.resting) drawDirection(canvas, marks.style[index]!, marks.angle[index]!, marks.hopNumber[index]!, picture.scale, inks);
    canvas.restore();
  }
}

function drawMark(canvas: Canvas, style: number, colour: string, picture: Picture, chat: number, inks: Inks): void {
  const { scale } = picture;
  canvas.fillStyle = colour;
  canvas.strokeStyle = colour;
  canvas.lineWidth = 1.8 * scale;
  if (isEnvelope(style)) drawEnvelope(canvas, scale * picture.envelopeScale, inks, style === MARK.wasted);
  else if (style === MARK.query) drawDisc(canvas, 5.5 * scale, inks.panel);
  else if (style === MARK.answer) drawDisc(canvas, 5.5 * scale, colour);
  else if (style === MARK.joining || style === MARK.leaving) drawWish(canvas, 5.5 * scale, style === MARK.joining, inks.panel);
  else if (style === MARK.note) drawDisc(canvas, 4 * scale, inks.panel);
  else if (style === MARK.write) drawDisc(canvas, 3.4 * scale, colour);
  else canvas.fill(picture.shapes[Math.min(chat, picture.shapes.length - 1)]!);
}

function isEnvelope(style: number): boolean {
  return style === MARK.envelope || style === MARK.wasted;
}

/** One that serves nobody is an empty, dashed outline without a flap. */
function drawEnvelope(canvas: Canvas, scale: number, inks: Inks, isWasted: boolean): void {
  const width = 17 * scale;
  const height = 12 * scale;
  canvas.beginPath();
  canvas.roundRect(-width / 2, -height / 2, width, height, 2 * scale);
  canvas.fillStyle = inks.panel;
  canvas.fill();
  if (isWasted) canvas.setLineDash([2.5 * scale, 2.5 * scale]);
  else {
    canvas.moveTo(-width / 2 + 1, -height / 2 + 1);
    canvas.lineTo(0, height * 0.12);
    canvas.lineTo(width / 2 - 1, -height / 2 + 1);
  }
  canvas.stroke();
  canvas.setLineDash([]);
}

function drawDisc(canvas: Canvas, radius: number, fill: string): void {
  canvas.beginPath();
  canvas.arc(0, 0, radius, 0, 2 * Math.PI);
  canvas.fillStyle = fill;
  canvas.fill();
  canvas.stroke();
}

/** A gateway that wants a chat's messages from now on, a plus, or no more, a minus. */
function drawWish(canvas: Canvas, radius: number, isWanted: boolean, fill: string): void {
  drawDisc(canvas, radius, fill);
  const arm = radius * 0.55;
  canvas.beginPath();
  canvas.moveTo(-arm, 0);
  canvas.lineTo(arm, 0);
  if (isWanted) {
    canvas.moveTo(0, -arm);
    canvas.lineTo(0, arm);
  }
  canvas.stroke();
}

/** An arrow head before the mark, and the number of the hop above it. */
function drawDirection(canvas: Canvas, style: number, angle: number, hop: number, scale: number, inks: Inks): void {
  const reach = (isEnvelope(style) ? 14 : style === MARK.write ? 7 : 10) * scale;
  canvas.save();
  canvas.rotate(angle);
  canvas.beginPath();
  canvas.moveTo(reach + 5 * scale, 0);
  canvas.lineTo(reach, -4 * scale);
  canvas.lineTo(reach, 4 * scale);
  canvas.closePath();
  canvas.fillStyle = inks.ink;
  canvas.fill();
  canvas.restore();
  if (hop === 0 || style === MARK.write) return;
  canvas.font = `600 ${String(11 * scale)}px Inter, sans-serif`;
  canvas.textAlign = 'center';
  canvas.lineWidth = 3 * scale;
  canvas.strokeStyle = inks.panel;
  canvas.strokeText(String(hop), 0, -10 * scale);
  canvas.fillStyle = inks.ink;
  canvas.fillText(String(hop), 0, -10 * scale);
}
