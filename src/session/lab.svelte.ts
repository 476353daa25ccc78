/** What the page knows: the scenario, its run, what stood before, and how to go back. */
import { designOf } from '../designs';
import { decodeScenario, encodeScenario, type Repair } from '../link/codec';
import type { ReadFile } from '../link/file';
import type { Design } from '../model/design';
import type { RunResult } from '../model/run';
import { peopleOf } from '../model/people';
import { DEFAULT_SCENARIO, sameRun, SCENARIO_KEYS, withChanges, type Scenario } from '../model/scenario';
import { expectedCrossings } from '../engine/theory/theory';
import type { SimClient } from '../worker/client';
import { asRunResult } from '../reading/counted';
import type { Figures } from '../reading/figures';
import { loadedRun, type LoadedRun } from '../reading/run';
import { fullWords, summaryWords } from '../text/page/describe';
import { Playback } from './playback.svelte';

/** Beyond this many crossings a run is counted, not played. */
const MOST_PLAYED = 150_000;
/** Beyond these sizes people and cells are not drawn one by one. */
export const MOST_PEOPLE_DRAWN = 64;
export const MOST_GATEWAYS_DRAWN = 16;

/** People slide to their new seats for this long before the same messages play again. */
export const SLIDE_MILLIS = 650;

/** The run before the last change. */
export class Before {
  readonly scenario: Scenario;
  readonly figures: Figures;
  readonly result: RunResult;
  /** How many people sit elsewhere now; null while unknown. Comes later than the rest, and alone. */
  moved = $state<number | null>(null);

  constructor({ result, figures }: Pick<LoadedRun, 'result' | 'figures'>) {
    this.scenario = result.scenario;
    this.figures = figures;
    this.result = result;
  }
}
/** Every person and cell of this scenario can be drawn. */
export function isNear(scenario: Scenario): boolean {
  return peopleOf(scenario) <= MOST_PEOPLE_DRAWN && scenario.gateways <= MOST_GATEWAYS_DRAWN;
}

type WorkedOut = Pick<LoadedRun, 'result' | 'estimate'>;

/** Where the play head goes once a changed run is in. */
export type Replay = 'connecting' | 'messages' | 'stay' | 'rest';

export interface LabOptions {
  readonly client: SimClient;
  /** Writes the address: a step of its own in the browser's history, or in place. */
  readonly writeLink: (hash: string, step: boolean) => void;
}

export class Lab {
  scenario = $state.raw<Scenario>(DEFAULT_SCENARIO);
  run = $state.raw<LoadedRun | null>(null);
  before = $state.raw<Before | null>(null);
  repairs = $state.raw<readonly Repair[]>([]);
  /** How far the run is that is being worked out, 0 to 1; null when none is. */
  progress = $state.raw<number | null>(null);
  /** What a long count has found by now: copies of one message in the mean; null while there is nothing to tell. */
  earlyCopies = $state<number | null>(null);
  problem = $state<string | null>(null);
  /** Bumped with every change that the learner should be told of politely. */
  announcement = $state('');
  /** The person who is kept in sight from far, through every change; null for nobody. */
  followed = $state<number | null>(null);
  past = $state.raw<readonly Scenario[]>([]);
  future = $state.raw<readonly Scenario[]>([]);
  readonly playback: Playback;
  readonly client: SimClient;
  readonly #writeLink: LabOptions['writeLink'];
  #running: AbortController | null = null;
  /** The scenario of the run that stands on the page, to go back to when the next one is given up. */
  #standing: Scenario | null = null;

  constructor(options: LabOptions) {
    this.client = options.client;
    this.#writeLink = options.writeLink;
    this.playback = new Playback(() => {
      this.#keepPlayHead();
    });
  }

  get design(): Design {
    return designOf(this.scenario.design);
  }
  get link(): string {
    return encodeScenario(this.scenario);
  }
  get isComputing(): boolean {
    return this.progress !== null;
  }

  /** Opens an address: its scenario, its repairs, its play head. */
  open(hash: string): void {
    const { scenario, repairs } = decodeScenario(hash);
    this.repairs = repairs;
    this.#remember();
    this.#show(scenario, 'rest', scenario.t * 1000);
  }

  /** Opens what a scenario file says; what is none leaves all as it is, and says so. */
  openFile({ scenario, repairs }: ReadFile): void {
    this.repairs = repairs;
    if (scenario) this.#apply(scenario, 'stay');
  }

  /** Changes the scenario; the run before becomes the one to compare with. */
  change(changes: Partial<Scenario>, replay: Replay = 'stay'): void {
    const next = withChanges(this.scenario, changes);
    this.#apply({ ...next, do: changes.do ?? this.#actionsFor(next) }, replay);
  }

  /** A person (index from 0) posts now, at the play head. */
  post(person: number): void {
    if (this.scenario.do.length >= SCENARIO_KEYS.do.max) {
      this.announcement = fullWords(SCENARIO_KEYS.do.max);
      return;
    }
    const micros = Math.max(0, this.playback.micros);
    const action = { atMillis: Math.round(micros) / 1000, verb: 'post', user: person + 1 } as const;
    this.#apply(withChanges(this.scenario, { do: [...this.scenario.do, action] }), 'stay', true);
  }

