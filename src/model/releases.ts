/**
 * What a chat's owner lets go of, and when: every message at once; at most so many a second; or one frame
 * at the end of a window, with all that came in it. A window is opened by the first message after the one
 * before it has ended. Both engines go by the same windows.
 */
import type { Design } from './design';
import { MICROS_PER_MILLI, MICROS_PER_SECOND } from './posting';
import type { Scenario } from './scenario';

/** How an owner lets go. */
export interface Pacing {
  /** How long a window lasts. */
  readonly windowMicros: number;
  /** Messages of a window that go on by themselves, each at once; the others are dropped. Null where all of it goes in one frame, at its end. */
  readonly most: number | null;
}

/** A moment so close to a window's end is its end: moments are rounded, and evenly spaced messages may come just then. */
export const AT_THE_END_MICROS = 0.001;

/** How the owners of a design let go; null where every message goes on at once. */
export function pacingOf(scenario: Scenario, { owner }: Pick<Design, 'owner'>): Pacing | null {
  if (!owner) return null;
  if (owner.does === 'holds') return { windowMicros: scenario[owner.millis] * MICROS_PER_MILLI, most: null };
  return { windowMicros: MICROS_PER_SECOND, most: scenario[owner.perSecond] };
}

/** The windows of one chat, as its messages come. */
export class Windows {
  /** When the latest window ends; before the first, none has begun. */
  endMicros = -Infinity;
  private readonly lastsMicros: number;
  private came = 0;

  constructor({ windowMicros }: Pacing) {
    this.lastsMicros = windowMicros;
  }

  /** A message comes, not before the one before it. @returns its place in its window; 0 opens one */
  take(atMicros: number): number {
    if (atMicros < this.endMicros - AT_THE_END_MICROS) return this.came++;
    this.endMicros = atMicros + this.lastsMicros;
    this.came = 1;
    return 0;
  }
}

/** What the owner of one chat lets go in a run. */
export interface Releases {
  /** When, ascending, as those who post count time: the way to the owner comes on top. */
  readonly micros: Float64Array;
  /** Messages that each carries. */
  readonly carried: Uint32Array;
  /** Messages that are dropped. */
  readonly dropped: number;
}

/** The releases of one chat, from when its messages are posted, ascending. */
export function releasesOf(moments: Float64Array, pacing: Pacing | null): Releases {
  if (!pacing) return { micros: moments, carried: new Uint32Array(moments.length).fill(1), dropped: 0 };
  const windows = new Windows(pacing);
  const micros: number[] = [];
  const carried: number[] = [];
  let dropped = 0;
  for (const moment of moments) {
    const place = windows.take(moment);
    if (pacing.most !== null && place >= pacing.most) dropped++;
    else if (pacing.most !== null || place === 0) {
      micros.push(pacing.most === null ? windows.endMicros : moment);
      carried.push(1);
    } else carried[carried.length - 1]!++;
  }
  return { micros: Float64Array.from(micros), carried: Uint32Array.from(carried), dropped };
}
