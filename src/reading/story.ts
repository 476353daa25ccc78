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
