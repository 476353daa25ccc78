/**
 * The life of the simulation's worker as the page sees it. A worker that fails is replaced at once,
 * but only so often: a fault that comes back must end in a message, not in a loop of restarts.
 */
import { assign, setup, type SnapshotFrom } from 'xstate';

/**
 * Why a worker was given up: its file did not load or did not start; it went away; it owed an
 * answer for too long; it threw an error that nobody caught.
 */
export type FailureReason = 'loading' | 'died' | 'silent' | 'error';

/** This many failures within `FAILURE_WINDOW_MILLIS` are too many to start anew by itself. */
export const FAILURES_TOO_MANY = 3;
export const FAILURE_WINDOW_MILLIS = 60_000;

export interface LifecycleContext {
  /** Of the latest failure; kept when the next worker lives, so that the page can tell of it. */
  readonly reason: FailureReason | null;
  /** How often a new worker took the place of one before. */
  readonly restarts: number;
  /** Work asked for and not settled yet. */
  readonly jobs: number;
  /** Failures since a job was last asked for or settled: a second one means that this job brings it about. */
  readonly strikes: number;
  /** When the latest failures were, milliseconds; only those that a decision still looks at. */
  readonly failedAtMillis: readonly number[];
}

export type LifecycleEvent =
  /** The worker's first answer. */
  | { readonly type: 'ANSWERED' }
  | { readonly type: 'JOB_ADDED' }
  | { readonly type: 'JOB_SETTLED' }
  | { readonly type: 'FAILED'; readonly reason: FailureReason; readonly atMillis: number }
  /** Someone asks for a new worker by hand. */
  | { readonly type: 'RESTART' };

const START: LifecycleContext = { reason: null, restarts: 0, jobs: 0, strikes: 0, failedAtMillis: [] };

/** The failures, this one included, that fall within the window before it. */
function recentFailures(context: LifecycleContext, atMillis: number): readonly number[] {
  const recent = context.failedAtMillis.filter((at) => atMillis - at < FAILURE_WINDOW_MILLIS);
  return [...recent, atMillis].slice(-FAILURES_TOO_MANY);
}

export const lifecycleMachine = setup({
  types: {
    context: {} as LifecycleContext,
    events: {} as LifecycleEvent,
  },
  guards: {
    mayStartAnew: ({ context }, atMillis: number) =>
      context.strikes === 0 && recentFailures(context, atMillis).length < FAILURES_TOO_MANY,
    hasJobs: ({ context }) => context.jobs > 0,
    isLastJob: ({ context }) => context.jobs === 1,
  },
  actions: {
    addJob: assign(({ context }) => ({ jobs: context.jobs + 1, strikes: 0 })),
    settleJob: assign(({ context }) => ({ jobs: Math.max(0, context.jobs - 1), strikes: 0 })),
    noteFailure: assign(({ context }, failure: { reason: FailureReason; atMillis: number }) => ({
      reason: failure.reason,
      strikes: context.strikes + 1,
      failedAtMillis: recentFailures(context, failure.atMillis),
    })),
    countRestart: assign(({ context }) => ({ restarts: context.restarts + 1 })),
    forgive: assign({ strikes: 0, failedAtMillis: [] }),
    forgiveStrikes: assign({ strikes: 0 }),
  },
}).createMachine({
  id: 'workerLifecycle',
  context: START,
  initial: 'alive',
  on: {
    JOB_ADDED: { actions: 'addJob' },
    JOB_SETTLED: { actions: 'settleJob' },
    RESTART: { target: '.alive.starting', actions: ['forgive', 'countRestart'] },
  },
  states: {
    alive: {
      initial: 'starting',
      on: {
        FAILED: [
          {
            guard: { type: 'mayStartAnew', params: ({ event }) => event.atMillis },
            target: '.starting',
            actions: [{ type: 'noteFailure', params: ({ event }) => event }, 'countRestart'],
          },
          { target: 'failed', actions: { type: 'noteFailure', params: ({ event }) => event } },
        ],
      },
      states: {
        starting: {
          on: {
            ANSWERED: [{ guard: 'hasJobs', target: 'busy' }, { target: 'ready', actions: 'forgiveStrikes' }],
          },
        },
        ready: {
          on: { JOB_ADDED: { target: 'busy', actions: 'addJob' } },
        },
        busy: {
          on: { JOB_SETTLED: [{ guard: 'isLastJob', target: 'ready', actions: 'settleJob' }, { actions: 'settleJob' }] },
        },
      },
    },
    failed: {},
  },
});

/** The worker's life in one word. */
export type Life = 'starting' | 'ready' | 'busy' | 'failed';

/** Reads the word off a snapshot of the machine. */
export function lifeOf(snapshot: SnapshotFrom<typeof lifecycleMachine>): Life {
  return snapshot.value === 'failed' ? 'failed' : snapshot.value.alive;
}
