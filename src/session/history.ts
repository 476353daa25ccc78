/**
 * Scenarios in the order in which somebody came to them. Beside the way back and forth it keeps what
 * the way was when a run last came in, so that giving up the next one undoes all that led to it, and
 * a scenario that never came to a run is never one to go back to.
 */
import { withChanges, type Scenario } from '../model/scenario';

interface Way {
  /** Scenarios to go back through, the latest last. */
  readonly past: readonly Scenario[];
  readonly present: Scenario;
  /** Scenarios that were undone, the next to be redone last. */
  readonly future: readonly Scenario[];
}

export interface History extends Way {
  /** The way as it was when the run of its present came in; null before the first. */
  readonly settled: Way | null;
}

export function beginHistory(present: Scenario): History {
  return { past: [], present, future: [], settled: null };
}

/** A new scenario takes the place of the present; what was undone cannot be redone any more. */
export function changed(history: History, next: Scenario): History {
  return { ...history, past: [...history.past, history.present], present: next, future: [] };
}

/** An address leads elsewhere: the browser's own history keeps where from. */
export function opened(history: History, present: Scenario): History {
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

/** The present with its play head elsewhere, which is no step of its own. */
export function headMoved(history: History, t: number): History {
  return { ...history, present: withChanges(history.present, { t }) };
}

/** The run of the present is in. */
export function settled({ past, present, future }: History): History {
  return { past, present, future, settled: { past, present, future } };
}

/** The run of the present is given up; the very same history where none has come in yet. */
export function abandoned(history: History): History {
  return history.settled ? { ...history.settled, settled: history.settled } : history;
}
