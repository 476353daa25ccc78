/** Where everybody of a run that was played is: what the page would else have to work out anew. */
import { NEVER, seatingOf, type Seating } from '../../model/seating';
import { stayColumns } from '../../model/stays';
import { followsSwitches, type Switch } from '../../model/switching';
import type { TraceColumns } from '../../model/trace';
import type { ConnectingContext } from './connecting';

/** How many people's connecting was counted and not played, in the order of people; null where it was played. */
export type Tallied = number | null;

/** The seating of a run, from what it was played with and its crossings. */
export function seatingOfRun(context: ConnectingContext, crossings: TraceColumns, tallied: Tallied, switches: readonly Switch[]): Seating {
  const { scenario, population } = context;
  const connectedMicros = tallied === null ? openedMicros(context, crossings) : talliedMicros(context, tallied);
  return seatingOf(population, connectedMicros, followsSwitches(scenario) ? stayColumns(scenario, population, switches) : null);
}

/** When each socket was opened, read from the crossings that opened them. */
function openedMicros({ population, kindOf }: ConnectingContext, { length, hop, person, arrivedMicros }: TraceColumns): Float64Array {
  const opened = new Float64Array(population.people).fill(NEVER);
  const open = kindOf('connect', 'open');
  for (let row = 0; row < length; row++) if (hop[row] === open) opened[person[row]!] = arrivedMicros[row]!;
  return opened;
}

/** Whoever was counted is connected as the messages begin. */
function talliedMicros({ population: { people, presence } }: ConnectingContext, tallied: number): Float64Array {
  return Float64Array.from({ length: people }, (_, person) => (person < tallied && presence.isConnected(person) ? 0 : NEVER));
}
