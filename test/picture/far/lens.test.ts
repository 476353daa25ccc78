/** The lens: which cells it shows, and how many of their people are marks of their own. */
import { describe, expect, it } from 'vitest';
import type { Neighbourhood } from '../../../src/model/neighbourhood';
import { lensOf, marksOf, neighboursOf } from '../../../src/picture/far/lens';

const BOX = { x: 660, y: 19, width: 270, height: 180 };
function found(viewing: number, more: Partial<Neighbourhood> = {}): Neighbourhood {
  const cells = new Float64Array(96).fill(viewing);
  return { firstChat: 100, chats: 8, firstGateway: 500, gateways: 12, viewing: cells, away: new Float64Array(96), copies: cells.map((count) => Math.min(1, count)), isSampled: false, ...more };
}

describe('the neighbourhood of a cell', () => {
  it('has it in the middle, and stays on the map', () => {
    const map = { chats: 1000, gateways: 2000 };
    expect(neighboursOf({ chat: 500, gateway: 700 }, map)).toEqual({ firstChat: 496, chats: 8, firstGateway: 694, gateways: 12 });
    expect(neighboursOf({ chat: 0, gateway: 1999 }, map)).toEqual({ firstChat: 0, chats: 8, firstGateway: 1988, gateways: 12 });
    expect(neighboursOf({ chat: 1, gateway: 3 }, { chats: 3, gateways: 5 })).toEqual({ firstChat: 0, chats: 3, firstGateway: 0, gateways: 5 });
  });
});

describe('people of a cell', () => {
  it('are marks as long as all find room, never smaller than three pixels', () => {
    const room = { x: 0, y: 0, width: 12, height: 18 };
    for (let people = 1; people <= 60; people++) {
      const marks = marksOf(people, room);
      if (!marks) continue;
      expect(marks.size).toBeGreaterThanOrEqual(3);
      expect(marks.across * marks.size).toBeLessThanOrEqual(room.width + 1e-9);
      expect(Math.ceil(people / marks.across) * marks.size).toBeLessThanOrEqual(room.height + 1e-9);
    }
    expect(marksOf(24, room)).not.toBeNull();
    expect(marksOf(25, room)).toBeNull();
  });

  it('are a number where they do not, if that has room, and never more marks than pixels allow', () => {
    const wide = lensOf(found(4000), { ...BOX, width: 720, height: 300 }, 1);
    expect(wide.labels.filter(({ text }) => text === '4,000')).toHaveLength(96);
    expect(lensOf(found(4000), BOX, 1).labels.filter(({ text }) => text === '4,000')).toEqual([]);
    expect(lensOf(found(2), BOX, 1).cells.every(({ marks }) => marks !== null)).toBe(true);
  });
});

describe('cells', () => {
  it('fill the lens beside the names of their rows, and the dock is at their left', () => {
    const { cells, labels, gridX } = lensOf(found(2), BOX, 1);
    expect(labels.map(({ text }) => text)).toEqual(['chat101', 'chat102', 'chat103', 'chat104', 'chat105', 'chat106', 'chat107', 'chat108']);
    for (const { box, dock, people } of cells) {
      expect(box.x).toBeGreaterThanOrEqual(gridX);
      expect(box.x + box.width).toBeLessThanOrEqual(BOX.x + BOX.width + 1e-9);
      expect(dock.x + dock.width).toBeLessThan(people.x);
      expect(people.x + people.width).toBeLessThanOrEqual(box.x + box.width);
    }
  });

  it('stack the copies that come for each person', () => {
    const { cells } = lensOf(found(4, { copies: new Float64Array(96).fill(4) }), BOX, 1);
    expect(cells[0]!.stacked).toBe(4);
    expect(lensOf(found(900, { copies: new Float64Array(96).fill(900) }), BOX, 1).cells[0]!.stacked).toBe(5);
  });
});
