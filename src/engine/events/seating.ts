/** Where everybody of a run that was played is: what the page would else have to work out anew. */
import { NEVER, seatingOf, type Opened, type Seating } from '../../model/seating';
import { stayColumns } from '../../model/stays';
import { followsSwitches, type Switch } from '../../model/switching';
import type { TraceColumns } from '../../model/trace';
import type { ConnectingContext } from './connecting';

/** How many people's connecting was counted and not played, in the order of people; null where it was played. */
export type Tallied = number | null;

/** The seating of a run, from what it was played with and its crossings. */
export function seatingOfRun(context: ConnectingContext, crossings: TraceColumns, tallied: Tallied, switches: readonly Switch[]): Seating {
  const { scenario, population } = context;
  return seatingOf(population, tallied === null ? openedIn(context, crossings) : talliedUpTo(context, tallied), followsSwitches(scenario) ? stayColumns(scenario, population, switches) : null);
}

/** When each socket was opened, read from the crossings that opened them. */
function openedIn({ population, kindOf }: ConnectingContext, crossings: TraceColumns): Opened {
  const connectedMicros = arrivals(population.people, crossings, kindOf('connect', 'open'));
  const second = population.hasSecondSockets ? arrivals(population.people, crossings, kindOf('connect', 'join')) : null;
  return { connectedMicros, secondMicros: (person) => second?.[person] ?? NEVER };
}

/** When a crossing of a kind arrived for each person. */
function arrivals(people: number, { length, hop, person, arrivedMicros }: TraceColumns, kind: number): Float64Array {
  const arrived = new Float64Array(people).fill(NEVER);
  for (let row = 0; row < length; row++) if (hop[row] === kind) arrived[person[row]!] = arrivedMicros[row]!;
  return arrived;
}

/** Whoever was counted is connected as the messages begin. */
function talliedUpTo({ population: { people, presence } }: ConnectingContext, tallied: number): Opened {
  const connectedMicros = Float64Array.from({ length: people }, (_, person) => (person < tallied && presence.isConnected(person) ? 0 : NEVER));
  return { connectedMicros, secondMicros: (person) => (person < tallied ? 0 : NEVER) };
}
