/** Draws two piles a gateway, with the outlines of the run before dashed round them. */
import type { FarInks } from '../far/farmap.draw';
import type { Box } from '../near/seatmap';
import type { MiddleLayout } from './layout';
import type { GatewayPiles } from './piles';
import type { Canvas } from '../surface';

export function drawPiles(canvas: Canvas, piles: readonly GatewayPiles[], { piles: room }: MiddleLayout, inks: FarInks): void {
  for (const { copies, writes } of piles) {
    for (const { box, chat } of copies) {
      canvas.fillStyle = chat < 0 ? inks.ink : inks.hues[chat % inks.hues.length]!;
      fill(canvas, box);
    }
    canvas.fillStyle = inks.writes;
    fill(canvas, writes);
  }
  canvas.strokeStyle = inks.line;
  canvas.lineWidth = 1.2;
  canvas.beginPath();
  canvas.moveTo(room!.x, room!.y + room!.height);
  canvas.lineTo(room!.x + room!.width, room!.y + room!.height);
  canvas.stroke();
  canvas.strokeStyle = inks.ink;
  canvas.lineWidth = 1.2;
  canvas.setLineDash([4, 3]);
  for (const { ghosts } of piles) {
    if (!ghosts) continue;
    for (const { x, y, width, height } of [ghosts.copies, ghosts.writes]) if (height > 0) canvas.strokeRect(x - 1, y, width + 2, height);
  }
  canvas.setLineDash([]);
}

/** What is there at all is at least a pixel high. */
function fill(canvas: Canvas, { x, y, width, height }: Box): void {
  if (height <= 0) return;
  const seen = Math.max(1, height);
  canvas.fillRect(x, y + height - seen, width, seen);
}
