import { describe, expect, it } from 'vitest';
import { createActor, transition, initialTransition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import {
  FAILURE_WINDOW_MILLIS,
  FAILURES_TOO_MANY,
  lifecycleMachine,
  lifeOf,
  type LifecycleEvent,
} from '../../src/worker/lifecycle.machine';

const answered: LifecycleEvent = { type: 'ANSWERED' };
const added: LifecycleEvent = { type: 'JOB_ADDED' };
const settled: LifecycleEvent = { type: 'JOB_SETTLED' };
const restart: LifecycleEvent = { type: 'RESTART' };
const failed = (atMillis = 0): LifecycleEvent => ({ type: 'FAILED', reason: 'died', atMillis });

function after(events: readonly LifecycleEvent[]) {
  const [first] = initialTransition(lifecycleMachine);
  return events.reduce((snapshot, event) => transition(lifecycleMachine, snapshot, event)[0], first);
}

describe('the worker’s life, by table', () => {
  const table: [name: string, events: LifecycleEvent[], life: string, restarts: number, jobs: number][] = [
    ['starts by itself', [], 'starting', 0, 0],
    ['is ready at its first answer', [answered], 'ready', 0, 0],
    ['is busy at once when work waited for it', [added, answered], 'busy', 0, 1],
    ['is busy with the first job', [answered, added], 'busy', 0, 1],
    ['stays busy until the last job is settled', [answered, added, added, settled], 'busy', 0, 1],
    ['is ready after the last job', [answered, added, added, settled, settled], 'ready', 0, 0],
    ['keeps starting when a job is given up meanwhile', [added, settled], 'starting', 0, 0],
    ['starts anew by itself after a failure', [answered, failed()], 'starting', 1, 0],
    ['starts anew when it does not load', [failed()], 'starting', 1, 0],
    ['takes its jobs along', [answered, added, failed(), answered], 'busy', 1, 1],
    ['gives up when the same job fails twice', [answered, added, failed(), answered, failed(1)], 'failed', 1, 1],
    ['gives up when it fails to load twice', [failed(), failed(1)], 'failed', 1, 0],
    ['gives a new job a chance of its own', [answered, added, failed(), added, failed(1)], 'starting', 2, 2],
    ['forgets a failure once it has been ready', [failed(), answered, failed(1)], 'starting', 2, 0],
    ['ignores what comes after it was given up', [failed(), failed(1), failed(2), answered], 'failed', 1, 0],
    ['counts jobs while it is given up', [failed(), failed(1), added, added, settled], 'failed', 1, 1],
    ['starts again by hand', [failed(), failed(1), restart], 'starting', 2, 0],
    ['takes waiting jobs along by hand', [failed(), failed(1), added, restart, answered], 'busy', 2, 1],
    ['starts anew by hand in the middle of work', [answered, added, restart], 'starting', 1, 1],
    ['is forgiven by hand', [failed(), failed(1), restart, failed(2)], 'starting', 3, 0],
  ];
  it.each(table)('%s', (_name, events, life, restarts, jobs) => {
    const snapshot = after(events);
    expect([lifeOf(snapshot), snapshot.context.restarts, snapshot.context.jobs]).toEqual([life, restarts, jobs]);
  });

  it('gives up at the third failure within a minute, whatever the jobs', () => {
    const times = [0, 20_000, 59_999];
    const snapshot = after(times.flatMap((at) => [answered, failed(at)]));
    expect(lifeOf(snapshot)).toBe('failed');
  });
  it('goes on when the failures are a minute apart', () => {
    const times = [0, 20_000, FAILURE_WINDOW_MILLIS, FAILURE_WINDOW_MILLIS + 20_000];
    const snapshot = after(times.flatMap((at) => [answered, failed(at)]));
    expect([lifeOf(snapshot), snapshot.context.restarts]).toEqual(['starting', times.length]);
  });
  it('keeps the reason while the next worker lives', () => {
    expect(after([answered, failed(), answered]).context.reason).toBe('died');
  });
});

describe('the worker’s life, by paths', () => {
  const MOST_JOBS = 2;
  const paths = getShortestPaths(lifecycleMachine, {
    events: [answered, added, settled, failed(), restart],
    serializeState: ({ value, context: { jobs, strikes, failedAtMillis } }) =>
      JSON.stringify([value, jobs, strikes, failedAtMillis.length]),
    filterEvents: ({ context }, event) => event.type !== 'JOB_ADDED' || context.jobs < MOST_JOBS,
  });

  it('comes to each of its states', () => {
    expect(new Set(paths.map((path) => lifeOf(path.state)))).toEqual(new Set(['starting', 'ready', 'busy', 'failed']));
  });
  it('is bounded: jobs aside, it holds no more than a few counts', () => {
    expect(paths.length).toBeLessThan(100);
    for (const { state } of paths) {
      expect(state.context.failedAtMillis.length).toBeLessThanOrEqual(FAILURES_TOO_MANY);
      expect(state.context.strikes).toBeLessThanOrEqual(FAILURES_TOO_MANY);
    }
  });
  it('has a reason wherever it failed, and work exactly where it is busy', () => {
    for (const { state } of paths) {
      const life = lifeOf(state);
      if (life === 'failed') expect(state.context.reason).not.toBeNull();
      if (life === 'busy') expect(state.context.jobs).toBeGreaterThan(0);
      if (life === 'ready') expect(state.context.jobs).toBe(0);
    }
  });
  it('can be started by hand from everywhere, and then works', () => {
    for (const { state } of paths) {
      const [starting] = transition(lifecycleMachine, state, restart);
      expect(lifeOf(starting)).toBe('starting');
      const [alive] = transition(lifecycleMachine, starting, answered);
      expect(lifeOf(alive)).toBe(state.context.jobs > 0 ? 'busy' : 'ready');
    }
  });
  it('walks each path alike as an actor', () => {
    for (const path of paths) {
      const actor = createActor(lifecycleMachine).start();
      // The first step is the machine's own start.
      for (const { event } of path.steps.slice(1)) actor.send(event);
      expect(actor.getSnapshot().value).toEqual(path.state.value);
    }
  });
});