  undo(): void {
    const scenario = this.past[this.past.length - 1];
    if (!scenario) return;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, this.scenario];
    this.#writeLink(encodeScenario(scenario), true);
    this.#show(scenario, 'rest', scenario.t * 1000);
  }
  redo(): void {
    const scenario = this.future[this.future.length - 1];
    if (!scenario) return;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, this.scenario];
    this.#writeLink(encodeScenario(scenario), true);
    this.#show(scenario, 'rest', scenario.t * 1000);
  }
  /** Gives up the run that is being worked out and goes back to the scenario before. */
  cancel(): void {
    this.#running?.abort();
    this.progress = null;
    const back = this.#standing;
    if (!back) return;
    const last = this.past[this.past.length - 1];
    if (last && sameRun(last, back)) this.past = this.past.slice(0, -1);
    this.#writeLink(encodeScenario(back), true);
    this.#show(back, 'rest', back.t * 1000);
  }

  /** Says politely, once, what a run has come to. */
  announceEnd(): void {
    const { run } = this;
    if (!run?.cursor) return;
    const { scenario } = run.result;
    this.announcement = summaryWords(run.cursor.at(this.playback.micros), peopleOf(scenario), scenario.gateways);
  }

  #apply(next: Scenario, replay: Replay, playOn = false): void {
    if (sameRun(next, this.scenario) && this.run) {
      if (replay !== 'stay') this.#rewind(replay);
      return;
    }
    this.#remember();
    this.past = [...this.past, this.scenario];
    this.future = [];
    this.#writeLink(encodeScenario(withChanges(next, { t: 0 })), true);
    const at = replay === 'stay' ? this.playback.micros : 0;
    this.#show(withChanges(next, { t: 0 }), playOn ? 'stay' : replay, at, playOn);
  }

  /** Actions of people who are no longer there go with them. */
  #actionsFor(next: Scenario): Scenario['do'] {
    const people = peopleOf(next);
    return next.do.every((action) => action.user <= people) ? next.do : next.do.filter((action) => action.user <= people);
  }

  #remember(): void {
    if (this.run) this.before = new Before(this.run);
  }

  #show(scenario: Scenario, replay: Replay, atMicros: number, playOn = false): void {
    const wasAtEnd = this.playback.mode === 'ended';
    if (!this.isComputing && this.run) this.#standing = this.scenario;
    this.scenario = scenario;
    this.problem = null;
    // From here to the new run's coming in, the play head is the old run's and is not written down.
    this.progress = 0;
    this.earlyCopies = null;
    this.playback.pause();
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#compute(scenario, running).then(
      (run) => {
        if (running.signal.aborted) return;
        this.progress = null;
        this.run = run;
        this.#startReel(run, replay, replay === 'stay' && wasAtEnd && !playOn ? Infinity : atMicros, playOn);
        this.#countMoved(scenario);
      },
      (error: unknown) => {
        if (running.signal.aborted) return;
        this.progress = null;
        this.problem = error instanceof Error ? error.message : String(error);
      },
    );
  }

  async #compute(scenario: Scenario, running: AbortController): Promise<LoadedRun> {
    const design = designOf(scenario.design);
    const isPlayed = expectedCrossings(scenario, design) <= MOST_PLAYED;
    const { result, estimate } = isPlayed ? await this.#play(scenario, design, running.signal) : await this.#count(scenario, design, running.signal);
    return loadedRun(result, design, estimate);
  }

  async #play(scenario: Scenario, design: Design, signal: AbortSignal): Promise<WorkedOut> {
    const expected = expectedCrossings(scenario, design);
    const result = await this.client.run(scenario, {
      withTrace: true,
      signal,
      onProgress: ({ crossings }) => {
        if (!signal.aborted) this.progress = Math.min(1, crossings / expected);
      },
    });
    return { result, estimate: null };
  }

  async #count(scenario: Scenario, design: Design, signal: AbortSignal): Promise<WorkedOut> {
    const { result, estimate } = await this.client.count(scenario, {
      signal,
      onProgress: ({ share, copiesPerMessage }) => {
        if (signal.aborted) return;
        this.progress = share;
        this.earlyCopies = copiesPerMessage;
      },
    });
    return { result: asRunResult(result, design), estimate };
  }

  #startReel(run: LoadedRun, replay: Replay, atMicros: number, playOn: boolean): void {
    const { trace, index, summary } = run.result;
    if (!trace || !index) {
      this.playback.unload();
      return;
    }
    const { startMicros, endMicros } = summary;
    const at = replay === 'connecting' ? startMicros : replay === 'messages' ? 0 : atMicros;
    this.playback.load({ trace, index, startMicros, endMicros }, at, playOn || replay === 'connecting' || replay === 'messages', replay === 'messages' ? SLIDE_MILLIS : 0);
    if (!this.playback.isPlaying) this.#keepPlayHead();
  }

  #rewind(replay: Replay): void {
    this.playback.seek(replay === 'connecting' ? this.playback.startMicros : 0);
    this.playback.play();
  }

  #countMoved(scenario: Scenario): void {
    const before = this.before;
    if (!before || peopleOf(before.scenario) !== peopleOf(scenario)) return;
    this.client.peopleMoved(before.scenario, scenario).then(
      (moved) => {
        if (this.before === before && this.scenario === scenario) before.moved = moved;
      },
      () => {
        // The worker's own failure is told by its life; how many moved is then simply not known.
      },
    );
  }

  /** The play head is written when it comes to rest, never while it moves. */
  #keepPlayHead(): void {
    const t = Math.round(this.playback.micros) / 1000;
    if (!this.run || this.isComputing || t === this.scenario.t) return;
    this.scenario = withChanges(this.scenario, { t });
    this.#writeLink(encodeScenario(this.scenario), false);
  }
}
