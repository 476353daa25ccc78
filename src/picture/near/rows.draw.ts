/** Draws one row: its trunk or strands with their taps, the docks of its cells, and the writes in ink. */
import { OUTCOME } from '../../model/trace';
import { drawStack } from './owners.draw';
import { pointAlong } from './paths';
import { chatInk, strokeAlong, type Inks } from './picture.draw';
import type { Canvas } from '../surface';
import type { Box, SeatMap } from './seatmap';
import type { Drop, Line, RowWays, Wire } from './ways';

interface Row {
  readonly map: SeatMap;
  readonly chat: number;
  /** What the chat's latest message has left behind; null before there is one. */
  readonly ways: RowWays | null;
  /** By chat · gateways + gateway, 1 where a gateway must take in the chat's messages. */
  readonly heard: Uint8Array;
  readonly scale: number;
}

export function drawRow(canvas: Canvas, row: Row, inks: Inks): void {
  const { map, chat, ways } = row;
  const gateways = map.columns.length;
  canvas.strokeStyle = canvas.fillStyle = chatInk(inks, chat);
  for (let gateway = 0; gateway < gateways; gateway++) {
    const dock = ways?.docks.get(gateway);
    const cell = chat * gateways + gateway;
    if (!dock && row.heard[cell]) drawEmptyDock(canvas, map.docks[cell]!, row.scale);
  }
  if (!ways) return;
  for (const wire of ways.wires) drawWire(canvas, wire, row, inks);
  canvas.strokeStyle = canvas.fillStyle = chatInk(inks, chat);
  for (const line of ways.lines) drawLine(canvas, line, map);
  for (const drop of ways.drops) drawDrop(canvas, drop, map);
  for (const { box, copies, wasted } of ways.docks.values()) drawDock(canvas, box, copies, wasted, row, inks);
  if (ways.carried > 1) for (const line of ways.lines) drawFront(canvas, line, ways.carried, row, inks);
}

/** How far a frame has come along its line: a stack with the number of messages in it. */
function drawFront(canvas: Canvas, { lead, leadProgress, from, toX }: Line, carried: number, { scale }: Row, inks: Inks): void {
  if (leadProgress <= 0) return;
  const front = { x: 0, y: 0, angle: 0 };
  if (leadProgress < 1) pointAlong(lead, leadProgress, front);
  canvas.save();
  canvas.translate(...(leadProgress < 1 ? ([front.x, front.y] as const) : ([Math.max(from.x, toX), from.y] as const)));
  drawStack(canvas, carried, scale, inks);
  canvas.restore();
}

function widthOf(map: SeatMap): number {
  return map.strands.length > 0 ? Math.max(1.2, Math.min(2.2, map.trunkWidth / 3)) : map.trunkWidth;
}

function drawLine(canvas: Canvas, { lead, leadProgress, from, toX }: Line, map: SeatMap): void {
  canvas.lineWidth = widthOf(map);
  if (leadProgress > 0) strokeAlong(canvas, lead, leadProgress);
  if (toX <= from.x) return;
  canvas.beginPath();
  canvas.moveTo(from.x, from.y);
  canvas.lineTo(toX, from.y);
  canvas.stroke();
}

/** A tap is as thick as most of the trunk, so that it is seen to come off it. */
function drawDrop(canvas: Canvas, { x, trunk, dock, progress }: Drop, map: SeatMap): void {
  canvas.lineWidth = map.strands.length > 0 ? widthOf(map) : Math.max(2, map.trunkWidth * 0.72);
  canvas.beginPath();
  canvas.moveTo(x, trunk);
  canvas.lineTo(x, trunk + (dock.y - trunk) * progress);
  canvas.stroke();
}

function drawEmptyDock(canvas: Canvas, box: Box, scale: number): void {
  canvas.lineWidth = 1.3 * scale;
  canvas.setLineDash([3, 2.5]);
  outline(canvas, box);
  canvas.stroke();
  canvas.setLineDash([]);
}

function outline(canvas: Canvas, { x, y, width, height }: Box): void {
  canvas.beginPath();
  canvas.roundRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5, Math.min(3.5, width / 4));
}

/** Several copies for the same cell are a stack, one behind the other. */
const MOST_BEHIND = 3;

