/** The geometry of the seat map, over random sizes: nobody sits outside of their cell or on anybody else. */
import { readsSeats, spaceOf } from '../../../src/model/traits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/designs';
import { rolesOf, type Design, type Role } from '../../../src/model/design';
import { PLACED_BY_CHAT, PLACEMENT_IDS, PLACEMENTS } from '../../../src/model/placement';
import { seatMap, type Box, type Point, type SeatMap, type SeatMapInput } from '../../../src/picture/near/seatmap';

/** Type grows with the room there is, more so for the back row of a class: as the stage asks for it. */
function scaleFor(width: number, height: number, largeType: boolean): number {
  const roomy = Math.max(1, Math.min(1.6, width / 960, height / 520));
  return largeType ? Math.max(1.25, roomy, Math.min(2.4, height / 30 / 11)) : roomy;
}

function rolesFor(design: Design, placement: (typeof PLACEMENT_IDS)[number]): ReadonlySet<Role> {
  const roles = new Set(rolesOf(design));
  if (readsSeats(design) || (design.places === 'byUser' && PLACEMENTS[placement].reportsSeat)) roles.add('userGatewayStorage');
  return roles;
}
function entryFor(design: Design, placement: (typeof PLACEMENT_IDS)[number]): Role[] {
  const { topology, legs } = design.places === 'byChat' ? PLACED_BY_CHAT : PLACEMENTS[placement];
  return topology ? ['topologyStore', legs[0]!.to] : [legs[0]!.to];
}

/** A role that the table has no row of. */
const madeUp = (kind: string, index: number): Role => `${kind}${String(index)}` as Role;

interface Strips {
  design: Design;
  placement: (typeof PLACEMENT_IDS)[number];
  seatShards: number;
  chatShards: number;
  otherStrips: readonly number[];
}
/** The two storages where the design has them, and others that are cut into shards. */
function stripsFor({ design, placement, seatShards, chatShards, otherStrips }: Strips): SeatMapInput['strips'] {
  const roles = rolesFor(design, placement);
  const storages = [{ role: 'chatUserStorage' as const, count: chatShards }, { role: 'userGatewayStorage' as const, count: seatShards }];
  return [...storages.filter(({ role }) => roles.has(role)), ...otherStrips.map((count, index) => ({ role: madeUp('strip', index), count }))];
}

const inputs: fc.Arbitrary<SeatMapInput> = fc
  .record({
    width: fc.integer({ min: 320, max: 2500 }),
    height: fc.integer({ min: 290, max: 1400 }),
    chats: fc.integer({ min: 1, max: 64 }),
    gateways: fc.integer({ min: 1, max: 16 }),
    design: fc.constantFrom(...CATALOGUE),
    placement: fc.constantFrom(...PLACEMENT_IDS),
    withEntry: fc.boolean(),
    largeType: fc.boolean(),
    seatShards: fc.integer({ min: 1, max: 40 }),
    chatShards: fc.integer({ min: 1, max: 20 }),
    besides: fc.nat(3),
    otherStrips: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 2 }),
  })
  .chain((sizes) =>
    fc.integer({ min: 1, max: Math.floor(64 / sizes.chats) }).chain((members) =>
      fc.array(fc.nat(sizes.gateways - 1), { minLength: sizes.chats * members, maxLength: sizes.chats * members }).map((seats) => ({
        ...sizes,
        people: sizes.chats * members,
        chatOf: (person: number) => Math.floor(person / members),
        seats,
        visitors: new Map<number, number>(),
        roles: rolesFor(sizes.design, sizes.placement),
        beside: Array.from({ length: sizes.besides }, (_, index) => madeUp('beside', index)),
        strips: stripsFor(sizes),
        entry: sizes.withEntry ? entryFor(sizes.design, sizes.placement) : [],
        topicPerPerson: spaceOf(sizes.design, 'topic') === 'person',
        topicPerGateway: false,
        scale: scaleFor(sizes.width, sizes.height, sizes.largeType),
      })),
    ),
  );

function everyInput(check: (map: SeatMap, input: SeatMapInput) => void): void {
  fc.assert(
    fc.property(inputs, (input) => {
      check(seatMap(input), input);
    }),
    { numRuns: 300 },
  );
}

