/**
 * One message through every design at once, on one clock. Where each person can be drawn every design is
 * played, one after the other in the worker; with more people the message is told by formula, at once.
 */
import { CATALOGUE } from '../designs';
import type { Design } from '../model/design';
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
  /** Settles once every picture is there that comes, and called then. */
  #areIn = openGate();
  readonly #designs: readonly Pick<Design, 'id'>[];

  constructor(client: SimClient, designs: readonly Pick<Design, 'id'>[] = CATALOGUE) {
    this.#loader = new Loader(client, false);
    this.#designs = designs;
  }

  /** Settles once every picture is there that comes; whoever asks the same worker for less waits for it. */
  get whenIn(): Promise<void> {
    return this.#areIn.passed;
  }
  /** Has every design played with the one message, or given up where the scenario is another one by now. */
  play(scenario: Scenario): void {
    this.runs = {};
    this.playback.unload();
    this.#areIn.open();
    this.#areIn = openGate();
    const one = oneMessage(scenario);
    for (const { id } of this.#designs) {
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

  /** Shows nothing, and awaits nothing. */
  leaveRuns(): void {
    for (const { id } of this.#designs) this.#loader.slot(id).clear();
    this.runs = {};
    this.playback.unload();
    this.#areIn.open();
  }
  #startWhenAllAreIn(): void {
    if (this.#designs.some(({ id }) => this.#loader.slot(id).isAwaited)) return;
    this.#areIn.open();
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

/** What others wait at until it is opened. */
function openGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => { open = resolve; });
  return { passed, open };
}

/** The scenario with one message, posted by the first person. */
function oneMessage(scenario: Scenario): Scenario {
  return { ...scenario, messages: 0, do: [{ atMillis: 0, verb: 'post', user: 1 }], t: 0 };
}
