/** The challenge: one socket a person that stays, a delay to keep, a budget of machines. What of it a design holds, and by how much it misses it. */
import type { Needed, Weighing } from '../model/weighing';

/** What is asked; nothing of what is null. */
export interface Challenge {
  /** Milliseconds within which the last viewer has to hear. */
  readonly delay: number | null;
  readonly machines: number | null;
}

/** One rule of it: it holds or it does not; null where that is not known yet. */
type Holds = boolean | null;

/** What of it holds. */
export interface Held {
  readonly socket: Holds;
  /** These two are null also where nothing of the kind is asked. */
  readonly delay: Holds;
  readonly machines: Holds;
  /** All that is asked, and known of all of it. */
  readonly all: boolean;
}

/** What is known of a design. */
export interface Entrant {
  readonly weighing: Weighing | null;
  readonly needed: Needed | null;
}

const MICROS_PER_MILLI = 1000;
/** Of a socket, what is lost or won in adding up. */
const NEXT_TO_NONE = 1e-6;

/** Somebody asks for a delay, for a budget, or for both; one socket a person goes with either. */
export function isChallenged({ delay, machines }: Challenge): boolean {
  return delay !== null || machines !== null;
}

export function heldBy({ weighing, needed }: Entrant, asked: Challenge): Held {
  const socket = weighing && weighing.keepsSocket && (weighing.values.sockets === null || weighing.values.sockets <= 1 + NEXT_TO_NONE);
  // What no number of machines holds is heard by nobody in time, and is within no budget, whoever asks.
  const delay = asked.delay === null || !needed ? null : needed.machines !== null && hearsWithin(needed, asked.delay * MICROS_PER_MILLI);
  const machines = needed === null ? null : needed.machines === null ? false : asked.machines === null ? null : needed.machines <= asked.machines;
  const isKnown = weighing !== null && needed !== null;
  return { socket, delay, machines, all: isKnown && socket === true && delay !== false && machines !== false };
}

/** With the machines that it needs nothing is too full, so that hardly anything waits. */
function hearsWithin({ lastMicros }: Needed, micros: number): boolean {
  return lastMicros === null || lastMicros <= micros;
}

/** A socket more for each counts as much as twice the machines. */
const OF_SOCKETS = 1;

/** How far a design is from what is asked: the shares by which it is over, added up. Infinite where no machines hold it. */
export function missOf(entrant: Entrant, asked: Challenge): number {
  const held = heldBy(entrant, asked);
  const { needed } = entrant;
  if (!needed || needed.machines === null) return Infinity;
  const over = (value: number, limit: number): number => (limit > 0 ? value / limit - 1 : Infinity);
  const ofSockets = held.socket === false ? OF_SOCKETS : 0;
  const ofDelay = held.delay === false ? over(needed.lastMicros!, asked.delay! * MICROS_PER_MILLI) : 0;
  const ofMachines = held.machines === false ? over(needed.machines, asked.machines!) : 0;
  return ofSockets + ofDelay + ofMachines;
}
