/** Keeps a worker at work: one that fails is replaced, and the work in hand begun over in the next. */
import type { ActorRefFrom } from 'xstate';
import { aborted, createTask, type Task } from './task';
import { lifeOf, type lifecycleMachine } from './lifecycle.machine';
import { openWorkerLink, type Ask, type Failure, type WorkerLink, type SimPort } from './link';

export type LifecycleActor = ActorRefFrom<typeof lifecycleMachine>;

export interface KeeperOptions {
  readonly createWorker: () => SimPort;
  readonly silenceMillis: number;
  readonly startMillis: number;
  /** Told of each failure before the actor is. */
  readonly onFailure: (failure: Failure) => void;
}

/** Work in hand, and the worker that does it. */
export interface Keeper {
  /** Adds a piece of work and begins it as soon as there is a worker. */
  add<T>(work: (ask: Ask) => Promise<T>): Task<T>;
  /** Asks something that may go unanswered. */
  mention(question: Parameters<Ask>[0]): void;
  restart(): void;
  dispose(): void;
}

/** Starts a worker, and goes on for as long as the lifecycle machine lets it. */
export function keepWorker(actor: LifecycleActor, options: KeeperOptions): Keeper {
  const jobs = new Set<Task<unknown>>();
  let session: WorkerLink | null = null;
  let disposed = false;

  function startWorker(): void {
    // A listener may have restarted by hand already, while it was told of the failure.
    if (session || disposed || lifeOf(actor.getSnapshot()) === 'failed') return;
    try {
      session = openWorkerLink(options.createWorker(), {
        ...options,
        onAnswered: () => {
          actor.send({ type: 'ANSWERED' });
        },
        onFailure,
      });
    } catch (error) {
      onFailure({ reason: 'loading', message: error instanceof Error ? error.message : String(error) });
      return;
    }
    for (const job of jobs) job.begin(session);
  }
  function onFailure(failure: Failure): void {
    session = null;
    options.onFailure(failure);
    actor.send({ type: 'FAILED', reason: failure.reason, atMillis: performance.now() });
    startWorker();
  }
  function endWorker(): void {
    session?.end();
    session = null;
  }

  startWorker();
  return {
    add: (work) => {
      const job = createTask(work, () => {
        jobs.delete(job);
        actor.send({ type: 'JOB_SETTLED' });
      });
      jobs.add(job);
      actor.send({ type: 'JOB_ADDED' });
      if (disposed) job.abandon(aborted('the simulation has been closed'));
      else if (session) job.begin(session);
      return job;
    },
    mention: (question) => {
      session?.ask(question).catch(() => undefined);
    },
    restart: () => {
      if (disposed) return;
      endWorker();
      actor.send({ type: 'RESTART' });
      startWorker();
    },
    dispose: () => {
      disposed = true;
      endWorker();
      for (const job of jobs) job.abandon(aborted('the simulation has been closed'));
    },
  };
}
