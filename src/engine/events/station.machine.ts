/**
 * A service station: cores that serve jobs, first in, first out, and a bounded line before them.
 * The machine knows when work is taken up and when it is turned away. It does not know what a job
 * is, where a message goes next, or any chance.
 */
import { assertEvent, setup } from 'xstate';
import { openQueue, type Queue } from './queue';

/** One piece of work: a copy, a query, a publication, one more try at a socket. */
export interface Job {
  /**
   * A core takes it up.
   * @param wakes the core was idle and wakes up for it; else it goes on from another job
   * @returns the moment, in microseconds, at which that core is free again
   */
  begin(wakes: boolean): number;
  /** The line was full. */
  dropped(): void;
}

export interface StationInput {
  readonly cores: number;
  /** Jobs that may wait, 1 or more. */
  readonly line: number;
  /** Called when a core has taken up a job: DONE is to be sent at that moment. */
  readonly hold: (untilMicros: number) => void;
}

/**
 * Changed in place by the actions. An `assign` clones the snapshot, which would make a run half as
 * fast; a line copied at each arrival would take time in proportion to its square.
 */
interface StationContext extends StationInput {
  busyCores: number;
  readonly waiting: Queue<Job>;
}

export type StationEvent = { readonly type: 'ARRIVE'; readonly job: Job } | { readonly type: 'DONE' };

export const stationMachine = setup({
  types: {
    context: {} as StationContext,
    events: {} as StationEvent,
    input: {} as StationInput,
  },
  guards: {
    coreIsFree: ({ context }) => context.busyCores < context.cores,
    fillsTheLine: ({ context }) => context.waiting.size + 1 === context.line,
    someoneWaits: ({ context }) => context.waiting.size > 0,
    lastCoreFrees: ({ context }) => context.busyCores === 1,
  },
  actions: {
    begin: ({ context, event }) => {
      assertEvent(event, 'ARRIVE');
      context.busyCores++;
      context.hold(event.job.begin(true));
    },
    beginNext: ({ context }) => {
      const job = context.waiting.shift();
      if (job) context.hold(job.begin(false));
    },
    join: ({ context, event }) => {
      assertEvent(event, 'ARRIVE');
      context.waiting.push(event.job);
    },
    freeCore: ({ context }) => {
      context.busyCores--;
    },
    drop: ({ event }) => {
      assertEvent(event, 'ARRIVE');
      event.job.dropped();
    },
  },
}).createMachine({
  id: 'station',
  context: ({ input }) => ({ ...input, busyCores: 0, waiting: openQueue<Job>() }),
  initial: 'idle',
  states: {
    idle: {
      on: { ARRIVE: { target: 'serving', actions: 'begin' } },
    },
    serving: {
      on: {
        ARRIVE: [
          { guard: 'coreIsFree', actions: 'begin' },
          { guard: 'fillsTheLine', target: 'overloaded', actions: 'join' },
          { actions: 'join' },
        ],
        DONE: [
          { guard: 'someoneWaits', actions: 'beginNext' },
          { guard: 'lastCoreFrees', target: 'idle', actions: 'freeCore' },
          { actions: 'freeCore' },
        ],
      },
    },
    overloaded: {
      on: {
        ARRIVE: { actions: 'drop' },
        DONE: { target: 'serving', actions: 'beginNext' },
      },
    },
  },
});
