/**
 * One message through every design at once, on one clock. Where each person can be drawn every design is
 * played, one after the other in the worker; with more people the message is told by formula, at once.
 */
import { CATALOGUE } from '../designs';
import type { Scenario } from '../model/scenario';
import { withChanges } from '../model/scenario';
import { isPlayed, type PlayedRun } from '../reading/run';
import { NO_STORY, storyOf, wholeMillis, type Story } from '../reading/story';
import type { SimClient } from '../worker/client';
import { Loader } from './loader.svelte';
import { Playback, reelOf, type Reel } from './playback.svelte';

/** Of a message told by formula: watched so long before copies come, and while they come and are written. */
const TOLD_MILLIS = [700, 2600] as const;
/** However many designs there are and however long some let wait: nobody watches one message for longer, milliseconds. */
export const WATCHED_MILLIS = 6000;

export class Gallery {
  readonly playback = new Playback();
  /** By design, what it has been played to; a design is missing until its run is in, and where there is none. */
  runs = $state.raw<Readonly<Record<string, PlayedRun>>>({});
  readonly #loader: Loader;

  constructor(client: SimClient) {
    this.#loader = new Loader(client, false);
  }

  /** Has every design played with the one message, or given up where the scenario is another one by now. */
  play(scenario: Scenario): void {
    this.runs = {};
    this.playback.unload();
    const one = oneMessage(scenario);
    for (const { id } of CATALOGUE) {
      const settle = (): void => { this.#startWhenAllAreIn(); };
      this.#loader.slot(id).show(withChanges(one, { design: id }), (run) => {
        if (isPlayed(run)) this.runs = { ...this.runs, [id]: run };
        settle();
      }, settle, settle);
    }
  }
  /** Tells the message by formula: the first and the last moment of all designs, microseconds. */
  tell(firstMicros: number, lastMicros: number): void {
    this.leaveRuns();
    const beats = Float64Array.of(0, firstMicros, lastMicros);
    const story: Story = { beats, millis: Float64Array.of(0, TOLD_MILLIS[0], TOLD_MILLIS[0] + TOLD_MILLIS[1]) };
    this.#start([{ story: lastMicros > firstMicros ? story : NO_STORY, startMicros: 0, endMicros: lastMicros, nextEvent: (micros) => beats.find((beat) => beat > micros) ?? lastMicros }]);
  }
  dispose(): void {
    this.leaveRuns();
    this.playback.dispose();
  }

  leaveRuns(): void {
    for (const { id } of CATALOGUE) this.#loader.slot(id).clear();
    this.runs = {};
    this.playback.unload();
  }
  #startWhenAllAreIn(): void {
    if (CATALOGUE.some(({ id }) => this.#loader.slot(id).isAwaited)) return;
    const [reel, ...others] = Object.values(this.runs).map(reelOf).filter((one) => one !== null);
    if (reel) this.#start([reel, ...others]);
  }
  /** Plays by itself once; where motion is not wanted it stands at its end. */
  #start(reels: readonly [Reel, ...Reel[]]): void {
    this.playback.load(reels, this.playback.stepwise ? Infinity : 0, !this.playback.stepwise);
    const { story } = this.playback;
    this.playback.speed = Math.max(1, (wholeMillis(story) - storyOf(story, 0)) / WATCHED_MILLIS);
  }
}

/** The scenario with one message, posted by the first person. */
function oneMessage(scenario: Scenario): Scenario {
  return { ...scenario, messages: 0, do: [{ atMillis: 0, verb: 'post', user: 1 }], t: 0 };
}
