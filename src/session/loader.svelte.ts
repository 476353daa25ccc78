/** Runs that stand on a page, and those that are awaited: each in a slot of its own. */
import { sameRun } from '../model/keys';
import type { Scenario } from '../model/scenario';
import type { SimClient } from '../worker/client';
import type { FlowOutcome } from '../model/flow';
import { withFlow, type LoadedRun } from '../reading/run';
import { loadRun, playInColumns, type OnProgress } from './loader';
import { Queue } from './queue';
import { standingOf, type Standing } from './standing';
import { WorkerLife } from './workerlife.svelte';

/** A run that was wanted and does not come. */
export interface Missing {
  readonly scenario: Scenario;
  /** What the engine says; null where somebody gave the run up. */
  readonly problem: string | null;
}

/** How a slot has its runs worked out. */
type PlayInColumns = (scenario: Scenario, signal: AbortSignal, onProgress: (progress: number) => void) => Promise<FlowOutcome>;

interface Source {
  readonly load: (scenario: Scenario, signal: AbortSignal, onProgress: OnProgress) => Promise<LoadedRun>;
  /** Plays in columns what was counted; null where nothing is to be. */
  readonly play: PlayInColumns | null;
}

/**
 * @param run that stands now
 * @param stood what stood in its place until now; null where it is the first, the very same where it stood already
 */
type OnIn = (run: LoadedRun, stood: LoadedRun | null) => void;

/** @param run that was counted and stands already, and that now has been played in columns */
type OnPlayed = (run: LoadedRun) => void;

/** Told when what was awaited will not come: a run that failed, one that is left as it was counted. */
type OnLacking = () => void;

/** The place of one run: what stands there, what is to stand there, and how it stands with that. */
export class RunSlot {
  /** The run that stands; null before the first. */
  run = $state.raw<LoadedRun | null>(null);
  /** How far the run is that is awaited, 0 to 1; null when none is. */
  progress = $state.raw<number | null>(null);
  /** What a long count has found by now: copies of one message in the mean; null while there is nothing to tell. */
  earlyCopies = $state<number | null>(null);
  /** The last run that was wanted and did not come, until something else is wanted. */
  missing = $state.raw<Missing | null>(null);
  /** How far the run that stands is played in columns, 0 to 1; null while it is not. */
  flowProgress = $state.raw<number | null>(null);
  /** Why the run that stands, which was counted, is not played although it might be: what the engine says, or empty where somebody gave it up. */
  flowProblem = $state.raw<string | null>(null);
  /** What is to stand here; null before anything was asked for. */
  wanted = $state.raw<Scenario | null>(null);
  readonly worker: WorkerLife;
  readonly #source: Source;
  readonly #queue: Queue;
  #asked: AbortController | null = null;
  #playing: AbortController | null = null;
  #onPlayed: OnPlayed = () => undefined;
  #onLacking: OnLacking = () => undefined;

  constructor(worker: WorkerLife, queue: Queue, source: Source) {
    this.worker = worker;
    this.#queue = queue;
    this.#source = source;
  }

  /** A run is awaited: under way, waiting for its turn, or held up by a worker that failed. */
  get isAwaited(): boolean {
    return this.progress !== null;
  }
  /** The run that stands is the one that is wanted. */
  get isIn(): boolean {
    return !this.isAwaited && this.run !== null && this.wanted !== null && sameRun(this.run.result.scenario, this.wanted);
  }
  /** The run that stands was counted, and is yet to be played in columns. */
  get isToBePlayed(): boolean {
    return this.#source.play !== null && this.flowProblem === null && this.run !== null && mayBePlayed(this.run);
  }
  /** What is missing was given up or failed, and something else is wanted. */
  get isMissingElsewhere(): boolean {
    return this.missing !== null && this.wanted !== null && !sameRun(this.missing.scenario, this.wanted);
  }
  get standing(): Standing {
    const isLacking = this.missing !== null && !this.isMissingElsewhere;
    const lack = (this.missing?.problem ?? null) === null ? 'cancelled' : 'failed';
    return standingOf({ isAwaited: this.isAwaited, life: this.worker.life, trouble: this.worker.trouble, lack: isLacking ? lack : null });
  }
  /** There is something to say of run or worker beside how far it is. */
  get isTroubled(): boolean {
    return this.missing !== null || this.worker.life === 'failed' || this.standing === 'replacing';
  }

