/** The one clock of the page: where the play head is, and how it moves, over one run or several. */
import { max, min, timer, type Timer } from 'd3';
import { createActor } from 'xstate';
import { countBelow, countWhile } from '../model/numeric';
import { flowStory, nextFlowMoment } from '../reading/flowstory';
import { isPlayed, type LoadedRun } from '../reading/run';
import { beatAt, neighbourBeat, NO_STORY, sharedStory, storyOf, storyOfBeats, trueOf, type Story } from '../reading/story';
import { playbackMachine, type PlaybackMode } from './playback.machine';
import type { Scenario } from '../model/scenario';
import type { Trace } from '../model/trace';
import type { TraceIndex } from '../model/traceindex';

export type ClockId = 'story' | 'true';
/** To where a hand has moved the play head: a beat or any moment in it, or the moment of an event. */
export type Turn = 'beat' | 'event';

/** With reduced motion the head rests in a beat for so long at speed 1. */
export const REST_MILLIS = 1240;
/** In true time at speed 1, a second of watching shows this many simulated milliseconds. */
export const TRUE_MILLIS_PER_SECOND = 20;
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;
/** A longer gap between frames is a sleeping tab, not time to catch up on. */
const LONGEST_FRAME_MILLIS = 250;
/** Less than this after a moment is still that moment. */
const LEAST_MICROS = 1e-6;

/** Many chats post one after the other: nobody wants to watch each of them at leisure. */
export function readingSpeed({ chats }: Pick<Scenario, 'chats'>): number {
  return Math.min(4, Math.ceil(chats / 2));
}

/** Of a run, what a play head goes along. */
export interface Reel {
  readonly story: Story;
  readonly startMicros: number;
  readonly endMicros: number;
  /** The first moment from this one on at which anything is sent or arrives; never where nothing does. */
  readonly nextEvent: (micros: number) => number;
}

/** Null of a run that was counted, in which nothing has a time. */
export function reelOf(run: LoadedRun): Reel | null {
  if (run.flow) {
    const { startMicros, endMicros, record } = run.flow;
    return { story: flowStory(record), startMicros, endMicros, nextEvent: (micros) => nextFlowMoment(record, micros) };
  }
  if (!isPlayed(run)) return null;
  const { trace, index, summary } = run.result;
  return { story: storyOfBeats(index), startMicros: summary.startMicros, endMicros: summary.endMicros, nextEvent: (micros) => nextEventOf(trace, index, micros) };
}

function nextEventOf(trace: Trace, { byArrival, toldMicros }: TraceIndex, micros: number): number {
  const { sentMicros } = trace.crossings;
  const sent = sentMicros[countBelow(sentMicros, micros)] ?? Infinity;
  const arrived = countWhile(byArrival.length, (place) => toldMicros[byArrival[place]!]! < micros);
  return Math.min(sent, toldMicros[byArrival[arrived] ?? -1] ?? Infinity);
}

export interface PlaybackOptions {
  /** Called whenever the play head comes to rest. */
  readonly onStop?: () => void;
  /** Called whenever a hand has moved it. */
  readonly onTurned?: (how: Turn) => void;
  /** Whether something to be played is on its way. */
  readonly isAwaited?: () => boolean;
  /** Called whenever somebody asks to play before there is anything to be played. */
  readonly onAsked?: () => void;
}

export class Playback {
  /** The play head, true microseconds. */
  micros = $state(0);
  mode = $state<PlaybackMode>('empty');
  clock = $state<ClockId>('story');
  speed = $state(1);
  /** Beat by beat, without motion in between. */
  stepwise = $state(false);
  /** The play head stands at an event that somebody has stepped to. */
  isByEvent = $state(false);
  startMicros = $state(0);
  endMicros = $state(0);

  /** The beats of all runs together; none while no run is in. */
  story = $state.raw<Story>(NO_STORY);
  #reels: readonly Reel[] = [];
  #actor = createActor(playbackMachine);
  #timer: Timer | null = null;
  #lastMillis = 0;
  #delayMillis = 0;
  #heldMillis = 0;
  /** Somebody has asked to play while a run was on its way. */
  #hasAsked = $state(false);
  readonly #onStop: () => void;
  readonly #onTurned: (how: Turn) => void;
  readonly #isAwaited: () => boolean;
  readonly #onAsked: () => void;

