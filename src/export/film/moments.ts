/** Which moments of a run are the pictures of its film, and how long it lasts: as the page would play it. */
import { storyOf, trueOf, type Story } from '../../reading/story';
import { TRUE_MILLIS_PER_SECOND, type ClockId } from '../../session/playback.svelte';

/** As many pictures a second as look like motion, and as many steps in all as a file has room for. */
const MOST_A_SECOND = 20;
const MOST_STEPS = 480;
/** Steps come in so many, so that a film can be halved three times. */
const STEPS_AT_ONCE = 8;
/** A film is short: what the page would play for longer passes by more quickly. */
const LONGEST_MILLIS = 30_000;
/** Its end stands for so long before it begins again. */
export const PAUSE_MILLIS = 3000;

/** What is played, and how. */
export interface Played {
  readonly story: Story;
  readonly startMicros: number;
  readonly endMicros: number;
  readonly clock: ClockId;
  readonly speed: number;
}

export interface Timing {
  /** True microseconds, one a picture; the last is the run's end. */
  readonly moments: readonly number[];
  /** For so long each but the last is seen. */
  readonly eachMillis: number;
  /** So many times as fast as on the page it passes. */
  readonly haste: number;
}

/** From the first message to the end, at even distances of watching, as after pressing Play at the end. */
export function timingOf({ story, startMicros, endMicros, clock, speed }: Played): Timing {
  const firstMicros = Math.min(endMicros, Math.max(startMicros, 0));
  const watched = (micros: number): number => (clock === 'story' ? storyOf(story, micros) : micros / TRUE_MILLIS_PER_SECOND);
  const micros = (millis: number): number => (clock === 'story' ? trueOf(story, millis) : millis * TRUE_MILLIS_PER_SECOND);
  const [first, end] = [watched(firstMicros), watched(endMicros)];
  const played = (end - first) / speed;
  const millis = Math.min(LONGEST_MILLIS, played);
  const steps = Math.max(STEPS_AT_ONCE, Math.min(MOST_STEPS, Math.round((millis * MOST_A_SECOND) / 1000 / STEPS_AT_ONCE) * STEPS_AT_ONCE));
  const between = Array.from({ length: steps }, (_, step) => micros(first + ((end - first) * step) / steps));
  return { moments: [...between, endMicros], eachMillis: millis / steps, haste: millis > 0 ? played / millis : 1 };
}

/** Every other picture, each seen twice as long, from the same first to the same last; null where steps would be uneven. */
export function halved<One>(pictures: readonly One[]): One[] | null {
  return pictures.length % 2 === 1 && pictures.length > 3 ? pictures.filter((_, index) => index % 2 === 0) : null;
}
