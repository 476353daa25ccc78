/** Draws what a run has left behind and what moves, on one canvas above the seat map. */
import { MARK, type Marks, type Trail } from './marks';
import type { Polyline } from './paths';
import type { PileScale } from './piles';
import { drawOwners } from './owners.draw';
import { drawPiles } from './piles.draw';
import { drawRow } from './rows.draw';
import type { Canvas } from '../surface';
import type { SeatMap } from './seatmap';
import type { RowWays } from './ways';

/** Colours by name, read from the theme once a change. */
export interface Inks {
  /** The hues of chats, which repeat. */
  readonly chats: readonly string[];
  readonly writes: string;
  readonly ink: string;
  readonly panel: string;
  readonly warn: string;
}

export interface Picture {
  readonly map: SeatMap;
  readonly marks: Marks;
  /** Of the message that is followed. */
  readonly trails: readonly Trail[];
  /** By chat, what its latest message has left behind. */
  readonly ways: ReadonlyMap<number, RowWays>;
  /** By chat, messages that its owner holds, and those that it has dropped. */
  readonly held: ArrayLike<number>;
  readonly dropped: ArrayLike<number>;
  /** The chat whose message is followed; −1 for none. */
  readonly activeChat: number;
  /** By chat · gateways + gateway, 1 where a gateway must take in the chat's messages. */
  readonly heard: Uint8Array;
  /** Copies taken in, by gateway · chats + chat. */
  readonly receiptsByChat: Float64Array;
  /** Of these, the ones that serve nobody: hollow. */
  readonly wastedByChat: Float64Array;
  /** Sockets written, by gateway. */
  readonly writes: ArrayLike<number>;
  readonly pileScale: PileScale;
  readonly shapes: readonly Path2D[];
  /** At rest every mark shows where it is going and which hop it is on. */
  readonly resting: boolean;
  readonly scale: number;
  /** Envelopes shrink where rows are low or people stand close. */
  readonly envelopeScale: number;
}

/** Beyond this many marks each is one filled square: a frame must not take longer than a frame. */
const MOST_DETAILED = 260;
/** With more chats than hues, rows other than the live one step back. */
const STEPPED_BACK = 0.45;

export function drawPicture(canvas: Canvas, picture: Picture, inks: Inks): void {
  const { map, ways, activeChat } = picture;
  canvas.clearRect(0, 0, map.width, map.height);
  canvas.lineJoin = 'round';
  canvas.lineCap = 'round';
  drawPiles(canvas, picture, inks);
  for (let chat = 0; chat < map.rows.length; chat++) {
    canvas.globalAlpha = map.rows.length > inks.chats.length && activeChat >= 0 && chat !== activeChat ? STEPPED_BACK : 1;
    drawRow(canvas, { map, chat, ways: ways.get(chat) ?? null, heard: picture.heard, scale: picture.scale }, inks);
  }
  canvas.globalAlpha = 1;
  drawOwners(canvas, picture, inks);
  drawTrails(canvas, picture, inks);
  if (picture.marks.count > MOST_DETAILED) drawPlainMarks(canvas, picture, inks);
  else drawMarks(canvas, picture, inks);
}

export function chatInk(inks: Inks, chat: number): string {
  return inks.chats[chat % inks.chats.length]!;
}

/** The way of what is neither copy nor write: it fades with what it brings. */
function drawTrails(canvas: Canvas, { map, trails, activeChat, scale }: Picture, inks: Inks): void {
  if (activeChat < 0) return;
  canvas.strokeStyle = chatInk(inks, activeChat);
  canvas.lineWidth = (map.racks.length > 0 ? 1 : 2.2) * scale;
  for (const { kind, progress, line } of trails) {
    if (kind.reply || kind.badge || kind.to === 'user' || kind.to === 'gateway' || kind.phase === 'clock') continue;
    const stays = !kind.asks && kind.id !== 'post' && kind.from !== 'gateway' && map.racks.length === 0;
    if (progress >= 1 && !stays) continue;
    canvas.globalAlpha = progress < 1 ? 0.8 : 1;
    strokeAlong(canvas, line, progress);
  }
  canvas.globalAlpha = 1;
}

