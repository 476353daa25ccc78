/**
 * The lesson's course: which step and question a reader is at, what was guessed, and what comes
 * next. It knows steps by an outline alone, and no page.
 */
import { assign, setup } from 'xstate';
import type { Guess, Guesses, Step } from './step';

/** What the machine must know of a step. */
export interface StepOutline {
  readonly id: string;
  readonly route: Step['route'];
  readonly inFiveMinutes: boolean;
  /** Ids of the predictions of each round. */
  readonly rounds: readonly (readonly string[])[];
}

export type RouteId = 'whole' | 'five-minutes';

/** Of how many of its questions, from the first on, the answer has been seen, by step. */
export type Seen = Readonly<Record<string, number>>;

export interface LessonInput {
  readonly outline: readonly StepOutline[];
  readonly guesses: Guesses;
  /** Answers that were seen on an earlier visit. */
  readonly seen?: Seen;
  readonly route: RouteId;
  /** Where to begin; the first step where it is unknown. */
  readonly step: string;
}

interface LessonContext {
  readonly outline: readonly StepOutline[];
  readonly guesses: Guesses;
  readonly seen: Seen;
  readonly route: RouteId;
  readonly index: number;
  readonly round: number;
}

export type LessonEvent =
  | { type: 'GUESS'; prediction: string; guess: Guess }
  /** The guess stands: show what happens. */
  | { type: 'RUN' }
  /** Show it without a guess. */
  | { type: 'SKIP' }
  | { type: 'ENDED' }
  /** The run was given up before its end. */
  | { type: 'GAVE_UP' }
  /** The next question of the same step. */
  | { type: 'NEXT_ROUND' }
  /** The reader has changed something in the picture. */
  | { type: 'EXPLORE' }
  /** No guess stands any more; answers that were seen do. */
  | { type: 'UNGUESS' }
  /** The step's questions once more, from the first. */
  | { type: 'AGAIN' }
  | { type: 'NEXT' }
  | { type: 'PREVIOUS' }
  /** By an address: to a step of a route, or to the page after the last. */
  | { type: 'JUMP'; step: string; route: RouteId }
  | { type: 'FINISH'; route: RouteId }
  | { type: 'ROUTE'; route: RouteId }
  | { type: 'FORGET' };

/** What the machine must know of these steps. */
export function outlineOf(steps: readonly Step[]): readonly StepOutline[] {
  return steps.map(({ id, route, inFiveMinutes, rounds }) => ({
    id,
    route,
    inFiveMinutes,
    rounds: rounds.map((round) => round.predictions.map((prediction) => prediction.id)),
  }));
}

/** Whether the route leads over this step; side doors are on neither. */
export function isOnRoute(step: Pick<StepOutline, 'route' | 'inFiveMinutes'>, route: RouteId): boolean {
  return route === 'whole' ? step.route === 'main' : step.inFiveMinutes;
}

/** Index of the next step of the route in this direction, or −1. */
export function neighbour({ outline, route }: Pick<LessonContext, 'outline' | 'route'>, index: number, direction: 1 | -1): number {
  for (let at = index + direction; at >= 0 && at < outline.length; at += direction) {
    if (isOnRoute(outline[at]!, route)) return at;
  }
  return -1;
}

function indexOf(outline: readonly StepOutline[], step: string): number {
  return outline.findIndex((one) => one.id === step);
}

function idOf({ outline, index }: Pick<LessonContext, 'outline' | 'index'>): string {
  return outline[index]!.id;
}

/** Ids of the predictions that the reader is asked now. */
export function asked({ outline, index, round }: Pick<LessonContext, 'outline' | 'index' | 'round'>): readonly string[] {
  return outline[index]!.rounds[round] ?? [];
}

