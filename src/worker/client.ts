/**
 * The page's way to the simulation, and the one file that builds a worker. Whatever happens to the
 * worker, a run asked for here is done: a worker that fails is replaced and the run done over in
 * the new one. The page pulls slice by slice, so that it can stop at any of them.
 */
import { createActor } from 'xstate';
import { peopleOf } from '../model/people';
import type { Scenario } from '../model/scenario';
import type { Neighbourhood, Neighbours } from '../model/neighbourhood';
import type { Painting } from '../model/painting';
import type { AnswerTo, Question, Trying } from '../model/weighing';
import type { Whereabouts } from '../model/whereabouts';
import type { CountOutcome, CountPlace, CountProgress, FlowOutcome, FlowProgress, Progress, RunResult, Slice } from './api';
import { troubleInWords } from '../text/trouble';
import { aborted, type Task } from './task';
import { keepWorker, type Keeper, type LifecycleActor } from './keeper';
import { lifecycleMachine, lifeOf, type FailureReason, type Life } from './lifecycle.machine';
import type { Ask } from './link';

export type { FailureReason, Life } from './lifecycle.machine';

export interface TaskOptions<State> {
  /** Called after each slice; begins anew when the work is done over. */
  readonly onProgress?: ((progress: State) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RunOptions extends TaskOptions<Progress> {
  /** False for the ledger alone. */
  readonly withTrace: boolean;
}

/** Most rows and columns that a painting is to have. */
export interface PaintingSize {
  readonly rows: number;
  readonly columns: number;
}

export interface SimClient {
  /**
   * Runs a scenario to its end. A new run aborts the one before. When the worker fails, the promise
   * waits until the next worker has done the run.
   * @returns a promise that rejects with a `DOMException` named `AbortError` when aborted, and with
   *   the engine's error when the engine throws
   */
  run(scenario: Scenario, options: RunOptions): Promise<RunResult>;
  /** Counts everybody by the aggregate engine. As `run` in all else; a new count aborts the one before. */
  count(scenario: Scenario, options: TaskOptions<CountProgress>): Promise<CountOutcome>;
  /** Counts beside that, for comparison; a new sample aborts the one before. */
  sample(scenario: Scenario, signal?: AbortSignal): Promise<CountOutcome>;
  /** Plays a run in columns, without a trace, or says why not. As `run` in all else; a new one aborts the one before. */
  flow(scenario: Scenario, options: TaskOptions<FlowProgress>): Promise<FlowOutcome>;
  /** Has the worker load what answers questions: for a page that asks none before it stands. */
  prepareAnswers(): void;
  /** Works out an answer about one of all designs. As `run` in all else; a new question aborts the one before. */
  answer<Asked extends Question>(question: Asked, options: TaskOptions<Trying>): Promise<AnswerTo<Asked>>;
  /** Paints the seat map from far. A new painting aborts the one before. */
  paint(scenario: Scenario, size: PaintingSize, signal?: AbortSignal): Promise<Painting>;
  /** Who sits in a few neighbouring cells of the seat map. A new look aborts the one before. */
  lookInto(scenario: Scenario, where: Neighbours, signal?: AbortSignal): Promise<Neighbourhood>;
  /** How many people sit elsewhere under `after`; null where there are too many to count. */
  peopleMoved(before: Scenario, after: Scenario): Promise<number | null>;
  /** Where one person sits. */
  whereIs(scenario: Scenario, person: number): Promise<Whereabouts>;
  /** The first member of a chat on a gateway; null where there is none. */
  someoneAt(scenario: Scenario, chat: number, gateway: number): Promise<Whereabouts | null>;
  readonly life: Life;
  /** Why the latest worker that failed did; null while none has. */
  readonly reason: FailureReason | null;
  /** The same in words that go on from "The simulation's worker …"; null while none has failed. */
  readonly trouble: string | null;
  /** How often a new worker took the place of one before, by itself or by hand. */
  readonly restarts: number;
  /** Calls the listener after each change of `life`, `reason` or `restarts`. @returns ends that */
  subscribe(listener: () => void): () => void;
  /** Ends the worker, if there is one, and starts a new one, which does over what was under way. */
  restart(): void;
  /** Ends the worker for good; what was under way rejects with an `AbortError`. */
  dispose(): void;
}

export interface SimClientOptions {
  readonly createWorker?: () => Worker;
  /** How long an answer may be owed; a slice takes about 50 ms. Longer where one step touches very many people. */
  readonly silenceMillis?: number;
  /** How long a worker may take to load and start, over a slow line too. */
  readonly startMillis?: number;
}

const SILENCE_MILLIS = 5_000;
const START_MILLIS = 20_000;
/** Making or handing over the tables of the largest scenario, beyond the usual patience. */
const OPENING_MILLIS = 15_000;

/**
 * What an engine on a slow device may take for each person or crossing that one step must touch;
 * ten times what a laptop takes. It matters from some 100,000 on.
 */
const MILLIS_PER_TOUCH = 0.02;
const EXTRA_MILLIS_MAX = 120_000;

/** How much longer than usual an answer may take that touches so many people or crossings. */
function extraMillis(touched: number): number {
  return Math.min(EXTRA_MILLIS_MAX, MILLIS_PER_TOUCH * touched);
}

function createSimulationWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'simulation' });
}

