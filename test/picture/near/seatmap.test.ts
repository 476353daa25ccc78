/** The geometry of the seat map, over random sizes: everything has a place of its own, and nothing lies on anything else. */
import { describe, expect, it } from 'vitest';
import type { SeatMapInput } from '../../../src/picture/near/frame';
import { pilesIn, seatMap, type Box, type Point } from '../../../src/picture/near/seatmap';
import { seatMapInput } from '../../../src/picture/near/stage';
import { mapOf, NARROW, sceneOf, WIDE } from '../../reading/scenes';
import { bottom, everyInput, outside, overlapping, right } from './inputs';

const disc = ({ x, y }: Point, radius: number): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
const cellAt = (column: Box, row: Box): Box => ({ x: column.x, y: row.y, width: column.width, height: row.height });

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

describe('the seat map', () => {
  it('has only finite numbers, and no box of negative size', () => {
    everyInput((map) => {
      expect(numbersIn(map).every(Number.isFinite)).toBe(true);
      const { columns, rows, chatApis, topics, racks, rackSlots, docks, piles } = map;
      const boxes = [columns, rows, chatApis, topics, racks, rackSlots, docks, piles].flat();
      const others = [...map.beside.flatMap((one) => one.boxes), ...map.entry.map(({ box }) => box), ...map.storages.flatMap(({ box, shards }) => [box, ...shards])];
      expect([...boxes, ...others].filter(({ width, height }) => Math.min(width, height) <= 0)).toEqual([]);
    });
  });

  it('seats everybody in their own cell, below its trunk and to the right of its dock', () => {
    everyInput((map, input) => {
      expect(map.people).toHaveLength(input.people);
      expect(outside(map.people.map((point, person) => {
        const [chat, gateway] = [input.chatOf(person), input.seats[person]!];
        const { x, y, width, height } = cellAt(map.columns[gateway]!, map.rows[chat]!);
        const [left, top] = [right(map.docks[chat * input.gateways + gateway]!), map.ceilings[chat]!];
        return [`u${String(person + 1)}`, disc(point, map.grid.room), { x: left, y: top, width: x + width - left, height: y + height - top }];
      }))).toEqual([]);
    });
  });

  it('seats nobody on anybody else', () => {
    everyInput(({ people, grid }) => {
      const closest = people.reduce((least, one, index) => people.slice(0, index).reduce((nearest, other) => Math.min(nearest, Math.hypot(one.x - other.x, one.y - other.y)), least), Infinity);
      expect(closest).toBeGreaterThanOrEqual(2.7 * grid.room);
    });
  });

  it('names people only where their mark holds three letters of 11 px', () => {
    everyInput(({ grid }, { scale }) => {
      if (grid.labelled) expect(2 * grid.radius).toBeGreaterThanOrEqual(20.9 * scale);
      expect(grid.radius).toBeLessThanOrEqual(30 * scale);
      expect(grid.radius).toBeGreaterThanOrEqual(grid.room);
    });
  });

  it('keeps columns apart and inside the picture, each where its order has it', () => {
    everyInput((map, { gateways, order }) => {
      expect(map.columns).toHaveLength(gateways);
      expect(outside(map.columns.map((column, gateway) => [`GW${String(gateway + 1)}`, column, { x: 0, y: 0, width: map.width, height: map.height }]))).toEqual([]);
      expect(overlapping(map.columns)).toEqual([]);
      const fromTheLeft = Array.from(map.columns.keys()).sort((a, b) => map.columns[a]!.x - map.columns[b]!.x);
      expect(fromTheLeft.map((gateway) => order?.[gateway] ?? gateway)).toEqual(Array.from(map.columns.keys()));
    });
  });

  it('keeps rows apart, one below the other, across all columns', () => {
    everyInput((map, input) => {
      expect(map.rows).toHaveLength(input.chats);
      expect(overlapping(map.rows)).toEqual([]);
      expect(map.rows.map(({ y }) => y)).toEqual(map.rows.map(({ y }) => y).sort((a, b) => a - b));
      for (const row of map.rows) {
        expect(row.x).toBeLessThanOrEqual(Math.min(...map.columns.map(({ x }) => x)));
        expect(right(row)).toBeGreaterThanOrEqual(Math.max(...map.columns.map(right)));
      }
    });
  });

  it('fills its stage where rows are not at their least height', () => {
    const filled = (input: Pick<SeatMapInput, 'width' | 'height'>) => {
      const { rows, columns, height } = seatMap({
        ...input, scale: 1, chats: 2, gateways: 2, people: 4, chatOf: (person) => Math.floor(person / 2), seats: [0, 1, 0, 1], visitors: new Map(), second: null, roles: new Set(),
        beside: [], strips: [], entry: [], topicPerPerson: false, topicPerGateway: false, largeType: false, order: null,
      });
      return [height, right(columns[1]!), bottom(rows[1]!) < bottom(columns[1]!)];
    };
    expect(filled({ width: 932, height: 600 })).toEqual([600, 924, true]);
    expect(filled({ width: 1600, height: 900 })).toEqual([900, 1592, true]);
    expect(filled({ width: 340, height: 400 })).toEqual([400, 332, true]);
  });

  it('has the numbers of six chats within the picture of a phone, rows and piles closer to one another', () => {
    const phone = { width: 347, height: 408, scale: 1, largeType: false, withEntry: true };
    const mapWith = (chats: number) => seatMap(seatMapInput(sceneOf(`chats=${String(chats)}&users=8&gateways=4`).result, null, phone));
    const [five, six] = [mapWith(5), mapWith(6)];
    expect(six.height).toBe(phone.height);
    expect(five.height).toBe(phone.height);
    expect(six.piles[0]!.height).toBeLessThan(five.piles[0]!.height);
  });
});

