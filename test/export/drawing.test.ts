/** One list of marks, two files: what is written as SVG, and what is painted for PNG. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paintScene, type Painter } from '../../src/export/raster';
import { combined, framed, moved, STILL, type Ink, type Mark, type Drawing, type TextLine } from '../../src/export/drawing';
import { svgText } from '../../src/export/svg';

const LINK = 'https://example.org/lab/#chats=2&users=6';
const PLAIN: Ink = { fill: 'red', fillOpacity: 1, stroke: null, strokeOpacity: 1, strokeWidth: 1, dash: [], cap: 'butt', join: 'miter' };
const LINED: Ink = { ...PLAIN, fill: null, stroke: 'blue', strokeOpacity: 0.5, strokeWidth: 1.2, dash: [1, 4], cap: 'round', join: 'round' };
const FONT = { size: 10, weight: '700', family: '"Inter", sans-serif' };
const canvas = { toDataURL: () => 'data:image/png;base64,AAAA' } as unknown as HTMLCanvasElement;

const MARKS: readonly Mark[] = [
  { kind: 'outline', at: STILL, path: 'M0 0H4', ink: PLAIN },
  { kind: 'outline', at: moved(3, 4.00049), path: 'M1 1L2 2', ink: LINED },
  { kind: 'text', at: STILL, x: 50, y: 20, anchor: 'middle', central: true, runs: [{ text: '3', font: FONT, colour: 'black' }, { text: ' in < 4', font: { ...FONT, size: 8, weight: '400' }, colour: 'grey' }] },
  { kind: 'raster', x: 1, y: 2, width: 30, height: 40, source: canvas },
];
const SCENE: Drawing = { width: 100, height: 50, background: 'white', marks: MARKS };
const FRAME = { title: 'Direct append', credit: `Fanout Lab: ${LINK}`, link: LINK, family: 'Inter', colour: 'black' };

describe('places', () => {
  it('are reached from the outside in', () => {
    expect(combined(moved(10, 20), moved(1, 2))).toEqual(moved(11, 22));
    expect(combined([2, 0, 0, 2, 10, 20], moved(1, 2))).toEqual([2, 0, 0, 2, 12, 24]);
    expect(combined(moved(1, 2), [0, 1, -1, 0, 5, 6])).toEqual([0, 1, -1, 0, 6, 8]);
  });
});

describe('a frame', () => {
  it('stands round the picture: its title above, its link below', () => {
    const { width, height, marks } = framed(SCENE, FRAME);
    expect([width, height]).toEqual([132, 132]);
    expect(marks).toHaveLength(MARKS.length + 2);
    expect(marks[0]).toMatchObject({ kind: 'text', runs: [{ text: 'Direct append', font: { size: expect.closeTo(13.7, 1) as number } }] });
    expect(marks[2]).toMatchObject({ at: moved(19, 46.00049) });
    expect(marks[4]).toMatchObject({ x: 17, y: 44 });
    expect(marks.at(-1)).toMatchObject({ kind: 'text', link: LINK });
  });

  it('cuts what is longer than the picture is wide, and nothing else', () => {
    const texts = (width: number): string[] => framed({ ...SCENE, width, marks: [] }, FRAME).marks.map((mark) => (mark.kind === 'text' ? mark.runs[0]!.text : ''));
    expect(texts(500)).toEqual([FRAME.title, FRAME.credit]);
    expect(texts(200)[1]).toBe(`${FRAME.credit.slice(0, 31)}…`);
    expect(texts(60)[0]).toBe('Direct a…');
  });
});

describe('as SVG', () => {
  const text = svgText(SCENE, { title: 'One < two', description: `"Fanout" & ${LINK}` });
  const lines = text.split('\n');

  it('says what it is and where it comes from', () => {
    expect(lines.slice(0, 5)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50" role="img">',
      '<title>One &lt; two</title>',
      `<desc>&quot;Fanout&quot; &amp; ${LINK.replaceAll('&', '&amp;')}</desc>`,
      '<rect width="100" height="50" fill="white"/>',
    ]);
  });

  it('has each mark with its own ink, and nothing that goes without saying', () => {
    expect(lines[5]).toBe('<path d="M0 0H4" fill="red"/>');
    expect(lines[6]).toBe(
      '<path transform="translate(3 4)" d="M1 1L2 2" fill="none" stroke="blue" stroke-opacity="0.5" stroke-width="1.2" stroke-dasharray="1 4" stroke-linecap="round" stroke-linejoin="round"/>',
    );
    expect(lines[8]).toBe('<image x="1" y="2" width="30" height="40" href="data:image/png;base64,AAAA"/>');
  });

  it('keeps a line of text as one, so that another font does not tear it apart', () => {
    expect(lines[7]).toBe(
      '<text x="50" y="20" text-anchor="middle" dominant-baseline="central" xml:space="preserve">' +
        '<tspan fill="black" font-family="&quot;Inter&quot;, sans-serif" font-size="10" font-weight="700">3</tspan>' +
        '<tspan fill="grey" font-family="&quot;Inter&quot;, sans-serif" font-size="8" font-weight="400"> in &lt; 4</tspan></text>',
    );
  });

  it('keeps a line as wide as it was measured, so that in another font none runs into the next', () => {
    const measured = svgText(SCENE, { title: '', description: '' }, ({ runs }) => (runs[0]!.text === '3' ? 40.5 : null)).split('\n')[7];
    expect(measured).toContain('<text x="50" y="20" text-anchor="middle" dominant-baseline="central" textLength="40.5" lengthAdjust="spacingAndGlyphs" xml:space="preserve">');
    expect(text).not.toContain('textLength');
  });

  it('leads from its last line to the scenario', () => {
    const last = svgText(framed({ ...SCENE, width: 900 }, FRAME), { title: '', description: '' }).split('\n').at(-3)!;
    expect(last).toContain(`<a href="${LINK.replaceAll('&', '&amp;')}"><text`);
    expect(last).toContain('users=6</tspan></text></a>');
  });

  it('holds no letter that XML cannot', () => {
    expect(svgText({ ...SCENE, marks: [] }, { title: 'a\u0000b\nc\ud800d', description: '' })).toContain('<title>ab cd</title>');
  });
});

/** Takes down what is painted: each call, with the colour and font that held. */
function recorder(): { readonly painter: Painter; readonly said: string[] } {
  const said: string[] = [];
  const call = (name: string) => (...args: unknown[]) => {
    said.push(`${name}(${args.map((one) => (typeof one === 'object' ? ((one as { d?: string }).d ?? JSON.stringify(one)) : String(one))).join(', ')})`);
  };
  const painter: Painter = {
    fillStyle: '', strokeStyle: '', lineWidth: 0, lineCap: 'butt', lineJoin: 'miter', globalAlpha: 1, font: '', textBaseline: 'alphabetic', textAlign: 'left', direction: 'ltr',
    save: call('save'), restore: call('restore'), scale: call('scale'), transform: call('transform'), fillRect: call('fillRect'),
    drawImage: call('drawImage'), setLineDash: call('setLineDash'),
    fill: (...args: unknown[]) => { call(`fill ${String(painter.fillStyle)} ${String(painter.globalAlpha)} `)(...args); },
    stroke: (...args: unknown[]) => { call(`stroke ${String(painter.strokeStyle)} ${String(painter.globalAlpha)} ${String(painter.lineWidth)} `)(...args); },
    strokeText: (...args: unknown[]) => { call(`rim ${painter.font} ${String(painter.strokeStyle)} ${String(painter.lineWidth)} `)(...args); },
    fillText: (...args: unknown[]) => { call(`text ${painter.font} ${String(painter.fillStyle)} ${painter.textBaseline} `)(...args); },
    measureText: (text: string) => ({ width: text.length * (painter.font.includes('10px') ? 10 : 8) }) as TextMetrics,
  };
  return { painter, said };
}