function drawDock(canvas: Canvas, box: Box, copies: number, wasted: number, { scale }: Row, inks: Inks): void {
  const shift = Math.min(3, box.height / 10);
  for (let behind = Math.min(copies - 1, MOST_BEHIND); behind > 0; behind--) {
    canvas.lineWidth = 1.2;
    outline(canvas, { ...box, x: box.x + behind * shift, y: box.y - behind * shift });
    const fill = canvas.fillStyle;
    canvas.fillStyle = inks.panel;
    canvas.fill();
    canvas.fillStyle = fill;
    canvas.stroke();
  }
  const servesNobody = wasted >= copies;
  outline(canvas, box);
  if (servesNobody) {
    hatch(canvas, box, inks, scale);
  } else canvas.fill();
  drawNumber(canvas, box, copies, servesNobody ? inks.ink : inks.panel, scale);
}

/** Lines across, for copies that serve nobody. */
function hatch(canvas: Canvas, box: Box, inks: Inks, scale: number): void {
  const fill = canvas.fillStyle;
  canvas.fillStyle = inks.panel;
  canvas.fill();
  canvas.fillStyle = fill;
  canvas.lineWidth = 1.3 * scale;
  canvas.stroke();
  canvas.lineWidth = 1;
  canvas.beginPath();
  const step = 5 * scale;
  for (let at = step; at < box.width + box.height; at += step) {
    canvas.moveTo(box.x + Math.max(0, at - box.height), box.y + Math.min(at, box.height));
    canvas.lineTo(box.x + Math.min(at, box.width), box.y + Math.max(0, at - box.width));
  }
  canvas.stroke();
}

/** Least room for a number, pixels at scale 1. */
const LEAST_NUMBER = { width: 11, height: 12 } as const;

function drawNumber(canvas: Canvas, box: Box, copies: number, ink: string, scale: number): void {
  if (box.width < LEAST_NUMBER.width || box.height < LEAST_NUMBER.height) return;
  const size = Math.min(15 * scale, Math.max(11, box.height * 0.5), copies > 9 ? box.width * 0.62 : box.width * 0.95);
  canvas.font = `700 ${String(size)}px Inter, sans-serif`;
  canvas.textAlign = 'center';
  canvas.textBaseline = 'middle';
  const fill = canvas.fillStyle;
  canvas.fillStyle = ink;
  canvas.fillText(String(copies), box.x + box.width / 2, box.y + box.height / 2 + size * 0.04);
  canvas.fillStyle = fill;
  canvas.textBaseline = 'alphabetic';
}

/** A stroke of ink from the dock to the person's edge; one that failed is broken, with a cross where it should have come. */
function drawWire(canvas: Canvas, { from, to, radius, progress, outcome, attempt, bend }: Wire, { scale }: Row, inks: Inks): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const reach = Math.max(0, length - radius * 0.9);
  if (reach <= 0) return;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  // A retry runs beside the write before it.
  const side = bend + (attempt === 0 ? 0 : (attempt % 2 === 1 ? 1 : -1) * Math.ceil(attempt / 2) * 5 * scale);
  const at = (part: number): [number, number] => {
    const off = side * Math.sin(Math.PI * Math.min(1, part));
    return [from.x + dx * reach * part - dy * off, from.y + dy * reach * part + dx * off];
  };
  const failed = outcome !== OUTCOME.arrived && progress >= 1;
  canvas.strokeStyle = inks.ink;
  canvas.lineWidth = Math.max(1.2, 2 * scale * Math.min(1, radius / 9));
  canvas.setLineDash(failed ? [4 * scale, 4 * scale] : []);
  canvas.beginPath();
  canvas.moveTo(...at(0));
  const pieces = side === 0 ? 1 : 12;
  for (let piece = 1; piece <= pieces; piece++) canvas.lineTo(...at((progress * piece) / pieces));
  canvas.stroke();
  canvas.setLineDash([]);
  const arm = Math.max(3, Math.min(5 * scale, radius * 0.4));
  // Clear of the person, whose mark lies above.
  if (failed) drawCross(canvas, ...at(Math.max(0.2, 1 - (radius * 0.35 + arm) / reach)), outcome === OUTCOME.lost, arm, inks);
}

/** Where a write failed; heavier where the person was given up on. */
function drawCross(canvas: Canvas, x: number, y: number, isLost: boolean, arm: number, inks: Inks): void {
  canvas.strokeStyle = inks.warn;
  canvas.lineWidth = isLost ? 3 : 1.8;
  canvas.beginPath();
  canvas.moveTo(x - arm, y - arm);
  canvas.lineTo(x + arm, y + arm);
  canvas.moveTo(x + arm, y - arm);
  canvas.lineTo(x - arm, y + arm);
  canvas.stroke();
}
