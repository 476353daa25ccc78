/** Work that outlives the worker it began in. */
import { WorkerEnded, type Ask, type WorkerLink } from './link';

/**
 * A piece of work that is begun once in every worker until it is settled: when a worker ends before
 * it is done, it is done over, from its start, in the next one.
 */
export interface Task<T> {
  readonly outcome: Promise<T>;
  /** Begins, or begins over, in this session. */
  begin(session: WorkerLink): void;
  /** Settles it with an error; what is under way goes no further. No effect once it is settled. */
  abandon(error: Error): void;
}

/**
 * @param work does it all through `ask`, and asks nothing more once that rejects
 * @param onSettled called once, before `outcome` is known to anyone
 */
export function createTask<T>(work: (ask: Ask) => Promise<T>, onSettled: () => void): Task<T> {
  const { promise: outcome, resolve, reject } = withResolvers<T>();
  let settled = false;
  let attempt = 0;

  function settle(conclude: () => void): void {
    if (settled) return;
    settled = true;
    onSettled();
    conclude();
  }
  /** The session's `ask`, which stops the work as soon as it is settled or begun over. */
  function leash(session: WorkerLink): Ask {
    const own = ++attempt;
    const check = (): void => {
      if (settled || attempt !== own) throw new WorkerEnded();
    };
    return async (question, extraMillis) => {
      check();
      const answer = await session.ask(question, extraMillis);
      check();
      return answer;
    };
  }

  return {
    outcome,
    begin: (session) => {
      work(leash(session)).then(
        (value) => {
          settle(() => {
            resolve(value);
          });
        },
        (error: unknown) => {
          if (error instanceof WorkerEnded) return;
          settle(() => {
            reject(error);
          });
        },
      );
    },
    abandon: (error) => {
      settle(() => {
        reject(error);
      });
    },
  };
}

/** What abandoned work rejects with. */
export function aborted(why: string): DOMException {
  return new DOMException(why, 'AbortError');
}

/** A promise and what settles it. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
