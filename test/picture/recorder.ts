/**
 * A canvas that keeps what is drawn on it as SVG, an element for each thing painted, so that a test
 * reads a picture and a person can look at it. It knows what the pictures use, and no more; whatever
 * else is called throws.
 */
import { pathRound, type Path } from 'd3';

/** Digits after the point: finer than this nothing is seen. */
const DIGITS = 2;

/** As in CSS: x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
type Attributes = Readonly<Record<string, string | number | null>>;

interface State {
  readonly matrix: Matrix;
  readonly fillStyle: string;
  readonly strokeStyle: string;
  readonly lineWidth: number;
  readonly globalAlpha: number;
  readonly dash: readonly number[];
  readonly font: string;
  readonly textAlign: string;
  readonly textBaseline: string;
}

/** One thing painted. */
export interface Painted {
  readonly name: 'path' | 'rect' | 'text' | 'image' | 'svg';
  readonly attributes: Attributes;
  readonly text?: string;
  /** What was drawn on the canvas that this one is an image of. */
  readonly inside?: readonly Painted[];
}

/** A number as the files have it. */
export function short(value: number): string {
  return String(Number(value.toFixed(DIGITS)) + 0);
}

/** A path by its data, which jsdom lacks. */
export class RecordedPath {
  readonly data: string;
  constructor(data = '') {
    this.data = data;
  }
}

/** Pixels, which jsdom lacks. */
export class RecordedPixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(4 * width * height);
  }
}

/** A canvas out of sight, which jsdom lacks. */
export class RecordedSheet {
  readonly width: number;
  readonly height: number;
  readonly context = new RecordingContext();
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }
  getContext(): RecordingContext {
    return this.context;
  }
}

