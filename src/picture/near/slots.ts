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
  /** There is room for a name inside each mark, at 11 px or more. */
  readonly labelled: boolean;
}

/** Who sits where. */
export interface Crowd {
  readonly people: number;
  readonly chatOf: (person: number) => number;
  readonly gateways: number;
  /** Gateway of each person, by person. */
  readonly seats: ArrayLike<number>;
  /** Most visitors at once, by chat · gateways + gateway; empty where nobody switches. */
  readonly visitors: ReadonlyMap<number, number>;
  /** Factor of type and line sizes: 1, or more in the projector theme. */
  readonly scale: number;
}

/** Of the room that a person has, the share that the mark's radius takes; and its bounds at scale 1. */
const SHARE = 0.36;
const LARGEST = 30;
const LEAST_LABELLED = 10.5;

/** A grid for visitors too may make marks smaller by this much; beyond, visitors share slots. */
const LEAST_OF_RADIUS = 0.7;

/** The largest grid that holds the fullest cell; where there are visitors, with at least one slot for them. */
export function personSlots(crowd: Crowd, width: number, height: number): SlotGrid {
  const { scale } = crowd;
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

/** People stand one below the other as long as their names have room, else so that marks are largest. */
function largestGrid(slots: number, width: number, height: number, scale: number): SlotGrid {
  let best: SlotGrid | undefined;
  for (let across = 1; across <= slots; across++) {
    const grid = gridOf(across, Math.ceil(slots / across), width, height, scale);
    if (grid.labelled) return grid;
    if (!best || grid.room > best.room + 0.01) best = grid;
  }
  return best!;
}

function gridOf(across: number, lines: number, width: number, height: number, scale: number): SlotGrid {
  const slotWidth = width / across;
  const slotHeight = height / lines;
  const room = Math.min(LARGEST * scale, slotWidth * SHARE, slotHeight * SHARE);
  return { across, lines, slotWidth, slotHeight, radius: Math.max(1.2, room), room, labelled: room >= LEAST_LABELLED * scale };
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
