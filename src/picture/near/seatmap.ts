/**
 * The geometry of the seat map: rows are chats, columns are gateways, and each person sits where
 * the two cross. A pure function of sizes; lengths are CSS pixels of the stage.
 */
import type { Role } from '../../model/design';
import { NO_SOCKET } from '../../model/secondsockets';
import { BOTTOM, ENTRY, frameOf, hasTopicBoxes, STRIP, type Frame, type SeatMapInput } from './frame';
import { headsOf, slotInRack } from './heads';
import { membersByCell, personSlots, sharedOut, sharing, type SlotGrid } from './slots';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a person stands, and how much room they have there. */
export interface Spot extends Point {
  readonly radius: number;
  readonly width: number;
  /** There is room for a name. */
  readonly labelled: boolean;
}

export interface StorageStrip {
  readonly role: Role;
  readonly box: Box;
  /** One box a shard, or none when there are too many to draw. */
  readonly shards: readonly Box[];
  readonly count: number;
}

export interface SeatMap {
  readonly width: number;
  readonly height: number;
  /** Row heads stand inside the rows: the narrow form. */
  readonly stacked: boolean;
  readonly topicPerPerson: boolean;
  /** Each gateway has a topic of its own: it has no box, and is where its copies come in. */
  readonly topicPerGateway: boolean;
  readonly entry: readonly { readonly role: Role; readonly box: Box }[];
  /** Where a person waits before connecting. */
  readonly waiting: readonly Point[];
  /** By gateway, wherever it stands. */
  readonly columns: readonly Box[];
  /** Middle of a column's head, where connections arrive. */
  readonly heads: readonly Point[];
  readonly headHeight: number;
  /** A column is too narrow for a line of words: its name alone. */
  readonly terse: boolean;
  /** Too narrow even for a name. */
  readonly numbersOnly: boolean;
  readonly rows: readonly Box[];
  readonly chatApis: readonly Box[];
  /** One topic a chat; empty for other designs. */
  readonly topics: readonly Box[];
  /** One topic a person: a rack a chat, and in it a slot a person; both empty for other designs. */
  readonly racks: readonly Box[];
  readonly rackSlots: readonly Box[];
  /** What else each chat has one of: a box a chat. */
  readonly beside: readonly { readonly role: Role; readonly boxes: readonly Box[] }[];
  /** Middle of the trunk along which a row's copies run, by chat, and how thick it is. */
  readonly trunks: readonly number[];
  readonly trunkWidth: number;
  /** Height at which postings leave a row, by chat: below the trunk, above the people. */
  readonly ceilings: readonly number[];
  /** By person where each has a topic: where their strand turns down to the dock of their cell. */
  readonly strands: readonly Point[];
  /** Where copies come into each cell, by chat · gateways + gateway. */
  readonly docks: readonly Box[];
  readonly people: readonly Point[];
  readonly chatOf: (person: number) => number;
  /** By chat · gateways + gateway, where visitors stand, by their place. */
  readonly visitors: ReadonlyMap<number, readonly Spot[]>;
  /** By person, of those who hold a second socket for their own chat: where that is. */
  readonly seconds: ReadonlyMap<number, Spot>;
  readonly grid: SlotGrid;
  readonly storages: readonly StorageStrip[];
  /** x of the line that leads from the Chat APIs down to the storages. */
  readonly busX: number;
  /** Room for the two piles of each gateway, which stand on its lower edge. */
  readonly piles: readonly Box[];
  /** Where the key of the piles ends; null where there is no room for one. */
  readonly pileKey: Point | null;
}

