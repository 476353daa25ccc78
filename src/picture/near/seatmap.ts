/**
 * The geometry of the seat map: rows are chats, columns are gateways, and each person sits where
 * the two cross. A pure function of sizes; lengths are CSS pixels of the stage.
 */
import type { Role } from '../../model/design';
import { LABEL_HEIGHT, membersByCell, personSlots, sharedOut, sharing, type SlotGrid } from './slots';

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

export interface SeatMapInput {
  readonly width: number;
  readonly height: number;
  readonly chats: number;
  readonly people: number;
  readonly chatOf: (person: number) => number;
  readonly gateways: number;
  /** Gateway of each person, by person. */
  readonly seats: ArrayLike<number>;
  /** Most visitors at once, by chat · gateways + gateway; empty where nobody switches. */
  readonly visitors: ReadonlyMap<number, number>;
  /** Roles that the design's messages meet. */
  readonly roles: ReadonlySet<Role>;
  /** Of them what each chat has one of, apart from its Chat API and its topic. */
  readonly beside: readonly Role[];
  /** What is cut into shards, and into how many. */
  readonly strips: readonly { readonly role: Role; readonly count: number }[];
  /** What stands at the top: how people come in. Empty when it is not drawn. */
  readonly entry: readonly Role[];
  /** One topic a person rather than one a chat. */
  readonly topicPerPerson: boolean;
  /** Each gateway has a topic of its own: it has no box, and is where its copies come in. */
  readonly topicPerGateway: boolean;
  /** Factor of type and line sizes: 1, or more in the projector theme. */
  readonly scale: number;
  /** Type for the back row: words that are not needed give way. */
  readonly largeType: boolean;
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
  readonly columns: readonly Box[];
  /** Middle of a column's head, where connections arrive. */
  readonly heads: readonly Point[];
  readonly headsY: number;
  /** A column is too narrow for a line of words: its name alone, and two lines of figures. */
  readonly terse: boolean;
  /** Too narrow even for a name. */
  readonly numbersOnly: boolean;
  readonly rows: readonly Box[];
  readonly chatApis: readonly Box[];
  /** One topic a chat; empty for other designs. */
  readonly topics: readonly Box[];
  /** What else each chat has one of: a box a chat. */
  readonly beside: readonly { readonly role: Role; readonly boxes: readonly Box[] }[];
  /** Height of the line along which a row's copies run, and of the one above its people. */
  readonly lanes: readonly number[];
  readonly upperLanes: readonly number[];
  readonly people: readonly Point[];
  readonly chatOf: (person: number) => number;
  /** By chat · gateways + gateway, where visitors stand, by their place. */
  readonly visitors: ReadonlyMap<number, readonly Spot[]>;
  readonly grid: SlotGrid;
  readonly storages: readonly StorageStrip[];
  /** x of the line that leads from the Chat APIs down to the storages. */
  readonly busX: number;
  readonly trays: readonly Box[];
  readonly trayFigures: readonly Point[];
  /** Where the words beside the trays begin; null where there is no room beside. */
  readonly trayWords: Point | null;
}

/** Below this width the row heads stand inside the rows. */
const STACKED_BELOW = 700;

interface Frame {
  readonly input: SeatMapInput;
  readonly stacked: boolean;
  readonly gutter: number;
  readonly top: number;
  readonly columnWidth: number;
  readonly columnGap: number;
  readonly left: number;
  readonly headHeight: number;
  readonly rowHeight: number;
  readonly rowGap: number;
  readonly rowHead: number;
  readonly trayHeight: number;
  readonly storageHeight: number;
}