describe('people of one cell', () => {
  it.each([
    ['wide', 'chats=1&users=6&gateways=2', 1, WIDE],
    ['wide', 'chats=1&users=16&gateways=2', 1, WIDE],
    ['wide', 'chats=4&users=16&gateways=2', 4, WIDE],
    ['narrow', 'chats=2&users=8&gateways=4', 1, NARROW],
  ] as const)('in the %s form stand one below the other as long as their names have room: %s', (_name, link, across, size) => {
    const { grid } = mapOf(sceneOf(link), size);
    expect([grid.across, grid.labelled]).toEqual([across, true]);
  });

  it('stand so that their marks are largest where no name has room', () => {
    const { grid } = mapOf(sceneOf('chats=8&users=8&gateways=1'), NARROW);
    expect([grid.labelled, grid.across > grid.lines]).toEqual([false, true]);
  });
});

describe('a row', () => {
  it('has its trunk along its top, and postings leave it between trunk and people', () => {
    everyInput((map) => {
      map.rows.forEach((row, chat) => {
        const [trunk, ceiling] = [map.trunks[chat]!, map.ceilings[chat]!];
        expect(trunk - map.trunkWidth / 2).toBeGreaterThanOrEqual(row.y - 1e-6);
        expect(ceiling).toBeGreaterThan(trunk + map.trunkWidth / 2);
        expect(ceiling).toBeLessThan(row.y + row.height / 2 + (map.stacked ? row.height / 4 : 0));
      });
      expect(map.trunkWidth).toBeGreaterThanOrEqual(3);
    });
  });

  it('has a dock in each cell, below the ceiling, in its left half', () => {
    everyInput((map, { chats, gateways }) => {
      expect(map.docks).toHaveLength(chats * gateways);
      expect(outside(map.docks.map((dock, cell) => {
        const [chat, gateway] = [Math.floor(cell / gateways), cell % gateways];
        const { x, y, width, height } = cellAt(map.columns[gateway]!, map.rows[chat]!);
        const top = map.ceilings[chat]!;
        return [`dock ${String(cell)}`, dock, { x, y: top, width: width / 2, height: y + height - top }];
      }))).toEqual([]);
    });
  });

  it('has a strand a person where each has a topic, which never crosses another', () => {
    everyInput((map, input) => {
      expect(map.strands).toHaveLength(input.topicPerPerson ? input.people : 0);
      map.strands.forEach((strand, person) => {
        const chat = input.chatOf(person);
        const dock = map.docks[chat * input.gateways + input.seats[person]!]!;
        expect([strand.x >= dock.x, strand.x <= right(dock)]).toEqual([true, true]);
        expect(strand.y).toBeGreaterThanOrEqual(map.rows[chat]!.y);
        expect(strand.y).toBeLessThanOrEqual(map.ceilings[chat]!);
        const others = map.strands.filter((_, other) => other !== person && input.chatOf(other) === chat);
        // Whoever runs below ends before: on its way down this one meets nobody.
        expect(others.filter(({ x, y }) => y >= strand.y && x >= strand.x)).toEqual([]);
      });
    });
  });
});

