/**
 * Story time: a monotone map between true microseconds and milliseconds of watching at speed 1. Each
 * beat is watched as long as it takes to see what happens in it.
 */
import { BEAT, type BeatKind, type Beats } from '../model/beats';
import { countWhile } from '../model/numeric';

export interface Story {
  /** True microseconds at which each beat begins, ascending; the last entry is the end. */
  readonly beats: Float64Array;
  /** Milliseconds of watching from the beginning to each of these. */
  readonly millis: Float64Array;
}

export const NO_STORY: Story = { beats: new Float64Array(0), millis: new Float64Array(0) };

/** How long a beat is watched by what begins in it, in milliseconds: four look-ups take as long as one posting. */
const WATCHED_MILLIS: Readonly<Record<BeatKind, number>> = {
  [BEAT.idle]: 300,
  [BEAT.lookUp]: 150,
  [BEAT.wire]: 420,
  [BEAT.post]: 600,
  [BEAT.arrive]: 620,
  [BEAT.write]: 1000,
  [BEAT.takeIn]: 400,
};
/** Each copy that is told of adds so much, up to so many milliseconds in all. */
const EACH_COPY_MILLIS = 140;
const MOST_FOR_COPIES_MILLIS = 1100;

/** The story of one run. */
export function storyOfBeats({ beats, beatKinds, beatCopies }: Beats): Story {
  const millis = new Float64Array(beats.length);
  for (let beat = 1; beat < beats.length; beat++) {
    const copies = Math.min(MOST_FOR_COPIES_MILLIS, beatCopies[beat - 1]! * EACH_COPY_MILLIS);
    millis[beat] = millis[beat - 1]! + WATCHED_MILLIS[beatKinds[beat - 1] as BeatKind] + copies;
  }
  return { beats, millis };
}

/** Milliseconds of watching at speed 1 from beginning to end. */
export function wholeMillis({ millis }: Story): number {
  return millis[millis.length - 1] ?? 0;
}

/** Watching from true time. Clamped to the run: 0 at its beginning. */
export function storyOf({ beats, millis }: Story, micros: number): number {
  return along(beats, millis, micros);
}

/** True microseconds from watching; the inverse of `storyOf`. */
export function trueOf({ beats, millis }: Story, watched: number): number {
  return along(millis, beats, watched);
}

/** Where `value` lies along `from`, along `to` in proportion. Both ascend; 0 where they are empty. */
function along(from: Float64Array, to: Float64Array, value: number): number {
  const last = from.length - 1;
  if (last < 0) return 0;
  if (value <= from[0]!) return to[0]!;
  if (value >= from[last]!) return to[last]!;
  const beat = beatAt(from, value);
  return to[beat]! + ((value - from[beat]!) / (from[beat + 1]! - from[beat]!)) * (to[beat + 1]! - to[beat]!);
}

/** The beat that holds a moment: the greatest i with beats[i] ≤ micros, or 0. */
export function beatAt(beats: Float64Array, micros: number): number {
  return Math.max(0, countWhile(beats.length, (beat) => beats[beat]! <= micros) - 1);
}

/** The beginning of the next beat, or of the one before, as true microseconds. */
export function neighbourBeat({ beats }: Story, micros: number, direction: 1 | -1): number {
  const beat = beatAt(beats, micros);
  if (direction === 1) return beats[Math.min(beats.length - 1, beats[beat]! > micros ? beat : beat + 1)]!;
  return beats[beats[beat]! < micros ? beat : Math.max(0, beat - 1)]!;
}

/**
 * The story of several runs side by side, from the first beginning to the last end. Where a beat of one
 * run begins sooner after another's than any beat lasts in a run by itself, they share one; what lies
 * between two beginnings is watched as long as the run takes that takes longest there.
 */
export function sharedStory(runs: readonly Story[]): Story {
  const beats = sharedBeats(runs.map((run) => run.beats));
  const millis = new Float64Array(beats.length);
  for (let beat = 1; beat < beats.length; beat++) {
    millis[beat] = millis[beat - 1]! + runs.reduce((most, run) => Math.max(most, storyOf(run, beats[beat]!) - storyOf(run, beats[beat - 1]!)), LEAST_MILLIS);
  }
  return { beats, millis };
}
/** No beat is shorter, so that there is a way back from watching to true time. */
const LEAST_MILLIS = 1;

function sharedBeats(runs: readonly Float64Array[]): Float64Array {
  const times = Float64Array.from(runs.flatMap((beats) => [...beats])).sort();
  const shortest = runs.reduce((least, beats) => Math.min(least, shortestBeat(beats)), Infinity);
  const shared: number[] = [];
  for (const time of times) {
    if (shared.length === 0 || time - shared[shared.length - 1]! >= shortest) shared.push(time);
  }
  const end = times[times.length - 1];
  if (end !== undefined && shared[shared.length - 1] !== end) {
    // The last beat of all is the end.
    if (shared.length > 1) shared.pop();
    shared.push(end);
  }
  return Float64Array.from(shared);
}

function shortestBeat(beats: Float64Array): number {
  let shortest = Infinity;
  for (let beat = 1; beat < beats.length; beat++) shortest = Math.min(shortest, beats[beat]! - beats[beat - 1]!);
  return shortest;
}
