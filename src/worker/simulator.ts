/** What the worker does, apart from how it is reached: one open run, worked off in short slices. */
import { transfer } from 'comlink';
import { designOf } from '../designs';
import type { AggregateResult } from '../model/counts';
import type { Estimate } from '../model/load';
import { peopleMoved as countMoved, populate, type Population } from '../model/population';
import { peopleOf } from '../model/people';
import { roomsOf } from '../model/rooms';
import type { Scenario } from '../model/scenario';
import { someoneAt, whereIs } from '../model/whereabouts';
import type { AggregateRun } from '../engine/counts/aggregate';
import type { Painting } from '../model/painting';
import type { NeighbourhoodRun } from '../engine/counts/neighbourhood';
import type { PaintingRun } from '../engine/counts/paint';
import type { Neighbourhood, Neighbours } from '../model/neighbourhood';
import type { Answer, Question, Trying } from '../model/weighing';
import type { FlowRecord, FlowRefusal } from '../model/flow';
import type { FlowRun } from '../engine/flow/flow';
import type { AnswerSlice, CountOutcome, CountPlace, CountSlice, FlowSlice, Progress, RunResult, RunSlice, SimApi } from './api';
import { buffersOf } from './buffers';
import { holdForLife } from './presence';

/** A run under way. */
export interface OpenedRun {
  /** Works off at most so many events. */
  advance(maxEvents: number): Progress;
  finish(): RunResult;
}

export type OpenRun = (scenario: Scenario, options: { withTrace: boolean }) => OpenedRun;

/** Long enough to make little of the round trips, short enough that an abort and a watchdog are heard. */
const SLICE_MILLIS = 50;

/** Events between two looks at the clock; in a big chat one event writes to thousands of people. */
const BATCH_EVENTS = 16;

/** Copies played in columns between two looks at the clock. */
const BATCH_COPIES = 50_000;

/** People placed between two looks at the clock. */
const BATCH_PEOPLE = 100_000;

/** Between two looks at the figures of a long count: each costs as much as a ledger. */
const EARLY_MILLIS = 400;

/** Above so many people or nodes of a ring, counting who moved takes longer than anybody waits. */
const COUNTED_PEOPLE_MAX = 5_000_000;
const COUNTED_RING_NODES_MAX = 20_000_000;

/** Repeats a step until it is done or the slice is over. */
function forSlice<Step>(sliceMillis: number, step: () => Step, isDone: (state: Step) => boolean): Step {
  const endMillis = performance.now() + sliceMillis;
  let state: Step;
  do state = step();
  while (!isDone(state) && performance.now() < endMillis);
  return state;
}

/** A place for one piece of work under way. Work that throws is of no more use and is dropped. */
function openPlace<Work>(what: string) {
  let open: Work | null = null;
  return {
    put(work: (() => Work) | null): void {
      // The former one first: two large ones need not be held at once.
      open = null;
      if (work) open = work();
    },
    use<Value>(task: (work: Work) => Value): Value {
      if (!open) throw new Error(`no ${what} is open`);
      try {
        return task(open);
      } catch (error) {
        open = null;
        throw error;
      }
    },
    /** The last use: the work is dropped. */
    take<Value>(task: (work: Work) => Value): Value {
      const value = this.use(task);
      open = null;
      return value;
    },
  };
}

/** Hands a finished result over, its columns transferred. */
function handOver<Result extends object>(result: Result): Result {
  return transfer(result, buffersOf(result));
}

function isCountable(scenario: Scenario): boolean {
  const ringNodes = scenario.placement === 'ring' ? scenario.gateways * scenario.virtualNodes : 0;
  return peopleOf(scenario) <= COUNTED_PEOPLE_MAX && ringNodes <= COUNTED_RING_NODES_MAX;
}

function populationOf(scenario: Scenario): Population {
  const design = designOf(scenario.design);
  return populate(roomsOf(scenario, design), design);
}

/** How many people sit elsewhere, or null where there are too many to count. */
export function peopleMoved(before: Scenario, after: Scenario): number | null {
  if (!isCountable(before) || !isCountable(after)) return null;
  return countMoved(populationOf(before), populationOf(after));
}

/** What the worker runs. */
export interface Engines {
  readonly openRun: OpenRun;
  readonly openAggregate: (scenario: Scenario) => AggregateRun;
  readonly estimate: (result: AggregateResult) => Estimate;
  /** Why a scenario is not played in columns; null where it is. */
  readonly whyNoFlow: (scenario: Scenario) => FlowRefusal | null;
  readonly openFlowOverTime: (scenario: Scenario) => FlowRun<FlowRecord>;
  readonly openPainting: (scenario: Scenario, rows: number, columns: number) => PaintingRun;
  readonly openNeighbourhood: (scenario: Scenario, where: Neighbours) => NeighbourhoodRun;
  /** What few pages ask for comes when they prepare for it, or ask. */
  readonly loadAnswers: () => Promise<(question: Question) => Generator<Trying, Answer>>;
}

/** The worker's offer over its engines. */
export function createSimulator(engines: Engines, sliceMillis = SLICE_MILLIS): SimApi {
  const run = openPlace<OpenedRun>('run');
  const counts = { count: counting(engines, sliceMillis, 'count'), sample: counting(engines, sliceMillis, 'sample') };
  const advance = (): RunSlice => {
    const state = run.use((work) => forSlice(sliceMillis, () => work.advance(BATCH_EVENTS), ({ done }) => done));
    return handOver({ state, result: state.done ? run.take((work) => work.finish()) : null });
  };
  return {
    open: (scenario, withTrace) => {
      run.put(() => engines.openRun(scenario, { withTrace }));
      return advance();
    },
    advance,
    close: () => {
      run.put(null);
    },
    openCount: (place, scenario) => counts[place].open(scenario),
    advanceCount: (place) => counts[place].advance(),
    closeCount: (place) => {
      counts[place].close();
    },
    ...flowing(engines, sliceMillis),
    ...answering(engines, sliceMillis),
    ...painting(engines, sliceMillis),
    ...looking(engines, sliceMillis),
    peopleMoved,
    whereIs: (scenario, person) => whereIs(populationOf(scenario), person),
    someoneAt: (scenario, chat, gateway) => someoneAt(populationOf(scenario), chat, gateway),
    ping: () => true,
    holdLock: holdForLife,
  };
}

