/** The shapes that cross between the page and the worker. Plain data and typed columns only. */
import type { AggregateResult } from '../model/counts';
import type { FlowOutcome, FlowProgress } from '../model/flow';
import type { Estimate } from '../model/load';
import type { Neighbourhood, Neighbours } from '../model/neighbourhood';
import type { Painting } from '../model/painting';
import type { Progress, RunResult } from '../model/run';
import type { Scenario } from '../model/scenario';
import type { Answer, Question, Trying } from '../model/weighing';
import type { Whereabouts } from '../model/whereabouts';

export type { FlowOutcome, FlowProgress } from '../model/flow';
export type { Progress, RunResult, RunSummary, Stop } from '../model/run';

/** How far a count is. */
export interface CountProgress {
  readonly done: boolean;
  readonly peoplePlaced: number;
  readonly people: number;
  /** Of all the work, about; 1 once it is done. */
  readonly share: number;
  /** Copies that gateways take in for one message, in the mean over the chats placed by now; null until told. */
  readonly copiesPerMessage: number | null;
}

/** Everybody counted, and what that means for the components. */
export interface CountOutcome {
  readonly result: AggregateResult;
  readonly estimate: Estimate;
}

/** Work for one slice: how far it is now and, once it is done, what came out, its columns transferred. */
export interface Slice<State, Result> {
  readonly state: State;
  readonly result: Result | null;
}
/** Two counts may be open side by side: that of the page's scenario, and one that is compared with it. */
export type CountPlace = 'count' | 'sample';

export type RunSlice = Slice<Progress, RunResult>;
export type CountSlice = Slice<CountProgress, CountOutcome>;
export type FlowSlice = Slice<FlowProgress, FlowOutcome>;
/** An answer about one of all designs; its state is null while nothing has been told yet. */
export type AnswerSlice = Slice<Trying | null, Answer>;

/**
 * What the worker offers. One run is open at a time; opening another drops it. Each call works for
 * at most about 50 ms, opening too: a short run costs one way there and one back.
 */
export interface SimApi {
  /** Begins a run. */
  open(scenario: Scenario, withTrace: boolean): RunSlice;
  /** Goes on with it. */
  advance(): RunSlice;
  /** Drops the open run, if there is one. */
  close(): void;
  /** Begins a count of everybody by the aggregate engine; opening another in the same place drops it. */
  openCount(place: CountPlace, scenario: Scenario): CountSlice;
  advanceCount(place: CountPlace): CountSlice;
  /** Drops the open count of a place, if there is one. */
  closeCount(place: CountPlace): void;
  /** Begins to play a run in columns; opening another drops it. What is not played is told at once. */
  openFlow(scenario: Scenario): FlowSlice;
  advanceFlow(): FlowSlice;
  /** Drops the open run in columns, if there is one. */
  closeFlow(): void;
  /** Begins to load what answers questions, so that nothing is asked for when the first one comes. */
  prepareAnswers(): void;
  /** Begins to work out an answer; opening another drops it. */
  openAnswer(question: Question): Promise<AnswerSlice>;
  advanceAnswer(): AnswerSlice;
  /** Drops the open answer, if there is one. */
  closeAnswer(): void;
  /** Begins to paint the seat map from far, in at most so many rows and columns. @returns null until it is done */
  openPainting(scenario: Scenario, rows: number, columns: number): Painting | null;
  advancePainting(): Painting | null;
  /** Begins to look who sits in a few neighbouring cells; opening another look drops it. @returns null until it is done */
  openLook(scenario: Scenario, where: Neighbours): Neighbourhood | null;
  advanceLook(): Neighbourhood | null;
  /** How many people sit elsewhere under `after` than under `before`; null where they are too many to count. */
  peopleMoved(before: Scenario, after: Scenario): number | null;
  /** Where one person sits. */
  whereIs(scenario: Scenario, person: number): Whereabouts;
  /** The first member of a chat on a gateway; null where there is none. */
  someoneAt(scenario: Scenario, chat: number, gateway: number): Whereabouts | null;
  /** Answers, to show that the worker is alive. */
  ping(): true;
  /** Takes the Web Lock of this name for life, so that the page sees the worker go. False where there are none. */
  holdLock(name: string): Promise<boolean>;
}
