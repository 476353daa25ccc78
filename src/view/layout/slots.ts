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
  readonly scale: number;
}

/** Height of a name below a person. */
export const LABEL_HEIGHT = 17;
const LABEL_WIDTH = 27;

/** The largest grid that holds the fullest cell. */
export function personSlots(crowd: Crowd, cellWidth: number, cellHeight: number, laneInset: number): SlotGrid {
  const most = Math.max(1, fullestCell(crowd));
  const { scale } = crowd;
  const width = cellWidth - 6;
  const height = cellHeight - laneInset - 8;
  let best: SlotGrid | undefined;
  for (let across = 1; across <= most; across++) {
    const grid = gridOf(across, Math.ceil(most / across), width, height, scale);
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

function fullestCell(crowd: Crowd): number {
  const count = new Map<number, number>();
  let most = 0;
  for (let person = 0; person < crowd.people; person++) {
    const cell = crowd.chatOf(person) * crowd.gateways + crowd.seats[person]!;
    const inside = (count.get(cell) ?? 0) + 1;
    count.set(cell, inside);
    most = Math.max(most, inside);
  }
  return most;
}
