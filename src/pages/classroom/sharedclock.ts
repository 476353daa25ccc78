/** A play head that several windows work out by themselves, from where it stood and when. */
import type { SharedClock } from '../../lesson/room';
import { storyOf, trueOf, type Story } from '../../reading/story';
import { TRUE_MILLIS_PER_SECOND, type Playback } from '../../session/playback.svelte';

/** Play heads closer than this, in milliseconds of watching, are at the same place. */
const NEAR_MILLIS = 120;

/** Where the play head is by now; not beyond the last beat. */
export function microsAt(clock: SharedClock, story: Story, nowMillis: number): number {
  if (!clock.isMoving) return clock.tMicros;
  // Another window's clock is this one's; only somebody who sets the machine's time brings it below zero.
  const watchedMillis = Math.max(0, nowMillis - clock.startedAtMillis) * clock.speed;
  if (clock.scale === 'story') return trueOf(story, storyOf(story, clock.tMicros) + watchedMillis);
  return Math.min(story.beats[story.beats.length - 1] ?? 0, clock.tMicros + watchedMillis * TRUE_MILLIS_PER_SECOND);
}

/** How long one would watch to come from the one place to the other. */
function watchedMillisBetween(clock: SharedClock, story: Story, from: number, to: number): number {
  const apart = clock.scale === 'story' ? storyOf(story, to) - storyOf(story, from) : (to - from) / TRUE_MILLIS_PER_SECOND;
  return Math.abs(apart) / clock.speed;
}

/** Whether a window that knows the one clock alone would show something else than the other says. */
export function isApart(known: SharedClock | null, present: SharedClock | null, story: Story): boolean {
  if (!known || !present) return known !== present;
  if (known.isMoving !== present.isMoving || known.speed !== present.speed || known.scale !== present.scale) return true;
  if (!present.isMoving) return known.tMicros !== present.tMicros;
  return watchedMillisBetween(present, story, microsAt(known, story, present.startedAtMillis), present.tMicros) > NEAR_MILLIS;
}

/**
 * The clock of this page's own play head.
 * @param heldMicros where it stood when it was set going: until it has left there, it does not move
 */
export function clockOf(playback: Playback, heldMicros: number, nowMillis: number): SharedClock | null {
  if (playback.mode === 'empty') return null;
  const { micros, speed, clock } = playback;
  return { tMicros: micros, startedAtMillis: nowMillis, isMoving: playback.isPlaying && micros !== heldMicros, speed, scale: clock };
}

/** Brings this page's play head to where the clock says it is. */
export function setByClock(playback: Playback, clock: SharedClock, nowMillis: number): void {
  const { story } = playback;
  const target = microsAt(clock, story, nowMillis);
  playback.speed = clock.speed;
  playback.clock = clock.scale;
  if (!clock.isMoving || target >= playback.endMicros) {
    playback.pause();
    if (playback.micros !== target) playback.seek(target);
    return;
  }
  if (watchedMillisBetween(clock, story, playback.micros, target) > NEAR_MILLIS) playback.seek(target);
  if (!playback.isPlaying) playback.play();
}
