/** How the picture's room is shared out: gutter, heads, rows, piles. Lengths are CSS pixels of the stage. */
import type { Crowd } from './slots';
import type { Role } from '../../model/design';
import type { SecondSockets } from '../../model/secondsockets';

export interface SeatMapInput extends Crowd {
  readonly width: number;
  readonly height: number;
  readonly chats: number;
  /** Second sockets for the chats that people belong to; null where nobody holds two. */
  readonly second: Pick<SecondSockets, 'gateway' | 'place'> | null;
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
  /** Type for the back row: words that are not needed give way. */
  readonly largeType: boolean;
  /** The column in which each gateway stands, from the left; null where they stand in their order. */
  readonly order: readonly number[] | null;
}

export interface Frame {
  readonly input: SeatMapInput;
  /** Row heads stand inside the rows: the narrow form. */
  readonly stacked: boolean;
  /** Room at the left for what belongs to each chat. */
  readonly gutter: number;
  readonly top: number;
  readonly headHeight: number;
  readonly columnWidth: number;
  readonly columnGap: number;
  readonly rowHeight: number;
  readonly rowGap: number;
  /** Of a row, what its heads take in the narrow form. */
  readonly rowHead: number;
  /** Thickness of the trunk along which a row's copies run, and the band that it, or a strand a person, takes. */
  readonly trunk: number;
  readonly band: number;
  readonly dockWidth: number;
  readonly dockHeight: number;
  /** From a column's edge to its docks. */
  readonly dockInset: number;
  readonly pilesHeight: number;
  readonly stripsHeight: number;
}

/** Below this width the row heads stand inside the rows; below the other where the picture is low. */
const STACKED_BELOW = 700;
const LOW_STACKED_BELOW = 380;
const LOW_BELOW = 330;
/** At scale 1. */
const GUTTER = 132;
const HEAD = 26;
export const ENTRY = { height: 20, gap: 3, waiting: 14 } as const;
export const STRIP = { height: 34, gap: 4, key: 54 } as const;
const LEAST_PILES = { roomy: 92, tight: 70 } as const;

/** Shares out the room. Where the rows would not have theirs, storages and then the ways in are left out, and at last all stands closer. */
export function frameOf(input: SeatMapInput): Frame {
  const bare = { ...input, strips: [], entry: [] };
  const whole = sharedOut(input);
  const reduced = [whole, sharedOut({ ...input, strips: [] }), sharedOut(bare)];
  if (whole.stacked) reduced.push(sharedOut(bare, true));
  return reduced.find(fits) ?? (whole.stacked ? reduced[2]! : whole);
}

function fits({ input, stacked, top, headHeight, rowHeight, rowGap, pilesHeight, stripsHeight }: Frame): boolean {
  const below = pilesHeight + (stacked ? stripsHeight : 0) + BOTTOM;
  return top + headHeight + input.chats * (rowHeight + rowGap) + below <= input.height + 0.5;
}

/** @param isClose rows and piles of the narrow form are as low as they can be read, so that no number lies below the edge */
function sharedOut(input: SeatMapInput, isClose = false): Frame {
  const { width, height, chats, gateways, scale, strips } = input;
  const isLow = height < LOW_BELOW * scale;
  const stacked = width < (isLow ? LOW_STACKED_BELOW : STACKED_BELOW) * (input.largeType ? 1.25 : 1);
  const gutter = stacked ? 6 : Math.min(GUTTER * scale, width * 0.19);
  const entryLine = stacked && input.entry.length > 0 ? (ENTRY.height + ENTRY.gap) * scale : 0;
  const top = (input.entry.length > 0 ? ENTRY.waiting * scale : 3) + entryLine;
  const headHeight = Math.max(HEAD, stacked ? 0 : input.entry.length * (ENTRY.height + ENTRY.gap) + ENTRY.gap) * scale;
  const columnGap = gateways > 8 ? 4 : stacked ? 4 : 8;
  const columnWidth = (width - gutter - RIGHT + columnGap) / gateways - columnGap;
  const stripsHeight = strips.length === 0 ? 0 : stacked ? (STRIP.height + STRIP.gap) * scale : (STRIP.key + strips.length * (STRIP.height + STRIP.gap)) * scale;
  const pilesHeight = Math.max((stacked || isLow ? LEAST_PILES.tight : LEAST_PILES.roomy) * scale, isClose ? 0 : height * 0.19, stacked ? 0 : stripsHeight);
  const rowGap = chats > 12 || isClose ? 3 : chats > 8 || isLow ? 4 : stacked ? 5 : 8;
  const rowHead = stacked ? (chats > 12 ? 16 : isClose ? 20 : 22) * scale : 0;
  const least = stacked ? rowHead + (isClose ? 24 : chats <= 4 ? 38 : 26) * scale : (chats > 10 || isLow ? 19 : 26) * scale;
  const roomForRows = height - top - headHeight - pilesHeight - (stacked ? stripsHeight : 0) - BOTTOM;
  const rowHeight = Math.max(least, roomForRows / chats - rowGap);
  return {
    input, stacked, gutter, top, headHeight, columnWidth, columnGap, rowHeight, rowGap, rowHead, pilesHeight, stripsHeight,
    ...cellParts(input, columnWidth, rowHeight - rowHead),
  };
}

/** Left free at the right and at the bottom, for lines that stand over their column. */
const RIGHT = 8;
export const BOTTOM = 4;

/** What a cell of this size holds besides people. */
function cellParts(input: SeatMapInput, width: number, height: number): Pick<Frame, 'trunk' | 'band' | 'dockWidth' | 'dockHeight' | 'dockInset'> {
  const { scale } = input;
  const trunk = Math.max(3, Math.min(7 * scale, height * 0.09));
  const band = input.topicPerPerson ? Math.min(height * 0.26, Math.max(trunk, 3 * fullestChat(input))) : trunk;
  return {
    trunk,
    band,
    dockWidth: Math.max(Math.min(14 * scale, width * 0.3), Math.min(40 * scale, width * 0.2)),
    dockHeight: Math.min(42 * scale, Math.max(8, (height - band) * 0.42)),
    dockInset: Math.max(2, Math.min(8 * scale, width * 0.06)),
  };
}

/** How many members the largest chat has. */
function fullestChat({ people, chatOf }: Crowd): number {
  const members = new Map<number, number>();
  for (let person = 0; person < people; person++) members.set(chatOf(person), (members.get(chatOf(person)) ?? 0) + 1);
  return [...members.values()].reduce((most, inside) => Math.max(most, inside), 1);
}

/** Each chat has a topic, which has a box. */
export function hasTopicBoxes({ roles, topicPerPerson, topicPerGateway }: SeatMapInput): boolean {
  return roles.has('topic') && !topicPerPerson && !topicPerGateway;
}
