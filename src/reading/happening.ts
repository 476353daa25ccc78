/** What happens at one very moment of a run: the crossings that set out then, and those that are over then. */
import { countBelow, countWhile } from '../model/numeric';
import type { HopKind } from '../model/trace';
import type { PlayedRun } from './run';

/** Crossings of one kind that set out, or end in the same way, at one moment. */
export interface Happening {
  readonly kind: HopKind;
  /** They end; else they set out. */
  readonly isEnd: boolean;
  /** How they end, as a trace says it. */
  readonly outcome: number;
  /** Rows of the trace. */
  readonly rows: readonly number[];
}

/** Ends before beginnings: what sets out follows from what has come. */
export function happeningAt({ result: { trace, index, topology } }: PlayedRun, micros: number): Happening[] {
  const { sentMicros, hop, outcome } = trace.crossings;
  const { byArrival, toldMicros } = index;
  const found: (Happening & { readonly rows: number[] })[] = [];
  const add = (row: number, isEnd: boolean): void => {
    const kind = topology.kinds[hop[row]!]!;
    const alike = found.find((one) => one.kind === kind && one.isEnd === isEnd && (!isEnd || one.outcome === outcome[row]!));
    if (alike) alike.rows.push(row);
    else found.push({ kind, isEnd, outcome: outcome[row]!, rows: [row] });
  };
  const firstEnd = countWhile(byArrival.length, (place) => toldMicros[byArrival[place]!]! < micros);
  for (let place = firstEnd; toldMicros[byArrival[place] ?? -1] === micros; place++) add(byArrival[place]!, true);
  for (let row = countBelow(sentMicros, micros); sentMicros[row] === micros; row++) add(row, false);
  return found;
}
