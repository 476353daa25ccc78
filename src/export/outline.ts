/** From an element of an SVG to its outline, its place and its ink: what the picture uses, and no more. */
import type { Ink, Matrix } from './drawing';
import { STILL } from './drawing';

/** The style that holds for an element, as the browser has worked it out. */
export type StyleOf = (element: Element) => Pick<CSSStyleDeclaration, 'getPropertyValue'>;

/** A quarter of a circle as a curve: how far its handles reach, for a radius of 1. */
const HANDLE = 0.5522847498;

/** Finer than this nothing is seen. */
const DIGITS = 1000;

const numberOf = (element: Element, name: string): number => Number.parseFloat(element.getAttribute(name) ?? '') || 0;

/** A piece of path data: a letter and its numbers. */
function piece(letter: string, ...numbers: readonly number[]): string {
  return letter + numbers.map((value) => String(Math.round(value * DIGITS) / DIGITS)).join(' ');
}

/** A length of a shape: its attribute's, or where it has none its style's. */
function lengthOf(element: Element, name: string, styleOf: StyleOf): number {
  return element.hasAttribute(name) ? numberOf(element, name) : Number.parseFloat(styleOf(element).getPropertyValue(name)) || 0;
}

/** The outline of a shape as path data; null for any other element. */
export function outlineOf(element: Element, styleOf: StyleOf): string | null {
  switch (element.localName) {
    case 'path':
      return element.getAttribute('d') ?? '';
    case 'line':
      return piece('M', numberOf(element, 'x1'), numberOf(element, 'y1')) + piece('L', numberOf(element, 'x2'), numberOf(element, 'y2'));
    case 'rect':
      return rectOutline(element, styleOf);
    default:
      return null;
  }
}

function rectOutline(rect: Element, styleOf: StyleOf): string {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => lengthOf(rect, name, styleOf)) as [number, number, number, number];
  const right = x + width;
  const bottom = y + height;
  const radius = Math.min(numberOf(rect, 'rx'), width / 2, height / 2);
  if (radius <= 0) return `${piece('M', x, y)}${piece('H', right)}${piece('V', bottom)}${piece('H', x)}Z`;
  const rest = radius * (1 - HANDLE);
  return [
    piece('M', x + radius, y),
    piece('H', right - radius),
    piece('C', right - rest, y, right, y + rest, right, y + radius),
    piece('V', bottom - radius),
    piece('C', right, bottom - rest, right - rest, bottom, right - radius, bottom),
    piece('H', x + radius),
    piece('C', x + rest, bottom, x, bottom - rest, x, bottom - radius),
    piece('V', y + radius),
    piece('C', x, y + rest, x + rest, y, x + radius, y),
    'Z',
  ].join('');
}

/**
 * Reads `none`, `matrix(…)` and `translate(…)`, which are all that the picture uses and the browser
 * makes of it.
 */
export function matrixOf(transform: string): Matrix {
  const [, name, list = ''] = /^(matrix|translate)\(([^)]*)\)$/.exec(transform.trim()) ?? [];
  const numbers = list.split(/[\s,]+/).map(Number.parseFloat);
  if (name === 'translate') return [1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0];
  return name === 'matrix' && numbers.length === 6 ? (numbers as unknown as Matrix) : STILL;
}

/** How an element is moved against its parent. */
export function transformOf(element: Element, styleOf: StyleOf): Matrix {
  const worked = styleOf(element).getPropertyValue('transform');
  return matrixOf(worked === '' || worked === 'none' ? (element.getAttribute('transform') ?? '') : worked);
}

/** A colour, unless nothing is seen of it. */
export function colourOf(value: string): string | null {
  const unseen = value === '' || value === 'none' || value === 'transparent' || /^rgba\(.*,\s*0\)$/.test(value);
  return unseen ? null : value;
}

/** The ink of a shape; null where nothing is seen of it. */
export function inkOf(element: Element, styleOf: StyleOf): Ink | null {
  const style = styleOf(element);
  const read = (name: string): string => style.getPropertyValue(name);
  const amount = (name: string, otherwise: number): number => {
    const value = Number.parseFloat(read(name));
    return Number.isNaN(value) ? otherwise : value;
  };
  const fill = colourOf(read('fill'));
  const strokeWidth = amount('stroke-width', 1);
  const stroke = strokeWidth > 0 ? colourOf(read('stroke')) : null;
  if (!fill && !stroke) return null;
  const dashes = read('stroke-dasharray').split(/[\s,]+/).map(Number.parseFloat);
  return {
    fill,
    fillOpacity: amount('fill-opacity', 1),
    stroke,
    strokeOpacity: amount('stroke-opacity', 1),
    strokeWidth,
    dash: dashes.every((dash) => dash >= 0) ? dashes : [],
    cap: (read('stroke-linecap') || 'butt') as CanvasLineCap,
    join: (read('stroke-linejoin') || 'miter') as CanvasLineJoin,
  };
}

/** How the style sheet hides what is for screen readers alone. */
const CLIPPED_AWAY = 'inset(50%)';

/** Whether an element is there for the eye. */
export function isShown(element: Element, styleOf: StyleOf): boolean {
  const style = styleOf(element);
  const read = (name: string): string => style.getPropertyValue(name);
  return read('display') !== 'none' && read('visibility') !== 'hidden' && read('clip-path') !== CLIPPED_AWAY;
}
