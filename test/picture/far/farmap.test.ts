/** Where the map from far, its rows and its cells stand, and what one cell means. */
import { describe, expect, it } from 'vitest';
import { arrange } from '../../../src/picture/far/arrange';
import { BAND_HEIGHT, bandOf, beginningOf, cellAt, farBins, farMap, rowTop } from '../../../src/picture/far/farmap';
import { bandLabels } from '../../../src/picture/far/words';
import { painted } from './paintings';

const STAGE = arrange(932, 600, { hasMargins: true, loads: 3 });

describe('the distance', () => {
  it.each([
    ['beads', painted(5, 20, () => 1)],
    ['shades', painted(60, 20, () => 1)],
    ['texture', painted(200, 20, () => 1)],
    ['texture', painted(5, 20, () => 1, { chats: 10, gateways: 20 })],
    ['texture', painted(5, 20, () => 1, { chats: 5, gateways: 40 })],
  ])('is one of %s', (distance, painting) => {
    expect(farMap(painting, STAGE).distance).toBe(distance);
  });

  it('of a map that is nearly empty is sparse only where single cells are not told apart', () => {
    const oneCell = (rows: number) => painted(rows, 100, (cell) => (cell === 0 ? 5 : 0));
    expect(farMap(oneCell(4), STAGE).isSparse).toBe(false);
    expect(farMap(oneCell(300), STAGE)).toMatchObject({ distance: 'texture', isSparse: true });
  });

  it('gives rows the hue of their chat where each is one chat and high enough to be told apart', () => {
    expect([farMap(painted(50, 300, () => 1), STAGE).hasHues, farMap(painted(300, 300, () => 1), STAGE).hasHues]).toEqual([true, false]);
    expect(farMap(painted(50, 300, () => 1, { chats: 100, gateways: 300 }), STAGE).hasHues).toBe(false);
  });
});

describe('rows', () => {
  const far = farMap(painted(300, 400, () => 1), STAGE);
  const bottom = (open: Parameters<typeof rowTop>[2]): number => rowTop(far, 299, open) + far.cellHeight;

  it('fill the map between them, and never leave it when they move apart', () => {
    for (const open of [null, { row: 0, openness: 1 }, { row: 150, openness: 1 }, { row: 299, openness: 0.5 }]) {
      expect(rowTop(far, 0, open)).toBeGreaterThanOrEqual(far.map.y - 1e-9);
      expect(bottom(open)).toBeLessThanOrEqual(far.map.y + far.map.height + 1e-9);
    }
  });

  it('move apart by a band for the one that opens, which is 18 pixels high and touches none', () => {
    const open = { row: 120, openness: 1 };
    const band = bandOf(far, open);
    expect(band.height).toBeGreaterThanOrEqual(BAND_HEIGHT);
    expect(band.y).toBeGreaterThan(rowTop(far, 119, open) + far.cellHeight);
    expect(band.y + band.height).toBeLessThan(rowTop(far, 121, open));
  });

  it('that are higher than a band stay where they are', () => {
    const high = farMap(painted(4, 400, () => 1), STAGE);
    expect(rowTop(high, 3, { row: 1, openness: 1 })).toBe(rowTop(high, 3, null));
    const band = bandOf(high, { row: 1, openness: 1 });
    expect(band.height).toBe(BAND_HEIGHT);
    expect(band.y).toBeGreaterThan(rowTop(high, 1, null));
    expect(band.y + band.height).toBeLessThan(rowTop(high, 2, null));
  });
});

describe('a cell', () => {
  const painting = painted(10, 20, () => 1, { chats: 1000, gateways: 60 });
  const far = farMap(painting, STAGE);

  it('is found under every point of it, and none beside the map', () => {
    for (const [row, column] of [[0, 0], [9, 19], [4, 7]] as const) {
      for (const [down, across] of [[0.01, 0.01], [0.5, 0.5], [0.99, 0.99]] as const) {
        expect(cellAt(far, painting, far.map.x + (column + across) * far.cellWidth, rowTop(far, row, null) + down * far.cellHeight)).toEqual({ row, column });
      }
    }
    for (const [x, y] of [[far.map.x - 1, far.map.y + 1], [far.map.x + 1, far.map.y - 1], [far.map.x + far.map.width + 1, far.map.y + 1], [far.map.x + 1, far.map.y + far.map.height + 1]] as const) {
      expect(cellAt(far, painting, x, y)).toBeNull();
    }
  });

  it('is found beside an open row too, and the band is the open row itself', () => {
    const fine = painted(300, 400, () => 1);
    const map = farMap(fine, STAGE);
    const open = { row: 120, openness: 1 };
    for (const row of [0, 60, 119, 121, 200, 299]) {
      expect(cellAt(map, fine, map.map.x + 1, rowTop(map, row, open) + 0.5 * map.cellHeight, open)).toEqual({ row, column: 0 });
    }
    const band = bandOf(map, open);
    for (const share of [0.05, 0.5, 0.95]) expect(cellAt(map, fine, map.map.x + 1, band.y + share * band.height, open)).toEqual({ row: 120, column: 0 });
  });

  it('begins with a chat and a gateway, and stands for so many of each', () => {
    expect(beginningOf(painting, { row: 0, column: 0 })).toEqual({ chat: 0, gateway: 0 });
    expect(beginningOf(painting, { row: 9, column: 19 })).toEqual({ chat: 900, gateway: 57 });
    expect([far.chatsPerCell, far.gatewaysPerCell]).toEqual([100, 3]);
  });

  it('of a bin is at least a pixel', () => {
    for (const [width, height] of [[320, 260], [932, 600], [3840, 2160]] as const) {
      const arrangement = arrange(width, height, { hasMargins: true, loads: 3 });
      const { rows, columns } = farBins(arrangement);
      const binned = farMap(painted(rows, columns, () => 1, { chats: 10 * rows, gateways: 10 * columns }), arrangement);
      expect(Math.min(binned.cellWidth, binned.cellHeight)).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('the words of a band', () => {
  const fine = painted(300, 400, () => 1);
  const far = farMap(fine, STAGE);
  const textsAt = (spread: number, chat = 120, ringX: number | null = null) => bandLabels(far, { chat, row: 120, openness: 1, spread }, 1987, { unit: 1, ringX });
  it('are the chat’s name beside it, and the count at the front, where there is room', () => {
    expect(textsAt(0).map(({ text }) => text)).toEqual(['chat121', '0 of 1,987 copies in']);
    const [, early] = textsAt(0.3);
    expect(early!.x).toBeGreaterThan(far.map.x + 0.3 * far.map.width);
    const [, late] = textsAt(0.9);
    expect(late!.x + late!.text.length * 6.8).toBeLessThan(far.map.x + 0.9 * far.map.width);
  });
  it('keep off the ring of the followed person', () => {
    for (let spread = 0; spread <= 1; spread += 0.05) {
      const ringX = far.map.x + 0.4 * far.map.width;
      const [, count] = textsAt(spread, 120, ringX);
      if (count) expect(ringX + 8 < count.x || ringX - 8 > count.x + count.text.length * 6.8).toBe(true);
    }
  });
  it('have a long name before the count, where it finds no room beside the map', () => {
    const narrow = farMap(fine, arrange(348, 400, { hasMargins: true, loads: 3 }));
    const texts = bandLabels(narrow, { chat: 99_999, row: 3, openness: 1, spread: 1 }, 40, { unit: 1, ringX: null }).map(({ text }) => text);
    expect(texts).toEqual(['chat100000: 40 of 40 copies in']);
  });
});
