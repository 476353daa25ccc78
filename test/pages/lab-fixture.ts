/** A real Lab over a client without a worker: its runs are played on the spot, or not at all. */
import { tick } from 'svelte';
import { vi, expect } from 'vitest';
import { designOf } from '../../src/designs';
import { peopleMoved, populate } from '../../src/model/population';
import type { Neighbourhood, Neighbours } from '../../src/model/neighbourhood';
import type { Painting } from '../../src/model/painting';
import type { Progress, RunResult } from '../../src/model/run';
import type { Scenario } from '../../src/model/scenario';
import type { AnswerTo, Question } from '../../src/model/weighing';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { openNeighbourhood } from '../../src/engine/counts/neighbourhood';
import { openPainting } from '../../src/engine/counts/paint';
import { answerTo } from '../../src/engine/weighing/answer';
import { runToEnd } from '../../src/engine/events/simulate';
import type { CountOutcome } from '../../src/worker/api';
import type { LoadedRun } from '../../src/reading/run';
import { Lab } from '../../src/session/lab.svelte';
import type { FirstMinuteState } from '../../src/pages/lab/firstminute.machine';
import { Settings } from '../../src/session/settings.svelte';
import { someoneAt, whereIs, type Whereabouts } from '../../src/model/whereabouts';
import { whyNoFlow } from '../../src/engine/flow/flow';
import { overTime } from '../engine/flow/overtime';
import type { FlowOutcome, FlowProgress } from '../../src/model/flow';
import type { FailureReason, Life, PaintingSize, RunOptions, SimClient, TaskOptions } from '../../src/worker/client';

/** One run that was asked for and is not played. */
interface HeldRun {
  readonly scenario: Scenario;
  readonly options: RunOptions;
  tell(progress: Progress): void;
  /** Plays it after all. */
  finish(): void;
  fail(error: Error): void;
}

/** The same in columns. */
interface HeldFlow {
  readonly scenario: Scenario;
  readonly options: TaskOptions<FlowProgress>;
  tell(share: number): void;
  finish(): void;
  fail(error: Error): void;
}

const populationOf = (scenario: Scenario) => populate(scenario, designOf(scenario.design));

export class FakeClient implements SimClient {
  life: Life = 'ready';
  reason: FailureReason | null = null;
  trouble: string | null = null;
  restarts = 0;
  /** Runs that were asked for and wait, unplayed. */
  readonly held: HeldRun[] = [];
  /** The same to be played in columns. */
  readonly heldFlows: HeldFlow[] = [];
  readonly #listeners = new Set<() => void>();

  /** Whether runs are left unplayed from now on. */
  holds: boolean;
  /** Whether what was counted is then played in columns; else that is left under way. */
  playsColumns = false;

  constructor(holds = false) {
    this.holds = holds;
  }

