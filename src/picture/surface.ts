/**
 * What the moving parts of pictures are drawn on: the canvas that is on the page, or whatever takes its strokes
 * down for somebody who shows the picture otherwise.
 */
import { getContext } from 'svelte';

/** What pictures use of a canvas. */
export type Canvas = Pick<
  CanvasRenderingContext2D,
  | 'save' | 'restore' | 'translate' | 'rotate' | 'beginPath' | 'closePath' | 'moveTo' | 'lineTo' | 'rect' | 'fillRect' | 'strokeRect' | 'clearRect'
  | 'fillText' | 'strokeText' | 'setLineDash' | 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineCap' | 'lineJoin' | 'globalAlpha' | 'font'
  | 'textAlign' | 'textBaseline' | 'imageSmoothingEnabled'
> & {
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  /** @param path one of `shapeOf`; what was begun and drawn since if left out */
  fill(path?: Path2D): void;
  stroke(): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  /** How many pixels a CSS pixel has. */
  getTransform(): Pick<DOMMatrix, 'a'>;
  /** The part of a sheet that begins at `fromX`, `fromY`, in a box of the canvas. */
  drawImage(sheet: OffscreenCanvas, fromX: number, fromY: number, fromWidth: number, fromHeight: number, x: number, y: number, width: number, height: number): void;
};

/** Null where a canvas cannot be drawn on. */
export type SurfaceOf = (canvas: HTMLCanvasElement) => Canvas | null;

/** Under it, whoever shows a picture says in the context of components what it is drawn on. */
export const SURFACE = Symbol('surface');

/** Asked while a component is made. */
export function surface(): SurfaceOf {
  return getContext<SurfaceOf | undefined>(SURFACE) ?? ((canvas) => canvas.getContext('2d'));
}

/** A canvas keeps to itself what a path is made of. */
const DATA = new WeakMap<Path2D, string>();

/** @param data as the `d` of an SVG path */
export function shapeOf(data: string): Path2D {
  const path = new Path2D(data);
  DATA.set(path, data);
  return path;
}

/** What such a path is made of. */
export function dataOf(path: Path2D): string {
  const data = DATA.get(path);
  if (data === undefined) throw new RangeError('a path that shapeOf() has not made');
  return data;
}
