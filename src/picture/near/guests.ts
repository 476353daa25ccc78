/** Where people are drawn who are not on their own seat: a pure function of the stays and the moment. */
import { presenceOf } from '../../model/presence';
import { hearingOf } from '../../model/traits';
import type { Design } from '../../model/design';
import type { Scenario } from '../../model/scenario';
import type { Place, SeatMap } from './seatmap';
import { HOME, type Stays } from '../../reading/stays';

/** Somebody who is away from their seat, or on the way to or from it. */
export interface Guest extends Place {
  /** The chat that they visit; their own where they are on the way back. */
  readonly chat: number;
  readonly isVisitor: boolean;
}

/** The place of a visit; undefined where the person is at home. */
export function visitPlace(map: SeatMap, stays: Stays, stay: number): Place | undefined {
  if (!stays.isVisit(stay)) return undefined;
  return map.visitors.get(stays.chat[stay]! * map.columns.length + stays.gateway[stay]!)![stays.place[stay]!];
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
    width: to.width, labelled: from.labelled && to.labelled, chat: stays.chat[stay]!, isVisitor,
  };
}

function wayDone({ atMicros, setsOutMicros, arrivesMicros }: Stays, stay: number, micros: number): number {
  const since = micros - atMicros[stay]!;
  if (since >= arrivesMicros) return 1;
  return Math.max(0, (since - setsOutMicros) / (arrivesMicros - setsOutMicros));
}

function eased(part: number): number {
  return part * part * (3 - 2 * part);
}

/**
 * The cells whose gateway must take in the messages of their row, by chat · gateways + gateway: those
 * that hold somebody for whom it hears the chat.
 * @param seatOf the gateway of a person's own seat
 */
export function heardCells(scenario: Scenario, design: Design, map: SeatMap, stays: Stays | null, micros: number, seatOf: (person: number) => number): Uint8Array {
  const { isViewing, isConnected } = presenceOf(scenario, design);
  const isForViewers = hearingOf(design) === 'viewed';
  const filled = new Uint8Array(scenario.chats * scenario.gateways);
  for (let person = 0; person < map.people.length; person++) {
    const stay = stays ? stays.of(person, micros) : HOME;
    const visits = stays !== null && stays.isVisit(stay);
    if (visits) filled[stays.chat[stay]! * scenario.gateways + stays.gateway[stay]!] = 1;
    const isHeardFor = isForViewers ? isViewing(person) && !visits : isConnected(person);
    if (isHeardFor) filled[map.chatOf(person) * scenario.gateways + seatOf(person)] = 1;
  }
  return filled;
}
