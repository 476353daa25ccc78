/**
 * Paints a scene on a canvas. The page's Content-Security-Policy lets no picture in from a text of
 * its own making, so an SVG cannot be drawn as an image: its marks are painted one by one.
 */
import type { Font, Outline, Drawing, Raster, TextLine } from './drawing';

/** What is used of a canvas. */
export type Painter = Pick<
  CanvasRenderingContext2D,
  | 'save' | 'restore' | 'scale' | 'transform' | 'fill' | 'stroke' | 'fillRect' | 'fillText' | 'strokeText' | 'measureText' | 'drawImage' | 'setLineDash'
  | 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineCap' | 'lineJoin' | 'globalAlpha' | 'font' | 'textBaseline' | 'textAlign' | 'direction'
>;

/** @param scale pixels for each CSS pixel */
export function paintScene(painter: Painter, scene: Drawing, scale: number): void {
  painter.save();
  painter.scale(scale, scale);
  painter.fillStyle = scene.background;
  painter.fillRect(0, 0, scene.width, scene.height);
  for (const mark of scene.marks) {
    painter.save();
    if (mark.kind === 'raster') paintRaster(painter, mark);
    else {
      painter.transform(...mark.at);
      if (mark.kind === 'outline') paintOutline(painter, mark);
      else paintLine(painter, mark);
    }
    painter.restore();
  }
  painter.restore();
}

function paintRaster(painter: Painter, { x, y, width, height, source, part }: Raster): void {
  if (part) painter.drawImage(source, part.x, part.y, part.width, part.height, x, y, width, height);
  else painter.drawImage(source, x, y, width, height);
}

function paintOutline(painter: Painter, { path, ink }: Outline): void {
  const outline = new Path2D(path);
  if (ink.fill) {
    painter.globalAlpha = ink.fillOpacity;
    painter.fillStyle = ink.fill;
    painter.fill(outline);
  }
  if (!ink.stroke) return;
  painter.globalAlpha = ink.strokeOpacity;
  painter.strokeStyle = ink.stroke;
  painter.lineWidth = ink.strokeWidth;
  painter.lineCap = ink.cap;
  painter.lineJoin = ink.join;
  painter.setLineDash([...ink.dash]);
  painter.stroke(outline);
}

/** How wide each run of a line is in its font. */
export function widthsOf(painter: Pick<Painter, 'font' | 'measureText'>, { runs }: Pick<TextLine, 'runs'>): number[] {
  return runs.map(({ text, font }) => {
    painter.font = fontText(font);
    return painter.measureText(text).width;
  });
}

/** Run after run, from where the line as a whole must begin. */
function paintLine(painter: Painter, line: TextLine): void {
  const { x, y, anchor, central, runs, rim } = line;
  painter.textBaseline = central ? 'middle' : 'alphabetic';
  painter.textAlign = 'left';
  const widths = widthsOf(painter, line);
  const width = widths.reduce((sum, one) => sum + one, 0);
  if (line.isFromRight) painter.direction = 'rtl';
  const squeezed = line.width === undefined || width === 0 ? 1 : line.width / width;
  if (squeezed !== 1) painter.transform(squeezed, 0, 0, 1, x * (1 - squeezed), 0);
  let left = x - width * { start: 0, middle: 0.5, end: 1 }[anchor];
  runs.forEach(({ text, font, colour }, index) => {
    painter.font = fontText(font);
    if (rim) {
      [painter.strokeStyle, painter.lineWidth] = [rim.colour, rim.width];
      painter.strokeText(text, left, y);
    }
    painter.fillStyle = colour;
    painter.fillText(text, left, y);
    left += widths[index]!;
  });
}

function fontText({ size, weight, family }: Font): string {
  return `${weight} ${String(size)}px ${family}`;
}