/** A line up to a share of its length. */
export function strokeAlong(canvas: Canvas, line: Polyline, progress: number): void {
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

/** One fill a mark. */
function drawPlainMarks(canvas: Canvas, picture: Picture, inks: Inks): void {
  const { marks } = picture;
  const size = 4 * picture.scale;
  let chat = -1;
  for (let index = 0; index < marks.count; index++) {
    if (marks.chat[index] !== chat) {
      chat = marks.chat[index]!;
      canvas.fillStyle = chatInk(inks, chat);
    }
    canvas.fillRect(marks.x[index]! - size / 2, marks.y[index]! - size / 2, size, size);
  }
}

function drawMarks(canvas: Canvas, picture: Picture, inks: Inks): void {
  const { marks } = picture;
  for (let index = 0; index < marks.count; index++) {
    canvas.save();
    canvas.translate(marks.x[index]!, marks.y[index]!);
    const colour = chatInk(inks, marks.chat[index]!);
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
  if (style === MARK.envelope) drawEnvelope(canvas, scale * picture.envelopeScale, inks);
  else if (style === MARK.query) drawDisc(canvas, 5.5 * scale, inks.panel);
  else if (style === MARK.answer) drawDisc(canvas, 5.5 * scale, colour);
  else if (style === MARK.joining || style === MARK.leaving) drawWish(canvas, 5.5 * scale, style === MARK.joining, inks.panel);
  else if (style === MARK.badge) drawBadge(canvas, 4.5 * scale, inks);
  else if (style === MARK.request) drawCapsule(canvas, 7.5 * scale, inks.ink, colour);
  else if (style === MARK.brings) drawCapsule(canvas, 8.5 * scale, colour, inks.ink);
  else if (style === MARK.empty) drawCapsule(canvas, 6.5 * scale, inks.panel, colour);
  else if (style === MARK.note) drawDisc(canvas, 4 * scale, inks.panel);
  else canvas.fill(picture.shapes[chat % picture.shapes.length]!);
}

export function drawEnvelope(canvas: Canvas, scale: number, inks: Inks): void {
  const width = 17 * scale;
  const height = 12 * scale;
  canvas.beginPath();
  canvas.roundRect(-width / 2, -height / 2, width, height, 2 * scale);
  canvas.fillStyle = inks.panel;
  canvas.fill();
  canvas.moveTo(-width / 2 + 1, -height / 2 + 1);
  canvas.lineTo(0, height * 0.12);
  canvas.lineTo(width / 2 - 1, -height / 2 + 1);
  canvas.stroke();
}

function drawDisc(canvas: Canvas, radius: number, fill: string): void {
  canvas.beginPath();
  canvas.arc(0, 0, radius, 0, 2 * Math.PI);
  canvas.fillStyle = fill;
  canvas.fill();
  canvas.stroke();
}

/** What a clock sets off is a capsule: a request dark with its chat’s colour at the rim, an answer in that colour, full where it brings something. */
function drawCapsule(canvas: Canvas, reach: number, fill: string, stroke: string): void {
  canvas.beginPath();
  canvas.roundRect(-reach, -reach / 2, 2 * reach, reach, reach / 2);
  canvas.fillStyle = fill;
  canvas.strokeStyle = stroke;
  canvas.fill();
  canvas.stroke();
}

/** A badge is no message: a square on its corner, dark, with its chat's colour at the rim alone. */
function drawBadge(canvas: Canvas, reach: number, inks: Inks): void {
  canvas.beginPath();
  canvas.moveTo(0, -reach);
  canvas.lineTo(reach, 0);
  canvas.lineTo(0, reach);
  canvas.lineTo(-reach, 0);
  canvas.closePath();
  canvas.fillStyle = inks.ink;
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
  const reach = (style === MARK.envelope ? 14 : 10) * scale;
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
  if (hop === 0) return;
  canvas.font = `600 ${String(11 * scale)}px Inter, sans-serif`;
  canvas.textAlign = 'center';
  canvas.lineWidth = 3 * scale;
  canvas.strokeStyle = inks.panel;
  canvas.strokeText(String(hop), 0, -10 * scale);
  canvas.fillStyle = inks.ink;
  canvas.fillText(String(hop), 0, -10 * scale);
}
