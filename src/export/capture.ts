/** Reads the picture off the page, as it stands: its drawing, its canvas, and the words beside them. */
import { inkOf, isShown, outlineOf, transformOf, type StyleOf } from './outline';
import { pageLines, textLines } from './lines';
import { combined, moved, type Mark, type Matrix, type Drawing } from './drawing';

/** What of the page is for hands and readers, not for the eye. */
const NOT_DRAWN = new Set(['button', 'input', 'select', 'label', 'details', 'desc', 'title', 'style']);

const browserStyle: StyleOf = (element) => getComputedStyle(element);

/**
 * The picture within an element, down to the end of its canvas. Null where no canvas is there yet.
 * @param root holds one drawing or one canvas, or both, and nothing else but words
 */
export function captureScene(root: HTMLElement, styleOf: StyleOf = browserStyle): Drawing | null {
  const canvas = root.querySelector('canvas');
  if (!canvas) return null;
  const box = root.getBoundingClientRect();
  const stage = (root.querySelector('svg') ?? canvas).getBoundingClientRect();
  const height = Math.max(stage.bottom, canvas.getBoundingClientRect().bottom) - box.top;
  let marks: Mark[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) marks = marks.concat(pageLines(node, box, styleOf).filter(({ y }) => y < height));
    if (!(node instanceof Element) || NOT_DRAWN.has(node.localName) || !isShown(node, styleOf)) return;
    if (node instanceof SVGSVGElement) marks = marks.concat(drawingMarks(node, box, styleOf));
    else if (node instanceof HTMLCanvasElement) marks.push(rasterMark(node, box));
    else node.childNodes.forEach(walk);
  };
  walk(root);
  return { width: box.width, height, background: backgroundOf(root, styleOf), marks };
}

/** The marks of a drawing, in the order in which they are painted. */
export function drawingMarks(svg: SVGSVGElement, origin: { readonly x: number; readonly y: number }, styleOf: StyleOf): Mark[] {
  const box = svg.getBoundingClientRect();
  const marks: Mark[] = [];
  const walk = (element: Element, outer: Matrix): void => {
    if (NOT_DRAWN.has(element.localName) || !isShown(element, styleOf)) return;
    const at = combined(outer, transformOf(element, styleOf));
    if (element.localName === 'text') {
      for (const line of textLines(element, at, styleOf)) marks.push(line);
      return;
    }
    const path = outlineOf(element);
    const ink = path === null ? null : inkOf(element, styleOf);
    if (path !== null && ink) marks.push({ kind: 'outline', at, path, ink });
    for (const child of element.children) walk(child, at);
  };
  for (const child of svg.children) walk(child, moved(box.left - origin.x, box.top - origin.y));
  return marks;
}

function rasterMark(source: HTMLCanvasElement, origin: { readonly x: number; readonly y: number }): Mark {
  const { left, top, width, height } = source.getBoundingClientRect();
  return { kind: 'raster', x: left - origin.x, y: top - origin.y, width, height, source };
}

/** The nearest colour behind an element. */
function backgroundOf(element: Element, styleOf: StyleOf): string {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const colour = styleOf(one).getPropertyValue('background-color');
    if (colour !== '' && colour !== 'transparent' && !/^rgba\(.*,\s*0\)$/.test(colour)) return colour;
  }
  return 'white';
}
