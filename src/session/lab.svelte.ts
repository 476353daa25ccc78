/** What the page knows: the scenario, its run, what stood before, and how to go back. */
import { designOf } from '../designs';
import { decodeScenario, encodeScenario, type Repair } from '../link/codec';
import type { ReadFile } from '../link/file';
import type { Design } from '../model/design';
import type { RunResult } from '../model/run';
import { peopleOf } from '../model/people';
import { DEFAULT_SCENARIO, sameRun, SCENARIO_KEYS, withChanges, type Scenario } from '../model/scenario';
import type { SimClient } from '../worker/client';
import type { Figures } from '../reading/figures';
import type { LoadedRun } from '../reading/run';
import { fullWords, summaryWords } from '../text/page/describe';
import { isThere } from '../reading/selection';
import { abandoned, beginHistory, changed, headMoved, opened, redone, settled, undone, type History } from './history';
import { loadRun } from './loader';
import { Playback } from './playback.svelte';
import { standingOf, type Standing } from './standing';
import { WorkerLife } from './workerlife.svelte';

/** Beyond these sizes people and cells are not drawn one by one. */
export const MOST_PEOPLE_DRAWN = 64;
export const MOST_GATEWAYS_DRAWN = 16;

/** People slide to their new seats for this long before the same messages play again. */
export const SLIDE_MILLIS = 650;

/**
 * The run that stood on the page before the one that stands there now, however the page came from one
 * to the other: by a change, an undo, a redo or an address. So after an undo, Was is what was undone,
 * and undo and redo in turn show the same two runs from either side. Giving a run up brings none in:
 * Now stays, and its Was with it.
 */
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

/** Where the play head goes once a changed run is in. */
export type Replay = 'connecting' | 'messages' | 'stay' | 'rest';

/** What becomes of the picture once the run is in. */
interface Entrance {
  readonly replay: Replay;
  readonly atMicros: number;
  readonly playOn?: boolean;
  /** Whether the run that stood before is the one to compare with; else there is none. */
  readonly isCompared?: boolean;
}

/** A run that was wanted and does not come. */
export interface Missing {
  readonly scenario: Scenario;
  /** What the engine says; null where somebody gave the run up. */
  readonly problem: string | null;
}

export interface LabOptions {
  readonly client: SimClient;
  /** Writes the address: a step of its own in the browser's history, or in place. */
  readonly writeLink: (hash: string, step: boolean) => void;
}

export class Lab {
  run = $state.raw<LoadedRun | null>(null);
  before = $state.raw<Before | null>(null);
  repairs = $state.raw<readonly Repair[]>([]);
  /** How far the run is that is being worked out, 0 to 1; null when none is. */
  progress = $state.raw<number | null>(null);
  /** What a long count has found by now: copies of one message in the mean; null while there is nothing to tell. */
  earlyCopies = $state<number | null>(null);
  /** The last run that was wanted and did not come, until something else is wanted. */
  missing = $state.raw<Missing | null>(null);
  /** Bumped with every change that the learner should be told of politely. */
  announcement = $state('');
  /** The person who is kept in sight from far, through every change; null for nobody. */
  followed = $state<number | null>(null);
  #history = $state.raw<History>(beginHistory(DEFAULT_SCENARIO));
  readonly playback: Playback;
  readonly client: SimClient;
  readonly worker: WorkerLife;
  readonly #writeLink: LabOptions['writeLink'];
  #running: AbortController | null = null;

  constructor(options: LabOptions) {
    this.client = options.client;
    this.worker = new WorkerLife(options.client);
    this.#writeLink = options.writeLink;
    this.playback = new Playback(() => {
      this.#keepPlayHead();
    });
  }

  get scenario(): Scenario {
    return this.#history.present;
  }
  get past(): readonly Scenario[] {
    return this.#history.past;
  }
  get future(): readonly Scenario[] {
    return this.#history.future;
  }
  get design(): Design {
    return designOf(this.scenario.design);
  }
  get link(): string {
    return encodeScenario(this.scenario);
  }
  /** A run is awaited: under way, or held up by a worker that failed. */
  get isComputing(): boolean {
    return this.progress !== null;
  }
  /** What the engine says of a run that it could not work out. */
  get problem(): string | null {
    return this.missing?.problem ?? null;
  }
  get standing(): Standing {
    const { missing } = this;
    const isLacking = missing !== null && sameRun(missing.scenario, this.scenario);
    const lack = this.problem === null ? 'cancelled' : 'failed';
    return standingOf({ isAwaited: this.isComputing, life: this.worker.life, trouble: this.worker.trouble, lack: isLacking ? lack : null });
  }
  /** There is something to say of run or worker beside how far it is. */
  get isTroubled(): boolean {
    return this.missing !== null || this.worker.life === 'failed' || this.standing === 'replacing';
  }
  /** There is a run to go back to when the present one does not come. */
  get canGoBack(): boolean {
    return this.#history.settled !== null;
  }

  /** Opens an address: its scenario, its repairs, its play head. */
  open(hash: string, isCompared = true): void {
    const { scenario, repairs } = decodeScenario(hash);
    this.repairs = repairs;
    this.#history = opened(this.#history, scenario);
    this.#show({ replay: 'rest', atMicros: scenario.t * 1000, isCompared });
  }

  /** Opens what a scenario file says; what is none leaves all as it is, and says so. */
  openFile({ scenario, repairs }: ReadFile): void {
    this.repairs = repairs;
    if (scenario) this.#apply(scenario, 'stay');
  }