function frameOf(input: SeatMapInput): Frame {
  const { width, height, chats, gateways, scale } = input;
  const stacked = width < STACKED_BELOW * (input.largeType ? 1.25 : 1);
  // Large type leaves no room for words beside the trays.
  const gutter = stacked ? 8 : input.largeType ? 192 * scale + 24 : 286 * scale;
  const entryHeight = input.entry.length > 0 ? 58 * scale : 0;
  const storageHeight = stacked && input.strips.length > 0 ? 54 * scale : 0;
  const top = entryHeight + storageHeight + 4;
  const columnGap = gateways > 8 ? 4 : stacked ? 6 : 10;
  const room = width - gutter - (stacked ? 8 : 14);
  const columnWidth = Math.min(300 * scale, (room + columnGap) / gateways - columnGap);
  const used = gateways * (columnWidth + columnGap) - columnGap;
  const headHeight = 38 * scale;
  const stripsHeight = stacked ? 0 : 12 + input.strips.length * (STRIP_HEIGHT * scale + STRIP_GAP) - STRIP_GAP;
  const trayHeight = Math.max((stacked ? 88 : 116) * scale, stripsHeight, Math.min(180 * scale, height * 0.27));
  const rowGap = chats > 8 ? 3 : 8;
  const rowHead = stacked ? (chats > 12 ? 16 : 22) * scale : 0;
  const roomForRows = height - top - headHeight - trayHeight - 8;
  const least = stacked ? rowHead + (chats <= 4 ? 46 : 34) * scale : leastHeads(input);
  const rowHeight = Math.min((stacked ? 150 : 236) * scale, Math.max(least, roomForRows / chats - rowGap));
  return {
    input, stacked, gutter, top, columnWidth, columnGap, headHeight, rowHeight, rowGap, rowHead, trayHeight, storageHeight,
    left: gutter + Math.max(0, (room - used) / 2),
  };
}

/** Lays out the whole picture. Its height may exceed the height asked for when there are many rows. */
export function seatMap(input: SeatMapInput): SeatMap {
  const frame = frameOf(input);
  const { stacked, top, headHeight, rowHeight, rowGap, trayHeight, columnWidth, columnGap, left } = frame;
  const rowsTop = top + headHeight;
  const rowsBottom = rowsTop + input.chats * (rowHeight + rowGap);
  const columnsBottom = rowsBottom + trayHeight;
  const columns = range(input.gateways, (index) => ({
    x: left + index * (columnWidth + columnGap), y: top, width: columnWidth, height: columnsBottom - top,
  }));
  const terse = columnWidth < 104 * input.scale;
  const trayInset = Math.min(8, columnWidth * 0.12);
  const overhang = Math.min(10, columnGap);
  const right = columns[columns.length - 1]!.x + columnWidth;
  const rows = range(input.chats, (chat) => ({
    x: left - overhang, y: rowsTop + chat * (rowHeight + rowGap), width: right - left + 2 * overhang, height: rowHeight,
  }));
  const laneInset = Math.min(13 * input.scale, rowHeight * 0.22);
  const lanes = rows.map((row) => row.y + row.height - laneInset);
  const upperLanes = rows.map((row) => row.y + frame.rowHead + Math.min(7, rowHeight * 0.12));
  // Envelopes stand on the lane: people and their names keep clear of them.
  const envelope = Math.min(7 * input.scale, rowHeight * 0.1);
  const floors = lanes.map((lane) => lane - envelope);
  const grid = personSlots(input, columnWidth, rowHeight - frame.rowHead, laneInset + envelope);
  return {
    width: input.width, height: columnsBottom + 6, stacked, topicPerPerson: input.topicPerPerson, topicPerGateway: input.topicPerGateway, columns, rows, lanes, upperLanes, grid,
    entry: entryBoxes(frame),
    waiting: waitingSpots(frame),
    heads: columns.map((column) => ({ x: column.x + column.width / 2, y: column.y + headHeight / 2 })),
    headsY: top + 23 * input.scale,
    terse,
    numbersOnly: columnWidth < 42 * input.scale,
    chatApis: rows.map((row) => chatApiBox(row, frame)),
    topics: hasTopics(input) ? rows.map((row) => topicBox(row, frame)) : [],
    beside: input.beside.map((role, index) => ({ role, boxes: rows.map((row) => besideBox(row, frame, index)) })),
    chatOf: input.chatOf,
    ...peoplePoints(input, columns, upperLanes, floors, grid),
    storages: storageStrips(frame, rowsBottom, columnsBottom),
    busX: stacked ? 5 : 9,
    trays: columns.map((column) => ({
      x: column.x + trayInset, y: rowsBottom + 8, width: column.width - 2 * trayInset, height: trayHeight - (terse ? 60 : 44) * input.scale,
    })),
    trayFigures: columns.map((column) => ({ x: column.x + column.width / 2, y: columnsBottom - 12 * input.scale })),
    trayWords: stacked || input.largeType ? null : { x: left - overhang - 10, y: rowsBottom + 26 * input.scale },
  };
}

