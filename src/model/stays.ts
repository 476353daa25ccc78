/**
 * The stays of people who switch chats, in typed columns: one for each switch, from then to the next
 * switch of the same person, with the place that a visitor has in the cell.
 */
import type { Population } from './population';
import { MICROS_PER_MILLI } from './posting';
import { placesTaken } from './secondsockets';
import type { Scenario } from './scenario';
import type { Switch } from './switching';

/** In a stay's place: the person is back in their own chat. */
export const HOME = -1;

/** Ascending by their beginning, then by person. */
export interface StayColumns {
  readonly length: number;
  readonly fromMicros: Float64Array;
  /** The person's next switch; Infinity for their last stay. */
  readonly untilMicros: Float64Array;
  readonly person: Uint32Array;
  /** The chat that is open, and the gateway that holds the person's socket. */
  readonly chat: Uint32Array;
  readonly gateway: Uint32Array;
  /** Place among the visitors of the cell, the same for the whole stay; `HOME` for who is back. */
  readonly place: Int32Array;
  /** 1 where the person asks first where to open a socket, and sets out after that. */
  readonly asks: Uint8Array;
  /** After a switch at which they ask, somebody sets out for their new place, and gets there, so many microseconds later. */
  readonly setsOutMicros: number;
  readonly arrivesMicros: number;
}

/** The stays that a run's switches begin. */
export function stayColumns(scenario: Pick<Scenario, 'lastMile'>, population: Population, switches: readonly Switch[]): StayColumns {
  const { length } = switches;
  const lastMileMicros = scenario.lastMile * MICROS_PER_MILLI;
  // Whoever must connect anew asks and is answered first.
  const setsOutMicros = (population.places === 'byChat' && !population.movesSockets) || population.hasSecondSockets ? 2 * lastMileMicros : 0;
  const columns: StayColumns = {
    length,
    fromMicros: Float64Array.from(switches, ({ atMicros }) => atMicros),
    untilMicros: new Float64Array(length).fill(Infinity),
    person: Uint32Array.from(switches, ({ person }) => person),
    chat: Uint32Array.from(switches, ({ to }) => to),
    gateway: Uint32Array.from(switches, ({ person, to }) => population.seatIn(person, to)),
    place: new Int32Array(length).fill(HOME),
    asks: Uint8Array.from(switches, ({ to }) => (population.isApart(to) ? 1 : 0)),
    setsOutMicros,
    arrivesMicros: setsOutMicros + lastMileMicros,
  };
  givePlaces(columns, population);
  return columns;
}

/** Ends each stay where the next one begins, and gives each visitor the first place of the cell that is free when they come. */
function givePlaces({ length, fromMicros, untilMicros, person, chat, gateway, place }: StayColumns, population: Population): void {
  const { gateways, sizes } = population;
  const latestOf = new Map<number, number>();
  // Members keep the places of their second sockets, whether or not they are there.
  const taken = new Map(Array.from(placesTaken(population), ([cell, places]) => [cell, new Array<boolean>(places).fill(true)]));
  const cellOf = (stay: number): number => chat[stay]! * gateways + gateway[stay]!;
  for (let stay = 0; stay < length; stay++) {
    const before = latestOf.get(person[stay]!);
    latestOf.set(person[stay]!, stay);
    if (before !== undefined) {
      untilMicros[before] = fromMicros[stay]!;
      if (place[before] !== HOME) taken.get(cellOf(before))![place[before]!] = false;
    }
    if (chat[stay] === sizes.chatOf(person[stay]!)) continue;
    const cell = cellOf(stay);
    const places = taken.get(cell) ?? [];
    taken.set(cell, places);
    const free = places.indexOf(false);
    place[stay] = free < 0 ? places.length : free;
    places[place[stay]!] = true;
  }
}