  /** Changes the scenario; the run that stands becomes the one to compare with. */
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
    this.#travel(undone(this.#history));
  }
  redo(): void {
    this.#travel(redone(this.#history));
  }
  /**
   * Gives up the run that is awaited, or has failed. The one that stands on the page is the present
   * again, with its way back and forth; where there is none, the scenario stays, not worked out.
   */
  cancel(): void {
    if (this.#isIn()) return;
    this.missing = this.isComputing ? { scenario: this.scenario, problem: null } : null;
    this.#stop();
    if (!this.canGoBack) return;
    this.#history = headMoved(abandoned(this.#history), this.run?.cursor ? this.#restingAt() : this.#history.settled!.present.t);
    this.#writeLink(this.link, true);
  }
  /** Has the run worked out that does not come, by a new worker where none is left. */
  workOut(): void {
    const { missing } = this;
    this.worker.revive();
    if (this.isComputing || missing === null) return;
    if (sameRun(missing.scenario, this.scenario)) this.#show({ replay: 'rest', atMicros: this.scenario.t * 1000 });
    else this.#apply(missing.scenario, 'stay');
  }
  /** Nothing more need be said of a run that was given up and is not the present one. */
  dismissMissing(): void {
    this.missing = null;
  }

  /** Says politely, once, what a run has come to. */
  announceEnd(): void {
    const { run } = this;
    if (!run?.cursor) return;
    const { scenario } = run.result;
    this.announcement = summaryWords(run.cursor.at(this.playback.micros), peopleOf(scenario), scenario.gateways);
  }

  #apply(next: Scenario, replay: Replay, playOn = false): void {
    const isSame = sameRun(next, this.scenario);
    this.missing = null;
    if (isSame && replay === 'stay' && (this.isComputing || this.#isIn())) return;
    if (isSame && this.#isIn()) {
      this.#rewind(replay);
      return;
    }
    const atMicros = replay === 'stay' ? this.playback.micros : 0;
    if (!isSame) {
      this.#history = changed(this.#history, withChanges(next, { t: 0 }));
      this.#writeLink(this.link, true);
    }
    this.#show({ replay: playOn ? 'stay' : replay, atMicros, playOn });
  }

  #travel(history: History): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#writeLink(this.link, true);
    this.#show({ replay: 'rest', atMicros: this.scenario.t * 1000 });
  }

  /** Actions of people who are no longer there go with them. */
  #actionsFor(next: Scenario): Scenario['do'] {
    const people = peopleOf(next);
    return next.do.every((action) => action.user <= people) ? next.do : next.do.filter((action) => action.user <= people);
  }

  /** The run on the page is that of the present. */
  #isIn(): boolean {
    return !this.isComputing && this.run !== null && sameRun(this.run.result.scenario, this.scenario);
  }
  #stop(): void {
    this.#running?.abort();
    this.progress = null;
    this.earlyCopies = null;
  }

  /** Shows the present: at once where its run stands on the page already, else when it has been worked out. */
  #show(entrance: Entrance): void {
    const { scenario, run } = this;
    const wasAtEnd = this.playback.mode === 'ended';
    const goesToEnd = entrance.replay === 'stay' && wasAtEnd && !entrance.playOn;
    const placed = goesToEnd ? { ...entrance, atMicros: Infinity } : entrance;
    this.#stop();
    this.missing = null;
    this.playback.pause();
    if (run && sameRun(run.result.scenario, scenario)) {
      if (entrance.isCompared === false) this.before = null;
      this.#bringIn(run, placed);
      return;
    }
    // From here to the new run's coming in, the play head is the old run's and is not written down.
    this.progress = 0;
    const running = new AbortController();
    this.#running = running;
    const told = (progress: number, copies: number | null): void => {
      if (running.signal.aborted) return;
      this.progress = progress;
      this.earlyCopies = copies;
    };
    loadRun(this.client, scenario, running.signal, told).then(
      (computed) => {
        if (running.signal.aborted) return;
        this.progress = null;
        this.before = this.run && entrance.isCompared !== false ? new Before(this.run) : null;
        this.run = computed;
        this.#bringIn(computed, placed);
        this.#countMoved(computed);
      },
      (error: unknown) => {
        if (running.signal.aborted) return;
        this.progress = null;
        this.missing = { scenario, problem: error instanceof Error ? error.message : String(error) };
      },
    );
  }

  #bringIn(run: LoadedRun, { replay, atMicros, playOn = false }: Entrance): void {
    this.#history = settled(this.#history);
    if (this.followed !== null && !isThere({ role: 'person', index: this.followed }, run)) this.followed = null;
    this.#startReel(run, replay, atMicros, playOn);
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

  #countMoved({ result: { scenario } }: LoadedRun): void {
    const before = this.before;
    if (!before || peopleOf(before.scenario) !== peopleOf(scenario)) return;
    this.client.peopleMoved(before.scenario, scenario).then(
      (moved) => {
        before.moved = moved;
      },
      () => {
        // The worker's own failure is told by its life; how many moved is then simply not known.
      },
    );
  }

  /** Where the play head rests, as a link says it. */
  #restingAt(): number {
    return Math.round(this.playback.micros) / 1000;
  }
  /** The play head is written when it comes to rest, never while it moves. */
  #keepPlayHead(): void {
    const t = this.#restingAt();
    if (!this.#isIn() || t === this.scenario.t) return;
    this.#history = headMoved(this.#history, t);
    this.#writeLink(this.link, false);
  }
}
