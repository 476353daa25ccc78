/** How the people of one cell stand: a grid of equal slots, the same in every cell of the picture. */

export interface SlotGrid {
  readonly across: number;
  readonly lines: number;
  readonly slotWidth: number;
  readonly slotHeight: number;
  /** Radius of a person's mark. */
  readonly radius: number;
  /** Radius that there is room for; a mark is never smaller than can be seen. */
  readonly room: number;
  /** There is room for a name below each person, at 11 px or more. */
  readonly labelled: boolean;
  /** From a person's middle down to the baseline of the name. */
  readonly labelDrop: number;
}

interface Crowd {
  readonly people: number;
  readonly chatOf: (person: number) => number;
  readonly gateways: number;
  readonly seats: ArrayLike<number>;
  /** Most visitors at once, by chat · gateways + gateway. */
  readonly visitors: ReadonlyMap<number, number>;
  readonly scale: number;
}

/** Height of a name below a person. */
export const LABEL_HEIGHT = 17;
const LABEL_WIDTH = 27;

/** A grid for visitors too may make marks smaller by this much; beyond, visitors share slots. */
const LEAST_OF_RADIUS = 0.7;

/** The largest grid that holds the fullest cell; where there are visitors, with at least one slot for them. */
export function personSlots(crowd: Crowd, cellWidth: number, cellHeight: number, laneInset: number): SlotGrid {
  const { scale } = crowd;
  const width = cellWidth - 6;
  const height = cellHeight - laneInset - 8;
  const members = membersByCell(crowd);
  let least = [...members.values()].reduce((fullest, inside) => Math.max(fullest, inside), 1);
  let most = least;
  for (const [cell, visitors] of crowd.visitors) {
    const inside = members.get(cell) ?? 0;
    least = Math.max(least, inside + 1);
    most = Math.max(most, inside + visitors);
  }
  const narrowest = largestGrid(least, width, height, scale);
  for (let slots = most; slots > least; slots--) {
    const grid = largestGrid(slots, width, height, scale);
    if (grid.labelled === narrowest.labelled && grid.room >= LEAST_OF_RADIUS * narrowest.room) return grid;
  }
  return narrowest;
}

function largestGrid(slots: number, width: number, height: number, scale: number): SlotGrid {
  let best: SlotGrid | undefined;
  for (let across = 1; across <= slots; across++) {
    const grid = gridOf(across, Math.ceil(slots / across), width, height, scale);
    if (!best || better(grid, best)) best = grid;
  }
  return best!;
}

function better(a: SlotGrid, b: SlotGrid): boolean {
  if (a.labelled !== b.labelled) return a.labelled;
  return a.room > b.room + 0.01;
}

function gridOf(across: number, lines: number, width: number, height: number, scale: number): SlotGrid {
  const slotWidth = Math.min(76 * scale, width / across);
  const slotHeight = Math.min(78 * scale, height / lines);
  const labelled = slotWidth >= LABEL_WIDTH * scale && slotHeight >= (12 + LABEL_HEIGHT) * scale;
  const room = labelled ? slotHeight - LABEL_HEIGHT * scale : slotHeight;
  const fits = Math.min(13 * scale, room * 0.34, slotWidth * 0.32);
  const radius = Math.max(1.2, fits);
  return { across, lines, slotWidth, slotHeight, radius, room: fits, labelled, labelDrop: radius + 17 * scale };
}

/** How many members sit in each cell that has any, by chat · gateways + gateway. */
export function membersByCell({ people, chatOf, gateways, seats }: Pick<Crowd, 'people' | 'chatOf' | 'gateways' | 'seats'>): ReadonlyMap<number, number> {
  const members = new Map<number, number>();
  for (let person = 0; person < people; person++) {
    const cell = chatOf(person) * gateways + seats[person]!;
    members.set(cell, (members.get(cell) ?? 0) + 1);
  }
  return members;
}

/** More do not share a slot, unless all do. */
const MOST_SHARING = 4;

/** How visitors come to the slots that are left: so many have one alone, and the others share so many. */
export function sharing(left: number, visitors: number): { readonly alone: number; readonly shared: number; readonly each: number } {
  if (visitors <= left) return { alone: visitors, shared: 1, each: 1 };
  let shared = 1;
  const each = (): number => Math.ceil((visitors - left + shared) / shared);
  while (shared < left && each() > MOST_SHARING) shared++;
  return { alone: left - shared, shared, each: each() };
}

/** How visitors share one slot: so many across and down, with as much room for each as can be. */
export function sharedOut({ slotWidth, slotHeight }: SlotGrid, visitors: number): { readonly across: number; readonly down: number } {
  let best = { across: Math.max(1, visitors), down: 1 };
  const roomOf = ({ across, down }: typeof best): number => Math.min(slotWidth / across, slotHeight / down);
  for (let down = 2; down <= visitors; down++) {
    const shares = { across: Math.ceil(visitors / down), down };
    if (roomOf(shares) > roomOf(best)) best = shares;
  }
  return best;
}
