/** Where a card stands beside its mark: within the room, and not on the mark where there is room beside it. */
import { describe, expect, it } from 'vitest';
import { isSheetIn, mostHeight, placeBeside, type Box } from '../../../src/pages/lab/cardplace';

const ROOM: Box = { left: 280, top: 50, right: 1280, bottom: 680 };
const CARD = { width: 350, height: 250 };
const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, right: left + width, bottom: top + height });

describe('a card', () => {
  it.each([
    ['right of a mark at the left', box(400, 300, 40, 40), { left: 450, top: 195 }],
    ['left of a mark at the right', box(1200, 300, 40, 40), { left: 840, top: 195 }],
    ['below a mark as wide as the room', box(300, 60, 960, 40), { left: 605, top: 110 }],
    ['above one at the foot', box(300, 600, 960, 40), { left: 605, top: 340 }],
    ['in the corner away from one that fills it all', box(280, 50, 900, 630), { left: 922, top: 240 }],
    ['no higher than the room, beside a mark at its top', box(400, 50, 40, 20), { left: 450, top: 58 }],
  ])('stands %s', (_where, mark, place) => {
    expect(placeBeside(mark, CARD, ROOM)).toEqual(place);
  });

  it('is within the room, wherever its mark is', () => {
    for (let left = 280; left <= 1240; left += 60) {
      for (let top = 50; top <= 640; top += 45) {
        const place = placeBeside(box(left, top, 40, 40), CARD, ROOM);
        expect(place.left).toBeGreaterThanOrEqual(ROOM.left);
        expect(place.left + CARD.width).toBeLessThanOrEqual(ROOM.right);
        expect(place.top).toBeGreaterThanOrEqual(ROOM.top);
        expect(place.top + CARD.height).toBeLessThanOrEqual(ROOM.bottom);
      }
    }
  });

  it('is a sheet at the foot of a narrow room, and leaves a part of the picture in sight', () => {
    const narrow: Box = { left: 0, top: 90, right: 360, bottom: 510 };
    expect([isSheetIn(narrow), isSheetIn(ROOM)]).toEqual([true, false]);
    expect(placeBeside(box(100, 200, 20, 20), { width: 360, height: 250 }, narrow)).toEqual({ left: 0, top: 260 });
    expect(mostHeight(narrow)).toBe(336);
  });
});