export class RecordingContext {
  fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  lineJoin = 'miter';
  lineCap = 'butt';
  imageSmoothingEnabled = true;
  /** Everything painted since the canvas was cleared. */
  painted: Painted[] = [];
  /** How often it was cleared. */
  clearings = 0;
  #matrix: Matrix = [1, 0, 0, 1, 0, 0];
  #dash: readonly number[] = [];
  #path: Path = pathRound(DIGITS);
  readonly #kept: State[] = [];

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline } = this;
    this.#kept.push({ matrix: this.#matrix, dash: this.#dash, fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline });
  }
  restore(): void {
    const state = this.#kept.pop();
    if (!state) throw new Error('restore() without save()');
    const { matrix, dash, ...rest } = state;
    this.#matrix = matrix;
    this.#dash = dash;
    Object.assign(this, rest);
  }
  setTransform(...matrix: Matrix): void {
    this.#matrix = matrix;
  }
  getTransform(): { a: number } {
    return { a: this.#matrix[0] };
  }
  translate(x: number, y: number): void {
    this.#apply([1, 0, 0, 1, x, y]);
  }
  scale(x: number, y: number): void {
    this.#apply([x, 0, 0, y, 0, 0]);
  }
  rotate(angle: number): void {
    this.#apply([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
  }
  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  beginPath(): void {
    this.#path = pathRound(DIGITS);
  }
  moveTo(x: number, y: number): void {
    this.#path.moveTo(x, y);
  }
  lineTo(x: number, y: number): void {
    this.#path.lineTo(x, y);
  }
  closePath(): void {
    this.#path.closePath();
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rect(x, y, width, height);
  }
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    this.#path.arc(x, y, radius, from, to);
  }
  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const path = this.#path;
    path.moveTo(x + radius, y);
    path.arcTo(x + width, y, x + width, y + height, radius);
    path.arcTo(x + width, y + height, x, y + height, radius);
    path.arcTo(x, y + height, x, y, radius);
    path.arcTo(x, y, x + width, y, radius);
    path.closePath();
  }

  fill(path?: RecordedPath): void {
    this.#paint('path', { d: path?.data ?? this.#path.toString(), fill: this.fillStyle });
  }
  stroke(path?: RecordedPath): void {
    this.#paint('path', { d: path?.data ?? this.#path.toString(), ...this.#line() });
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.#paint('rect', { x, y, width, height, fill: this.fillStyle });
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#paint('rect', { x, y, width, height, ...this.#line() });
  }
  /** The pictures clear all of their canvas or nothing. */
  clearRect(): void {
    this.painted = [];
    this.clearings++;
  }
  fillText(text: string, x: number, y: number): void {
    this.#paint('text', { x, y, ...this.#type(), fill: this.fillStyle }, { text });
  }
  strokeText(text: string, x: number, y: number): void {
    this.#paint('text', { x, y, ...this.#type(), ...this.#line() }, { text });
  }
  /** As on a canvas: where it goes, after which part of the source it is where that is not all of it. */
  drawImage(source: RecordedSheet, ...boxes: readonly number[]): void {
    const [x, y, width, height] = boxes.slice(-4) as [number, number, number, number];
    const part = boxes.length === 8 ? boxes.slice(0, 4) : [0, 0, source.width, source.height];
    const viewBox = part.map(short).join(' ');
    this.#paint('svg', { x, y, width, height, viewBox, preserveAspectRatio: 'none' }, { inside: source.context.painted });
  }
  putImageData(pixels: RecordedPixels): void {
    this.#paint('image', { width: pixels.width, height: pixels.height, alpha: alphaRows(pixels) });
  }

  #apply([p, q, r, s, x, y]: Matrix): void {
    const [a, b, c, d, e, f] = this.#matrix;
    this.#matrix = [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * x + c * y + e, b * x + d * y + f];
  }
  #line(): Attributes {
    return { fill: 'none', stroke: this.strokeStyle, 'stroke-width': this.lineWidth, 'stroke-dasharray': this.#dash.length > 0 ? this.#dash.map(short).join(' ') : null };
  }
  #type(): Attributes {
    return { 'text-anchor': this.#anchor(), 'dominant-baseline': this.textBaseline === 'middle' ? 'central' : null, font: this.font };
  }
  #anchor(): string | null {
    return { start: null, left: null, center: 'middle', end: 'end', right: 'end' }[this.textAlign] ?? null;
  }
  #paint(name: Painted['name'], own: Attributes, more: Pick<Painted, 'text' | 'inside'> = {}): void {
    for (const [key, value] of Object.entries(own)) if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${name} with ${key} ${String(value)}`);
    this.painted.push({ name, attributes: { ...own, opacity: this.globalAlpha === 1 ? null : this.globalAlpha, transform: transformText(this.#matrix) }, ...more });
  }
}

/** How opaque each pixel is, as two hexadecimal digits, a word a row. */
function alphaRows({ data, width, height }: RecordedPixels): string {
  const alpha = (index: number): string => data[4 * index + 3]!.toString(16).padStart(2, '0');
  return Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_cell, column) => alpha(row * width + column)).join('')).join(' ');
}

function transformText(matrix: Matrix): string | null {
  const [a, b, c, d, e, f] = matrix;
  if (a !== 1 || b !== 0 || c !== 0 || d !== 1) return `matrix(${matrix.map(short).join(' ')})`;
  return e === 0 && f === 0 ? null : `translate(${short(e)} ${short(f)})`;
}

/** What was painted as lines of SVG, an element a line. */
export function paintedLines(painted: readonly Painted[], indent = ''): string[] {
  return painted.flatMap(({ name, attributes, text, inside }) => {
    const named = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [` ${key}="${typeof value === 'number' ? short(value) : value}"`]));
    const open = `${indent}<${name}${named.join('')}`;
    if (inside) return [`${open}>`, ...paintedLines(inside, `${indent}  `), `${indent}</${name}>`];
    return [text === undefined ? `${open}/>` : `${open}>${text}</${name}>`];
  });
}
