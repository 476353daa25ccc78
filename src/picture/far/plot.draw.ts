/** Draws the plot below the map: writes grey, copies in ink on top, the run before dashed. */
import { heightAt, type Plot, type Series } from './plot';
import type { Canvas } from '../surface';

export interface PlotInks {
  readonly ink: string;
  readonly soft: string;
  readonly writes: string;
  readonly page: string;
  readonly line: string;
  readonly pale: string;
}

/** Two areas whose heights differ by less would hide one another: they share the width. */
const ALIKE = 6;
/** Lines closer than this are one. */
const TOLD_APART = 3;

export function drawPlot(canvas: Canvas, plot: Plot, inks: PlotInks): void {
  drawSeries(canvas, plot, plot.writes, inks.writes, 0);
  drawSeries(canvas, plot, plot.copies, inks.ink, 1);
  drawSpread(canvas, plot, plot.writes, inks.soft);
  drawSpread(canvas, plot, plot.copies, inks.ink);
  if (plot.was) {
    drawDashed(canvas, plot, plot.was.writes, inks.ink);
    drawDashed(canvas, plot, plot.was.copies, heightAt(plot, plot.was.copies) > heightAt(plot, plot.writes.meanNow) + 2 ? inks.page : inks.ink);
  }
  drawAxes(canvas, plot, inks);
  drawInset(canvas, plot, inks);
}

/** Bars, or one area as high as the mean: pale by the end of the run, full by the play head. */
function drawSeries(canvas: Canvas, plot: Plot, series: Series, ink: string, side: 0 | 1): void {
  canvas.fillStyle = ink;
  const areAlike = Math.abs(heightAt(plot, plot.writes.mean) - heightAt(plot, plot.copies.mean)) < ALIKE;
  const alone = side === 1 && areAlike ? plot.box.width / 2 : 0;
  for (const [bars, mean, opacity] of [[series.bars, series.mean, 0.28], [series.barsNow, series.meanNow, 1]] as const) {
    canvas.globalAlpha = opacity;
    if (bars) drawBars(canvas, plot, bars, side);
    else canvas.fillRect(plot.box.x, heightAt(plot, mean), plot.box.width - alone, plot.box.y + plot.box.height - heightAt(plot, mean));
  }
  canvas.globalAlpha = 1;
}

/** Pairs side by side: copies at the left of each, writes at the right. */
function drawBars(canvas: Canvas, plot: Plot, bars: Float64Array, side: 0 | 1): void {
  const step = plot.box.width / bars.length;
  const gap = Math.min(step * 0.24, 14);
  const width = (step - gap) / 2;
  const floor = plot.box.y + plot.box.height;
  canvas.beginPath();
  for (let bar = 0; bar < bars.length; bar++) {
    const x = plot.box.x + bar * step + gap / 2 + (side === 0 ? width : 0);
    const y = heightAt(plot, bars[bar]!);
    canvas.rect(x, y, width, floor - y);
  }
  canvas.fill();
}

/** Where there are no bars: p99 a thin line, the busiest a dotted one. */
function drawSpread(canvas: Canvas, plot: Plot, { bars, mean, spread }: Series, ink: string): void {
  if (bars) return;
  for (const [count, dash] of [[spread.p99, []], [spread.max, [2, 4]]] as const) {
    const y = heightAt(plot, count ?? 0);
    if (count === null || Math.abs(y - heightAt(plot, mean)) < TOLD_APART) continue;
    drawLine(canvas, plot, y, ink, 1.5, dash);
  }
}

function drawDashed(canvas: Canvas, plot: Plot, count: number, ink: string): void {
  drawLine(canvas, plot, heightAt(plot, count), ink, 1.5, [7, 4]);
}

function drawLine(canvas: Canvas, { box }: Plot, y: number, ink: string, width: number, dash: readonly number[]): void {
  canvas.strokeStyle = ink;
  canvas.lineWidth = width;
  canvas.setLineDash([...dash]);
  canvas.beginPath();
  canvas.moveTo(box.x, y);
  canvas.lineTo(box.x + box.width, y);
  canvas.stroke();
  canvas.setLineDash([]);
}

function drawAxes(canvas: Canvas, { box, ticks, end }: Plot, { line }: PlotInks): void {
  canvas.strokeStyle = line;
  canvas.lineWidth = 1.2;
  canvas.beginPath();
  canvas.moveTo(box.x, box.y);
  canvas.lineTo(box.x, box.y + box.height);
  canvas.lineTo(box.x + box.width, box.y + box.height);
  for (const tick of ticks) {
    const y = heightAt({ box, end }, tick);
    canvas.moveTo(box.x - 4, y);
    canvas.lineTo(box.x, y);
  }
  canvas.stroke();
}

/** Copies once more, enlarged, on a panel of their own. */
function drawInset(canvas: Canvas, { inset, copies, was, end, box: whole }: Plot, inks: PlotInks): void {
  if (!inset) return;
  const { box, factor } = inset;
  canvas.fillStyle = inks.page;
  canvas.fillRect(box.x, box.y, box.width, box.height);
  canvas.strokeStyle = inks.line;
  canvas.lineWidth = 1;
  canvas.strokeRect(box.x, box.y, box.width, box.height);
  const pixels = (count: number): number => (count / end) * whole.height * factor;
  const floor = box.y + box.height - 4;
  canvas.fillStyle = inks.ink;
  canvas.fillRect(box.x + 6, floor - pixels(copies.meanNow), box.width - 12, pixels(copies.meanNow));
  if (!was || pixels(was.copies) > box.height - 20) return;
  canvas.strokeStyle = pixels(was.copies) < pixels(copies.meanNow) - 1 ? inks.page : inks.ink;
  canvas.lineWidth = 1.5;
  canvas.setLineDash([7, 4]);
  canvas.beginPath();
  canvas.moveTo(box.x + 6, floor - pixels(was.copies));
  canvas.lineTo(box.x + box.width - 6, floor - pixels(was.copies));
  canvas.stroke();
  canvas.setLineDash([]);
}
