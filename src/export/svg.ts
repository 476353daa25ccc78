/** Writes a scene as an SVG file that stands for itself: no style sheet, no other file. */
import { withoutSigns } from '../text/format';
import type { Ink, Mark, Matrix, Outline, Raster, Drawing, TextLine, TextRun } from './drawing';

export interface Label {
  readonly title: string;
  /** What it shows, and the link to it. */
  readonly description: string;
}

export type Attributes = Readonly<Record<string, string | number | null>>;

/** Finer than this nothing is seen. */
const DIGITS = 1000;

/** How wide a line is on the page, whose font a viewer of the file may not have; null where nobody has measured it. */
export type Measure = (line: TextLine) => number | null;

/** The file's text. @param measure the file keeps a line as wide as it says, so that in another font none runs into the next */
export function svgText({ width, height, background, marks }: Drawing, { title, description }: Label, measure: Measure = () => null): string {
  const root = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${short(width)} ${short(height)}`, role: 'img' };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg${attributes(root)}>`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    element('rect', { width, height, fill: background }),
    ...marks.map((mark) => markText(mark, measure)),
    '</svg>',
    '',
  ].join('\n');
}

function markText(mark: Mark, measure: Measure): string {
  switch (mark.kind) {
    case 'outline':
      return outlineText(mark);
    case 'text':
      return lineText(mark, measure(mark));
    case 'raster':
      return rasterText(mark);
  }
}

function outlineText({ at, path, ink }: Outline): string {
  return element('path', { transform: transformText(at), d: path, ...inkAttributes(ink) });
}

export function inkAttributes({ fill, fillOpacity, stroke, strokeOpacity, strokeWidth, dash, cap, join }: Ink): Attributes {
  const seen = stroke !== null;
  return {
    fill: fill ?? 'none',
    'fill-opacity': fill === null || fillOpacity === 1 ? null : fillOpacity,
    stroke,
    'stroke-opacity': seen && strokeOpacity !== 1 ? strokeOpacity : null,
    'stroke-width': seen ? strokeWidth : null,
    'stroke-dasharray': seen && dash.length > 0 ? dash.join(' ') : null,
    'stroke-linecap': seen && cap !== 'butt' ? cap : null,
    'stroke-linejoin': seen && join !== 'miter' ? join : null,
  };
}

function lineText({ at, x, y, anchor, central, runs, rim, link }: TextLine, width: number | null): string {
  const line = element(
    'text',
    { transform: transformText(at), x, y, 'text-anchor': anchor === 'start' ? null : anchor, 'dominant-baseline': central ? 'central' : null, textLength: width, lengthAdjust: width === null ? null : 'spacingAndGlyphs', 'xml:space': 'preserve', ...rimAttributes(rim) },
    runs.map(runText).join(''),
  );
  return link === undefined ? line : element('a', { href: link }, line);
}

export function rimAttributes(rim: TextLine['rim']): Attributes {
  return rim ? { 'paint-order': 'stroke', stroke: rim.colour, 'stroke-width': rim.width, 'stroke-linejoin': 'round' } : {};
}

function runText({ text, font, colour }: TextRun): string {
  return element('tspan', { fill: colour, 'font-family': font.family, 'font-size': font.size, 'font-weight': font.weight }, escaped(text));
}

function rasterText({ x, y, width, height, source, part }: Raster): string {
  const href = source.toDataURL('image/png');
  if (!part) return element('image', { x, y, width, height, href });
  return cutOut({ x, y, width, height }, part, element('image', { width: source.width, height: source.height, href }));
}

/** A part of what is written inside, stretched over a box. */
export function cutOut(box: Attributes, part: NonNullable<Raster['part']>, inside: string): string {
  const viewBox = [part.x, part.y, part.width, part.height].map(short).join(' ');
  return element('svg', { ...box, viewBox, preserveAspectRatio: 'none' }, inside);
}

export function transformText([a, b, c, d, e, f]: Matrix): string | null {
  if (a !== 1 || b !== 0 || c !== 0 || d !== 1) return `matrix(${[a, b, c, d, e, f].map(short).join(' ')})`;
  return e === 0 && f === 0 ? null : `translate(${short(e)} ${short(f)})`;
}

export function element(name: string, named: Attributes, inside = ''): string {
  return inside === '' ? `<${name}${attributes(named)}/>` : `<${name}${attributes(named)}>${inside}</${name}>`;
}

function attributes(named: Attributes): string {
  return Object.entries(named)
    .filter((entry): entry is [string, string | number] => entry[1] !== null)
    .map(([name, value]) => ` ${name}="${escaped(typeof value === 'number' ? short(value) : value)}"`)
    .join('');
}

export function short(value: number): string {
  return String(Math.round(value * DIGITS) / DIGITS);
}

/** A text as XML has it, without what XML cannot hold. */
export function escaped(text: string): string {
  return withoutSigns(text)
    .replace(/[\p{Cc}\p{Cs}]/gu, (character) => (/\s/.test(character) ? ' ' : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
