/**
 * Scenarios in the order in which somebody came to them, each with the moment that its address says.
 * Beside the way back and forth it keeps what the way was when a run last came in, so that giving up
 * the next one undoes all that led to it, and a scenario that never came to a run is never one to go
 * back to.
 */
import type { Scenario } from '../model/scenario';
import type { Pair } from './pair';

/**
 * What an address says: a scenario, without a moment of its own, the one that stands beside it, and the
 * moment at which their play head last came to rest.
 */
export interface Bookmark extends Pair {
  /** True milliseconds. */
  readonly t: number;
}

interface Way {
  /** Those to go back through, the latest last. */
  readonly past: readonly Bookmark[];
  readonly present: Bookmark;
  /** Those that were undone, the next to be redone last. */
  readonly future: readonly Bookmark[];
}

export interface History extends Way {
  /** The way as it was when the run of its present came in; null before the first. */
  readonly settled: Way | null;
}

/** The scenario and its moment apart. */
export function bookmarkOf(scenario: Scenario, beside: Scenario | null = null): Bookmark {
  return { scenario: { ...scenario, t: 0 }, beside: beside && { ...beside, t: 0 }, t: scenario.t };
}

/** The scenario with the moment in it, as a link or a file holds it. */
export function scenarioAt({ scenario, t }: Pick<Bookmark, 'scenario' | 't'>): Scenario {
  return { ...scenario, t };
}

export function beginHistory(present: Bookmark): History {
  return { past: [], present, future: [], settled: null };
}

/** A new scenario takes the place of the present; what was undone cannot be redone any more. */
export function changed(history: History, next: Bookmark): History {
  return { ...history, past: [...history.past, history.present], present: next, future: [] };
}

/** An address leads elsewhere: the browser's own history keeps where from. */
export function opened(history: History, present: Bookmark): History {
  return { ...history, present };
}

/** The very same history where there is nothing to undo. */
export function undone(history: History): History {
  const present = history.past.at(-1);
  if (!present) return history;
  return { ...history, past: history.past.slice(0, -1), present, future: [...history.future, history.present] };
}

/** The very same history where there is nothing to redo. */
export function redone(history: History): History {
  const present = history.future.at(-1);
  if (!present) return history;
  return { ...history, past: [...history.past, history.present], present, future: history.future.slice(0, -1) };
}

/** The play head of the present rests elsewhere: no step of its own, and the very same scenario. */
export function headMoved(history: History, t: number): History {
  return { ...history, present: { ...history.present, t } };
}

/** The run of the present is in. */
export function settled({ past, present, future }: History): History {
  return { past, present, future, settled: { past, present, future } };
}

/** The run of the present is given up; the very same history where none has come in yet. */
export function abandoned(history: History): History {
  return history.settled ? { ...history.settled, settled: history.settled } : history;
}
