/** What the worker does, apart from how it is reached: one open run, worked off in short slices. */
import { transfer } from 'comlink';
import { designOf } from '../designs';
import { peopleMoved as countMoved, populate } from '../model/population';
import { peopleOf, type Scenario } from '../model/scenario';
import type { Progress, RunResult, SimApi } from './api';
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

/** Above so many people or nodes of a ring, counting who moved takes longer than anybody waits. */
const COUNTED_PEOPLE_MAX = 5_000_000;
const COUNTED_RING_NODES_MAX = 20_000_000;

const NOTHING_YET: Progress = { done: false, crossings: 0, posted: 0, stopped: null };

/** Works until the slice is over or the run is. */
function advanceSlice(run: OpenedRun, sliceMillis: number): Progress {
  const endMillis = performance.now() + sliceMillis;
  let progress: Progress;
  do progress = run.advance(BATCH_EVENTS);
  while (!progress.done && performance.now() < endMillis);
  return progress;
}

function isCountable(scenario: Scenario): boolean {
  const ringNodes = scenario.placement === 'ring' ? scenario.gateways * scenario.virtualNodes : 0;
  return peopleOf(scenario) <= COUNTED_PEOPLE_MAX && ringNodes <= COUNTED_RING_NODES_MAX;
}

/** How many people sit elsewhere, or null where there are too many to count. */
export function peopleMoved(before: Scenario, after: Scenario): number | null {
  if (!isCountable(before) || !isCountable(after)) return null;
  return countMoved(populate(before, designOf(before.design)), populate(after, designOf(after.design)));
}

/** The worker's offer over an engine. */
export function createSimulator(openRun: OpenRun, sliceMillis = SLICE_MILLIS): SimApi {
  let open: OpenedRun | null = null;

  /** Does `work` on the open run; a run that throws is of no more use and is dropped. */
  function onOpenRun<T>(work: (run: OpenedRun) => T): T {
    if (!open) throw new Error('no run is open');
    try {
      return work(open);
    } catch (error) {
      open = null;
      throw error;
    }
  }

  return {
    open: (scenario, withTrace) => {
      // The former run first: two traces of five million crossings need not be held at once.
      open = null;
      open = openRun(scenario, { withTrace });
      return NOTHING_YET;
    },
    advance: () => onOpenRun((run) => advanceSlice(run, sliceMillis)),
    finish: () =>
      onOpenRun((run) => {
        const result = run.finish();
        open = null;
        return transfer(result, buffersOf(result));
      }),
    close: () => {
      open = null;
    },
    peopleMoved,
    ping: () => true,
    holdLock: holdForLife,
  };
}