/** Lays out the whole picture. Its height may exceed the height asked for when there are many rows. */
export function seatMap(asked: SeatMapInput): SeatMap {
  const frame = frameOf(asked);
  const { input } = frame;
  const { stacked, top, headHeight, rowHeight, rowGap, columnWidth, columnGap, gutter } = frame;
  const { scale } = input;
  const rowsTop = top + headHeight;
  const rowsBottom = rowsTop + input.chats * (rowHeight + rowGap);
  const columnsBottom = rowsBottom + frame.pilesHeight;
  const columns = range(input.gateways, (gateway) => ({
    x: gutter + (input.order?.[gateway] ?? gateway) * (columnWidth + columnGap), y: top, width: columnWidth, height: columnsBottom - top,
  }));
  const overhang = Math.min(4, columnGap);
  const rows = range(input.chats, (chat) => ({
    x: gutter - overhang, y: rowsTop + chat * (rowHeight + rowGap), width: input.width - gutter - 8 + 2 * overhang, height: rowHeight,
  }));
  const heads = rows.map((row) => headsOf(row, frame));
  const trunks = rows.map((row) => row.y + frame.rowHead + frame.trunk / 2);
  const ceilings = rows.map((row) => row.y + frame.rowHead + frame.band + 3);
  const docks = rows.flatMap((row, chat) => columns.map((column) => dockBox(row, column, ceilings[chat]!, frame)));
  const grid = personSlots(input, peopleWidth(frame), rowHeight - frame.rowHead - frame.band - 3 - FLOOR);
  const racks = input.topicPerPerson ? heads.map(({ topic }) => topic!) : [];
  const baseline = columnsBottom - 27 * scale;
  const terse = columnWidth < 128 * scale;
  return {
    width: input.width, height: columnsBottom + (stacked ? frame.stripsHeight : 0) + BOTTOM, stacked, topicPerPerson: input.topicPerPerson, topicPerGateway: input.topicPerGateway, columns, rows, grid, trunks, ceilings, docks, racks,
    entry: entryBoxes(frame),
    waiting: range(input.people, (person) => ({ x: gutter + ((person + 0.5) / input.people) * (input.width - gutter - 8), y: (ENTRY.waiting / 2) * scale })),
    heads: columns.map((column) => ({ x: column.x + column.width / 2, y: column.y + headHeight / 2 })),
    headHeight,
    terse,
    numbersOnly: columnWidth < 42 * scale,
    chatApis: heads.map(({ chatApi }) => chatApi),
    topics: hasTopicBoxes(input) ? heads.map(({ topic }) => topic!) : [],
    rackSlots: input.topicPerPerson ? slotsInRacks(input, racks) : [],
    beside: input.beside.map((role, index) => ({ role, boxes: heads.map(({ beside }) => beside[index]!) })),
    trunkWidth: frame.trunk,
    strands: input.topicPerPerson ? strandsOf(input, rows, docks, frame) : [],
    chatOf: input.chatOf,
    ...peoplePoints(frame, columns, rows, ceilings, grid),
    storages: storageStrips(frame, columnsBottom),
    busX: stacked ? 3 : 6 * scale,
    piles: columns.map((column) => {
      const inset = Math.min(10, column.width * 0.08);
      return { x: column.x + inset, y: rowsBottom + 8, width: column.width - 2 * inset, height: baseline - rowsBottom - 8 };
    }),
    pileKey: stacked ? null : { x: gutter - 12 * scale, y: rowsBottom + 20 * scale },
  };
}

/** Middle of the pile of copies, and of the pile of writes beside it. */
export function pilesIn({ x, width }: Pick<Box, 'x' | 'width'>): { readonly copies: number; readonly writes: number; readonly width: number } {
  const pile = Math.min(width * 0.3, 96);
  const middle = x + width / 2;
  const apart = Math.min(width * 0.25, pile * 0.62 + 4);
  return { copies: middle - apart, writes: middle + apart, width: pile };
}

/** What lies between the lowest person and the row's edge. */
const FLOOR = 3;

function dockBox(row: Box, column: Box, ceiling: number, { dockWidth, dockHeight, dockInset }: Frame): Box {
  const middle = (ceiling + row.y + row.height - FLOOR) / 2;
  return { x: column.x + dockInset, y: middle - dockHeight / 2, width: dockWidth, height: dockHeight };
}

function peopleWidth({ columnWidth, dockInset, dockWidth }: Frame): number {
  return columnWidth - dockInset - dockWidth - Math.min(6, columnWidth * 0.04) - 3;
}

function peoplePoints(
  frame: Frame, columns: readonly Box[], rows: readonly Box[], ceilings: readonly number[], grid: SlotGrid,
): Pick<SeatMap, 'people' | 'visitors' | 'seconds'> {
  const { input } = frame;
  const { gateways } = input;
  const members = membersByCell(input);
  const slotIn = (cell: number, slot: number): Point => {
    const [chat, gateway] = [Math.floor(cell / gateways), cell % gateways];
    // Where visitors come, all cells keep room for them at the same side, so that nobody has to give way.
    const inside = input.visitors.size > 0 ? grid.across * grid.lines : members.get(cell)!;
    const lines = Math.ceil(inside / grid.across);
    const room = (rows[chat]!.y + rows[chat]!.height - FLOOR - ceilings[chat]!) / lines;
    const middle = columns[gateway]!.x + columns[gateway]!.width - 3 - peopleWidth(frame) / 2;
    return {
      x: middle + ((slot % grid.across) - (Math.min(grid.across, inside) - 1) / 2) * grid.slotWidth,
      y: ceilings[chat]! + (Math.floor(slot / grid.across) + 0.5) * room,
    };
  };
  const placed = new Map<number, number>();
  const visitors = new Map(Array.from(input.visitors, ([cell, most]) => [cell, visitorPlaces(grid, members.get(cell) ?? 0, most, (slot) => slotIn(cell, slot))]));
  return {
    people: range(input.people, (person) => {
      const cell = input.chatOf(person) * gateways + input.seats[person]!;
      const slot = placed.get(cell) ?? 0;
      placed.set(cell, slot + 1);
      return slotIn(cell, slot);
    }),
    visitors,
    seconds: secondSpots(input, visitors),
  };
}

/** Where the second sockets of people are for their own chats. */
function secondSpots({ second, gateways, chatOf }: SeatMapInput, visitors: ReadonlyMap<number, readonly Spot[]>): ReadonlyMap<number, Spot> {
  const spots = new Map<number, Spot>();
  second?.gateway.forEach((gateway, person) => {
    if (gateway !== NO_SOCKET) spots.set(person, visitors.get(chatOf(person) * gateways + gateway)![second.place[person]!]!);
  });
  return spots;
}

