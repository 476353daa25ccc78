import { describe, expect, it } from 'vitest';
import { placedNames } from '../../../src/picture/chart/names';

const placed = (...ends: number[]) => placedNames(ends.map((at, line) => ({ line, at })), 15, 20, 300);

describe('names at the ends of lines', () => {
  it('stand at their lines where there is room', () => {
    expect(placed(200, 50, 120)).toEqual([{ line: 1, y: 50 }, { line: 2, y: 120 }, { line: 0, y: 200 }]);
  });
  it('stand one below the other where lines lie on one another', () => {
    expect(placed(100, 100, 104)).toEqual([{ line: 0, y: 100 }, { line: 1, y: 115 }, { line: 2, y: 130 }]);
  });
  it('stay within the plot, at its head and at its foot', () => {
    expect(placed(0, 5).map(({ y }) => y)).toEqual([20, 35]);
    expect(placed(299, 310, 400).map(({ y }) => y)).toEqual([270, 285, 300]);
    expect(placed(280, 310, 290).map(({ line, y }) => [line, y])).toEqual([[0, 270], [2, 285], [1, 300]]);
  });
  it('of nothing are none', () => {
    expect(placed()).toEqual([]);
  });
});
