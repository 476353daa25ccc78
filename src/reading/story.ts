/** Story time: a monotone map between true microseconds and beats. */
import { countWhile } from '../model/numeric';

/** Beats from true time. Clamped to the run: 0 at its beginning, `beats.length − 1` at its end. */
export function storyOf(beats: Float64Array, micros: number): number {
  const last = beats.length - 1;
  if (last <= 0 || micros <= beats[0]!) return 0;
  if (micros >= beats[last]!) return last;
  const beat = beatAt(beats, micros);
  return beat + (micros - beats[beat]!) / (beats[beat + 1]! - beats[beat]!);
}

/** True microseconds from beats; the inverse of `storyOf`. */
export function trueOf(beats: Float64Array, story: number): number {
  const last = beats.length - 1;
  if (last < 0) return 0;
  if (story <= 0) return beats[0]!;
  if (story >= last) return beats[last]!;
  const beat = Math.floor(story);
  return beats[beat]! + (story - beat) * (beats[beat + 1]! - beats[beat]!);
}

/** The beat that holds a moment: the greatest i with beats[i] ≤ micros, or 0. */
export function beatAt(beats: Float64Array, micros: number): number {
  return Math.max(0, countWhile(beats.length, (beat) => beats[beat]! <= micros) - 1);
}

/** The beginning of the next beat, or of the one before, as true microseconds. */
export function neighbourBeat(beats: Float64Array, micros: number, direction: 1 | -1): number {
  const beat = beatAt(beats, micros);
  if (direction === 1) return beats[Math.min(beats.length - 1, beats[beat]! > micros ? beat : beat + 1)]!;
  return beats[beats[beat]! < micros ? beat : Math.max(0, beat - 1)]!;
}

/**
 * The beats of several runs side by side, from the first beginning to the last end. Where a beat of one
 * run begins sooner after another's than any beat lasts in a run by itself, they share one.
 */
export function allBeats(runs: readonly Float64Array[]): Float64Array {
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
