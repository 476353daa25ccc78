/** Several scenarios played on one clock: the worker takes one after the other, and none starts before all are in. */
import type { Scenario } from '../model/scenario';
import { isPlayed, type LoadedRun, type PlayedRun } from '../reading/run';
import { storyOf, wholeMillis } from '../reading/story';
import type { SimClient } from '../worker/client';
import { Loader } from './loader.svelte';
import { Playback, reelOf, type Reel } from './playback.svelte';

/** However many scenarios there are and however long some let wait: nobody watches them for longer, milliseconds. */
export const WATCHED_MILLIS = 6000;

/** What the one clock goes along, of all runs that have come. */
export type ReelsOf = (runs: readonly PlayedRun[]) => readonly Reel[];

/** Beat by beat, as each of the runs has them. */
const byBeats: ReelsOf = (runs) => runs.map((run: LoadedRun) => reelOf(run)).filter((reel) => reel !== null);

/** As evenly as a clock on the wall, over all that any of them lasts. */
export const evenly: ReelsOf = (runs) => {
  const endMicros = runs.reduce((last, { result }) => Math.max(last, result.summary.endMicros), 0);
  const story = { beats: Float64Array.of(0, endMicros), millis: Float64Array.of(0, WATCHED_MILLIS) };
  return runs.length === 0 ? [] : [{ story, startMicros: 0, endMicros, nextEvent: () => endMicros }];
};

export class Together {
  readonly playback = new Playback({ isAwaited: () => this.#isAnyAwaited });
  /** By name, what it has been played to; a name is missing until its run is in, and where there is none. */
  runs = $state.raw<Readonly<Record<string, PlayedRun>>>({});
  readonly #loader: Loader;
  readonly #reelsOf: ReelsOf;
  /** Settles once every run is there that comes, and called then. */
  #areIn = openGate();
  #names = $state.raw<readonly string[]>([]);

  constructor(client: SimClient, reelsOf: ReelsOf = byBeats) {
    this.#loader = new Loader(client, false);
    this.#reelsOf = reelsOf;
  }

  /** Settles once every run is there that comes; whoever asks the same worker for less waits for it. */
  get whenIn(): Promise<void> {
    return this.#areIn.passed;
  }

  get #isAnyAwaited(): boolean {
    return this.#names.some((name) => this.#loader.slot(name).isAwaited);
  }

  /** Has each of these played, in place of what was played before. */
  play(scenes: Readonly<Record<string, Scenario>>): void {
    this.leaveRuns();
    this.#areIn = openGate();
    this.#names = Object.keys(scenes);
    for (const [name, scenario] of Object.entries(scenes)) {
      const settle = (): void => { this.#startWhenAllAreIn(); };
      this.#loader.slot(name).show(scenario, (run) => {
        if (isPlayed(run)) this.runs = { ...this.runs, [name]: run };
        settle();
      }, settle, settle);
    }
    // Asked for by the page itself: whoever does not want it to play once it is in can say so.
    if (!this.playback.stepwise) this.playback.play();
  }
  /** Plays by itself once, or where that has been asked for; where motion is not wanted it stands at its end. */
  start(reels: readonly [Reel, ...Reel[]], isPlayed = !this.playback.stepwise): void {
    this.playback.load(reels, this.playback.stepwise ? Infinity : 0, isPlayed);
    const { story } = this.playback;
    this.playback.speed = Math.max(1, (wholeMillis(story) - storyOf(story, 0)) / WATCHED_MILLIS);
  }
  /** Shows nothing, and awaits nothing. */
  leaveRuns(): void {
    for (const name of this.#names) this.#loader.slot(name).clear();
    this.#names = [];
    this.runs = {};
    this.playback.unload();
    this.#areIn.open();
  }
  dispose(): void {
    this.leaveRuns();
    this.playback.dispose();
  }

  #startWhenAllAreIn(): void {
    if (this.#isAnyAwaited) return;
    this.#areIn.open();
    const [reel, ...others] = this.#reelsOf(Object.values(this.runs));
    if (reel) this.start([reel, ...others], false);
  }
}

/** What others wait at until it is opened. */
function openGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => { open = resolve; });
  return { passed, open };
}