  /**
   * Brings in the run of a scenario: at once where it stands here already, else when it has been worked
   * out. A run that was counted is then played in columns, where it can be, and stands here meanwhile.
   */
  show(scenario: Scenario, onIn: OnIn, onPlayed: OnPlayed = () => undefined, onLacking: OnLacking = () => undefined): void {
    this.#stop();
    this.missing = null;
    this.wanted = scenario;
    this.#onPlayed = onPlayed;
    this.#onLacking = onLacking;
    if (this.run && this.isIn) {
      onIn(this.run, this.run);
      return;
    }
    this.#stopPlaying();
    this.#ask(scenario, onIn);
  }
  /** Gives up what is awaited, or has failed: what stands is what is wanted, where anything does, and is played on where it was left. */
  giveUp(onPlayed: OnPlayed = () => undefined): void {
    this.missing = this.isAwaited && this.wanted ? { scenario: this.wanted, problem: null } : null;
    this.#stop();
    this.wanted = this.run?.result.scenario ?? this.wanted;
    this.#onPlayed = onPlayed;
    if (this.run && this.flowProgress === null && this.flowProblem === null) this.#playUnlessPlayed(this.run);
  }
  /** Leaves the run that stands as it was counted. */
  giveUpPlaying(): void {
    if (this.flowProgress === null) return;
    this.#stopPlaying();
    this.flowProblem = '';
    this.#onLacking();
  }
  /** Nothing stands here any more, and nothing is awaited. */
  clear(): void {
    this.#stop();
    this.#stopPlaying();
    this.missing = null;
    this.wanted = null;
    this.run = null;
  }
  /** Has the run that stands played after all. */
  playAfterAll(): void {
    if (this.run && this.isIn && this.flowProblem !== null) this.#playUnlessPlayed(this.run);
  }
  /** Nothing more need be said of a run that did not come. */
  dismissMissing(): void {
    this.missing = null;
  }

  #ask(scenario: Scenario, onIn: OnIn): void {
    this.progress = 0;
    const asked = new AbortController();
    this.#asked = asked;
    this.#queue.add({ signal: asked.signal, begin: () => this.#fetch(scenario, asked.signal, onIn) });
  }
  async #fetch(scenario: Scenario, signal: AbortSignal, onIn: OnIn): Promise<void> {
    const told: OnProgress = (progress, copies) => {
      if (signal.aborted) return;
      this.progress = progress;
      this.earlyCopies = copies;
    };
    let run: LoadedRun;
    try {
      run = await this.#source.load(scenario, signal, told);
    } catch (error) {
      if (signal.aborted) return;
      this.#stop();
      this.missing = { scenario, problem: error instanceof Error ? error.message : String(error) };
      this.#onLacking();
      return;
    }
    if (!signal.aborted) this.#bringIn(run, onIn);
  }
  #bringIn(run: LoadedRun, onIn: OnIn): void {
    const stood = this.run;
    this.progress = null;
    this.earlyCopies = null;
    this.run = run;
    onIn(run, stood);
    this.#playUnlessPlayed(run);
  }
  #playUnlessPlayed(run: LoadedRun): void {
    const { play } = this.#source;
    if (play && mayBePlayed(run)) this.#play(run, play);
  }
  #play(run: LoadedRun, play: PlayInColumns): void {
    this.#stopPlaying();
    const playing = new AbortController();
    this.#playing = playing;
    this.flowProgress = 0;
    this.#queue.add({ signal: playing.signal, begin: () => this.#fetchFlow(run, play, playing.signal) });
  }
  async #fetchFlow(run: LoadedRun, play: PlayInColumns, signal: AbortSignal): Promise<void> {
    let outcome: FlowOutcome;
    try {
      outcome = await play(run.result.scenario, signal, (progress) => {
        if (!signal.aborted) this.flowProgress = progress;
      });
    } catch (error) {
      if (signal.aborted) return;
      this.#stopPlaying();
      this.flowProblem = error instanceof Error ? error.message : String(error);
      this.#onLacking();
      return;
    }
    if (signal.aborted) return;
    this.#stopPlaying();
    this.run = withFlow(run, outcome);
    if (outcome.played) this.#onPlayed(this.run);
    else this.#onLacking();
  }
  #stopPlaying(): void {
    this.#playing?.abort();
    this.#playing = null;
    this.flowProgress = null;
    this.flowProblem = null;
  }
  #stop(): void {
    this.#asked?.abort();
    this.#asked = null;
    this.progress = null;
    this.earlyCopies = null;
  }
}

/** It was counted, and nobody has tried to play it. */
function mayBePlayed({ estimate, flow, refusal }: LoadedRun): boolean {
  return estimate !== null && !flow && !refusal;
}

/** Has runs worked out for as many slots as a page shows runs; the worker takes one at a time. */
export class Loader {
  readonly worker: WorkerLife;
  readonly #client: SimClient;
  readonly #playsColumns: boolean;
  readonly #queue = new Queue();
  readonly #slots: Record<string, RunSlot> = {};

  /** @param playsColumns runs that were counted are then played in columns */
  constructor(client: SimClient, playsColumns = true) {
    this.#client = client;
    this.#playsColumns = playsColumns;
    this.worker = new WorkerLife(client);
  }

  /** The slot of this name: giving up or asking anew in one leaves the others as they are. */
  slot(name: string): RunSlot {
    this.#slots[name] ??= new RunSlot(this.worker, this.#queue, {
      load: (scenario, signal, onProgress) => loadRun(this.#client, scenario, signal, onProgress),
      play: this.#playsColumns ? (scenario, signal, onProgress) => playInColumns(this.#client, scenario, signal, onProgress) : null,
    });
    return this.#slots[name];
  }
}