/** Visitors stand in the slots that members leave; where these are too few, the last ones share some and are smaller. */
function visitorPlaces(grid: SlotGrid, members: number, most: number, slotAt: (slot: number) => Point): Spot[] {
  const left = grid.across * grid.lines - members;
  const { alone, shared, each } = sharing(left, most);
  const { across, down } = sharedOut(grid, each);
  const [width, height] = [grid.slotWidth / across, grid.slotHeight / down];
  return range(most, (place) => {
    const { x, y } = slotAt(members + (place < alone ? place : alone + ((place - alone) % shared)));
    if (place < alone) return { x, y, radius: grid.radius, width: grid.slotWidth, labelled: grid.labelled };
    const share = Math.floor((place - alone) / shared);
    return {
      x: x + ((share % across) - (across - 1) / 2) * width,
      y: y + (Math.floor(share / across) - (down - 1) / 2) * height,
      radius: Math.max(1.2, Math.min(grid.radius, width * 0.32, height * 0.28)), width, labelled: false,
    };
  });
}

/** People of each chat, counted off: the place of each in their chat, and how many there are. */
function placesInChats({ people, chatOf, chats }: SeatMapInput): { readonly place: readonly number[]; readonly members: readonly number[] } {
  const members = new Array<number>(chats).fill(0);
  return { place: range(people, (person) => members[chatOf(person)]!++), members };
}

function slotsInRacks(input: SeatMapInput, racks: readonly Box[]): Box[] {
  const { place, members } = placesInChats(input);
  return place.map((at, person) => slotInRack(racks[input.chatOf(person)]!, at, members[input.chatOf(person)]!));
}

/** A strand a person, one below the other: whoever sits leftmost has the lowest, so that none crosses another on its way down. */
function strandsOf(input: SeatMapInput, rows: readonly Box[], docks: readonly Box[], frame: Frame): Point[] {
  const { members } = placesInChats(input);
  const columnOf = (person: number): number => input.order?.[input.seats[person]!] ?? input.seats[person]!;
  return range(input.people, (person) => {
    const chat = input.chatOf(person);
    const ofChat = range(input.people, (other) => other).filter((other) => input.chatOf(other) === chat);
    const isBefore = (other: number): boolean => columnOf(other) < columnOf(person) || (columnOf(other) === columnOf(person) && other < person);
    const inCell = ofChat.filter((other) => input.seats[other] === input.seats[person]);
    const dock = docks[chat * input.gateways + input.seats[person]!]!;
    return {
      x: dock.x + ((inCell.indexOf(person) + 0.5) / inCell.length) * dock.width,
      y: rows[chat]!.y + frame.rowHead + 2 + (frame.band - 3) * (1 - (ofChat.filter(isBefore).length + 0.5) / members[chat]!),
    };
  });
}

function entryBoxes(frame: Frame): { role: Role; box: Box }[] {
  const { input, stacked, gutter } = frame;
  const { entry, scale } = input;
  const height = ENTRY.height * scale;
  const gap = ENTRY.gap * scale;
  return entry.map((role, index) => {
    if (!stacked) return { role, box: { x: 6 * scale, y: ENTRY.waiting * scale + gap + index * (height + gap), width: gutter - 22 * scale, height } };
    const width = Math.min(154 * scale, (input.width - 16) / entry.length - 8);
    return { role, box: { x: 8 + index * (width + 8), y: ENTRY.waiting * scale, width, height } };
  });
}

/** Most shards that are drawn one by one, and the least width that they are drawn at. */
const SHARDS_DRAWN = 16;
const LEAST_SHARD = 2;

function storageStrips(frame: Frame, columnsBottom: number): StorageStrip[] {
  const { input, stacked, gutter } = frame;
  const { scale, strips } = input;
  const height = STRIP.height * scale;
  const share = (input.width - 12) / strips.length;
  return strips.map(({ role, count }, index): StorageStrip => {
    const box = stacked
      ? { x: 6 + index * share, y: columnsBottom + STRIP.gap * scale, width: share - 6, height }
      : { x: 10 * scale, y: columnsBottom - (strips.length - index) * (height + STRIP.gap * scale) + STRIP.gap * scale, width: gutter - 17 * scale, height };
    return { role, box, count, shards: count <= SHARDS_DRAWN ? shardBoxes(box, count, scale) : [] };
  });
}

function shardBoxes(box: Box, count: number, scale: number): Box[] {
  const width = Math.min(28 * scale, (box.width - 8) / count - 3);
  if (width < LEAST_SHARD) return [];
  return range(count, (shard) => ({ x: box.x + 5 + shard * (width + 3), y: box.y + 18 * scale, width, height: 11 * scale }));
}

function range<Value>(length: number, make: (index: number) => Value): Value[] {
  return Array.from({ length }, (_, index) => make(index));
}
