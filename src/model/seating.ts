/**
 * Where everybody of a run is, as a function of time, in typed columns: their own seat, whether they
 * are there, from when on they are connected, and their stays in other chats. Made by the engine that
 * places them, so that nobody has to be placed again where the run is drawn.
 */
import type { Design } from './design';
import { peopleOf } from './people';
import { populate, type Population } from './population';
import { stateOf, type PersonState } from './presence';
import { NO_SOCKET, secondSocketsOf, type SecondSockets } from './secondsockets';
import type { Scenario } from './scenario';
import type { StayColumns } from './stays';

/** The states of a person; `Seating.state` holds places in this list. */
export const PERSON_STATES = ['offline', 'away', 'viewing'] as const satisfies readonly PersonState[];

/** The moment of what does not happen in a run. */
export const NEVER = Infinity;

/** A count of more people than this keeps nothing by person. */
const MOST_SEATED = 50_000;

/** By person. */
export interface Seating {
  /** The gateway of their own seat; of those who do not connect, where it would be. */
  readonly seat: Uint32Array;
  /** Place in `PERSON_STATES`: what they do as long as they do not switch. */
  readonly state: Uint8Array;
  /** True microseconds at which their first socket is open; `NEVER` for those who do not connect. */
  readonly connectedMicros: Float64Array;
  /** Second sockets for the chats that people belong to; null where nobody holds two. */
  readonly second: SecondSockets | null;
  /** Null where nobody's switches are followed, and in a count, which knows no moments. */
  readonly stays: StayColumns | null;
}

/** When sockets are open: the one at home, or the only one, of each person; and the second one of whom holds one. */
export interface Opened {
  readonly connectedMicros: Float64Array;
  readonly secondMicros: (person: number) => number;
}

/** The gateway at which a person hears their own chat: that of their second socket, if they hold one for it. */
export function hearingSeat({ seat, second }: Pick<Seating, 'seat' | 'second'>, person: number): number {
  const gateway = second?.gateway[person] ?? NO_SOCKET;
  return gateway === NO_SOCKET ? seat[person]! : gateway;
}

/** The columns of a population. */
export function seatingOf(population: Population, { connectedMicros, secondMicros }: Opened, stays: StayColumns | null): Seating {
  const { people, seat, presence } = population;
  const states: readonly PersonState[] = PERSON_STATES;
  const columns = { seat: new Uint32Array(people), state: new Uint8Array(people) };
  for (let person = 0; person < people; person++) {
    columns.seat[person] = seat(person);
    columns.state[person] = states.indexOf(stateOf(presence, person));
  }
  return { ...columns, connectedMicros, second: secondSocketsOf(population, secondMicros), stays };
}

/** Where everybody sits as the messages begin; null for more people than are looked at one by one. */
export function seatingAtStart(scenario: Scenario, design: Design): Seating | null {
  if (peopleOf(scenario) > MOST_SEATED) return null;
  const population = populate(scenario, design);
  const { isConnected } = population.presence;
  const connectedMicros = Float64Array.from({ length: population.people }, (_, person) => (isConnected(person) ? 0 : NEVER));
  return seatingOf(population, { connectedMicros, secondMicros: () => 0 }, null);
}