  run(scenario: Scenario, options: RunOptions): Promise<RunResult> {
    const play = (): RunResult => runToEnd(scenario, { withTrace: options.withTrace });
    if (!this.holds) return Promise.resolve(play());
    return new Promise((resolve, reject) => {
      this.held.push({ scenario, options, tell: (progress) => options.onProgress?.(progress), finish: () => { resolve(play()); }, fail: reject });
    });
  }
  count(scenario: Scenario): Promise<CountOutcome> {
    if (this.holds) return new Promise(() => undefined);
    const result = aggregate(scenario);
    return Promise.resolve({ result, estimate: estimate(result) });
  }
  flow(scenario: Scenario, options: TaskOptions<FlowProgress>): Promise<FlowOutcome> {
    const play = (): FlowOutcome => {
      const refusal = whyNoFlow(scenario);
      return refusal ? { played: null, refusal } : { played: overTime(scenario), refusal: null };
    };
    if (!this.holds && this.playsColumns) return Promise.resolve(play());
    return new Promise((resolve, reject) => {
      this.heldFlows.push({
        scenario,
        options,
        tell: (share) => options.onProgress?.({ done: false, crossings: 0, posted: 0, share, bytes: 0 }),
        finish: () => { resolve(play()); },
        fail: reject,
      });
    });
  }
  sample(scenario: Scenario): Promise<CountOutcome> {
    return this.count(scenario);
  }
  prepareAnswers(): void {
    // All of it is here.
  }
  answer<Asked extends Question>(question: Asked): Promise<AnswerTo<Asked>> {
    if (this.holds) return new Promise(() => undefined);
    const answering = answerTo(question);
    let step = answering.next();
    while (!step.done) step = answering.next();
    // A question is answered in its own kind.
    return Promise.resolve(step.value as AnswerTo<Asked>);
  }
  paint(scenario: Scenario, { rows, columns }: PaintingSize): Promise<Painting> {
    const painting = openPainting(scenario, rows, columns);
    while (!painting.advance(Infinity));
    return Promise.resolve(painting.finish());
  }
  lookInto(scenario: Scenario, where: Neighbours): Promise<Neighbourhood> {
    const look = openNeighbourhood(scenario, where);
    while (!look.advance(Infinity));
    return Promise.resolve(look.finish());
  }
  peopleMoved(before: Scenario, after: Scenario): Promise<number | null> {
    return Promise.resolve(peopleMoved(populationOf(before), populationOf(after)));
  }
  whereIs(scenario: Scenario, person: number): Promise<Whereabouts> {
    return Promise.resolve(whereIs(populationOf(scenario), person));
  }
  someoneAt(scenario: Scenario, chat: number, gateway: number): Promise<Whereabouts | null> {
    return Promise.resolve(someoneAt(populationOf(scenario), chat, gateway));
  }
  /** Has something befall the worker, as the page is told of it. */
  befall(news: Partial<Pick<SimClient, 'life' | 'reason' | 'trouble' | 'restarts'>>): void {
    Object.assign(this, news);
    for (const listener of this.#listeners) listener();
  }
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  restart(): void {
    this.befall({ life: 'starting', restarts: this.restarts + 1 });
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export interface Fixture {
  readonly lab: Lab;
  readonly client: FakeClient;
  /** What was written into the address: hash, and whether as a step of its own. */
  readonly written: [hash: string, step: boolean][];
}

/** A lab that has opened this link; its run is in, unless the client holds it. */
export async function openFixture(link = '', client = new FakeClient()): Promise<Fixture> {
  const written: [string, boolean][] = [];
  const lab = new Lab({ client, writeLink: (hash, step) => written.push([hash, step]) });
  lab.open(link);
  if (!client.holds) await runIsIn(lab);
  return { lab, client, written };
}

/** Waits until the latest change has been worked out. */
export async function runIsIn(lab: Lab): Promise<void> {
  await vi.waitFor(() => {
    expect(lab.isComputing).toBe(false);
    expect(lab.run).not.toBeNull();
  });
}

/** What the learner was told last; nothing yet where it is empty. */
export function lastSaid({ announcer }: Lab): string {
  return announcer.said.at(-1)?.words ?? '';
}

/** The run that is in. */
export function runOf({ lab }: Fixture): LoadedRun {
  if (!lab.run) throw new Error('no run is in');
  return lab.run;
}

/** Two objects as one whose getters stay getters: a component that is given it follows what they read. */
function joined<First extends object, Second extends object>(first: First, second: Second): First & Second {
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(first), ...Object.getOwnPropertyDescriptors(second) }) as First & Second;
}

/** What the page hands to its picture, read off the lab as it changes. */
export function pictureOf<Own extends object>(lab: Lab, own: Own) {
  const shown = {
    inLab: true,
    stage: 'lab' as FirstMinuteState,
    settings: new Settings(),
    client: lab.client,
    playback: lab.playback,
    onPost: (): void => undefined,
    onSelect: (): void => undefined,
    onSay: (words: string) => { lab.say(words); },
    get run() { return lab.run; },
    get standing() { return lab.standing; },
    get life() { return lab.loader.worker.life; },
    get before() { return lab.before; },
  };
  return joined(shown, own);
}
/** Comes when the pictures are whole that were put on the page: they are drawn part by part. */
export async function drawnWhole(): Promise<void> {
  await tick();
  await vi.waitFor(() => {
    for (const near of document.querySelectorAll('.near')) expect(near.querySelector('.person')).not.toBeNull();
    for (const map of document.querySelectorAll('.map > .canvas')) expect(map.querySelector('.label')).not.toBeNull();
  }, { timeout: 15_000 });
}
/** What the page hands to its chart. */
export function chartOf(lab: Lab) {
  return {
    client: lab.client,
    onChange: (changes: Partial<Scenario>) => { lab.change(changes); },
    get scenario() { return lab.scenario; },
    get run() { return lab.run; },
  };
}

/** Puts the play head at the end. */
export function toEnd({ lab }: Fixture): void {
  lab.playback.seek(lab.playback.endMicros);
}