function peoplePoints(
  input: SeatMapInput, columns: readonly Box[], ceilings: readonly number[], floors: readonly number[], grid: SlotGrid,
): Pick<SeatMap, 'people' | 'visitors'> {
  const { gateways, visitors } = input;
  const members = membersByCell(input);
  const slotIn = (cell: number, slot: number): Point => {
    const [chat, gateway] = [Math.floor(cell / gateways), cell % gateways];
    // Where visitors come, all cells keep room for them at the same side, so that nobody has to give way.
    const inside = visitors.size > 0 ? grid.across * grid.lines : members.get(cell)!;
    const lines = Math.ceil(inside / grid.across);
    return {
      x: columns[gateway]!.x + columns[gateway]!.width / 2 + ((slot % grid.across) - (Math.min(grid.across, inside) - 1) / 2) * grid.slotWidth,
      y: (ceilings[chat]! + floors[chat]!) / 2 + (Math.floor(slot / grid.across) + 0.5 - lines / 2) * grid.slotHeight,
    };
  };
  const rise = grid.labelled ? LABEL_HEIGHT * input.scale * 0.45 : 0;
  const placed = new Map<number, number>();
  return {
    people: range(input.people, (person) => {
      const cell = input.chatOf(person) * gateways + input.seats[person]!;
      const slot = placed.get(cell) ?? 0;
      placed.set(cell, slot + 1);
      const { x, y } = slotIn(cell, slot);
      return { x, y: y - rise };
    }),
    visitors: new Map(Array.from(visitors, ([cell, most]) => [cell, visitorPlaces(grid, rise, members.get(cell) ?? 0, most, (slot) => slotIn(cell, slot))])),
  };
}

/** Visitors stand in the slots that members leave; where these are too few, the last ones share some and are smaller. */
function visitorPlaces(grid: SlotGrid, rise: number, members: number, most: number, slotAt: (slot: number) => Point): Spot[] {
  const left = grid.across * grid.lines - members;
  const { alone, shared, each } = sharing(left, most);
  const { across, down } = sharedOut(grid, each);
  const [width, height] = [grid.slotWidth / across, grid.slotHeight / down];
  return range(most, (place) => {
    const { x, y } = slotAt(members + (place < alone ? place : alone + ((place - alone) % shared)));
    if (place < alone) return { x, y: y - rise, radius: grid.radius, width: grid.slotWidth, labelled: grid.labelled };
    const share = Math.floor((place - alone) / shared);
    return {
      x: x + ((share % across) - (across - 1) / 2) * width,
      y: y + (Math.floor(share / across) - (down - 1) / 2) * height,
      radius: Math.max(1.2, Math.min(grid.radius, width * 0.32, height * 0.28)), width, labelled: false,
    };
  });
}

/** At scale 1: a box below a Chat API, how far below it is at least and at most, and how far it is drawn in. */
const BESIDE = { height: 22, leastGap: 6, mostGap: 22, inset: 14, width: 128 } as const;

/** The least height of a row whose heads stand outside: what belongs to the chat stands one below the other. */
function leastHeads({ chats, beside, scale }: SeatMapInput): number {
  if (beside.length === 0) return (chats > 10 ? 19 : 26) * scale;
  return (26 + beside.length * (BESIDE.height + BESIDE.leastGap)) * scale;
}

function chatApiBox(row: Box, frame: Frame): Box {
  const { beside, scale } = frame.input;
  if (frame.stacked) return { x: row.x + 4, y: row.y + 3, width: 92 * scale, height: Math.min(36 * scale, frame.rowHead - 3) };
  const height = Math.min(36 * scale, row.height - 4 - beside.length * (BESIDE.height + BESIDE.leastGap) * scale);
  const below = beside.length * (BESIDE.height * scale + besideGap(row, height, frame));
  return { x: 18, y: row.y + (row.height - height - below) / 2, width: 106 * scale, height };
}

/** Between a Chat API and the box below it, and from there to the next: as much as the row has, within bounds. */
function besideGap(row: Box, apiHeight: number, { input: { beside, scale } }: Frame): number {
  if (beside.length === 0) return 0;
  return Math.min(BESIDE.mostGap * scale, (row.height - 4 - apiHeight) / beside.length - BESIDE.height * scale);
}

