/** From the text elements of an SVG, and the texts of the page around it, to lines of text. */
import { colourOf, isShown, type StyleOf } from './outline';
import { isFromRight, turnsWords } from './direction';
import { STILL, type Anchor, type Font, type Matrix, type TextLine, type TextRun } from './drawing';

/** How far below another line a line begins, in heights of its letters: less than this is the same line. */
const SAME_LINE = 0.5;

export function fontOf(element: Element, styleOf: StyleOf): Font {
  const style = styleOf(element);
  return {
    size: Number.parseFloat(style.getPropertyValue('font-size')) || 16,
    weight: style.getPropertyValue('font-weight') || '400',
    family: style.getPropertyValue('font-family') || 'sans-serif',
  };
}

interface OpenLine {
  x: number;
  y: number;
  readonly runs: TextRun[];
}

/** The lines of a text element: a new one begins wherever a part of it has a place of its own. */
export function textLines(text: Element, at: Matrix, styleOf: StyleOf): TextLine[] {
  const anchor = styleOf(text).getPropertyValue('text-anchor') || text.getAttribute('text-anchor') || 'start';
  const baseline = styleOf(text).getPropertyValue('dominant-baseline');
  const lines: OpenLine[] = [{ x: lengthOf(text, 'x', 0), y: lengthOf(text, 'y', 0), runs: [] }];
  const walk = (element: Element): void => {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) addRun(lines.at(-1)!, node.textContent ?? '', element, styleOf);
      else if (node instanceof Element && node.localName === 'tspan') {
        const place = placeOf(node, lines.at(-1)!, styleOf);
        if (place) lines.push({ ...place, runs: [] });
        walk(node);
      }
    }
  };
  walk(text);
  const middle = baseline === 'central' || baseline === 'middle';
  const whole = lines.map(trimmed).filter(({ runs }) => runs.length > 0);
  // Who writes a text into less than its length does so to one line (`picture/within.ts`).
  const width = whole.length === 1 && text.hasAttribute('textLength') ? { width: lengthOf(text, 'textLength', 0) } : {};
  return whole.map((line) => ({ kind: 'text', at, anchor: anchor as Anchor, central: middle, ...wayOf(line.runs.map((run) => run.text).join('')), ...width, ...line }));
}

function wayOf(text: string): Pick<TextLine, 'isFromRight'> {
  return isFromRight(text) ? { isFromRight: true } : {};
}

function lengthOf(element: Element, name: string, otherwise: number): number {
  const value = Number.parseFloat(element.getAttribute(name) ?? '');
  return Number.isNaN(value) ? otherwise : value;
}

/** Where a part with a place of its own begins; null where it goes on along the line. */
function placeOf(part: Element, line: OpenLine, styleOf: StyleOf): { x: number; y: number } | null {
  if (!['x', 'y', 'dy'].some((name) => part.hasAttribute(name))) return null;
  const dy = lengthOf(part, 'dy', 0) * (part.getAttribute('dy')?.endsWith('em') ? fontOf(part, styleOf).size : 1);
  return { x: lengthOf(part, 'x', line.x), y: lengthOf(part, 'y', line.y) + dy };
}

/** Adds a piece to a line; white space counts as one space, and as none at the line's beginning. */
function addRun(line: OpenLine, written: string, element: Element, styleOf: StyleOf): void {
  const before = line.runs.at(-1)?.text ?? ' ';
  const single = written.replace(/\s+/g, ' ');
  const text = before.endsWith(' ') ? single.replace(/^ /, '') : single;
  const colour = colourOf(styleOf(element).getPropertyValue('fill'));
  if (text !== '' && colour) line.runs.push({ text, font: fontOf(element, styleOf), colour });
}

/** The line without white space at its end. */
function trimmed({ x, y, runs }: OpenLine): OpenLine {
  const last = runs.at(-1);
  if (!last?.text.endsWith(' ')) return { x, y, runs };
  const rest = last.text.slice(0, -1);
  return { x, y, runs: rest === '' ? runs.slice(0, -1) : [...runs.slice(0, -1), { ...last, text: rest }] };
}

/**
 * The lines of a text of the page, where the browser has broken them.
 * @param origin the point of the window that is 0, 0 of the picture
 */
export function pageLines(node: Text, origin: { readonly x: number; readonly y: number }, styleOf: StyleOf): TextLine[] {
  const element = node.parentElement;
  if (!element || !isShown(element, styleOf) || node.data.trim() === '') return [];
  const font = fontOf(element, styleOf);
  const colour = colourOf(styleOf(element).getPropertyValue('color'));
  const lines: { x: number; y: number; right: number; text: string }[] = [];
  const isSqueezed = Number(styleOf(element).getPropertyValue('--squeezed') || 1) < 1;
  let turns = '';
  const range = document.createRange();
  for (let index = 0; index < node.length; index++) {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const [box] = range.getClientRects();
    const character = node.data.charAt(index);
    if (turnsWords(character)) turns += character;
    // White space that the browser leaves out has no box.
    if (!box || box.width === 0) continue;
    const [x, right, y] = [box.left - origin.x, box.right - origin.x, (box.top + box.bottom) / 2 - origin.y];
    const line = lines.at(-1);
    // In words from the right, what comes later stands further left.
    if (line && Math.abs(line.y - y) < SAME_LINE * font.size) Object.assign(line, { x: Math.min(line.x, x), right: Math.max(line.right, right), text: line.text + turns + character });
    else lines.push({ x, y, right, text: turns + character });
    turns = '';
  }
  if (lines.length > 0) lines.at(-1)!.text += turns;
  if (!colour) return [];
  return lines.map(({ x, y, right, text }) => ({
    kind: 'text', at: STILL, x, y, anchor: 'start', central: true, ...wayOf(text), ...(isSqueezed ? { width: right - x } : {}), runs: [{ text: text.replace(/\s+/g, ' ').trimEnd(), font, colour }],
  }));
}