/** Copies of one message in the mean over the chats that are placed; null before the first one is. */
function earlyCopies(work: AggregateRun): number | null {
  const { chats, messages } = work.soFar();
  // The last chat may be half placed.
  const told = messages.copiesEach.subarray(0, Math.max(0, chats - 1));
  return told.length === 0 ? null : told.reduce((sum, copies) => sum + copies, 0) / told.length;
}

/** A place for one count under way. */
function counting(engines: Engines, sliceMillis: number, place: CountPlace) {
  const count = openPlace<AggregateRun>(place);
  const finished = (work: AggregateRun): CountOutcome => {
    const result = work.finish();
    return { result, estimate: engines.estimate(result) };
  };
  let copiesPerMessage: number | null = null;
  let tellAtMillis = 0;
  const advance = (): CountSlice => {
    const state = count.use((work) => forSlice(sliceMillis, () => work.advance(BATCH_PEOPLE), ({ done }) => done));
    if (!state.done && performance.now() >= tellAtMillis) {
      copiesPerMessage = count.use(earlyCopies);
      tellAtMillis = performance.now() + EARLY_MILLIS;
    }
    return handOver({ state: { ...state, copiesPerMessage }, result: state.done ? count.take(finished) : null });
  };
  return {
    open: (scenario: Scenario): CountSlice => {
      copiesPerMessage = null;
      tellAtMillis = performance.now() + EARLY_MILLIS;
      count.put(() => engines.openAggregate(scenario));
      return advance();
    },
    advance,
    close: () => {
      count.put(null);
    },
  };
}

/** How far a run is that is not played. */
const NOT_PLAYED = { done: true, crossings: 0, posted: 0, share: 1, bytes: 0 };

/** A place for one run in columns. */
function flowing(engines: Engines, sliceMillis: number): Pick<SimApi, 'openFlow' | 'advanceFlow' | 'closeFlow'> {
  const flow = openPlace<FlowRun<FlowRecord>>('flow');
  const advanceFlow = (): FlowSlice => {
    const state = flow.use((work) => forSlice(sliceMillis, () => work.advance(BATCH_COPIES), ({ done }) => done));
    return handOver({ state, result: state.done ? { played: flow.take((work) => work.finish()), refusal: null } : null });
  };
  return {
    openFlow: (scenario) => {
      flow.put(null);
      const refusal = engines.whyNoFlow(scenario);
      if (refusal) return { state: NOT_PLAYED, result: { played: null, refusal } };
      flow.put(() => engines.openFlowOverTime(scenario));
      return advanceFlow();
    },
    advanceFlow,
    closeFlow: () => { flow.put(null); },
  };
}

/** A place for one answer about all designs. */
function answering(engines: Engines, sliceMillis: number): Pick<SimApi, 'prepareAnswers' | 'openAnswer' | 'advanceAnswer' | 'closeAnswer'> {
  const answer = openPlace<Generator<Trying, Answer>>('answer');
  let asked = 0;
  const advanceAnswer = (): AnswerSlice => {
    const step = answer.use((work) => forSlice(sliceMillis, () => work.next(), ({ done }) => done ?? false));
    if (!step.done) return { state: step.value, result: null };
    answer.put(null);
    return { state: null, result: step.value };
  };
  return {
    prepareAnswers: () => {
      // What goes wrong is told to whoever asks a question.
      engines.loadAnswers().catch(() => undefined);
    },
    openAnswer: async (question) => {
      const own = ++asked;
      const answerTo = await engines.loadAnswers();
      // Whoever has asked something else meanwhile does not wait for this.
      if (own !== asked) return { state: null, result: null };
      answer.put(() => answerTo(question));
      return advanceAnswer();
    },
    advanceAnswer,
    closeAnswer: () => {
      asked++;
      answer.put(null);
    },
  };
}

function painting(engines: Engines, sliceMillis: number): Pick<SimApi, 'openPainting' | 'advancePainting'> {
  const picture = openPlace<PaintingRun>('painting');
  const advancePainting = (): Painting | null => {
    const isDone = picture.use((work) => forSlice(sliceMillis, () => work.advance(BATCH_PEOPLE), (done) => done));
    return isDone ? handOver(picture.take((work) => work.finish())) : null;
  };
  return {
    openPainting: (scenario, rows, columns) => {
      picture.put(() => engines.openPainting(scenario, rows, columns));
      return advancePainting();
    },
    advancePainting,
  };
}

function looking(engines: Engines, sliceMillis: number): Pick<SimApi, 'openLook' | 'advanceLook'> {
  const look = openPlace<NeighbourhoodRun>('look');
  const advanceLook = (): Neighbourhood | null => {
    const isDone = look.use((work) => forSlice(sliceMillis, () => work.advance(BATCH_PEOPLE), (done) => done));
    return isDone ? handOver(look.take((work) => work.finish())) : null;
  };
  return {
    openLook: (scenario, where) => {
      look.put(() => engines.openNeighbourhood(scenario, where));
      return advanceLook();
    },
    advanceLook,
  };
}