describe('the piles of a gateway', () => {
  it('stand at the foot of its column, below all rows, with their numbers below them', () => {
    everyInput((map) => {
      const lowest = Math.max(...map.rows.map(bottom));
      expect(outside(map.piles.map((room, gateway) => [`piles of GW${String(gateway + 1)}`, room, map.columns[gateway]!]))).toEqual([]);
      map.piles.forEach((room, gateway) => {
        expect(room.y).toBeGreaterThan(lowest);
        expect(bottom(map.columns[gateway]!) - bottom(room)).toBeGreaterThanOrEqual(18);
      });
    });
  });

  it('are two, side by side, within their room', () => {
    everyInput((map) => {
      for (const room of map.piles) {
        const { copies, writes, width } = pilesIn(room);
        expect(copies - width / 2).toBeGreaterThanOrEqual(room.x);
        expect(writes - width / 2).toBeGreaterThan(copies + width / 2);
        expect(writes + width / 2).toBeLessThanOrEqual(right(room));
      }
    });
  });

  it('have their key in the gutter, above the storages', () => {
    everyInput((map, { scale }) => {
      expect(map.pileKey === null).toBe(map.stacked);
      if (!map.pileKey) return;
      // Two lines of words and one of the scale.
      const lines = { x: 0, y: map.pileKey.y - 10 * scale, width: map.pileKey.x, height: (10 + 2 * 1.3 * 11.5 + 3) * scale };
      expect(lines.y).toBeGreaterThanOrEqual(Math.max(...map.rows.map(bottom)));
      expect(right(lines)).toBeLessThan(Math.min(...map.columns.map(({ x }) => x)));
      expect(overlapping([lines, ...map.storages.map(({ box }) => box)])).toEqual([]);
    });
  });
});

describe('what stands around it', () => {
  it('is only what the design and its way of connecting use', () => {
    everyInput((map, input) => {
      if (map.storages.length > 0) expect(map.storages.map(({ role, count }) => ({ role, count }))).toEqual(input.strips);
      if (map.entry.length > 0) expect(map.entry.map(({ role }) => role)).toEqual(input.entry);
      expect(map.beside.map(({ role }) => role)).toEqual(input.beside);
      expect(map.topics).toHaveLength(input.roles.has('topic') && !input.topicPerPerson ? input.chats : 0);
      expect([map.racks.length, map.rackSlots.length]).toEqual(input.topicPerPerson ? [input.chats, input.people] : [0, 0]);
    });
  });

  it.each([['wide', 900], ['narrow', 340]])('is all of it where rows have their room, and in lower pictures first no storages, then no ways in: %s', (_name, width) => {
    const { result } = sceneOf('chats=3&users=6&gateways=4');
    const heights = Array.from({ length: 56 }, (_, step) => 750 - 10 * step);
    const drawn = heights.map((height) => {
      const map = seatMap(seatMapInput(result, null, { width, height, scale: 1, largeType: false, withEntry: true }));
      const all = map.storages.length === 2 && map.entry.length === 1;
      // All there is, where it fits; and nothing that is left out is left out for nothing.
      if (!all && map.height <= height + 0.5) expect(map.height).toBeCloseTo(height, 6);
      return `${String(map.storages.length)} ${String(map.entry.length)}`;
    });
    expect(drawn[0]).toBe('2 1');
    const steps = drawn.filter((one, index) => one !== drawn[index - 1]);
    expect(['2 1', '0 1', '0 0', '2 1'].join().startsWith(steps.join()), steps.join()).toBe(true);
    expect(steps.length).toBeGreaterThan(1);
  });

  it('is every storage inside the picture, over nothing else, with its shards side by side in it', () => {
    everyInput((map) => {
      const strips = map.storages.map(({ box }) => box);
      expect(outside(strips.map((box, index) => [map.storages[index]!.role, box, { x: 0, y: 0, width: map.width, height: map.height }]))).toEqual([]);
      expect(overlapping([...strips, ...map.rows, ...map.chatApis, ...map.beside.flatMap(({ boxes }) => boxes)]).filter((pair) => pair.some((box) => strips.includes(box)))).toEqual([]);
      expect(overlapping([...strips, ...map.columns]).filter((pair) => pair.some((box) => strips.includes(box)))).toEqual([]);
      for (const { box, shards, count, role } of map.storages) {
        expect([0, count]).toContain(shards.length);
        expect(outside(shards.map((shard, index) => [`${role} ${String(index)}`, shard, box]))).toEqual([]);
        expect(overlapping(shards)).toEqual([]);
      }
    });
  });

  it('is the ways in, above the rows and clear of the columns, and a spot to wait for everybody', () => {
    everyInput((map, input) => {
      expect(map.waiting).toHaveLength(input.people);
      expect(map.waiting.filter(({ x }) => x < 0 || x > map.width)).toEqual([]);
      const boxes = map.entry.map(({ box }) => box);
      expect(outside(boxes.map((box, index) => [input.entry[index]!, box, { x: 0, y: 0, width: map.width, height: map.rows[0]!.y }]))).toEqual([]);
      expect(overlapping([...boxes, ...map.columns])).toEqual([]);
    });
  });
});
