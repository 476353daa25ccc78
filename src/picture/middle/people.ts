/** Who sits in which cell, as columns: the people of a cell stand one after the other. Whoever holds a second socket for their chat stands where that is, since there they hear it. */
import { hearingSeat, NEVER, PERSON_STATES, type Seating } from '../../model/seating';

export interface People {
  /** People by cell; those of cell c from `begins[c]` to `begins[c + 1]`, viewers first. */
  readonly order: Uint32Array;
  readonly begins: Uint32Array;
  /** By cell: how many of them are viewers. */
  readonly viewing: Uint32Array;
  /** The most in one cell. */
  readonly fullest: number;
  readonly total: number;
}

const VIEWING = PERSON_STATES.indexOf('viewing');

/**
 * @param chatOf a person's chat
 * @returns by chat · gateways + gateway
 */
export function peopleInCells(seating: Seating, chatOf: (person: number) => number, chats: number, gateways: number): People {
  const { seat, state, connectedMicros } = seating;
  const cells = chats * gateways;
  const begins = new Uint32Array(cells + 1);
  const viewing = new Uint32Array(cells);
  const cellOf = (person: number): number => chatOf(person) * gateways + hearingSeat(seating, person);
  const isHere = (person: number): boolean => connectedMicros[person]! < NEVER;
  for (let person = 0; person < seat.length; person++) if (isHere(person)) begins[cellOf(person) + 1]!++;
  let fullest = 0;
  for (let cell = 0; cell < cells; cell++) {
    fullest = Math.max(fullest, begins[cell + 1]!);
    begins[cell + 1]! += begins[cell]!;
  }
  const order = new Uint32Array(begins[cells]!);
  const next = begins.slice();
  for (const isViewer of [true, false]) {
    for (let person = 0; person < seat.length; person++) {
      if (!isHere(person) || (state[person] === VIEWING) !== isViewer) continue;
      const cell = cellOf(person);
      order[next[cell]!++] = person;
      if (isViewer) viewing[cell]!++;
    }
  }
  return { order, begins, viewing, fullest, total: order.length };
}
