/** The challenge: one socket a person that stays, a delay to keep, a budget of machines. What of it a design holds. */
import type { Needed, Weighing } from '../model/weighing';

/** What is asked; nothing of what is null. */
export interface Challenge {
  /** Milliseconds within which the last viewer has to hear. */
  readonly delay: number | null;
  readonly machines: number | null;
}

/** What of it holds; null where it is not asked, or not known yet. */
export interface Held {
  readonly socket: boolean | null;
  readonly delay: boolean | null;
  readonly machines: boolean | null;
  /** All that is asked, and known of all of it. */
  readonly all: boolean;
}

const MICROS_PER_MILLI = 1000;
/** Of a socket, what is lost or won in adding up. */
const NEXT_TO_NONE = 1e-6;

export function heldBy({ weighing, needed }: { readonly weighing: Weighing | null; readonly needed: Needed | null }, asked: Challenge): Held {
  const socket = weighing && weighing.keepsSocket && (weighing.values.sockets === null || weighing.values.sockets <= 1 + NEXT_TO_NONE);
  const delay = asked.delay === null || !needed ? null : hearsWithin(needed, asked.delay * MICROS_PER_MILLI);
  // What no number of machines holds is within no budget, whoever asks.
  const machines = needed === null ? null : asked.machines === null ? needed.machines !== null : needed.machines !== null && needed.machines <= asked.machines;
  const isKnown = weighing !== null && needed !== null;
  return { socket, delay, machines, all: isKnown && socket === true && delay !== false && machines === true };
}

/** With the machines that it needs nothing is too full, so that hardly anything waits. */
function hearsWithin({ lastMicros }: Needed, micros: number): boolean {
  return lastMicros === null || lastMicros <= micros;
}
