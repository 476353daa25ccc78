/** Reads the picture off the page, as it stands: its drawing, its canvas, and the words beside them. */
import { colourOf, inkOf, isShown, outlineOf, transformOf, type StyleOf } from './outline';
import { pageLines, textLines } from './lines';
import type { Unchanged } from './unchanged';
import { combined, moved, NO_INK, placed, type Mark, type Matrix, type Drawing } from './drawing';

/** What of the page is for hands and readers, not for the eye. */
const NOT_DRAWN = new Set(['button', 'input', 'select', 'label', 'details', 'desc', 'title', 'style']);

const browserStyle: StyleOf = (element) => getComputedStyle(element);

/** What lies on a canvas, its own upper left corner at 0, 0. */
export type PaintedOn = (canvas: HTMLCanvasElement) => readonly Mark[];

/** All of it as one image. */
const asImage: PaintedOn = (source) => {
  const { width, height } = source.getBoundingClientRect();
  return [{ kind: 'raster', x: 0, y: 0, width, height, source }];
};

/**
 * The picture within an element, down to the end of its canvas. Null where no canvas is there yet.
 * @param root holds one drawing or one canvas, or both, and nothing else but words
 * @param unchanged where it is read again and again
 */
export function captureScene(root: HTMLElement, styleOf: StyleOf = browserStyle, paintedOn: PaintedOn = asImage, unchanged?: Unchanged): Drawing | null {
  const canvas = root.querySelector('canvas');
  if (!canvas) return null;
  const box = root.getBoundingClientRect();
  const stage = (root.querySelector('svg') ?? canvas).getBoundingClientRect();
  const height = Math.max(stage.bottom, canvas.getBoundingClientRect().bottom) - box.top;
  let marks: Mark[] = [];
  unchanged?.renew();
  const walk = (node: Node): void => {
    if (node instanceof Text) marks = marks.concat(pageLines(node, box, styleOf).filter(({ y }) => y < height));
    if (!(node instanceof Element) || NOT_DRAWN.has(node.localName) || !isShown(node, styleOf)) return;
    if (node instanceof SVGSVGElement) marks = marks.concat(drawingMarks(node, box, styleOf, unchanged));
    else if (node instanceof HTMLCanvasElement) marks = marks.concat(canvasMarks(node, box, paintedOn));
    else {
      if (node !== root) marks = marks.concat(groundOf(node, box, styleOf));
      node.childNodes.forEach(walk);
    }
  };
  walk(root);
  return { width: box.width, height, background: backgroundOf(root, styleOf), marks };
}

/** The marks of a drawing, in the order in which they are painted. */
export function drawingMarks(svg: SVGSVGElement, origin: { readonly x: number; readonly y: number }, styleOf: StyleOf, unchanged?: Unchanged): Mark[] {
  const box = svg.getBoundingClientRect();
  const marks: Mark[] = [];
  const walk = (element: Element, outer: Matrix): void => {
    const known = unchanged?.of(element);
    if (known) {
      for (const mark of known) marks.push(mark);
      return;
    }
    const first = marks.length;
    if (!NOT_DRAWN.has(element.localName) && isShown(element, styleOf)) {
      const at = combined(outer, transformOf(element, styleOf));
      for (const mark of ownMarks(element, at, styleOf)) marks.push(mark);
      if (element.localName !== 'text') for (const child of element.children) walk(child, at);
    }
    unchanged?.keep(element, marks.slice(first));
  };
  for (const child of svg.children) walk(child, moved(box.left - origin.x, box.top - origin.y));
  return marks;
}

/** What an element is drawn as, without what is within it but its words. */
function ownMarks(element: Element, at: Matrix, styleOf: StyleOf): Mark[] {
  if (element.localName === 'text') return textLines(element, at, styleOf);
  const path = outlineOf(element, styleOf);
  const ink = path === null ? null : inkOf(element, styleOf);
  return path !== null && ink ? [{ kind: 'outline', at, path, ink }] : [];
}

function canvasMarks(canvas: HTMLCanvasElement, origin: { readonly x: number; readonly y: number }, paintedOn: PaintedOn): Mark[] {
  const { left, top } = canvas.getBoundingClientRect();
  return paintedOn(canvas).map((mark) => placed(mark, left - origin.x, top - origin.y));
}

/** What words have behind them so that they are read on a drawing; nothing for most. */
function groundOf(element: Element, origin: { readonly x: number; readonly y: number }, styleOf: StyleOf): Mark[] {
  const fill = colourOf(styleOf(element).getPropertyValue('background-color'));
  if (!fill) return [];
  const { left, top, width, height } = element.getBoundingClientRect();
  return [{ kind: 'outline', at: moved(left - origin.x, top - origin.y), path: `M0 0H${String(width)}V${String(height)}H0Z`, ink: { ...NO_INK, fill } }];
}

/** The nearest colour behind an element. */
function backgroundOf(element: Element, styleOf: StyleOf): string {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const colour = styleOf(one).getPropertyValue('background-color');
    if (colour !== '' && colour !== 'transparent' && !/^rgba\(.*,\s*0\)$/.test(colour)) return colour;
  }
  return 'white';
}
