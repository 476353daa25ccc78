/** Where rows, columns and piles of the middle distance stand, how the live row grows, and which runs are seen from there. */
import { describe, expect, it } from 'vitest';
import { fitsMiddle, layoutOf, rowAtY, rowPlaces, type MiddleInput } from '../../../src/picture/middle/layout';
import type { Seating } from '../../../src/model/seating';

const ROOM: MiddleInput = { width: 932, height: 600, unit: 1, chats: 8, gateways: 16, hasMargins: true, loads: 3 };
const NONE = { from: -1, to: -1, progress: 1 };
const SEATED = { seat: new Uint32Array(0) } as Seating;

describe.each([[348, 400], [480, 300], [932, 600], [1240, 700], [2500, 1300]] as const)('in %i × %i', (width, height) => {
  it.each([1, 4, 8, 50])('%i rows stand below one another within their room, whichever is live and on the way there', (chats) => {
    const layout = layoutOf({ ...ROOM, width, height, chats });
    for (const growth of [NONE, { from: -1, to: 0, progress: 1 }, { from: 0, to: chats - 1, progress: 0.4 }, { from: chats - 1, to: -1, progress: 0.7 }]) {
      const places = rowPlaces(layout, growth);
      places.forEach(({ y, height: high }, row) => {
        expect(high).toBeGreaterThan(0);
        if (row > 0) expect(y).toBeGreaterThanOrEqual(places[row - 1]!.y + places[row - 1]!.height);
      });
      const last = places.at(-1)!;
      expect(places[0]!.y).toBe(layout.rows.y);
      expect(last.y + last.height).toBeLessThanOrEqual(layout.rows.y + layout.rows.height + 1e-6);
      expect(last.y + last.height).toBeGreaterThan(layout.rows.y + layout.rows.height - 20);
    }
  });

  it('rows, piles, loads and the line below them keep apart', () => {
    const { rows, piles, strip, captionY } = layoutOf({ ...ROOM, width, height });
    expect(rows.y + rows.height).toBeLessThan(piles!.y);
    if (strip) expect(piles!.y + piles!.height).toBeLessThan(strip.y);
    const lowest = strip ? strip.y + strip.height : piles!.y + piles!.height;
    expect(lowest).toBeLessThanOrEqual(captionY);
    expect(captionY).toBeLessThan(height);
  });
});

describe('the live row', () => {
  it.each([4, 8, 20, 50])('of %i is at least 40 pixels high, and the others share what is left', (chats) => {
    const layout = layoutOf({ ...ROOM, chats });
    const live = rowPlaces(layout, { from: -1, to: 2, progress: 1 });
    expect(live[2]!.height).toBeGreaterThanOrEqual(40);
    const rest = live.filter((_, row) => row !== 2).map(({ height }) => height);
    expect(Math.max(...rest) - Math.min(...rest)).toBeLessThan(1e-6);
  });

  it('leaves at least four pixels between rows that hold beads', () => {
    const places = rowPlaces(layoutOf(ROOM), { from: -1, to: 3, progress: 1 });
    for (let row = 1; row < places.length; row++) expect(places[row]!.y - places[row - 1]!.y - places[row - 1]!.height).toBeGreaterThan(3.99);
  });

  it('is found under a pointer like any other', () => {
    const places = rowPlaces(layoutOf(ROOM), { from: -1, to: 3, progress: 1 });
    places.forEach(({ y, height }, row) => { expect(rowAtY(places, y + height / 2)).toBe(row); });
    expect([rowAtY(places, 0), rowAtY(places, 1e6)]).toEqual([-1, -1]);
  });
});

describe('the middle distance', () => {
  const fits = (chats: number, gateways: number, room: Partial<MiddleInput> = {}, seating: Seating | null = SEATED): boolean => fitsMiddle({ chats, gateways }, seating, { ...ROOM, ...room });
  it('is of runs whose people are known one by one and whose cells are told apart', () => {
    expect([fits(4, 8), fits(8, 16), fits(50, 40), fits(1, 64)]).toEqual([true, true, true, true]);
    expect([fits(4, 8, {}, null), fits(1000, 8), fits(4, 65), fits(50, 40, { width: 348, height: 400 })]).toEqual([false, false, false, false]);
  });
});
