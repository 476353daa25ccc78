/**
 * Where everybody is while people switch chats: every switch of a run in the order of time, and the
 * stay that it begins. Worked out once a run; whatever is asked of a moment is then found by halving.
 */
import { populate, type Population } from '../model/population';
import { countWhile } from '../model/numeric';
import type { Design } from '../model/design';
import type { Scenario } from '../model/scenario';
import { MICROS_PER_MILLI } from '../model/posting';
import { followsSwitches, switchesInOrder } from '../model/switching';

/** In a stay's place: the person is back in their own chat. */
export const HOME = -1;

export class Stays {
  /** One a switch, ascending by time and then by person. */
  readonly length: number;
  readonly atMicros: Float64Array;
  readonly person: Uint32Array;
  /** The chat that is open from then on, and the gateway that holds the person's socket. */
  readonly chat: Uint32Array;
  readonly gateway: Uint32Array;
  /** Place among the visitors of the cell, the same for the whole stay; `HOME` for who is back. */
  readonly place: Int32Array;
  /** Most visitors at once, by chat · gateways + gateway. */
  readonly mostVisitors: ReadonlyMap<number, number>;
  /** After a switch somebody sets out for their new place, and gets there, so many microseconds later. */
  readonly setsOutMicros: number;
  readonly arrivesMicros: number;
  readonly #before: Int32Array;
  readonly #staysOf = new Map<number, number[]>();

  constructor(scenario: Scenario, design: Design, population: Population) {
    const switches = switchesInOrder(scenario, population.presence);
    this.length = switches.length;
    this.atMicros = Float64Array.from(switches, ({ atMicros }) => atMicros);
    this.person = Uint32Array.from(switches, ({ person }) => person);
    this.chat = Uint32Array.from(switches, ({ to }) => to);
    this.gateway = Uint32Array.from(switches, ({ person, to }) => population.seatIn(person, to));
    this.place = new Int32Array(this.length).fill(HOME);
    this.#before = new Int32Array(this.length).fill(HOME);
    this.mostVisitors = this.#givePlaces(population);
    // Whoever must connect anew asks and is answered first.
    this.setsOutMicros = (design.places === 'byChat' ? 2 : 0) * scenario.lastMile * MICROS_PER_MILLI;
    this.arrivesMicros = this.setsOutMicros + scenario.lastMile * MICROS_PER_MILLI;
  }

  /** The stay that a person is in at a moment, or `HOME` where they have not switched yet. */
  of(person: number, micros: number): number {
    const stays = this.#staysOf.get(person) ?? [];
    return stays[countWhile(stays.length, (index) => this.atMicros[stays[index]!]! <= micros) - 1] ?? HOME;
  }

  /** The stay of the same person before this one, or `HOME`. */
  before(stay: number): number {
    return this.#before[stay]!;
  }

  /** Whether a stay is a visit to another chat than the person's own. */
  isVisit(stay: number): boolean {
    return stay !== HOME && this.place[stay] !== HOME;
  }

  /** How many visit a chat at a moment, and how many who belong to it visit another one. */
  guestsOf(chat: number, micros: number, chatOf: (person: number) => number): { readonly visitors: number; readonly gone: number } {
    let [visitors, gone] = [0, 0];
    for (const person of this.#staysOf.keys()) {
      const stay = this.of(person, micros);
      if (!this.isVisit(stay)) continue;
      if (this.chat[stay] === chat) visitors++;
      if (chatOf(person) === chat) gone++;
    }
    return { visitors, gone };
  }

  /** How many switches there have been by a moment. */
  countBy(micros: number): number {
    return countWhile(this.length, (stay) => this.atMicros[stay]! <= micros);
  }

  /** Gives each visitor the first place of the cell that is free when they come. */
  #givePlaces({ gateways, sizes }: Population): Map<number, number> {
    const { place, person, chat, gateway } = this;
    const most = new Map<number, number>();
    const taken = new Map<number, boolean[]>();
    const cellOf = (stay: number): number => chat[stay]! * gateways + gateway[stay]!;
    for (let stay = 0; stay < this.length; stay++) {
      const before = this.#enter(stay);
      if (this.isVisit(before)) taken.get(cellOf(before))![place[before]!] = false;
      if (chat[stay] === sizes.chatOf(person[stay]!)) continue;
      const cell = cellOf(stay);
      const places = taken.get(cell) ?? [];
      taken.set(cell, places);
      const free = places.indexOf(false);
      place[stay] = free < 0 ? places.length : free;
      places[place[stay]!] = true;
      most.set(cell, places.length);
    }
    return most;
  }

  /** Enters a stay among those of its person. @returns the one before, or `HOME` */
  #enter(stay: number): number {
    const stays = this.#staysOf.get(this.person[stay]!) ?? [];
    this.#staysOf.set(this.person[stay]!, stays);
    this.#before[stay] = stays.at(-1) ?? HOME;
    stays.push(stay);
    return this.#before[stay]!;
  }
}

const KNOWN = new WeakMap<Scenario, Stays>();

/** The stays of a scenario; null where nobody's switches are followed. */
export function staysOf(scenario: Scenario, design: Design): Stays | null {
  if (!followsSwitches(scenario)) return null;
  const known = KNOWN.get(scenario) ?? new Stays(scenario, design, populate(scenario, design));
  KNOWN.set(scenario, known);
  return known;
}
