/** Where people are drawn who are not on their own seat: a pure function of the stays and the moment. */
import { HOME } from '../../model/stays';
import type { Stays } from '../../reading/stays';
import type { Spot, SeatMap } from './seatmap';

/** Somebody who is away from their seat, or on the way to or from it. */
export interface Guest extends Spot {
  /** The chat that they visit; their own where they are on the way back. */
  readonly chat: number;
  readonly isVisitor: boolean;
}

/** The place of a visit; undefined where the person is at home. */
export function visitPlace(map: SeatMap, stays: Stays, stay: number): Spot | undefined {
  if (!stays.isVisit(stay)) return undefined;
  const { chat, gateway, place } = stays.columns;
  return map.visitors.get(chat[stay]! * map.columns.length + gateway[stay]!)![place[stay]!];
}

/**
 * Where a person is at a moment; null where they sit on their own seat.
 * @param jumps they are where they go at once, without a way in between
 */
export function guestAt(map: SeatMap, stays: Stays, person: number, micros: number, jumps: boolean): Guest | null {
  const stay = stays.of(person, micros);
  if (stay === HOME) return null;
  const isVisitor = stays.isVisit(stay);
  const progress = jumps ? 1 : eased(wayDone(stays, stay, micros));
  if (!isVisitor && progress === 1) return null;
  const seat = { ...map.people[person]!, radius: map.grid.radius, width: map.grid.slotWidth, labelled: map.grid.labelled };
  const from = visitPlace(map, stays, stays.before(stay)) ?? seat;
  const to = visitPlace(map, stays, stay) ?? seat;
  const between = (a: number, b: number): number => a + (b - a) * progress;
  return {
    x: between(from.x, to.x), y: between(from.y, to.y), radius: between(from.radius, to.radius),
    width: to.width, labelled: from.labelled && to.labelled, chat: stays.columns.chat[stay]!, isVisitor,
  };
}

function wayDone({ columns: { fromMicros, asks, setsOutMicros, arrivesMicros } }: Stays, stay: number, micros: number): number {
  const since = micros - fromMicros[stay]! + (asks[stay] === 1 ? 0 : setsOutMicros);
  if (since >= arrivesMicros) return 1;
  return Math.max(0, (since - setsOutMicros) / (arrivesMicros - setsOutMicros));
}

function eased(part: number): number {
  return part * part * (3 - 2 * part);
}
