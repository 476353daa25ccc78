/**
 * What a reader of a trace needs besides its columns, worked out once where the trace is made: the
 * order of arrivals, and the beats of story time.
 */
import type { Scenario } from './scenario';
import type { TraceColumns } from './trace';

export interface TraceIndex {
  /** Row numbers of the crossings, ordered by arrival. */
  readonly byArrival: Uint32Array;
  /** Longest crossing, microseconds: nothing sent earlier than this is still on its way. */
  readonly longestMicros: number;
  /**
   * True microseconds at which each beat of story time begins, ascending; the last entry is the end.
   * Events that happen together share a beat, and every beat lasts equally long in story time.
   */
  readonly beats: Float64Array;
}

/** Works out both for the crossings of a finished run. */
export function indexTrace(crossings: TraceColumns, scenario: Pick<Scenario, 'hop' | 'lastMile'>): TraceIndex {
  const { length, sentMicros, arrivedMicros } = crossings;
  const byArrival = rowsByArrival(crossings);
  let longestMicros = 0;
  for (let row = 0; row < length; row++) {
    longestMicros = Math.max(longestMicros, arrivedMicros[row]! - sentMicros[row]!);
  }
  return { byArrival, longestMicros, beats: beatsOf(crossings, scenario) };
}

/**
 * A hop takes one fixed time, so the crossings of one kind, ordered by sending, are ordered by
 * arrival too: a few ascending lists to merge, where a sort would call back a hundred million times.
 */
function rowsByArrival({ length, hop, arrivedMicros }: TraceColumns): Uint32Array {
  const lists: number[][] = [];
  for (let row = 0; row < length; row++) (lists[hop[row]!] ??= []).push(row);
  const heads = lists.filter((list) => list !== undefined).map((rows) => ({ rows, next: 0 }));
  const merged = new Uint32Array(length);
  for (let place = 0; place < length; place++) {
    let first = heads[0]!;
    let firstRow = first.rows[first.next] ?? -1;
    for (const head of heads) {
      const row = head.rows[head.next];
      if (row === undefined || head === first) continue;
      if (firstRow < 0 || arrivedMicros[row]! < arrivedMicros[firstRow]! || (arrivedMicros[row] === arrivedMicros[firstRow] && row < firstRow)) {
        first = head;
        firstRow = row;
      }
    }
    merged[place] = firstRow;
    first.next++;
  }
  return merged;
}

/**
 * Events closer than a quarter of a hop belong to one beat, which never spans more than a whole
 * one. People connect at their own pace: before time 0 half a last mile takes the hop's place.
 */
function beatsOf(crossings: TraceColumns, scenario: Pick<Scenario, 'hop' | 'lastMile'>): Float64Array {
  const { length } = crossings;
  const times = new Float64Array(2 * length);
  times.set(crossings.sentMicros.subarray(0, length));
  times.set(crossings.arrivedMicros.subarray(0, length), length);
  times.sort();
  const beats: number[] = [];
  let last = -Infinity;
  for (const time of times) {
    const together = time < 0 ? scenario.lastMile * 500 : scenario.hop * 250;
    const start = beats[beats.length - 1] ?? -Infinity;
    if (time - last > together || time - start > 4 * together || (start < 0 && time >= 0)) beats.push(time);
    last = time;
  }
  // The last arrival closes the last beat.
  if (last > (beats[beats.length - 1] ?? Infinity)) beats.push(last);
  return Float64Array.from(beats);
}
