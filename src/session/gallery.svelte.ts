/**
 * One message through every design at once, on one clock. Where each person can be drawn every design is
 * played; with more people the message is told by formula, at once.
 */
import { CATALOGUE } from '../designs';
import type { Design } from '../model/design';
import type { Scenario } from '../model/scenario';
import { withChanges } from '../model/scenario';
import { largestOf, sizesOf } from '../model/sizes';
import type { PlayedRun } from '../reading/run';
import { NO_STORY, type Story } from '../reading/story';
import type { SimClient } from '../worker/client';
import type { Playback } from './playback.svelte';
import { Together } from './together.svelte';

/** Of a message told by formula: watched so long before copies come, and while they come and are written. */
const TOLD_MILLIS = [700, 2600] as const;

export class Gallery {
  readonly #together: Together;
  readonly #designs: readonly Pick<Design, 'id'>[];

  constructor(client: SimClient, designs: readonly Pick<Design, 'id'>[] = CATALOGUE) {
    this.#together = new Together(client);
    this.#designs = designs;
  }

  get playback(): Playback {
    return this.#together.playback;
  }
  /** By design, what it has been played to; a design is missing until its run is in, and where there is none. */
  get runs(): Readonly<Record<string, PlayedRun>> {
    return this.#together.runs;
  }

  /** Settles once every picture is there that comes; whoever asks the same worker for less waits for it. */
  get whenIn(): Promise<void> {
    return this.#together.whenIn;
  }

  /** Has every design played with the one message, or given up where the scenario is another one by now. */
  play(scenario: Scenario): void {
    const one = oneMessage(scenario);
    this.#together.play(Object.fromEntries(this.#designs.map(({ id }) => [id, withChanges(one, { design: id })])));
  }
  /** Tells the message by formula: the first and the last moment of all designs, microseconds. */
  tell(firstMicros: number, lastMicros: number): void {
    this.#together.leaveRuns();
    const beats = Float64Array.of(0, firstMicros, lastMicros);
    const story: Story = { beats, millis: Float64Array.of(0, TOLD_MILLIS[0], TOLD_MILLIS[0] + TOLD_MILLIS[1]) };
    this.#together.start([{ story: lastMicros > firstMicros ? story : NO_STORY, startMicros: 0, endMicros: lastMicros, nextEvent: (micros) => beats.find((beat) => beat > micros) ?? lastMicros }]);
  }
  /** Shows nothing, and awaits nothing. */
  leaveRuns(): void {
    this.#together.leaveRuns();
  }
  dispose(): void {
    this.#together.dispose();
  }
}

/** The scenario with one message, posted by the first person of the largest chat. */
function oneMessage(scenario: Scenario): Scenario {
  const user = largestOf(sizesOf(scenario)).firstPerson + 1;
  return { ...scenario, messages: 0, do: [{ atMillis: 0, verb: 'post', user }], t: 0 };
}
