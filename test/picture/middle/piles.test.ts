/** Two piles a gateway: one scale for both and for the run before, whose outlines stand where its gateways stood. */
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../src/picture/middle/layout';
import { pilesOf } from '../../../src/picture/middle/piles';
import { pileLabels } from '../../../src/picture/middle/words';

const layout = layoutOf({ width: 932, height: 600, unit: 1, chats: 2, gateways: 4, hasMargins: true, loads: 2 });
const now = { receipts: Float64Array.of(2, 2, 2, 1), writes: Float64Array.of(50, 50, 50, 50) };
const before = { receipts: Float64Array.of(2, 1), writes: Float64Array.of(100, 80) };

describe('piles', () => {
  it('stand side by side on one floor, as high as their counts on one scale', () => {
    const piles = pilesOf({ now, before: null, byChat: null, chats: 2, end: 100 }, layout);
    const floor = layout.piles!.y + layout.piles!.height;
    piles.forEach(({ copies, writes, ghosts }, gateway) => {
      expect(ghosts).toBeNull();
      expect(writes.height).toBeCloseTo(layout.piles!.height / 2, 9);
      expect(copies[0]!.box.height).toBeCloseTo((layout.piles!.height * now.receipts[gateway]!) / 100, 9);
      expect(writes.y + writes.height).toBeCloseTo(floor, 9);
      expect(copies[0]!.box.x + copies[0]!.box.width).toBeLessThan(writes.x);
      expect(writes.x + writes.width).toBeLessThanOrEqual(layout.rows.x + (gateway + 1) * layout.columnWidth);
    });
  });

  it('have the outline of the gateway that stood there before', () => {
    const piles = pilesOf({ now, before, byChat: null, chats: 2, end: 100 }, layout);
    const heights = piles.map(({ ghosts }) => Math.round((ghosts!.writes.height / layout.piles!.height) * 100));
    expect(heights).toEqual([100, 100, 80, 80]);
  });

  it('are stacked from the copies of each chat', () => {
    const byChat = Float64Array.of(1, 1, 2, 0, 0, 2, 1, 0);
    const piles = pilesOf({ now, before: null, byChat, chats: 2, end: 100 }, layout);
    expect(piles.map(({ copies }) => copies.map(({ chat }) => chat))).toEqual([[0, 1], [0], [1], [0]]);
    const [lower, upper] = piles[0]!.copies;
    expect(upper!.box.y + upper!.box.height).toBeCloseTo(lower!.box.y, 9);
  });

  it('have their two numbers where all find room, and else none', () => {
    const counts = Array.from(now.receipts, (copies, gateway) => ({ copies, writes: now.writes[gateway]! }));
    const texts = (columns: typeof layout): string[] => pileLabels(columns, pilesOf({ now, before: null, byChat: null, chats: 2, end: 100 }, columns), counts, { end: 100, was: null }, false).map(({ text }) => text);
    expect(texts(layout).slice(0, 8)).toEqual(['2', '50', '2', '50', '2', '50', '1', '50']);
    const fine = layoutOf({ width: 170, height: 600, unit: 1, chats: 2, gateways: 4, hasMargins: true, loads: 2 });
    expect(texts(fine)).not.toContain('50');
  });
});
