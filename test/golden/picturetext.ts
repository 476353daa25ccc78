/** A picture of the page as SVG text: an element a line, so that a change of it is read like a change of a trace. */
import { paintedLines, short, type Painted } from '../picture/recorder';

/** What serves hands and focus and is not seen, or is named anew on every page. */
const LEFT_OUT = new Set(['id', 'aria-describedby', 'aria-hidden', 'tabindex', 'role', 'data-roving']);
/** Svelte's mark on what its style sheets are for. */
const SCOPE = /\s*\bsvelte-\w+/g;
const NUMBER = /-?\d+\.\d{3,}/g;

/** Patterns are named anew for every picture of a page. */
const PATTERN = /url\(#[^)]*\)/g;

const rounded = (text: string): string => text.replace(NUMBER, (number) => short(Number(number))).replace(PATTERN, 'var(--line)');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Moves by a style sheet's `--at` are written as a transform, so that the file shows them by itself. */
function styleAttributes(style: string): Record<string, string> {
  const parts = new Map(style.split(';').flatMap((one) => {
    const [name, value] = one.split(/:(.*)/s);
    return value === undefined ? [] : [[name!.trim(), value.trim()] as const];
  }));
  const [at, from] = [parts.get('--at'), parts.get('--from')];
  for (const name of ['--at', '--from']) parts.delete(name);
  return {
    ...(at === undefined ? {} : { transform: at.replaceAll('px', '') }),
    ...(from === undefined || from === at ? {} : { 'data-from': from.replaceAll('px', '') }),
    ...(parts.size === 0 ? {} : { style: [...parts].map(([name, value]) => `${name}: ${value}`).join('; ') }),
  };
}

function attributesOf(element: Element): string {
  const named: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    if (LEFT_OUT.has(name)) continue;
    if (name === 'style') Object.assign(named, styleAttributes(value));
    else if (name !== 'class') named[name] = value;
    else if (value.replace(SCOPE, '').trim() !== '') named[name] = value.replace(SCOPE, '').trim();
  }
  return Object.entries(named).map(([name, value]) => ` ${name}="${escaped(rounded(value))}"`).join('');
}

const wordsOf = (element: Element): string => escaped(element.textContent.replace(/\s+/g, ' ').trim());

/** An element and what is in it; a text with its spans is one line. */
function elementLines(element: Element, indent: string): string[] {
  const open = `${indent}<${element.localName}${attributesOf(element)}`;
  if (element.localName === 'text') return [`${open}>${[...element.childNodes].map(runText).join('').trim()}</text>`];
  if (element.children.length > 0) return [`${open}>`, ...[...element.children].flatMap((child) => elementLines(child, `${indent}  `)), `${indent}</${element.localName}>`];
  const words = wordsOf(element);
  return [words === '' ? `${open}/>` : `${open}>${words}</${element.localName}>`];
}
function runText(node: Node): string {
  if (node instanceof Element) return `<${node.localName}${attributesOf(node)}>${wordsOf(node)}</${node.localName}>`;
  return node instanceof Text ? escaped(node.data.replace(/\s+/g, ' ')) : '';
}

/** From the top of a line of words to its foot, in pixels. */
const FIRST_LINE = 13;

/** What stands beside a canvas as words of the page. */
function pageLines(root: Element, width: number): string[] {
  return [...root.querySelectorAll<HTMLElement>('span.axis')].map((one) => {
    const [x, y] = [one.style.left, one.style.top].map((length) => Number.parseFloat(length) || 0);
    const place = one.classList.contains('right') ? `text-anchor="end" x="${short(width)}"` : `x="${short(x!)}"`;
    return `  <text class="soft" ${place} y="${short(y! + FIRST_LINE)}">${wordsOf(one)}</text>`;
  });
}

/** A drawing, or the canvas with what is painted on it. */
function layerLines(layer: Element, painted: readonly Painted[] | null): string[] {
  if (layer.localName === 'svg') return [...layer.children].flatMap((child) => elementLines(child, '  '));
  return painted ? ['  <g class="canvas">', ...paintedLines(painted, '    '), '  </g>'] : [];
}

/**
 * The picture within an element: its drawings and what is painted, layer by layer, then the words beside.
 * @param painted what stands on its canvas, where it has one
 */
export function pictureText(root: Element, painted: readonly Painted[] | null, size: { readonly width: number; readonly height: number }): string {
  const drawing = root.querySelector('svg');
  const [width, height] = drawing ? ['width', 'height'].map((name) => drawing.getAttribute(name)!) : [String(size.width), String(size.height)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<?xml-stylesheet type="text/css" href="pictures.css"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${rounded(width!)}" height="${rounded(height!)}" viewBox="0 0 ${rounded(width!)} ${rounded(height!)}">`,
    ...[...root.querySelectorAll('svg, canvas')].flatMap((layer) => layerLines(layer, painted)),
    ...pageLines(root, size.width),
    '</svg>',
    '',
  ].join('\n');
}