/** What the page squeezes, and what runs from right to left. */
const LINES: readonly TextLine[] = [
  { kind: 'text', at: STILL, x: 50, y: 20, anchor: 'end', central: false, width: 10, runs: [{ text: 'long', font: FONT, colour: 'black' }] },
  { kind: 'text', at: STILL, x: 50, y: 40, anchor: 'start', central: false, isFromRight: true, runs: [{ text: 'שער', font: FONT, colour: 'black' }] },
];

it('a squeezed line is as wide as on the page, and one from right to left stands where it stood', () => {
  const file = svgText({ ...SCENE, marks: LINES }, { title: '', description: '' }, () => 40);
  expect(file).toContain('<text x="50" y="20" text-anchor="end" textLength="10"');
  expect(file).toContain('<text x="50" y="40" text-anchor="end" direction="rtl" textLength="40"');
});

describe('as pixels', () => {
  beforeEach(() => {
    vi.stubGlobal('Path2D', class { readonly d: string; constructor(d: string) { this.d = d; } });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const paint = (scene: Drawing): string[] => {
    const { painter, said } = recorder();
    paintScene(painter, scene, 2);
    return said;
  };

  it('squeezes what the page squeezes', () => {
    // 4 letters of 10 wide, squeezed into 10 and ending at 50.
    expect(paint({ ...SCENE, marks: [LINES[0]!] })).toEqual(expect.arrayContaining(['transform(0.25, 0, 0, 1, 37.5, 0)', 'text 700 10px "Inter", sans-serif black alphabetic (long, 10, 20)']));
  });

  it('is the page behind, then mark after mark', () => {
    expect(paint(SCENE)).toEqual([
      'save()', 'scale(2, 2)', 'fillRect(0, 0, 100, 50)',
      'save()', 'transform(1, 0, 0, 1, 0, 0)', 'fill red 1 (M0 0H4)', 'restore()',
      'save()', 'transform(1, 0, 0, 1, 3, 4.00049)', 'setLineDash([1,4])', 'stroke blue 0.5 1.2 (M1 1L2 2)', 'restore()',
      // 1 letter of 10 and 7 of 8 wide, around 50.
      'save()', 'transform(1, 0, 0, 1, 0, 0)', 'text 700 10px "Inter", sans-serif black middle (3, 17, 20)', 'text 400 8px "Inter", sans-serif grey middle ( in < 4, 27, 20)', 'restore()',
      'save()', 'drawImage({}, 1, 2, 30, 40)', 'restore()',
      'restore()',
    ]);
  });

  it('has a rim round letters beneath them, and shows the part of an image that is asked for', () => {
    const marks: Mark[] = [
      { kind: 'text', at: STILL, x: 0, y: 9, anchor: 'start', central: false, rim: { colour: 'white', width: 3 }, runs: [{ text: '12', font: FONT, colour: 'black' }] },
      { kind: 'raster', x: 1, y: 2, width: 30, height: 40, source: Object.assign({}, canvas, { width: 10, height: 40 }), part: { x: 0, y: 5, width: 10, height: 20 } },
    ];
    const said = paint({ ...SCENE, marks });
    expect(said).toContain('rim 700 10px "Inter", sans-serif white 3 (12, 0, 9)');
    expect(said.indexOf('rim 700 10px "Inter", sans-serif white 3 (12, 0, 9)')).toBeLessThan(said.indexOf('text 700 10px "Inter", sans-serif black alphabetic (12, 0, 9)'));
    expect(said).toContain('drawImage({"width":10,"height":40}, 0, 5, 10, 20, 1, 2, 30, 40)');
    const written = svgText({ ...SCENE, marks }, { title: '', description: '' });
    expect(written).toContain('paint-order="stroke" stroke="white" stroke-width="3" stroke-linejoin="round"');
    expect(written).toContain('<svg x="1" y="2" width="30" height="40" viewBox="0 5 10 20" preserveAspectRatio="none"><image width="10" height="40" href="data:image/png;base64,AAAA"/></svg>');
  });

  it.each([
    ['start', 50],
    ['middle', 17],
    ['end', -16],
  ] as const)('puts the %s of a line at its place', (anchor, x) => {
    const [line] = paint({ ...SCENE, marks: [{ ...MARKS[2]!, anchor } as Mark] }).filter((call) => call.startsWith('text'));
    expect(line).toContain(`(3, ${String(x)}, 20)`);
  });
});
