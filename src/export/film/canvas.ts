/** A canvas for pictures to be drawn on that keeps each thing painted as a mark, sharp at any size, in CSS pixels. */
import { pathRound, type Path } from 'd3';
import { dataOf, type Canvas } from '../../picture/surface';
import { combined, moved, NO_INK, STILL, type Anchor, type Font, type Ink, type Mark, type Matrix, type TextLine } from '../drawing';

/** Digits after the point of what is drawn anew from picture to picture: finer than this nothing is seen. */
const DIGITS = 2;

/** What save() keeps. */
interface State {
  readonly matrix: Matrix;
  readonly dash: readonly number[];
  readonly style: Readonly<Record<(typeof STYLE)[number], unknown>>;
}
const STYLE = ['fillStyle', 'strokeStyle', 'lineWidth', 'lineCap', 'lineJoin', 'globalAlpha', 'font', 'textAlign', 'textBaseline'] as const;

const ANCHORS: Readonly<Record<CanvasTextAlign, Anchor>> = { start: 'start', left: 'start', center: 'middle', end: 'end', right: 'end' };

export class MarkCanvas implements Canvas {
  fillStyle: Canvas['fillStyle'] = '#000000';
  strokeStyle: Canvas['strokeStyle'] = '#000000';
  lineWidth = 1;
  lineCap: CanvasLineCap = 'butt';
  lineJoin: CanvasLineJoin = 'miter';
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  imageSmoothingEnabled = true;
  /** Everything painted since it was cleared. */
  marks: Mark[] = [];
  #matrix: Matrix = STILL;
  #dash: readonly number[] = [];
  #path: Path = pathRound(DIGITS);
  /** Where the path begins: it is kept from there on, so that the same shape in another place has the same path. */
  #origin: readonly [x: number, y: number] | null = null;
  /** A text that was drawn as a line alone: what is filled next stands on it. */
  #rim: { readonly text: string; readonly rim: NonNullable<TextLine['rim']> } | null = null;
  readonly #kept: State[] = [];

  save(): void {
    const style = Object.fromEntries(STYLE.map((name) => [name, this[name]])) as State['style'];
    this.#kept.push({ matrix: this.#matrix, dash: this.#dash, style });
  }
  restore(): void {
    const state = this.#kept.pop();
    if (!state) return;
    this.#matrix = state.matrix;
    this.#dash = state.dash;
    Object.assign(this, state.style);
  }
  /** How fine a device's pixels are is nothing to a file: it begins anew with pixels of the style sheet. */
  setTransform(): void {
    this.#matrix = STILL;
  }
  getTransform(): Pick<DOMMatrix, 'a'> {
    return { a: 1 };
  }
  translate(x: number, y: number): void {
    this.#matrix = combined(this.#matrix, moved(x, y));
  }
  rotate(angle: number): void {
    this.#matrix = combined(this.#matrix, [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
  }
  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  beginPath(): void {
    this.#path = pathRound(DIGITS);
    this.#origin = null;
  }
  closePath(): void {
    this.#path.closePath();
  }
  moveTo(x: number, y: number): void {
    this.#path.moveTo(...this.#from(x, y));
  }
  lineTo(x: number, y: number): void {
    this.#path.lineTo(...this.#from(x, y));
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rect(...this.#from(x, y), width, height);
  }
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    this.#path.arc(...this.#from(x, y), radius, from, to);
  }
  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const path = this.#path;
    const [left, top] = this.#from(x, y);
    const [right, bottom] = [left + width, top + height];
    path.moveTo(left + radius, top);
    path.arcTo(right, top, right, bottom, radius);
    path.arcTo(right, bottom, left, bottom, radius);
    path.arcTo(left, bottom, left, top, radius);
    path.arcTo(left, top, right, top, radius);
    path.closePath();
  }

  fill(path?: Path2D): void {
    if (path) this.#outline(dataOf(path), [0, 0], this.#filled());
    else this.#outline(this.#path.toString(), this.#origin, this.#filled());
  }
  stroke(): void {
    this.#outline(this.#path.toString(), this.#origin, this.#stroked());
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.#outline(rectData(width, height), [x, y], this.#filled());
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#outline(rectData(width, height), [x, y], this.#stroked());
  }
  /** Pictures clear all of their canvas or nothing. */
  clearRect(): void {
    this.marks = [];
  }
  strokeText(text: string): void {
    this.#rim = { text, rim: { colour: String(this.strokeStyle), width: this.lineWidth } };
  }
  fillText(text: string, x: number, y: number): void {
    const rim = this.#rim?.text === text ? { rim: this.#rim.rim } : {};
    this.#rim = null;
    this.marks.push({
      kind: 'text', at: this.#matrix, x, y, anchor: ANCHORS[this.textAlign], central: this.textBaseline === 'middle', ...rim,
      runs: [{ text, font: fontOf(this.font), colour: String(this.fillStyle) }],
    });
  }
  drawImage(sheet: OffscreenCanvas, fromX: number, fromY: number, fromWidth: number, fromHeight: number, x: number, y: number, width: number, height: number): void {
    const part = { x: fromX, y: fromY, width: fromWidth, height: fromHeight };
    this.marks.push({ kind: 'raster', x, y, width, height, source: readable(sheet), part });
  }

  /** A point as the path has it. */
  #from(x: number, y: number): [x: number, y: number] {
    this.#origin ??= [x, y];
    return [x - this.#origin[0], y - this.#origin[1]];
  }
  #outline(path: string, origin: readonly [number, number] | null, ink: Ink): void {
    if (path === '' || !origin) return;
    const at = combined(this.#matrix, moved(...origin));
    const last = this.marks.at(-1);
    // What is filled and then drawn round is one mark.
    if (last?.kind === 'outline' && last.path === path && last.ink.stroke === null && ink.fill === null && String(last.at) === String(at)) {
      this.marks[this.marks.length - 1] = { ...last, ink: { ...ink, fill: last.ink.fill, fillOpacity: last.ink.fillOpacity } };
    } else this.marks.push({ kind: 'outline', at, path, ink });
  }
  #filled(): Ink {
    return { ...NO_INK, fill: String(this.fillStyle), fillOpacity: this.globalAlpha };
  }
  #stroked(): Ink {
    const { strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin } = this;
    return { ...NO_INK, stroke: String(strokeStyle), strokeOpacity: globalAlpha, strokeWidth: lineWidth, dash: this.#dash, cap: lineCap, join: lineJoin };
  }
}

function rectData(width: number, height: number): string {
  const path = pathRound(DIGITS);
  path.rect(0, 0, width, height);
  return path.toString();
}

/** As pictures write it: weight, size, families. */
function fontOf(written: string): Font {
  const [, weight = '', size = '10', family = 'sans-serif'] = /^(?:(\S+) )?([\d.]+)px (.+)$/.exec(written) ?? [];
  return { weight: weight === '' ? '400' : weight, size: Number(size), family };
}

/** What is drawn out of sight, as a canvas that can be read at once; one for each. */
const READABLE = new WeakMap<OffscreenCanvas, HTMLCanvasElement>();

function readable(sheet: OffscreenCanvas): HTMLCanvasElement {
  const known = READABLE.get(sheet);
  if (known) return known;
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [sheet.width, sheet.height];
  copy.getContext('2d')?.drawImage(sheet, 0, 0);
  READABLE.set(sheet, copy);
  return copy;
}
