/**
 * What a reader of a trace needs besides its columns, worked out once where the trace is made: when
 * copies are told of, the order of arrivals, and the beats of story time.
 */
import { beatsOf, type Beats } from './beats';
import type { Scenario } from './scenario';
import { toldArrivals } from './told';
import type { HopKind, Trace, TraceColumns } from './trace';

export interface TraceIndex extends Beats {
  /**
   * True microseconds at which each crossing counts as arrived wherever the run is told: as in the
   * trace, but for copies that reach several gateways in the same instant. These are told one after
   * the other, each before its gateway does anything with it (see `told.ts`).
   */
  readonly toldMicros: Float64Array;
  /** Row numbers of the crossings, ordered by when they are told to arrive. */
  readonly byArrival: Uint32Array;
  /** Longest crossing as told, microseconds: nothing sent earlier than this is still on its way. */
  readonly longestMicros: number;
}

/** A quarter of a millisecond, microseconds. */
const QUARTER_OF_MILLI = 250;

/** Works all of it out for a finished run. */
export function indexTrace(trace: Trace, kinds: readonly HopKind[], scenario: Pick<Scenario, 'hop' | 'lastMile'>): TraceIndex {
  const { crossings } = trace;
  const { toldMicros, spans } = toldArrivals(trace, kinds, scenario.hop * QUARTER_OF_MILLI);
  let longestMicros = 0;
  for (let row = 0; row < crossings.length; row++) longestMicros = Math.max(longestMicros, toldMicros[row]! - crossings.sentMicros[row]!);
  return { toldMicros, byArrival: rowsByArrival(crossings, toldMicros), longestMicros, ...beatsOf(crossings, kinds, spans, scenario) };
}

/**
 * A hop takes one fixed time, so the crossings of one kind, ordered by sending, are ordered by
 * arrival too: a few ascending lists to merge, where a sort would call back a hundred million times.
 */
function rowsByArrival({ length, hop }: TraceColumns, toldMicros: Float64Array): Uint32Array {
  const lists: number[][] = [];
  for (let row = 0; row < length; row++) (lists[hop[row]!] ??= []).push(row);
  for (const rows of lists) if (rows && !isAscending(rows, toldMicros)) rows.sort((a, b) => toldMicros[a]! - toldMicros[b]! || a - b);
  const heads = lists.filter((list) => list !== undefined).map((rows) => ({ rows, next: 0 }));
  const merged = new Uint32Array(length);
  for (let place = 0; place < length; place++) {
    let first = heads[0]!;
    let firstRow = first.rows[first.next] ?? -1;
    for (const head of heads) {
      const row = head.rows[head.next];
      if (row === undefined || head === first) continue;
      if (firstRow < 0 || toldMicros[row]! < toldMicros[firstRow]! || (toldMicros[row] === toldMicros[firstRow] && row < firstRow)) {
        first = head;
        firstRow = row;
      }
    }
    merged[place] = firstRow;
    first.next++;
  }
  return merged;
}

function isAscending(rows: readonly number[], micros: Float64Array): boolean {
  return rows.every((row, place) => place === 0 || micros[rows[place - 1]!]! <= micros[row]!);
}