const HAIR = 1e-6;
const right = (box: Box): number => box.x + box.width;
const bottom = (box: Box): number => box.y + box.height;
const chatOf = (input: SeatMapInput, person: number): number => input.chatOf(person);

function expectInside(inner: Box, outer: Box, what: string): void {
  expect(inner.x, `${what}: left`).toBeGreaterThanOrEqual(outer.x - HAIR);
  expect(inner.y, `${what}: top`).toBeGreaterThanOrEqual(outer.y - HAIR);
  expect(right(inner), `${what}: right`).toBeLessThanOrEqual(right(outer) + HAIR);
  expect(bottom(inner), `${what}: bottom`).toBeLessThanOrEqual(bottom(outer) + HAIR);
}
/** No two of these boxes share a point. */
function expectApart(boxes: readonly Box[]): void {
  const areApart = (one: Box, other: Box): boolean => right(one) < other.x || right(other) < one.x || bottom(one) < other.y || bottom(other) < one.y;
  expect(boxes.flatMap((one, index) => boxes.slice(0, index).filter((other) => !areApart(one, other)).map((other) => [one, other]))).toEqual([]);
}
const disc = ({ x, y }: Point, radius: number): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });

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
      const boxes = [...map.columns, ...map.rows, ...map.chatApis, ...map.topics, ...map.trays, ...map.entry.map(({ box }) => box)];
      const strips = map.storages.flatMap(({ box, shards }) => [box, ...shards]);
      for (const { width, height } of [...boxes, ...strips]) expect(Math.min(width, height)).toBeGreaterThan(0);
    });
  });

  it('seats everybody in the column of their gateway and the row of their chat', () => {
    everyInput((map, input) => {
      expect(map.people).toHaveLength(input.people);
      map.people.forEach((point, person) => {
        const column = map.columns[input.seats[person]!]!;
        const row = map.rows[chatOf(input, person)]!;
        const cell = { x: column.x, y: row.y, width: column.width, height: row.height };
        expectInside(disc(point, map.grid.radius), cell, `u${String(person + 1)}`);
      });
    });
  });

  it('seats nobody on anybody else', () => {
    everyInput((map) => {
      const { people, grid } = map;
      for (let one = 0; one < people.length; one++) {
        for (let other = 0; other < one; other++) {
          const distance = Math.hypot(people[one]!.x - people[other]!.x, people[one]!.y - people[other]!.y);
          expect(distance, `u${String(other + 1)} and u${String(one + 1)}`).toBeGreaterThanOrEqual(1.6 * grid.radius);
        }
      }
    });
  });

  it('names people only where there is room for 11 px of type between two of them', () => {
    everyInput(({ grid, people, rows }, input) => {
      if (!grid.labelled) return;
      const type = 11 * input.scale;
      expect(grid.slotHeight - 2 * grid.radius).toBeGreaterThanOrEqual(type);
      expect(grid.labelDrop).toBeGreaterThanOrEqual(grid.radius + 0.7 * type);
      // Two digits behind the "u" take about two ems.
      expect(grid.slotWidth).toBeGreaterThanOrEqual(2 * type);
      people.forEach((point, person) => {
        expect(point.y + grid.labelDrop, `the name of u${String(person + 1)}`).toBeLessThanOrEqual(bottom(rows[chatOf(input, person)]!));
      });
    });
  });

  it('keeps columns apart, beside each other, and inside the picture', () => {
    everyInput((map, input) => {
      expect(map.columns).toHaveLength(input.gateways);
      map.columns.forEach((column, gateway) => {
        expectInside(column, { x: 0, y: 0, width: map.width, height: map.height }, `GW${String(gateway + 1)}`);
        if (gateway > 0) expect(column.x).toBeGreaterThan(right(map.columns[gateway - 1]!));
      });
    });
  });

  it('keeps rows apart, one below the other, across all columns', () => {
    everyInput((map, input) => {
      expect(map.rows).toHaveLength(input.chats);
      map.rows.forEach((row, chat) => {
        if (chat > 0) expect(row.y).toBeGreaterThan(bottom(map.rows[chat - 1]!));
        expect(row.x).toBeLessThanOrEqual(map.columns[0]!.x);
        expect(right(row)).toBeGreaterThanOrEqual(right(map.columns.at(-1)!));
      });
    });
  });

  it('puts a tray at the foot of each column, below all rows', () => {
    everyInput((map) => {
      map.trays.forEach((tray, gateway) => {
        expectInside(tray, map.columns[gateway]!, `tray of GW${String(gateway + 1)}`);
        expect(tray.y).toBeGreaterThan(bottom(map.rows.at(-1)!));
        const figures = map.trayFigures[gateway]!;
        expect(figures.y).toBeGreaterThan(bottom(tray));
        expect(figures.y).toBeLessThanOrEqual(bottom(map.columns[gateway]!));
      });
    });
  });

  it('runs both lanes of a row inside it, the upper above the lower', () => {
    everyInput((map) => {
      map.rows.forEach((row, chat) => {
        expect(map.upperLanes[chat]).toBeGreaterThan(row.y);
        expect(map.lanes[chat]).toBeGreaterThan(map.upperLanes[chat]!);
        expect(map.lanes[chat]).toBeLessThan(bottom(row));
      });
    });
  });
});

