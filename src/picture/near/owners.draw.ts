/** Draws what waits at the owners of chats and what they have dropped, and frames as the stacks of messages that they are. */
import { chatInk, drawEnvelope, type Inks, type Picture } from './picture.draw';
import type { Canvas } from '../surface';
import type { Box } from './seatmap';

/** Envelopes of a stack that are drawn, one behind the other; the number says how many there are. */
const MOST_DRAWN = 3;
/** At scale 1: how far one lies behind another, and the height of the number. */
const STACK = { shift: 3, type: 11, arm: 3.5 } as const;
/** From the right edge of a Chat API, pixels: clear of the line that leaves it. */
const CORNER = 22;

/** At the foot of each Chat API, within it: the messages that wait for their frame, and how many were dropped. */
export function drawOwners(canvas: Canvas, { map, held, dropped, scale, envelopeScale }: Picture, inks: Inks): void {
  for (let chat = 0; chat < held.length; chat++) {
    canvas.strokeStyle = canvas.fillStyle = chatInk(inks, chat);
    if (held[chat]! > 0) drawAt(canvas, cornerOf(map.chatApis[chat]!), () => { drawStack(canvas, held[chat]!, scale * envelopeScale, inks); });
    if (dropped[chat]! > 0) drawAt(canvas, cornerOf(map.chatApis[chat]!), () => { drawDropped(canvas, dropped[chat]!, scale, inks); });
  }
}

function cornerOf({ x, y, width, height }: Box): { readonly x: number; readonly y: number } {
  return { x: x + width - CORNER, y: y + height };
}

function drawAt(canvas: Canvas, { x, y }: { readonly x: number; readonly y: number }, draw: () => void): void {
  canvas.save();
  canvas.translate(x, y);
  draw();
  canvas.restore();
}

/** So many messages that wait or go together, in the ink that is set: envelopes one behind the other, the number on the first. */
export function drawStack(canvas: Canvas, messages: number, scale: number, inks: Inks): void {
  const behind = Math.min(messages, MOST_DRAWN) - 1;
  canvas.lineWidth = 1.4 * scale;
  for (let place = behind; place >= 0; place--) {
    canvas.save();
    canvas.translate(place * STACK.shift * scale, -place * STACK.shift * scale);
    drawEnvelope(canvas, scale, inks);
    canvas.restore();
  }
  if (messages > 1) drawNumber(canvas, String(messages), 0, scale, inks);
}

/** A cross, and how many it stands for. */
function drawDropped(canvas: Canvas, messages: number, scale: number, inks: Inks): void {
  const arm = STACK.arm * scale;
  canvas.strokeStyle = inks.warn;
  canvas.lineWidth = 2 * scale;
  canvas.beginPath();
  canvas.moveTo(-arm, -arm);
  canvas.lineTo(arm, arm);
  canvas.moveTo(arm, -arm);
  canvas.lineTo(-arm, arm);
  canvas.stroke();
  drawNumber(canvas, String(messages), 3.6 * arm, scale, inks);
}

/** A number with the page's ground around it, so that it is read above whatever lies there. */
function drawNumber(canvas: Canvas, text: string, x: number, scale: number, inks: Inks): void {
  const size = Math.max(STACK.type, STACK.type * scale);
  canvas.font = `700 ${String(size)}px Inter, sans-serif`;
  canvas.textAlign = 'center';
  canvas.textBaseline = 'middle';
  canvas.lineWidth = 3 * scale;
  canvas.strokeStyle = inks.panel;
  canvas.strokeText(text, x, 0);
  canvas.fillStyle = inks.ink;
  canvas.fillText(text, x, 0);
  canvas.textBaseline = 'alphabetic';
}