export const lessonMachine = setup({
  types: {
    context: {} as LessonContext,
    events: {} as LessonEvent,
    input: {} as LessonInput,
  },
  guards: {
    isAsked: ({ context }, prediction: string) => asked(context).includes(prediction),
    hasSeen: ({ context }) => (context.seen[idOf(context)] ?? 0) > context.round,
    hasGuessed: ({ context }) => asked(context).every((id) => context.guesses[id] !== undefined),
    hasBegunToGuess: ({ context }) => asked(context).some((id) => context.guesses[id] !== undefined),
    hasRoundLeft: ({ context }) => context.round + 1 < context.outline[context.index]!.rounds.length,
    hasNext: ({ context }) => neighbour(context, context.index, 1) >= 0,
    hasPrevious: ({ context }) => neighbour(context, context.index, -1) >= 0,
    isKnown: ({ context }, step: string) => indexOf(context.outline, step) >= 0,
  },
  actions: {
    keepGuess: assign({
      guesses: ({ context }, { prediction, guess }: { prediction: string; guess: Guess }) => ({ ...context.guesses, [prediction]: guess }),
    }),
    nextRound: assign({ round: ({ context }) => context.round + 1 }),
    goOn: assign({ index: ({ context }) => neighbour(context, context.index, 1), round: 0 }),
    goBack: assign({ index: ({ context }) => neighbour(context, context.index, -1), round: 0 }),
    goTo: assign({ index: ({ context }, step: string) => indexOf(context.outline, step), round: 0 }),
    goToLast: assign({ index: ({ context }) => neighbour(context, context.outline.length, -1), round: 0 }),
    chooseRoute: assign({ route: (_, route: RouteId) => route }),
    unguess: assign({ guesses: {} }),
    forget: assign({ guesses: {}, seen: {}, round: 0 }),
    see: assign({ seen: ({ context }) => ({ ...context.seen, [idOf(context)]: Math.max(context.round + 1, context.seen[idOf(context)] ?? 0) }) }),
    askAgain: assign({ seen: ({ context }) => Object.fromEntries(Object.entries(context.seen).filter(([id]) => id !== idOf(context))), round: 0 }),
    // A question without a guess stays without one: an old guess does not speak for a new run.
    dropGuess: assign({
      guesses: ({ context }) => Object.fromEntries(Object.entries(context.guesses).filter(([id]) => !asked(context).includes(id))),
    }),
  },
}).createMachine({
  id: 'lesson',
  context: ({ input }) => ({
    outline: input.outline,
    guesses: input.guesses,
    seen: input.seen ?? {},
    route: input.route,
    index: Math.max(0, indexOf(input.outline, input.step)),
    round: 0,
  }),
  initial: 'reading',
  on: {
    NEXT: [{ guard: 'hasNext', target: '.reading', actions: 'goOn' }, { target: '.finished' }],
    PREVIOUS: { guard: 'hasPrevious', target: '.reading', actions: 'goBack' },
    JUMP: {
      guard: { type: 'isKnown', params: ({ event }) => event.step },
      target: '.reading',
      actions: [{ type: 'chooseRoute', params: ({ event }) => event.route }, { type: 'goTo', params: ({ event }) => event.step }],
    },
    FINISH: { target: '.finished', actions: [{ type: 'chooseRoute', params: ({ event }) => event.route }, 'goToLast'] },
    ROUTE: { actions: { type: 'chooseRoute', params: ({ event }) => event.route } },
    FORGET: { target: '.reading', actions: 'forget' },
    UNGUESS: { target: '.reading', actions: 'unguess' },
    AGAIN: { target: '.reading', actions: 'askAgain' },
  },
  states: {
    // An answer that was seen stands as it was. A guess kept from an earlier visit counts: the reader can change it, or go on with it.
    reading: {
      always: [{ guard: 'hasSeen', target: 'revealed' }, { guard: 'hasBegunToGuess', target: 'predicting' }],
      on: { GUESS: guessed('predicting'), SKIP: { target: 'running', actions: 'dropGuess' } },
    },
    predicting: {
      on: {
        GUESS: guessed('predicting'),
        RUN: { guard: 'hasGuessed', target: 'running' },
        SKIP: { target: 'running', actions: 'dropGuess' },
      },
    },
    running: {
      on: { ENDED: { target: 'revealed', actions: 'see' }, GAVE_UP: 'reading' },
    },
    revealed: {
      on: {
        NEXT_ROUND: { guard: 'hasRoundLeft', target: 'reading', actions: 'nextRound' },
        EXPLORE: 'exploring',
      },
    },
    exploring: {
      on: { NEXT_ROUND: { guard: 'hasRoundLeft', target: 'reading', actions: 'nextRound' } },
    },
    finished: {
      // There is no step after the last; the way back is to the last one read.
      on: { NEXT: {}, PREVIOUS: 'reading', AGAIN: {}, UNGUESS: { actions: 'unguess' } },
    },
  },
});

function guessed(target: 'predicting') {
  return {
    guard: { type: 'isAsked' as const, params: ({ event }: { event: { prediction: string } }) => event.prediction },
    target,
    actions: { type: 'keepGuess' as const, params: ({ event }: { event: { prediction: string; guess: Guess } }) => event },
  };
}

export type LessonState = 'reading' | 'predicting' | 'running' | 'revealed' | 'exploring' | 'finished';
