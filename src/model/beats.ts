/**
 * The beats of story time: a run is told beat by beat, each as long as it takes to see what happens in
 * it, whatever it takes in true time. Here is when beats begin and what happens in each; how long they
 * are watched is `reading/story.ts`' to say.
 */
import { countWhile } from './numeric';
import type { Scenario } from './scenario';
import type { ToldSpan } from './told';
import { isCopyIn, isDelivery, type HopKind, type TraceColumns } from './trace';

/** What begins in a beat; where several things do, what takes longest to see. In the order of that. */
export const BEAT = { idle: 0, lookUp: 1, wire: 2, post: 3, arrive: 4, write: 5, takeIn: 6 } as const;
export type BeatKind = (typeof BEAT)[keyof typeof BEAT];

export interface Beats {
  /** True microseconds at which each beat begins, ascending; the last entry is the end. */
  readonly beats: Float64Array;
  /** What begins in each beat; of the end, nothing. */
  readonly beatKinds: Uint8Array;
  /** Copies that are told of in each beat. */
  readonly beatCopies: Uint32Array;
}

/** @param spans in which copies are told of, each a beat of its own */
export function beatsOf(crossings: TraceColumns, kinds: readonly HopKind[], spans: readonly ToldSpan[], scenario: Pick<Scenario, 'hop' | 'lastMile'>): Beats {
  const asksByClock = kinds.some(({ phase }) => phase === 'clock');
  const beats = beginnings(crossings, spans, scenario, asksByClock);
  const beatKinds = new Uint8Array(beats.length);
  const beatCopies = new Uint32Array(beats.length);
  const beatOf = (micros: number): number => countWhile(beats.length, (beat) => beats[beat]! <= micros) - 1;
  const ofHop = kinds.map(kindOf);
  for (let row = 0, beat = 0; row < crossings.length; row++) {
    while (beat + 1 < beats.length && beats[beat + 1]! <= crossings.sentMicros[row]!) beat++;
    beatKinds[beat] = Math.max(beatKinds[beat]!, ofHop[crossings.hop[row]!]!);
  }
  for (const { fromMicros, copies } of spans) {
    const beat = beatOf(fromMicros);
    beatKinds[beat] = BEAT.takeIn;
    beatCopies[beat]! += copies;
  }
  return { beats, beatKinds, beatCopies };
}

function kindOf(kind: HopKind): BeatKind {
  if (kind.phase === 'clock') return isDelivery(kind) ? BEAT.wire : BEAT.lookUp;
  if (kind.phase !== 'message') return BEAT.arrive;
  if (kind.id === 'post') return BEAT.post;
  if (kind.reply || kind.asks) return BEAT.lookUp;
  if (kind.to === 'user') return BEAT.write;
  return isCopyIn(kind) ? BEAT.wire : BEAT.post;
}

/**
 * Events closer than a quarter of a hop belong to one beat, which never spans more than a whole
 * one. People connect at their own pace, and ask by a clock at it: before time 0, and where somebody asks by a
 * clock, half a last mile takes the hop's place.
 */
function beginnings(crossings: TraceColumns, spans: readonly ToldSpan[], scenario: Pick<Scenario, 'hop' | 'lastMile'>, asksByClock: boolean): Float64Array {
  const { length } = crossings;
  const times = new Float64Array(2 * length);
  times.set(crossings.sentMicros.subarray(0, length));
  times.set(crossings.arrivedMicros.subarray(0, length), length);
  times.sort();
  const beats: number[] = [];
  let last = -Infinity;
  for (const time of times) {
    const together = time < 0 || asksByClock ? scenario.lastMile * 500 : scenario.hop * 250;
    const start = beats[beats.length - 1] ?? -Infinity;
    if (time - last > together || time - start > 4 * together || (start < 0 && time >= 0)) beats.push(time);
    last = time;
  }
  // The last arrival closes the last beat.
  if (last > (beats[beats.length - 1] ?? Infinity)) beats.push(last);
  const ofSpans = spans.flatMap(({ fromMicros, toMicros }) => [fromMicros, toMicros]);
  return Float64Array.from(new Set([...beats, ...ofSpans])).sort();
}