/** Asks for slice after slice until one brings the result. */
async function pullSlices<State, Result>(
  first: Promise<Slice<State, Result>>,
  next: (state: State) => Promise<Slice<State, Result>>,
  onProgress: ((state: State) => void) | undefined,
): Promise<Result> {
  let slice = await first;
  while (slice.result === null) {
    onProgress?.(slice.state);
    slice = await next(slice.state);
  }
  return slice.result;
}

function pullRun(ask: Ask, scenario: Scenario, options: RunOptions): Promise<RunResult> {
  // Opening looks at everybody; no slice can be shorter than one message's way to a whole chat, and
  // the last one orders all crossings.
  return pullSlices(
    ask((api) => api.open(scenario, options.withTrace), extraMillis(peopleOf(scenario))),
    ({ crossings }) => ask((api) => api.advance(), extraMillis(Math.max(scenario.users, crossings))),
    options.onProgress,
  );
}

function pullCount(ask: Ask, place: CountPlace, scenario: Scenario, onProgress?: (progress: CountProgress) => void): Promise<CountOutcome> {
  return pullSlices(
    ask((api) => api.openCount(place, scenario), OPENING_MILLIS),
    () => ask((api) => api.advanceCount(place), OPENING_MILLIS),
    onProgress,
  );
}

function pullFlow(ask: Ask, scenario: Scenario, onProgress?: (progress: FlowProgress) => void): Promise<FlowOutcome> {
  // No slice can be shorter than working out where one chat's people sit.
  const patience = OPENING_MILLIS + extraMillis(scenario.users);
  return pullSlices(
    ask((api) => api.openFlow(scenario), patience),
    () => ask((api) => api.advanceFlow(), patience),
    onProgress,
  );
}

async function pullAnswer<Asked extends Question>(ask: Ask, question: Asked, onProgress?: (progress: Trying) => void): Promise<AnswerTo<Asked>> {
  const answer = await pullSlices(
    ask((api) => api.openAnswer(question), OPENING_MILLIS),
    () => ask((api) => api.advanceAnswer(), OPENING_MILLIS),
    (trying) => {
      if (trying) onProgress?.(trying);
    },
  );
  // A question is answered in its own kind.
  return answer as AnswerTo<Asked>;
}

async function pullPainting(ask: Ask, scenario: Scenario, { rows, columns }: PaintingSize): Promise<Painting> {
  let painting = await ask((api) => api.openPainting(scenario, rows, columns), OPENING_MILLIS);
  while (!painting) painting = await ask((api) => api.advancePainting(), extraMillis(scenario.users));
  return painting;
}

async function pullLook(ask: Ask, scenario: Scenario, where: Neighbours): Promise<Neighbourhood> {
  let found = await ask((api) => api.openLook(scenario, where), OPENING_MILLIS);
  while (!found) found = await ask((api) => api.advanceLook());
  return found;
}

/** Asks how many people sit elsewhere. */
function askMoved(ask: Ask, before: Scenario, after: Scenario): Promise<number | null> {
  return ask((api) => api.peopleMoved(before, after), extraMillis(Math.max(peopleOf(before), peopleOf(after))));
}