/** Below the Chat API, or in the narrow form behind it and its topic, where they share what is left. */
function besideBox(row: Box, frame: Frame, index: number): Box {
  const api = chatApiBox(row, frame);
  const { input, stacked } = frame;
  const { scale } = input;
  if (!stacked) {
    const height = BESIDE.height * scale;
    const gap = besideGap(row, api.height, frame);
    return { x: api.x + BESIDE.inset * scale, y: api.y + api.height + gap + index * (height + gap), width: BESIDE.width * scale, height };
  }
  const before = hasTopics(input) ? topicBox(row, frame) : api;
  const start = before.x + before.width;
  const share = (row.x + row.width - 4 - start) / input.beside.length;
  const gap = Math.min(10 * scale, share / 3);
  return { x: start + index * share + gap, y: api.y, width: Math.min(92 * scale, share - gap), height: api.height };
}

/** Each chat has a topic, which has a box. */
function hasTopics({ roles, topicPerPerson, topicPerGateway }: SeatMapInput): boolean {
  return roles.has('topic') && !topicPerPerson && !topicPerGateway;
}

function topicBox(row: Box, frame: Frame): Box {
  const api = chatApiBox(row, frame);
  const { input } = frame;
  const { scale } = input;
  const x = api.x + api.width + (frame.stacked ? 14 : input.largeType ? 8 : 22) * scale;
  if (!frame.stacked) return { x, y: api.y, width: (input.largeType ? 70 : 80) * scale, height: api.height };
  const share = (row.x + row.width - x - 4) / (1 + input.beside.length);
  return { x, y: api.y, width: Math.min((input.largeType ? 70 : 80) * scale, share), height: api.height };
}

function entryBoxes(frame: Frame): { role: Role; box: Box }[] {
  const { input, left } = frame;
  const { entry, scale } = input;
  const span = input.gateways * (frame.columnWidth + frame.columnGap) - frame.columnGap;
  const width = Math.min(154 * scale, span / Math.max(1, entry.length) - 10);
  const total = entry.length * (width + 24) - 24;
  return entry.map((role, index) => ({
    role,
    box: { x: left + (span - total) / 2 + index * (width + 24), y: 24 * scale, width, height: 26 * scale },
  }));
}

function waitingSpots(frame: Frame): Point[] {
  const { input, left } = frame;
  const { people } = input;
  const span = input.gateways * (frame.columnWidth + frame.columnGap) - frame.columnGap;
  return range(people, (person) => ({ x: left + ((person + 0.5) / people) * span, y: 9 * input.scale }));
}

/** Most shards that are drawn one by one, and the least width that they are drawn at. */
const SHARDS_DRAWN = 16;
const LEAST_SHARD = 2;
/** Height of a strip at scale 1, and what lies between two of them. */
const STRIP_HEIGHT = 46;
const STRIP_GAP = 10;

function storageStrips(frame: Frame, rowsBottom: number, columnsBottom: number): StorageStrip[] {
  const { input, stacked } = frame;
  const { scale, strips } = input;
  const share = (input.width - 22) / strips.length;
  const height = STRIP_HEIGHT * scale;
  const top = Math.max(rowsBottom + 12, columnsBottom - Math.max(2, strips.length) * (height + STRIP_GAP));
  return strips.map(({ role, count }, index): StorageStrip => {
    const box = stacked
      ? { x: 14 + index * share, y: frame.top - frame.storageHeight, width: share - 6, height }
      : { x: 18, y: top + index * (height + STRIP_GAP), width: 142 * scale, height };
    return { role, box, count, shards: count <= SHARDS_DRAWN ? shardBoxes(box, count, scale) : [] };
  });
}

function shardBoxes(box: Box, count: number, scale: number): Box[] {
  const width = Math.min(28 * scale, (box.width - 12) / count - 3);
  if (width < LEAST_SHARD) return [];
  return range(count, (shard) => ({ x: box.x + 8 + shard * (width + 3), y: box.y + 25 * scale, width, height: 14 * scale }));
}

function range<Value>(length: number, make: (index: number) => Value): Value[] {
  return Array.from({ length }, (_, index) => make(index));
}
