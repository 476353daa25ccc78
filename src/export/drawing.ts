/**
 * A picture as a list of marks, in the order in which they are painted: what is read from the page
 * once, and written as SVG or painted as PNG, so that both show the very same. Lengths are CSS pixels.
 */
import { isFromRight } from './direction';

/** As in CSS: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const STILL: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, x, y] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * x + c * y + e, b * x + d * y + f];
}

/** A move by x and y. */
export function moved(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

/** How an outline is painted. No colour, nothing painted. */
export interface Ink {
  readonly fill: string | null;
  readonly fillOpacity: number;
  readonly stroke: string | null;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly dash: readonly number[];
  readonly cap: CanvasLineCap;
  readonly join: CanvasLineJoin;
}

/** Paints nothing. */
export const NO_INK: Ink = { fill: null, fillOpacity: 1, stroke: null, strokeOpacity: 1, strokeWidth: 1, dash: [], cap: 'butt', join: 'miter' };

export interface Outline {
  readonly kind: 'outline';
  readonly at: Matrix;
  /** As the `d` of an SVG path. */
  readonly path: string;
  readonly ink: Ink;
}

export interface Font {
  readonly size: number;
  readonly weight: string;
  readonly family: string;
}

/** A piece of a line in one font and colour. */
export interface TextRun {
  readonly text: string;
  readonly font: Font;
  readonly colour: string;
}

export type Anchor = 'start' | 'middle' | 'end';

export interface TextLine {
  readonly kind: 'text';
  readonly at: Matrix;
  readonly x: number;
  readonly y: number;
  /** What of the line stands at x. */
  readonly anchor: Anchor;
  /** y is the middle of the letters; else their foot. */
  readonly central: boolean;
  readonly runs: readonly TextRun[];
  /** It is squeezed into so much, where the page squeezes it. */
  readonly width?: number;
  /** Its words run from right to left; where it stands is said by its left and its right as ever. */
  readonly isFromRight?: true;
  /** Drawn round its letters, beneath them. */
  readonly rim?: { readonly colour: string; readonly width: number };
  /** Where the line leads, where it is a link. */
  readonly link?: string;
}

/** A canvas of the page, as it stands. */
export interface Raster {
  readonly kind: 'raster';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly source: HTMLCanvasElement;
  /** What of it is seen, in its own pixels; all of it if left out. */
  readonly part?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export type Mark = Outline | TextLine | Raster;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Colour of the page behind it. */
  readonly background: string;
  readonly marks: readonly Mark[];
}

/** Room around the picture in a file, and the lines above and below it. */
const MARGIN = 16;
const TITLE_HEIGHT = 26;
const CREDIT_HEIGHT = 24;
/** A letter is about so wide for its height: enough to tell what fits without measuring. */
const LETTER_WIDTH = 0.56;
const CREDIT_SIZE = 11;
/** A title shrinks before it is cut. */
const LARGEST_TITLE = 15;
const LEAST_TITLE = 11;

export interface Frame {
  readonly title: string;
  /** A line below the picture that leads to `link`. */
  readonly credit: string;
  readonly link: string;
  readonly family: string;
  readonly colour: string;
}

/** Where the 0, 0 of a scene lies in its frame. */
export const SCENE_AT = { x: MARGIN, y: MARGIN + TITLE_HEIGHT } as const;

/** The scene with room around it, its title above and its credit below. */
export function framed(scene: Drawing, { title, credit, link, family, colour }: Frame): Drawing {
  // Whole pixels, so that no edge of the file is half a pixel.
  const width = Math.ceil(scene.width) + 2 * MARGIN;
  const height = SCENE_AT.y + Math.ceil(scene.height) + CREDIT_HEIGHT + MARGIN;
  const line = (y: number, text: string, size: number, weight: string): TextLine => ({
    kind: 'text',
    at: STILL,
    x: MARGIN,
    y,
    anchor: 'start',
    central: false,
    ...(isFromRight(text) ? { isFromRight: true } : {}),
    runs: [{ text: cut(text, scene.width / (LETTER_WIDTH * size)), font: { size, weight, family }, colour }],
  });
  const titleSize = Math.max(LEAST_TITLE, Math.min(LARGEST_TITLE, scene.width / (LETTER_WIDTH * title.length)));
  return {
    width,
    height,
    background: scene.background,
    marks: [
      line(MARGIN + LARGEST_TITLE - 1, title, titleSize, '700'),
      ...scene.marks.map((mark) => placed(mark, SCENE_AT.x, SCENE_AT.y)),
      { ...line(height - MARGIN, credit, CREDIT_SIZE, '400'), link },
    ],
  };
}

/** The same mark, moved. */
export function placed(mark: Mark, x: number, y: number): Mark {
  if (mark.kind === 'raster') return { ...mark, x: mark.x + x, y: mark.y + y };
  return { ...mark, at: combined(moved(x, y), mark.at) };
}

/** What of a text fits on a line of so many letters. */
function cut(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(0, Math.floor(letters) - 1))}…`;
}
