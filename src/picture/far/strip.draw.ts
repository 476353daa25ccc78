/** Draws the strip of loads: gauges, hatched where more comes in than can be done, those of the run before dashed. */
import type { Box } from '../near/seatmap';
import type { PlotInks } from './plot.draw';
import type { Gauge, LoadBlock } from './strip';
import type { Canvas } from '../surface';

const HATCH = 5;

export function drawStrip(canvas: Canvas, blocks: readonly LoadBlock[], inks: PlotInks): void {
  for (const block of blocks) {
    for (const gauge of block.gauges) drawGauge(canvas, gauge, block.brimY, inks);
    if (block.busiest !== null) drawBusiest(canvas, block.gauges[0]!.box, block.busiest, inks);
    for (const ghost of block.ghosts) drawGhost(canvas, ghost, inks);
  }
}

function drawGauge(canvas: Canvas, { box, filled, over }: Gauge, brimY: number, inks: PlotInks): void {
  const floor = box.y + box.height;
  canvas.fillStyle = inks.pale;
  canvas.fillRect(box.x, brimY, box.width, floor - brimY);
  canvas.fillStyle = inks.soft;
  canvas.fillRect(box.x, floor - filled, box.width, filled);
  if (over > 0) {
    canvas.strokeStyle = inks.ink;
    canvas.lineWidth = 1.2;
    drawHatch(canvas, { x: box.x, y: brimY - over, width: box.width, height: over + filled });
    canvas.strokeRect(box.x + 0.5, brimY - over + 0.5, box.width - 1, over + filled - 1);
  }
  // The brim: all the time that it has.
  canvas.fillStyle = inks.ink;
  canvas.fillRect(box.x - 1, brimY - 0.75, box.width + 2, 1.5);
}

/** Slanting lines that end at the edges of a box. */
export function drawHatch(canvas: Canvas, { x, y, width, height }: Box): void {
  canvas.beginPath();
  for (let offset = HATCH / 2; offset < width + height; offset += HATCH) {
    const fromX = Math.max(0, offset - height);
    const toX = Math.min(width, offset);
    canvas.moveTo(x + fromX, y + offset - fromX);
    canvas.lineTo(x + toX, y + offset - toX);
  }
  canvas.stroke();
}

/** One gauge stands for all of them: the busiest is a line across it. */
function drawBusiest(canvas: Canvas, box: Box, height: number, inks: PlotInks): void {
  const y = box.y + box.height - height;
  canvas.strokeStyle = inks.ink;
  canvas.lineWidth = 1.5;
  canvas.setLineDash([2, 3]);
  canvas.beginPath();
  canvas.moveTo(box.x - 2, y);
  canvas.lineTo(box.x + box.width + 2, y);
  canvas.stroke();
  canvas.setLineDash([]);
}

function drawGhost(canvas: Canvas, { box, filled, over }: Gauge, inks: PlotInks): void {
  const height = Math.max(2, filled + over);
  canvas.strokeStyle = inks.ink;
  canvas.lineWidth = 1.2;
  canvas.setLineDash([4, 3]);
  canvas.strokeRect(box.x - 1, box.y + box.height - height, box.width + 2, height);
  canvas.setLineDash([]);
}
