/**
 * When copies are told of. Copies of one message reach their gateways in the same instant, so a picture
 * that showed each at its true moment would show all at once. They are told one after the other instead:
 * between the instant in which the first is there and the moment at which a gateway first writes to
 * somebody because of one, which is some microseconds later, and at most a quarter of a hop. None is told before it is true, and none
 * after its own gateway has begun to write.
 */
import { isCopyIn, isWriteOut, type HopKind, type Trace, type TraceColumns } from './trace';

/** From when to when so many copies of a message are told of. */
export interface ToldSpan {
  readonly fromMicros: number;
  readonly toMicros: number;
  readonly copies: number;
}

/** Crossings of a run beyond which nobody watches copies one by one. */
const MOST_CROSSINGS = 20_000;

/**
 * Told arrivals by row, and the spans in which copies are told of, in the order of their messages.
 * @param mostMicros what is told later than it is true is told at most so much later
 */
export function toldArrivals(trace: Trace, kinds: readonly HopKind[], mostMicros: number): { readonly toldMicros: Float64Array; readonly spans: readonly ToldSpan[] } {
  const { crossings } = trace;
  const toldMicros = crossings.arrivedMicros.slice(0, crossings.length);
  const spans: ToldSpan[] = [];
  if (crossings.length > MOST_CROSSINGS) return { toldMicros, spans };
  const writes = firstWrites(crossings, kinds);
  for (const rows of copiesTogether(crossings, kinds)) {
    const span = tellOneByOne(crossings, writes.get(crossings.message[rows[0]!]!) ?? new Map<number, number>(), rows, mostMicros, toldMicros);
    if (span) spans.push(span);
  }
  return { toldMicros, spans };
}

/** Rows of the copies into gateways, by message and hop, each group in the order of arriving. */
function copiesTogether({ length, hop, message, to, arrivedMicros }: TraceColumns, kinds: readonly HopKind[]): number[][] {
  // Answers by a clock come at their own moments.
  const isCopy = kinds.map((kind) => isCopyIn(kind) && kind.phase === 'message');
  const groups = new Map<number, number[]>();
  for (let row = 0; row < length; row++) {
    if (!isCopy[hop[row]!]) continue;
    const key = message[row]! * kinds.length + hop[row]!;
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((rows) => rows.sort((a, b) => arrivedMicros[a]! - arrivedMicros[b]! || to[a]! - to[b]! || a - b));
}

/** Spreads one message's copies over what time there is before the first write; null where there is none. */
function tellOneByOne({ arrivedMicros, to }: TraceColumns, writes: ReadonlyMap<number, number>, rows: readonly number[], mostMicros: number, toldMicros: Float64Array): ToldSpan | null {
  const first = arrivedMicros[rows[0]!]!;
  const until = rows.reduce((least, row) => Math.min(least, writes.get(to[row]!) ?? Infinity), first + mostMicros);
  if (until <= first) return null;
  rows.forEach((row, place) => {
    const told = first + ((place + 1) / rows.length) * (until - first);
    toldMicros[row] = Math.min(writes.get(to[row]!) ?? Infinity, Math.max(arrivedMicros[row]!, told));
  });
  return { fromMicros: first, toMicros: until, copies: rows.length };
}

/** By message, when each gateway first writes somebody's socket because of it. */
function firstWrites({ length, hop, message, from, sentMicros }: TraceColumns, kinds: readonly HopKind[]): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const byMessage = new Map<number, Map<number, number>>();
  for (let row = 0; row < length; row++) {
    if (!isWriteOut(kinds[hop[row]!]!)) continue;
    const writes = byMessage.get(message[row]!) ?? new Map<number, number>();
    byMessage.set(message[row]!, writes);
    if (!writes.has(from[row]!)) writes.set(from[row]!, sentMicros[row]!);
  }
  return byMessage;
}
