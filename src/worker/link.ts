/**
 * One worker from its first message to its end. Comlink alone waits for ever when a worker does not
 * load, goes away or hangs; a session notices each of these, and its calls always settle.
 */
import { releaseProxy, wrap, type Endpoint, type Remote } from 'comlink';
import { UNREADABLE } from '../text/trouble';
import type { SimApi } from './api';
import type { FailureReason } from './lifecycle.machine';
import { newLockName, onLockReleased } from './presence';
import { createWatchdog, type Watchdog } from './watchdog';

/** What a session needs of a worker. */
export interface SimPort extends Endpoint {
  terminate(): void;
}

export interface Failure {
  readonly reason: FailureReason;
  /** What the browser says of it; empty where it says nothing. */
  readonly message: string;
}

/**
 * Asks something of the worker.
 * @param extraMillis how much longer than usual the answer may take
 */
export type Ask = <T>(question: (api: Remote<SimApi>) => Promise<T>, extraMillis?: number) => Promise<T>;

export interface WorkerLink {
  /** Rejects with `SessionEnded` when the session ends before the answer. */
  readonly ask: Ask;
  /** Ends the worker. */
  end(): void;
}

export interface WorkerLinkOptions {
  /** How long an answer may be owed that is not given longer. */
  readonly silenceMillis: number;
  /** How long the worker may take to load and start. */
  readonly startMillis: number;
  readonly onAnswered: () => void;
  /** Called at most once; the session has then ended. */
  readonly onFailure: (failure: Failure) => void;
}

/** The worker ended before it answered: the question may be put to the next one. */
export class WorkerEnded extends Error {
  override readonly name = 'SessionEnded';
}

/** The questions that wait for an answer, and the watchdog over them. */
function openQuestions(first: Watchdog) {
  /** What rejects each, and how much longer it may take. */
  const waiting = new Map<(error: Error) => void, number>();
  let watchdog = first;
  return {
    extraMillis: (): number => [...waiting.values()].reduce((most, extra) => Math.max(most, extra), 0),
    put<T>(answer: Promise<T>, extraMillis: number): Promise<T> {
      watchdog.expect();
      return new Promise<T>((resolve, reject) => {
        waiting.set(reject, extraMillis);
        const settle = (): void => {
          // An answer to an ended session comes too late to count.
          if (!waiting.delete(reject)) return;
          watchdog.heard();
          if (waiting.size === 0) watchdog.rest();
        };
        answer.finally(settle).then(resolve, reject);
      });
    },
    /** Changes to another watchdog, which owes nothing to the time before. */
    watchWith(next: Watchdog): void {
      watchdog.rest();
      watchdog = next;
      if (waiting.size > 0) watchdog.expect();
    },
    rejectAll(error: Error): void {
      watchdog.rest();
      waiting.forEach((_extra, reject) => {
        reject(error);
      });
      waiting.clear();
    },
  };
}

/** What an `error` event says; a file that does not load gives one without a message. */
function messageOf(event: Event): string {
  return 'message' in event && typeof event.message === 'string' ? event.message : '';
}

/** Has the page wait for the worker's lock to be let go. Resolves to what stops the wait. */
async function watchPresence(ask: Ask, onGone: () => void): Promise<() => void> {
  const name = newLockName();
  const held = name !== undefined && (await ask((api) => api.holdLock(name)));
  return held ? onLockReleased(name, onGone) : () => undefined;
}

/** Takes a newly built worker into service. */
export function openWorkerLink(port: SimPort, options: WorkerLinkOptions): WorkerLink {
  const api = wrap<SimApi>(port);
  const untilEnded = new AbortController();
  const ended = untilEnded.signal;
  let answered = false;

  const questions = openQuestions(
    createWatchdog({
      silenceMillis: options.startMillis,
      onSilence: () => {
        fail('loading', '');
      },
    }),
  );
  const silence = createWatchdog({
    silenceMillis: options.silenceMillis,
    extraMillis: questions.extraMillis,
    onSilence: () => {
      fail('silent', '');
    },
  });
  const ask: Ask = (question, extraMillis = 0) =>
    ended.aborted ? Promise.reject(new WorkerEnded()) : questions.put(question(api), extraMillis);

  function fail(reason: FailureReason, message: string): void {
    if (ended.aborted) return;
    end();
    options.onFailure({ reason, message });
  }
  function end(): void {
    untilEnded.abort();
    port.terminate();
    questions.rejectAll(new WorkerEnded());
    // Comlink keeps each worker for as long as its proxy lives, and what listens to the worker here holds the proxy:
    // without this neither would ever go.
    api[releaseProxy]();
  }
  async function begin(): Promise<void> {
    await ask((remote) => remote.ping());
    answered = true;
    questions.watchWith(silence);
    options.onAnswered();
    const stopWatching = await watchPresence(ask, () => {
      fail('died', '');
    });
    ended.addEventListener('abort', stopWatching);
  }

  port.addEventListener('error', (event) => {
    fail(answered ? 'error' : 'loading', messageOf(event));
  });
  port.addEventListener('messageerror', () => {
    fail('error', UNREADABLE);
  });
  begin().catch((error: unknown) => {
    if (!(error instanceof WorkerEnded)) fail('error', String(error));
  });
  return { ask, end };
}
