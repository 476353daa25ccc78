/** The picture read off the page: shapes, places, inks and lines of text, as a style sheet gives them. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { captureScene, drawingMarks } from '../../src/export/capture';
import { textLines } from '../../src/export/lines';
import { colourOf, inkOf, isShown, matrixOf, outlineOf, transformOf, type StyleOf } from '../../src/export/outline';
import { Unchanged } from '../../src/export/unchanged';
import { moved, NO_INK, STILL } from '../../src/export/drawing';

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** The style of an element, inherited or not, as its `data-style` and those around it say it: `fill: red; font-size: 8px`. */
const style: StyleOf = (element) => ({
  getPropertyValue: (name) => {
    for (let one: Element | null = element; one; one = INHERITED.has(name) ? one.parentElement : null) {
      const own = new Map((one.getAttribute('data-style') ?? '').split(';').map((pair) => pair.split(':').map((part) => part.trim()) as [string, string]));
      const value = own.get(name);
      if (value !== undefined) return value;
    }
    return INITIAL[name] ?? '';
  },
});
const INHERITED = new Set(['fill', 'stroke', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'dominant-baseline', 'color']);
const INITIAL: Readonly<Record<string, string>> = { fill: 'rgb(0, 0, 0)', stroke: 'none', transform: 'none', display: 'inline', 'font-size': '16px', 'font-weight': '400', 'font-family': 'Inter' };

