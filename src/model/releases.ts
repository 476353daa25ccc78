/**
 * What a chat's owner lets go of, and when: every message at once; at most so many a second; or one frame
 * at the end of a window, with all that came in it. A window is opened by the first message after the one
 * before it has ended; or windows follow one another by the clock that all chats of a process share, whoever
 * posts, so that what leaves a process together can be told without looking at more than a chat at a time.
 * Both engines go by the same windows.
 */
import type { Design } from './design';
import { MICROS_PER_MILLI, MICROS_PER_SECOND } from './posting';
import { draw, streamKey, unit } from './random';
import { ownersOf } from './roles';
import type { Scenario } from './scenario';

/** How an owner lets go. */
export interface Pacing {
  /** How long a window lasts. */
  readonly windowMicros: number;
  /** Messages of a window that go on by themselves, each at once; the others are dropped. Null where all of it goes in one frame, at its end. */
  readonly most: number | null;
  /** The clocks by which windows follow one another; left out where messages open them. */
  readonly clocks?: Clocks;
}

/** One clock a process, each of which has begun at a moment of its own. */
export interface Clocks {
  readonly processes: number;
  readonly seed: number;
}

/** A moment so close to a window's end is its end: moments are rounded, and evenly spaced messages may come just then. */
export const AT_THE_END_MICROS = 0.001;

/** How the owners of a design let go; null where every message goes on at once. */
export function pacingOf(scenario: Scenario, { owner }: Pick<Design, 'owner'>): Pacing | null {
  if (!owner) return null;
  if (owner.does === 'holds') {
    const held = { windowMicros: scenario[owner.millis] * MICROS_PER_MILLI, most: null };
    return owner.until === 'tick' ? { ...held, clocks: { processes: ownersOf(scenario), seed: scenario.seed } } : held;
  }
  return { windowMicros: MICROS_PER_SECOND, most: scenario[owner.perSecond] };
}

/** The windows of one chat, as its messages come. */
export class Windows {
  /** When the latest window ends; before the first, none has begun. */
  endMicros = -Infinity;
  private readonly lastsMicros: number;
  /** The first tick from 0 on; null where there is no clock. */
  private readonly tickMicros: number | null;
  private came = 0;

  constructor({ windowMicros, clocks }: Pacing, chat: number) {
    this.lastsMicros = windowMicros;
    this.tickMicros = clocks ? firstTickMicros(clocks, windowMicros, chat) : null;
  }

  /** A message comes, not before the one before it. @returns its place in its window; 0 opens one */
  take(atMicros: number): number {
    if (atMicros < this.endMicros - AT_THE_END_MICROS) return this.came++;
    this.endMicros = this.tickMicros === null ? atMicros + this.lastsMicros : this.nextTick(atMicros, this.tickMicros);
    this.came = 1;
    return 0;
  }

  /** The first tick after a moment, the same number for every chat of a process. */
  private nextTick(atMicros: number, tickMicros: number): number {
    const passed = Math.floor((atMicros + AT_THE_END_MICROS - tickMicros) / this.lastsMicros);
    return tickMicros + (passed + 1) * this.lastsMicros;
  }
}

/** When the clock of a chat's process ticks for the first time from 0 on. */
function firstTickMicros({ processes, seed }: Clocks, windowMicros: number, chat: number): number {
  return unit(draw(streamKey(seed, 'ticks'), processOf({ processes }, chat))) * windowMicros;
}

/** The process to which a chat is dealt. */
export function processOf({ processes }: Pick<Clocks, 'processes'>, chat: number): number {
  return chat % processes;
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
export function releasesOf(moments: Float64Array, pacing: Pacing | null, chat: number): Releases {
  if (!pacing) return { micros: moments, carried: new Uint32Array(moments.length).fill(1), dropped: 0 };
  const windows = new Windows(pacing, chat);
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
