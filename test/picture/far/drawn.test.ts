/** What the map from far draws, mark by mark, as a recording canvas has it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Painting } from '../../../src/model/painting';
import { farMap } from '../../../src/picture/far/farmap';
import { drawFar, type FarInks, type FarPicture } from '../../../src/picture/far/farmap.draw';
import { RecordedPixels, RecordedSheet, RecordingContext, type Painted } from '../recorder';
import { painted } from './paintings';

const INKS: FarInks = { people: '#123456', copies: 'copies', writes: 'writes', pinned: 'pinned', page: 'page', line: 'line', pale: 'pale' };

beforeEach(() => {
  vi.stubGlobal('OffscreenCanvas', RecordedSheet);
  vi.stubGlobal('ImageData', RecordedPixels);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function pictureOf(painting: Painting, changes: Partial<FarPicture> = {}): FarPicture {
  const none = new Float64Array(painting.columns);
  return {
    far: farMap(painting, 900, 600), painting, receipts: none, writes: none, endReceipts: none, endWrites: none,
    mostReceipts: 1, mostWrites: 1, mostCopies: painting.gateways, pinnedRow: -1, followed: null, spread: 1, ...changes,
  };
}
function draw(picture: FarPicture, inks = INKS): Painted[] {
  const canvas = new RecordingContext();
  drawFar(canvas as unknown as CanvasRenderingContext2D, picture, inks);
  return canvas.painted;
}
const sheetOf = (marks: readonly Painted[]): readonly Painted[] => marks.find(({ name }) => name === 'svg')!.inside!;
const number = (mark: Painted, name: string): number => Number(mark.attributes[name] ?? 1);
const inInk = (marks: readonly Painted[], ink: string): Painted[] => marks.filter(({ attributes: { fill, stroke } }) => fill === ink || stroke === ink);

describe('cells', () => {
  it('near enough are tinted where somebody is, with a bead for each', () => {
    const sheet = sheetOf(draw(pictureOf(painted(3, 4, (cell) => (cell === 5 ? 7 : 0)))));
    expect(sheet.map(({ name }) => name)).toEqual(['rect', 'path']);
    expect(String(sheet[1]!.attributes['d']).match(/M/g)).toHaveLength(7);
  });

  it('farther away are shades: the more people the darker, and none where nobody is', () => {
    const people = [0, 1, 10, 100];
    const sheet = sheetOf(draw(pictureOf(painted(60, 4, (cell) => people[cell % 4]!))));
    expect(sheet).toHaveLength(60 * 3);
    const [few, some, many] = sheet.slice(0, 3).map((mark) => number(mark, 'opacity'));
    expect(few).toBeGreaterThan(0.4);
    expect(some).toBeGreaterThan(few!);
    expect(many).toBe(1);
  });

  it('of less than three pixels are pixels of one image, and empty ones let the page through', () => {
    const sheet = sheetOf(draw(pictureOf(painted(200, 2, (cell) => [0, 9][cell % 2]!))));
    expect(sheet.map(({ name }) => name)).toEqual(['image']);
    expect(new Set(String(sheet[0]!.attributes['alpha']).split(' '))).toEqual(new Set(['00ff']));
  });

  it('few and small are squares that can be seen, in the middle of where they are', () => {
    const painting = painted(400, 100, (cell) => (cell === 150 ? 1 : 0));
    const picture = pictureOf(painting);
    const [square, ...others] = sheetOf(draw(picture));
    expect(others).toEqual([]);
    expect(square!.attributes).toMatchObject({ width: 3, height: 3, x: 50.5 * picture.far.cellWidth - 1.5, y: 1.5 * picture.far.cellHeight - 1.5 });
  });

  it('are drawn once for a painting and an ink, however often the margins change', () => {
    const painting = painted(3, 4, () => 2);
    const first = sheetOf(draw(pictureOf(painting)));
    expect(sheetOf(draw(pictureOf(painting, { pinnedRow: 1 })))).toBe(first);
    expect(sheetOf(draw(pictureOf(painting), { ...INKS, people: '#654321' }))).not.toBe(first);
  });
});

describe('around the cells', () => {
  const painting = painted(10, 20, () => 1);
  const { far } = pictureOf(painting);

  it('nothing is pinned or followed unasked', () => {
    expect(inInk(draw(pictureOf(painting)), 'pinned')).toEqual([]);
  });

  it('the pinned row is framed, and its message has come as far as told', () => {
    const [bar, frame] = inInk(draw(pictureOf(painting, { pinnedRow: 4, spread: 0.25 })), 'pinned');
    expect(bar!.attributes).toMatchObject({ x: far.map.x, width: far.map.width / 4, height: 3 });
    expect(number(frame!, 'y')).toBeLessThan(far.map.y + 4 * far.cellHeight);
    expect(number(frame!, 'y') + number(frame!, 'height')).toBeGreaterThan(far.map.y + 5 * far.cellHeight);
  });

  it('the followed person has a ring, on a band of the page', () => {
    const [band, ring] = draw(pictureOf(painting, { followed: { row: 2.5, column: 3.5 } })).filter(({ name }) => name === 'path');
    expect([band!.attributes['stroke'], ring!.attributes['stroke']]).toEqual(['page', 'pinned']);
    expect(number(band!, 'stroke-width')).toBeGreaterThan(number(ring!, 'stroke-width'));
    const [, right, middle] = /^M([\d.]+),([\d.]+)/.exec(String(ring!.attributes['d']))!;
    const radius = 0.4 * Math.min(far.cellWidth, far.cellHeight);
    expect(Number(right)).toBeCloseTo(far.map.x + 3.5 * far.cellWidth + radius, 1);
    expect(Number(middle)).toBeCloseTo(far.map.y + 2.5 * far.cellHeight, 1);
  });

  it('bars are as long as their counts, on one scale, and stand on the foot of their margin', () => {
    const receipts = Float64Array.from({ length: 20 }, (_, column) => column);
    const bars = inInk(draw(pictureOf(painting, { receipts, endReceipts: receipts.map((count) => 2 * count), mostReceipts: 38 })), 'copies').slice(10);
    expect(bars).toHaveLength(20);
    bars.forEach((bar, column) => {
      expect(number(bar, 'height')).toBeCloseTo((far.receiptsMargin.height * column) / 38, 9);
      expect(number(bar, 'y') + number(bar, 'height')).toBeCloseTo(far.receiptsMargin.y + far.receiptsMargin.height, 9);
    });
  });

  it('what is to come by the end stands pale behind', () => {
    const ends = new Float64Array(20).fill(1);
    const marks = draw(pictureOf(painting, { endReceipts: ends, endWrites: ends }));
    const pale = inInk(marks, 'pale');
    expect(pale).toHaveLength(40);
    expect(marks.indexOf(pale.at(-1)!)).toBeLessThan(marks.indexOf(inInk(marks, 'writes')[0]!));
  });

  it('a row’s bar is its share of all gateways', () => {
    const half = painted(2, 20, (cell) => (cell < 10 || cell >= 20 ? 1 : 0));
    const rows = inInk(draw(pictureOf(half)), 'copies').slice(0, 2).map((bar) => number(bar, 'width'));
    expect(rows[0]! / rows[1]!).toBeCloseTo(0.5, 9);
  });
});