  constructor({ onStop = () => undefined, onTurned = () => undefined, isAwaited = () => false, onAsked = () => undefined }: PlaybackOptions = {}) {
    this.#onStop = onStop;
    this.#onTurned = onTurned;
    this.#isAwaited = isAwaited;
    this.#onAsked = onAsked;
    this.#actor.subscribe((snapshot) => {
      this.#enter(snapshot.value as PlaybackMode);
    });
    this.#actor.start();
  }

  /** Where the play head is in true milliseconds, as fine as a link says it. */
  get millis(): number {
    return Math.round(this.micros) / 1000;
  }
  get isPlaying(): boolean {
    return this.mode === 'playing';
  }
  /** There is something to be played, or it is on its way. */
  get mayPlay(): boolean {
    return this.mode !== 'empty' || this.#isAwaited();
  }
  /** There is nothing to be played yet, and somebody has asked for what is on its way. */
  get isAsked(): boolean {
    return this.mode === 'empty' && this.#hasAsked && this.#isAwaited();
  }
  /** Nothing moves between one picture and the next, so that each says where everything is going. */
  get isResting(): boolean {
    return !this.isPlaying || this.stepwise;
  }

  /**
   * Puts runs in, to be played side by side from where the first begins to where the last ends; the
   * play head goes to `atMicros`. They play where somebody has asked for that while they were on their way.
   * @param delayMillis how long it rests there before it plays by itself, while people take new seats
   */
  load(reels: readonly [Reel, ...Reel[]], atMicros: number, autoplay: boolean, delayMillis = 0): void {
    this.#reels = reels;
    this.#delayMillis = this.stepwise ? 0 : delayMillis;
    this.story = sharedStory(reels.map(({ story }) => story));
    this.startMicros = min(reels, ({ startMicros }) => startMicros)!;
    this.endMicros = max(reels, ({ endMicros }) => endMicros)!;
    this.micros = this.#clamp(atMicros);
    this.isByEvent = false;
    const hasAsked = this.#hasAsked;
    this.#hasAsked = false;
    if (hasAsked && this.#atEnd()) this.micros = this.#clamp(0);
    this.#actor.send({ type: 'LOAD', autoplay: (autoplay || hasAsked) && !this.#atEnd(), atEnd: this.#atEnd() });
  }
  /** Without a run there is no time: what the one before took is not shown any more. */
  unload(): void {
    this.#reels = [];
    this.story = NO_STORY;
    this.startMicros = 0;
    this.endMicros = 0;
    this.micros = 0;
    this.#actor.send({ type: 'UNLOAD' });
  }
  /** Plays on; from the end, again from the first message. What is on its way is then played once it is in. */
  play(): void {
    this.isByEvent = false;
    this.#hasAsked = this.#isAwaited();
    if (this.isAsked) this.#onAsked();
    if (this.mode === 'ended') this.micros = this.#clamp(0);
    this.#actor.send({ type: 'PLAY' });
  }
  pause(): void {
    this.#hasAsked = false;
    this.#actor.send({ type: 'PAUSE' });
  }
  toggle(): void {
    if (this.isPlaying || this.isAsked) this.pause();
    else this.play();
  }
  seek(micros: number): void {
    this.isByEvent = false;
    this.micros = this.#clamp(micros);
    this.#actor.send({ type: 'SEEK', atEnd: this.#atEnd() });
    if (!this.isPlaying) this.#onStop();
  }
  /** To the beginning of the next beat, or of the one before. */
  step(direction: 1 | -1): void {
    this.pause();
    if (this.#reels.length === 0) return;
    this.seek(neighbourBeat(this.story, this.micros, direction));
    this.#onTurned('beat');
  }
  /** To any moment, by hand. */
  scrub(micros: number): void {
    this.seek(micros);
    if (!this.isPlaying) this.#onTurned('beat');
  }
  /** To the next moment at which anything is sent or arrives. */
  nextEvent(): void {
    this.pause();
    if (this.#reels.length === 0) return;
    this.seek(min(this.#reels, (reel) => reel.nextEvent(this.micros + LEAST_MICROS))!);
    this.isByEvent = true;
    this.#onTurned('event');
  }

  /** Position on the time line, in the units of the chosen clock: milliseconds of watching, or true ones. */
  get position(): number {
    return this.clock === 'story' ? storyOf(this.story, this.micros) : this.micros / 1000;
  }
  positionOf(micros: number): number {
    return this.clock === 'story' ? storyOf(this.story, micros) : micros / 1000;
  }
  microsOf(position: number): number {
    return this.clock === 'story' ? trueOf(this.story, position) : position * 1000;
  }

  dispose(): void {
    this.#timer?.stop();
    this.#actor.stop();
  }

  #clamp(micros: number): number {
    return Math.min(this.endMicros, Math.max(this.startMicros, micros));
  }
  #atEnd(): boolean {
    return this.micros >= this.endMicros;
  }
  #enter(mode: PlaybackMode): void {
    const was = this.mode;
    this.mode = mode;
    this.#timer?.stop();
    this.#timer = null;
    if (mode === 'playing') {
      this.#lastMillis = 0;
      this.#heldMillis = 0;
      this.#timer = timer((elapsed) => {
        this.#tick(elapsed);
      }, this.#delayMillis);
      this.#delayMillis = 0;
    } else if (was === 'playing') this.#onStop();
  }
  #tick(elapsedMillis: number): void {
    const passed = Math.min(LONGEST_FRAME_MILLIS, elapsedMillis - this.#lastMillis) * this.speed;
    this.#lastMillis = elapsedMillis;
    if (this.stepwise) this.#tickStepwise(passed);
    else if (this.clock === 'story') this.micros = this.#clamp(trueOf(this.story, storyOf(this.story, this.micros) + passed));
    else this.micros = this.#clamp(this.micros + passed * TRUE_MILLIS_PER_SECOND);
    if (this.#atEnd()) this.#actor.send({ type: 'REACHED_END' });
  }
  /** With reduced motion the head rests in the middle of a beat, where every mark can be read, then jumps. */
  #tickStepwise(passedMillis: number): void {
    this.#heldMillis += passedMillis;
    if (this.#heldMillis < REST_MILLIS) return;
    this.#heldMillis = 0;
    const { beats, millis } = this.story;
    const beat = beatAt(beats, this.micros);
    const middle = (of: number): number => (millis[of]! + (millis[of + 1] ?? millis[of]!)) / 2;
    const next = storyOf(this.story, this.micros) < middle(beat) ? beat : beat + 1;
    this.micros = next >= beats.length - 1 ? this.endMicros : trueOf(this.story, middle(next));
  }
}
