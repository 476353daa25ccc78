/** Where the map from far, its margins and its cells stand, and what one cell means. */
import { describe, expect, it } from 'vitest';
import { beginningOf, cellAt, columnMeans, farBins, farMap } from '../../../src/picture/far/farmap';
import { painted } from './paintings';

describe('the distance', () => {
  it.each([
    ['beads', painted(5, 20, () => 1)],
    ['shades', painted(60, 20, () => 1)],
    ['texture', painted(200, 20, () => 1)],
    ['texture', painted(5, 20, () => 1, { chats: 10, gateways: 20 })],
    ['texture', painted(5, 20, () => 1, { chats: 5, gateways: 40 })],
  ])('is one of %s', (distance, painting) => {
    expect(farMap(painting, 900, 600).distance).toBe(distance);
  });

  it('of a map that is nearly empty is sparse only where single cells are not told apart', () => {
    const oneCell = (rows: number) => painted(rows, 100, (cell) => (cell === 0 ? 5 : 0));
    expect(farMap(oneCell(4), 900, 600).isSparse).toBe(false);
    expect(farMap(oneCell(300), 900, 600)).toMatchObject({ distance: 'texture', isSparse: true });
  });
});

describe('the map', () => {
  it.each([[320, 480], [619, 700], [620, 700], [1280, 800], [3840, 2160]])('and all its margins fit %i × %i and do not overlap', (width, height) => {
    const { rows, columns } = farBins(width, height);
    const { map, copiesMargin, receiptsMargin, writesMargin, words, height: needed } = farMap(painted(rows, columns, () => 1), width, height);
    expect(map.x).toBeGreaterThanOrEqual(0);
    expect(map.x + map.width).toBeLessThanOrEqual(copiesMargin.x);
    expect(copiesMargin.x + copiesMargin.width).toBeLessThanOrEqual(width);
    expect(map.y + map.height + words).toBeLessThanOrEqual(receiptsMargin.y);
    expect(receiptsMargin.y + receiptsMargin.height + words).toBeLessThanOrEqual(writesMargin.y);
    expect(writesMargin.y + writesMargin.height).toBeLessThanOrEqual(needed);
    expect([receiptsMargin.width, writesMargin.width]).toEqual([map.width, map.width]);
  });

  it('without margins keeps no room for them', () => {
    const withThem = farMap(painted(5, 20, () => 1), 640, 400);
    const without = farMap(painted(5, 20, () => 1), 640, 400, false);
    expect(without.receiptsMargin.height).toBe(0);
    expect(without.height).toBeLessThan(withThem.height);
  });
});

describe('a cell', () => {
  const painting = painted(10, 20, () => 1, { chats: 1000, gateways: 60 });
  const far = farMap(painting, 900, 600);

  it('is found under every point of it, and none beside the map', () => {
    for (const [row, column] of [[0, 0], [9, 19], [4, 7]] as const) {
      for (const [down, across] of [[0.01, 0.01], [0.5, 0.5], [0.99, 0.99]] as const) {
        expect(cellAt(far, painting, far.map.x + (column + across) * far.cellWidth, far.map.y + (row + down) * far.cellHeight)).toEqual({ row, column });
      }
    }
    for (const [x, y] of [[far.map.x - 1, far.map.y + 1], [far.map.x + 1, far.map.y - 1], [far.map.x + far.map.width + 1, far.map.y + 1], [far.map.x + 1, far.map.y + far.map.height + 1]] as const) {
      expect(cellAt(far, painting, x, y)).toBeNull();
    }
  });

  it('begins with a chat and a gateway, and stands for so many of each', () => {
    expect(beginningOf(painting, { row: 0, column: 0 })).toEqual({ chat: 0, gateway: 0 });
    expect(beginningOf(painting, { row: 9, column: 19 })).toEqual({ chat: 900, gateway: 57 });
    expect([far.chatsPerCell, far.gatewaysPerCell]).toEqual([100, 3]);
  });
});

describe('the bars of columns', () => {
  it('are the means of their gateways, each counted once', () => {
    expect([...columnMeans(Float64Array.of(1, 3, 5, 7), 2)]).toEqual([2, 6]);
    expect([...columnMeans(Float64Array.of(1, 3, 5), 2)]).toEqual([1, 4]);
    expect([...columnMeans(Float64Array.of(1, 3, 5), 3)]).toEqual([1, 3, 5]);
  });
});
