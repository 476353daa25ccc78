/** What the map from far draws, mark by mark, as a recording canvas has it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Painting } from '../../../src/model/painting';
import { arrange } from '../../../src/picture/far/arrange';
import { bandOf, farMap, rowTop } from '../../../src/picture/far/farmap';
import { drawFar, type FarInks, type FarPicture } from '../../../src/picture/far/farmap.draw';
import { RecordedPixels, RecordedSheet, RecordingContext, type Painted } from '../recorder';
import { painted } from './paintings';

const INKS: FarInks = { people: '#123456', hues: ['#a00000', '#00b000'], chosen: 'chosen', font: 'sans-serif', ink: 'ink', soft: 'soft', writes: 'writes', page: 'page', line: 'line', pale: 'pale' };
const STAGE = arrange(900, 600, { hasMargins: true, loads: 3 });

beforeEach(() => {
  vi.stubGlobal('OffscreenCanvas', RecordedSheet);
  vi.stubGlobal('ImageData', RecordedPixels);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function pictureOf(painting: Painting, changes: Partial<FarPicture> = {}): FarPicture {
  return {
    far: farMap(painting, STAGE), painting, copiesBox: STAGE.copies, viewers: new Float64Array(painting.rows), copiesBefore: null, mostCopies: painting.gateways,
    sweep: null, chosen: null, lens: null, followed: null, ...changes,
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
    const width = Math.max(3, picture.far.cellWidth);
    expect(square!.attributes).toMatchObject({ width, height: 3, x: 50.5 * picture.far.cellWidth - width / 2, y: 1.5 * picture.far.cellHeight - 1.5 });
  });

  it('are drawn once for a painting and an ink, however often the margins change', () => {
    const painting = painted(3, 4, () => 2);
    const first = sheetOf(draw(pictureOf(painting)));
    expect(sheetOf(draw(pictureOf(painting, { copiesBefore: 1 })))).toBe(first);
    expect(sheetOf(draw(pictureOf(painting), { ...INKS, hues: ['#654321'] }))).not.toBe(first);
  });
});

describe('hues', () => {
  it('are the chats’ own where rows are told apart, and come round again', () => {
    const sheet = sheetOf(draw(pictureOf(painted(4, 100, () => 1))));
    const rows = [0, 1, 2, 3].map((row) => sheet.find(({ attributes }) => Math.floor(Number(attributes['y'] ?? -1) / (STAGE.map.height / 4)) === row)!.attributes['fill']);
    expect(rows).toEqual(['#a00000', '#00b000', '#a00000', '#00b000']);
  });
  it('are one tint where they are not', () => {
    const sheet = sheetOf(draw(pictureOf(painted(300, 100, (cell) => (cell % 100 === 0 && cell < 1000 ? 1 : 0)))));
    expect(new Set(sheet.map(({ attributes }) => attributes['fill']))).toEqual(new Set([INKS.people]));
  });
});

describe('a message', () => {
  const painting = painted(300, 100, (cell) => (cell % 4 === 3 ? 0 : 1));
  const sweep = { chat: 7, row: 120, openness: 1, spread: 0.5 };
  const picture = pictureOf(painting, { sweep });

  it('opens a band in its row: the rows above and below move apart and are drawn on either side of it', () => {
    const band = bandOf(picture.far, sweep);
    const [above, below] = draw(picture).filter(({ name }) => name === 'svg').map(({ attributes }) => ({ y: Number(attributes['y']), height: Number(attributes['height']) }));
    expect(above!.y + above!.height).toBeLessThan(band.y);
    expect(below!.y).toBeGreaterThan(band.y + band.height);
    expect(above!.height + below!.height).toBeCloseTo(299 * picture.far.cellHeight, 6);
  });

  it('is in its chat’s own hue, and its front has come as far as told, over the gateways that hear it alone', () => {
    const filled = inInk(draw(picture), INKS.hues[7 % 2]!).filter(({ attributes }) => attributes['opacity'] === null);
    const ends = filled.map((mark) => number(mark, 'x') + number(mark, 'width'));
    expect(Math.max(...ends)).toBeCloseTo(STAGE.map.x + STAGE.map.width / 2, 6);
    expect(filled).toHaveLength(13);
  });
});

describe('around the cells', () => {
  const painting = painted(10, 20, () => 1);
  const { far } = pictureOf(painting);

  it('nothing is chosen or followed unasked', () => {
    expect(inInk(draw(pictureOf(painting)), 'chosen')).toEqual([]);
  });

  it('the chosen cell has a frame in the colour of controls', () => {
    const [frame] = inInk(draw(pictureOf(painting, { chosen: { row: 4, column: 3 } })), 'chosen');
    expect(frame!.attributes).toMatchObject({ x: far.map.x + 3 * far.cellWidth, width: far.cellWidth, height: far.cellHeight });
    expect(number(frame!, 'y')).toBeCloseTo(rowTop(far, 4, null), 6);
  });

  it('the followed person has a ring, on a band of the page', () => {
    const [band, ring] = draw(pictureOf(painting, { followed: { row: 2.5, column: 3.5 } })).filter(({ name, attributes }) => name === 'path' && attributes['stroke'] !== undefined);
    expect([band!.attributes['stroke'], ring!.attributes['stroke']]).toEqual(['page', 'chosen']);
    expect(number(band!, 'stroke-width')).toBeGreaterThan(number(ring!, 'stroke-width'));
    const [, right, middle] = /^M([\d.]+),([\d.]+)/.exec(String(ring!.attributes['d']))!;
    const radius = 0.4 * Math.min(far.cellWidth, far.cellHeight);
    expect(Number(right)).toBeCloseTo(far.map.x + 3.5 * far.cellWidth + radius, 1);
    expect(Number(middle)).toBeCloseTo(rowTop(far, 2, null) + far.cellHeight / 2, 1);
  });

  it('copies of a message stand in ink on the viewers that they are for, on one scale with the run before', () => {
    const half = painted(2, 20, (cell) => (cell < 10 || cell >= 20 ? 1 : 0));
    const marks = draw(pictureOf(half, { viewers: Float64Array.of(40, 40), mostCopies: 40, copiesBefore: 5 }));
    const widths = (ink: string): number[] => [...String(marks.find(({ attributes }) => attributes['fill'] === ink)!.attributes['d']).matchAll(/h([\d.]+)v/g)].map(([, width]) => Number(width));
    const full = STAGE.copies.width;
    expect(widths('pale').map(Math.round)).toEqual([Math.round(full), Math.round(full)]);
    expect(widths('ink').map(Math.round)).toEqual([Math.round(full / 4), Math.round(full / 2)]);
    const dashed = marks.find(({ attributes }) => attributes['stroke'] === 'ink' && attributes['stroke-dasharray'] !== null)!;
    expect(Number(/^M([\d.]+)/.exec(String(dashed.attributes['d']))![1])).toBeCloseTo(STAGE.copies.x + full / 8, 1);
  });
});