function drawing(inside: string): SVGSVGElement {
  document.body.innerHTML = `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
  return document.querySelector('svg')!;
}
const only = (inside: string): Element => drawing(inside).firstElementChild!;
const marksOf = (inside: string) => drawingMarks(drawing(inside), { x: 0, y: 0 }, style);

describe('an outline', () => {
  it.each([
    ['<path d="M0 0L1 1" />', 'M0 0L1 1'],
    ['<path />', ''],
    ['<line x1="1" x2="3" y1="2" y2="4.5" />', 'M1 2L3 4.5'],
    ['<rect x="1" y="2" width="10" height="20" />', 'M1 2H11V22H1Z'],
    ['<rect width="10" height="20" rx="4" />', 'M4 0H6C8.209 0 10 1.791 10 4V16C10 18.209 8.209 20 6 20H4C1.791 20 0 18.209 0 16V4C0 1.791 1.791 0 4 0Z'],
    // A corner is never rounder than half of the shorter side.
    ['<rect width="4" height="20" rx="9" />', 'M2 0H2C3.105 0 4 0.895 4 2V18C4 19.105 3.105 20 2 20H2C0.895 20 0 19.105 0 18V2C0 0.895 0.895 0 2 0Z'],
  ])('of %s', (inside, path) => {
    expect(outlineOf(only(inside), style)).toBe(path);
  });

  it('has a length of its style where no attribute says it, as what slides has', () => {
    expect(outlineOf(only('<rect height="20" data-style="width: 10px" />'), style)).toBe('M0 0H10V20H0Z');
  });

  it('is none of a group or a text', () => {
    expect([outlineOf(only('<g />'), style), outlineOf(only('<text />'), style)]).toEqual([null, null]);
  });
});

describe('a place', () => {
  it.each([
    ['none', STILL],
    ['', STILL],
    ['matrix(1, 0, 0, 1, 12.5, -3)', [1, 0, 0, 1, 12.5, -3]],
    ['matrix(2 0 0 2 1e1 4)', [2, 0, 0, 2, 10, 4]],
    ['translate(12px, 3px)', moved(12, 3)],
    ['translate(12, 3)', moved(12, 3)],
    ['translate(12)', moved(12, 0)],
  ])('is read from %s', (text, matrix) => {
    expect(matrixOf(text)).toEqual(matrix);
  });

  it("is the style's, and where that says nothing the attribute's", () => {
    expect(transformOf(only('<g transform="translate(1, 2)" />'), style)).toEqual(moved(1, 2));
    expect(transformOf(only('<g transform="translate(1, 2)" data-style="transform: matrix(1, 0, 0, 1, 7, 8)" />'), style)).toEqual(moved(7, 8));
  });
});

describe('an ink', () => {
  it.each(['none', 'transparent', 'rgba(0, 0, 0, 0)', 'rgba(9, 9, 9, 0)', ''])('%s is not seen', (value) => {
    expect(colourOf(value)).toBeNull();
  });

  it.each(['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0.5)', '#fff'])('%s is', (value) => {
    expect(colourOf(value)).toBe(value);
  });

  it('has what the style says of it', () => {
    const all = 'fill: none; fill-opacity: 0.1; stroke: red; stroke-width: 1.2px; stroke-dasharray: 1px, 4px; stroke-linecap: round; stroke-linejoin: bevel; stroke-opacity: 0.5';
    expect(inkOf(only(`<path data-style="${all}" />`), style)).toEqual({
      fill: null, fillOpacity: 0.1, stroke: 'red', strokeOpacity: 0.5, strokeWidth: 1.2, dash: [1, 4], cap: 'round', join: 'bevel',
    });
    expect(inkOf(only('<path data-style="stroke-dasharray: none" />'), style)).toMatchObject({ fill: 'rgb(0, 0, 0)', stroke: null, dash: [], cap: 'butt', join: 'miter' });
  });

  it('is nothing where neither fill nor stroke is seen', () => {
    expect(inkOf(only('<rect data-style="fill: transparent" />'), style)).toBeNull();
    expect(inkOf(only('<rect data-style="fill: none; stroke: red; stroke-width: 0px" />'), style)).toBeNull();
  });
});

describe('a drawing', () => {
  it('gives its marks in order, each at the place of all groups around it', () => {
    const marks = marksOf(
      '<g data-style="transform: translate(10px, 20px)"><rect width="1" height="1" /><g transform="translate(1, 2)"><path d="M0 0" /></g></g><line x2="5" data-style="stroke: red; fill: none" />',
    );
    expect(marks).toMatchObject([
      { kind: 'outline', at: moved(10, 20), path: 'M0 0H1V1H0Z' },
      { kind: 'outline', at: moved(11, 22), path: 'M0 0' },
      { kind: 'outline', at: STILL, path: 'M0 0L5 0', ink: { stroke: 'red' } },
    ]);
  });

  it('leaves out what is for readers or hands alone', () => {
    expect(marksOf('<desc>words</desc><title>more</title><rect width="9" height="9" data-style="fill: transparent" /><g data-style="display: none"><rect width="1" height="1" /></g>')).toEqual([]);
  });
});

describe('a drawing that is read again', () => {
  const read = (svg: SVGSVGElement, unchanged: Unchanged) => {
    unchanged.renew();
    return drawingMarks(svg, { x: 0, y: 0 }, style, unchanged);
  };

  it('has the very marks of what has not changed, and new ones of what has, of all around it and all within it', async () => {
    const svg = drawing('<g><path id="first" d="M0 0" /></g><g id="moved"><path d="M1 1" /></g><text id="said">one</text>');
    const unchanged = new Unchanged();
    unchanged.watch(svg);
    const before = read(svg, unchanged);
    expect(read(svg, unchanged)).toEqual(before);
    svg.querySelector('#moved')!.setAttribute('transform', 'translate(5, 6)');
    svg.querySelector('#said')!.firstChild!.nodeValue = 'two';
    const after = read(svg, unchanged);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toMatchObject({ at: moved(5, 6), path: 'M1 1' });
    expect(after[2]).toMatchObject({ runs: [{ text: 'two' }] });
    svg.querySelector('#first')!.remove();
    // The browser may tell of it before anybody asks.
    await Promise.resolve();
    expect(read(svg, unchanged)).toEqual(after.slice(1));
    unchanged.dispose();
  });
});

describe('a text', () => {
  const lines = (inside: string) => textLines(only(inside), STILL, style);
  const plain = (inside: string) => lines(inside).map(({ x, y, runs }) => [x, y, runs.map(({ text }) => text).join('|')]);

  it('is one line of runs, each with its own font, white space as one space', () => {
    const [line] = lines(`<text x="5" y="6" data-style="font-size: 12px; text-anchor: middle; fill: grey">
      <tspan data-style="font-weight: 700; font-size: 15px">3</tspan> in ·
      <tspan data-style="font-weight: 700">8</tspan> out
    </text>`);
    expect(line).toMatchObject({ x: 5, y: 6, anchor: 'middle', central: false });
    expect(line!.runs).toEqual([
      { text: '3', font: { size: 15, weight: '700', family: 'Inter' }, colour: 'grey' },
      { text: ' in · ', font: { size: 12, weight: '400', family: 'Inter' }, colour: 'grey' },
      { text: '8', font: { size: 12, weight: '700', family: 'Inter' }, colour: 'grey' },
      { text: ' out', font: { size: 12, weight: '400', family: 'Inter' }, colour: 'grey' },
    ]);
  });

  it('begins a line wherever a part has a place of its own', () => {
    expect(plain('<text x="9" y="100" data-style="font-size: 10px"><tspan x="9">one</tspan> <tspan x="9" dy="1.5em">two</tspan><tspan x="9" dy="15">three</tspan></text>')).toEqual([
      [9, 100, 'one'],
      [9, 115, 'two'],
      [9, 130, 'three'],
    ]);
  });

  it('stands by its middle where its style says so, and by its attribute where that is all', () => {
    expect(lines('<text text-anchor="end" data-style="dominant-baseline: central">a</text>')).toMatchObject([{ central: true, anchor: 'end', x: 0, y: 0 }]);
  });

  it('is nothing where it is empty or unseen', () => {
    expect(plain('<text> \n </text>')).toEqual([]);
    expect(plain('<text data-style="fill: none">unseen</text>')).toEqual([]);
    expect(plain('<text>  a <tspan> </tspan> </text>')).toEqual([[0, 0, 'a']]);
  });
});

describe('the page around it', () => {
  function box(element: Element, left: number, top: number, width: number, height: number): void {
    vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(left, top, width, height));
  }
  /** jsdom lays nothing out: here each letter is 8 wide and 20 high, eight to a line, from 100, 50 on. */
  function layOut(): void {
    Range.prototype.getClientRects = function (this: Range) {
      const at = this.startOffset;
      return [new DOMRect(100 + 8 * (at % 8), 50 + 20 * Math.floor(at / 8), 8, 20)] as unknown as DOMRectList;
    };
  }

  it('gives the canvas, the drawing and the words above, as they lie on the picture', () => {
    layOut();
    document.body.innerHTML = '<div data-style="background-color: rgb(1, 2, 3)"><section><p data-style="font-size: 20px; color: black">first   second</p><div><svg><path d="M0 0" /></svg><canvas></canvas><button>press</button></div></section></div>';
    const [root, svg, canvas] = ['section', 'svg', 'canvas'].map((name) => document.querySelector<HTMLElement>(name)!);
    box(root!, 90, 40, 500, 400);
    box(svg!, 100, 100, 300, 200);
    box(canvas!, 100, 100, 300, 200);
    const scene = captureScene(root!, style)!;
    expect(scene).toMatchObject({ width: 500, height: 260, background: 'rgb(1, 2, 3)' });
    expect(scene.marks).toMatchObject([
      { kind: 'text', x: 10, y: 20, central: true, runs: [{ text: 'first', colour: 'black', font: { size: 20 } }] },
      { kind: 'text', x: 10, y: 40, runs: [{ text: 'second' }] },
      { kind: 'outline', at: moved(10, 60) },
      { kind: 'raster', x: 10, y: 60, width: 300, height: 200, source: canvas },
    ]);
  });

  it('has the ground that words have to be read on', () => {
    layOut();
    document.body.innerHTML = '<section data-style="background-color: red"><canvas></canvas><span data-style="color: black; background-color: white">label</span></section>';
    const root = document.querySelector('section')!;
    box(root, 0, 0, 500, 400);
    box(document.querySelector('canvas')!, 0, 0, 500, 200);
    box(document.querySelector('span')!, 90, 50, 60, 20);
    expect(captureScene(root, style)!.marks).toMatchObject([
      { kind: 'raster' },
      { kind: 'outline', at: moved(90, 50), path: 'M0 0H60V20H0Z', ink: { fill: 'white', stroke: null } },
      { kind: 'text', runs: [{ text: 'label' }] },
    ]);
  });

  it('gives what lies on a canvas as marks where somebody has taken them down', () => {
    document.body.innerHTML = '<section><canvas></canvas></section>';
    const [root, canvas] = ['section', 'canvas'].map((name) => document.querySelector<HTMLElement>(name)!);
    box(root!, 10, 10, 500, 400);
    box(canvas!, 12, 15, 500, 200);
    const mark = { kind: 'outline', at: STILL, path: 'M0 0', ink: { ...NO_INK, fill: 'red' } } as const;
    expect(captureScene(root!, style, () => [mark])!.marks).toEqual([{ ...mark, at: moved(2, 5) }]);
  });

  it('leaves out words below the picture, and those that nobody sees', () => {
    layOut();
    document.body.innerHTML = '<section><p data-style="color: black; clip-path: inset(50%)">hidden</p><canvas></canvas><p data-style="color: black">below</p></section>';
    const root = document.querySelector('section')!;
    box(root, 0, 0, 500, 400);
    box(document.querySelector('canvas')!, 0, 0, 500, 55);
    expect(captureScene(root, style)!.marks).toMatchObject([{ kind: 'raster' }]);
  });

  it('is nothing before a canvas is there', () => {
    document.body.innerHTML = '<section><p>not yet</p></section>';
    expect(captureScene(document.querySelector('section')!, style)).toBeNull();
  });

  it('is white where nobody has said otherwise, and hidden where it says so', () => {
    document.body.innerHTML = '<section><canvas></canvas></section>';
    expect(captureScene(document.querySelector('section')!, style)!.background).toBe('white');
    expect(isShown(only('<g data-style="visibility: hidden" />'), style)).toBe(false);
  });
});