/** Calls listeners when what the page shows of the machine has changed, and only then. */
function tellChanges(actor: LifecycleActor): (listener: () => void) => () => void {
  const listeners = new Set<() => void>();
  const shown = (): string => {
    const snapshot = actor.getSnapshot();
    return `${lifeOf(snapshot)} ${String(snapshot.context.reason)} ${String(snapshot.context.restarts)}`;
  };
  let before = shown();
  actor.subscribe(() => {
    const now = shown();
    if (now === before) return;
    before = now;
    for (const listener of [...listeners]) listener();
  });
  return (listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
}

/** Does one piece of work of a kind at a time: a new one aborts the one before, and so does its signal. */
function oneAtATime<Result>(keeper: Keeper, what: string, onAbandoned: () => void) {
  let current: Task<Result> | null = null;
  return (work: (ask: Ask) => Promise<Result>, signal?: AbortSignal): Promise<Result> => {
    if (signal?.aborted) return Promise.reject(aborted(`the ${what} was aborted before it began`));
    current?.abandon(aborted(`a new ${what} took the place of this one`));
    const job = keeper.add(work);
    const onAbort = (): void => {
      job.abandon(aborted(`the ${what} was aborted`));
    };
    const leave = (): void => {
      signal?.removeEventListener('abort', onAbort);
    };
    current = job;
    signal?.addEventListener('abort', onAbort);
    job.outcome.then(leave, () => {
      leave();
      // What a newer one has opened is not this one's to close.
      if (current === job) onAbandoned();
    });
    return job.outcome;
  };
}

/** Builds the client and starts its worker. */
export function createSimClient(options: SimClientOptions = {}): SimClient {
  const actor = createActor(lifecycleMachine).start();
  const { createWorker = createSimulationWorker, silenceMillis = SILENCE_MILLIS, startMillis = START_MILLIS } = options;
  const subscribe = tellChanges(actor);
  let trouble: string | null = null;
  const keeper = keepWorker(actor, {
    createWorker,
    silenceMillis,
    startMillis,
    onFailure: (failure) => {
      trouble = troubleInWords(failure, silenceMillis);
    },
  });
  const runs = oneAtATime<RunResult>(keeper, 'run', () => {
    keeper.mention((api) => api.close());
  });
  const countsIn = (place: CountPlace) => oneAtATime<CountOutcome>(keeper, place, () => {
    keeper.mention((api) => api.closeCount(place));
  });
  const counts = countsIn('count');
  const samples = countsIn('sample');
  const flows = oneAtATime<FlowOutcome>(keeper, 'flow', () => {
    keeper.mention((api) => api.closeFlow());
  });
  const answers = oneAtATime<unknown>(keeper, 'answer', () => {
    keeper.mention((api) => api.closeAnswer());
  });
  const paintings = oneAtATime<Painting>(keeper, 'painting', () => undefined);
  const looks = oneAtATime<Neighbourhood>(keeper, 'look', () => undefined);
  return {
    run: (scenario, runOptions) => runs((ask) => pullRun(ask, scenario, runOptions), runOptions.signal),
    count: (scenario, taskOptions) => counts((ask) => pullCount(ask, 'count', scenario, taskOptions.onProgress), taskOptions.signal),
    sample: (scenario, signal) => samples((ask) => pullCount(ask, 'sample', scenario), signal),
    flow: (scenario, taskOptions) => flows((ask) => pullFlow(ask, scenario, taskOptions.onProgress), taskOptions.signal),
    prepareAnswers: () => { keeper.mention((api) => api.prepareAnswers()); },
    // Of its own question, and so in its own kind.
    answer: <Asked extends Question>(question: Asked, taskOptions: TaskOptions<Trying>) => answers((ask) => pullAnswer(ask, question, taskOptions.onProgress), taskOptions.signal) as Promise<AnswerTo<Asked>>,
    paint: (scenario, size, signal) => paintings((ask) => pullPainting(ask, scenario, size), signal),
    lookInto: (scenario, where, signal) => looks((ask) => pullLook(ask, scenario, where), signal),
    whereIs: (scenario, person) => keeper.add((ask) => ask((api) => api.whereIs(scenario, person), OPENING_MILLIS)).outcome,
    someoneAt: (scenario, chat, gateway) => keeper.add((ask) => ask((api) => api.someoneAt(scenario, chat, gateway), OPENING_MILLIS)).outcome,
    peopleMoved: (before, after) => keeper.add((ask) => askMoved(ask, before, after)).outcome,
    get life() {
      return lifeOf(actor.getSnapshot());
    },
    get reason() {
      return actor.getSnapshot().context.reason;
    },
    get trouble() {
      return trouble;
    },
    get restarts() {
      return actor.getSnapshot().context.restarts;
    },
    subscribe,
    restart: keeper.restart,
    dispose: keeper.dispose,
  };
}