describe('what stands around it', () => {
  it('is each chat’s API and topic at the end of its row, never over the columns', () => {
    everyInput((map) => {
      map.chatApis.forEach((api, chat) => {
        const row = map.rows[chat]!;
        const topic = map.topics[chat];
        for (const box of topic ? [api, topic] : [api]) {
          expect(box.y).toBeGreaterThanOrEqual(row.y - HAIR);
          expect(bottom(box)).toBeLessThanOrEqual(bottom(row) + HAIR);
          expect(right(box)).toBeLessThanOrEqual(map.stacked ? map.width : row.x);
        }
        if (topic) expect(topic.x).toBeGreaterThan(right(api));
      });
    });
  });

  it('is only what the design and its way of connecting use', () => {
    everyInput((map, input) => {
      expect(map.storages.map(({ role, count }) => ({ role, count }))).toEqual(input.strips);
      expect(map.beside.map(({ role }) => role)).toEqual(input.beside);
      expect(map.topics).toHaveLength(input.roles.has('topic') && !input.topicPerPerson ? input.chats : 0);
      expect(map.entry.map(({ role }) => role)).toEqual(input.entry);
    });
  });

  it('is what else each chat has one of, at the end of its row, over nothing else', () => {
    everyInput((map) => {
      map.rows.forEach((row, chat) => {
        const topic = map.topics[chat];
        const heads = [map.chatApis[chat]!, ...(topic ? [topic] : []), ...map.beside.map(({ boxes }) => boxes[chat]!)];
        expectApart(heads);
        for (const { boxes } of map.beside) {
          const box = boxes[chat]!;
          expect(Math.min(box.width, box.height)).toBeGreaterThan(0);
          expectInside(box, { x: 0, y: row.y, width: map.stacked ? right(row) : row.x - 16, height: row.height }, 'a box beside a row');
          if (map.stacked) expect(bottom(box)).toBeLessThan(map.upperLanes[chat]!);
        }
      });
    });
  });

  it('is no storage over another or over a row', () => {
    everyInput((map) => {
      const strips = map.storages.map(({ box }) => box);
      expectApart(map.stacked ? strips : [...strips, ...map.rows, ...map.beside.flatMap(({ boxes }) => boxes)]);
    });
  });

  it('is every shard inside its storage, and no storage over a column', () => {
    everyInput((map) => {
      for (const { box, shards, count, role } of map.storages) {
        expectInside(box, { x: 0, y: 0, width: map.width, height: map.height }, role);
        expect([0, count]).toContain(shards.length);
        shards.forEach((shard, index) => {
          expectInside(shard, box, `${role} ${String(index)}`);
          if (index > 0) expect(shard.x).toBeGreaterThan(right(shards[index - 1]!));
        });
        if (map.stacked) expect(bottom(box)).toBeLessThanOrEqual(map.columns[0]!.y);
        else expect(right(box)).toBeLessThan(map.columns[0]!.x);
      }
    });
  });

  it('is the ways in above the columns, and a spot to wait for everybody', () => {
    everyInput((map, input) => {
      expect(map.waiting).toHaveLength(input.people);
      for (const { box, role } of map.entry) {
        expectInside(box, { x: 0, y: 0, width: map.width, height: map.columns[0]!.y }, role);
      }
    });
  });
});
