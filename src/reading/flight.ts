/** The way of one message through time: which of its crossings have begun, and how far each is. */
import type { PlayedResult } from '../model/run';
import type { HopKind, Trace } from '../model/trace';

export interface Stretch {
  /** Row of the trace. */
  readonly row: number;
  readonly kind: HopKind;
  /** 0 to 1: how far it is on its way to where it is told to arrive. */
  readonly progress: number;
  readonly person: number;
  readonly outcome: number;
  /** A copy into a gateway that serves nobody. */
  readonly isWasted: boolean;
}

export class Flight {
  readonly #kinds: readonly HopKind[];
  readonly #trace: Trace;
  readonly #toldMicros: Float64Array;
  readonly #rowsByMessage: readonly (readonly number[])[];

  constructor({ topology, trace, index }: Pick<PlayedResult, 'topology' | 'trace' | 'index'>) {
    this.#kinds = topology.kinds;
    this.#trace = trace;
    this.#toldMicros = index.toldMicros;
    this.#rowsByMessage = groupByMessage(trace);
  }

  /** Crossings of a message sent by `micros`, in the order of sending. */
  stretches(message: number, micros: number): Stretch[] {
    const { sentMicros, hop, person, outcome, wasted } = this.#trace.crossings;
    const stretches: Stretch[] = [];
    for (const row of this.#rowsByMessage[message] ?? []) {
      if (sentMicros[row]! > micros) break;
      stretches.push({
        row,
        kind: this.#kinds[hop[row]!]!,
        progress: progressAt(micros, sentMicros[row]!, this.#toldMicros[row]!),
        person: person[row]!,
        outcome: outcome[row]!,
        isWasted: wasted[row] === 1,
      });
    }
    return stretches;
  }
}

/** How far a crossing is, 0 to 1. */
export function progressAt(micros: number, sentMicros: number, arrivedMicros: number): number {
  return arrivedMicros > sentMicros ? Math.min(1, (micros - sentMicros) / (arrivedMicros - sentMicros)) : 1;
}

function groupByMessage(trace: Trace): number[][] {
  const groups: number[][] = Array.from({ length: trace.messages.length }, () => []);
  const { message, length } = trace.crossings;
  for (let row = 0; row < length; row++) if (message[row]! >= 0) groups[message[row]!]!.push(row);
  return groups;
}
