/**
 * What is under way, in typed columns: one slot for each copy, fan of copies, answer, freed core or
 * repeated write that is still to come or waits in a line. A slot is used again once it is over.
 */
import { doubled } from '../events/columns';

/** What a slot stands for. */
export const KIND = {
  /** A message on its way from who posted it to its Chat API. */
  posted: 0,
  /** One copy on its way. */
  copy: 1,
  /** The copies of a fan that are still to arrive. */
  fan: 2,
  /** A core frees, and somebody waits for it. */
  freed: 3,
  /** The last answer to an ask. */
  answered: 4,
  /** A first write of a socket that fails. */
  failed: 5,
  /** A gateway knows that a write has failed. */
  known: 6,
  /** It tries again. */
  again: 7,
} as const;

/** No slot, no step, no gather. */
export const NONE = -1;

const FIRST_CAPACITY = 1024;

export class Copies {
  micros = new Float64Array(FIRST_CAPACITY);
  /** The order among those of one moment: by rank, then by sequence. */
  rank = new Uint8Array(FIRST_CAPACITY);
  sequence = new Float64Array(FIRST_CAPACITY);
  kind = new Uint8Array(FIRST_CAPACITY);
  /** The plan's step that it has been sent by. */
  step = new Int16Array(FIRST_CAPACITY);
  message = new Int32Array(FIRST_CAPACITY);
  /** Where it arrives. */
  at = new Int32Array(FIRST_CAPACITY);
  person = new Int32Array(FIRST_CAPACITY);
  /** Look-ups of a copy, attempts so far of a write. */
  units = new Int32Array(FIRST_CAPACITY);
  /** Who waits for the answer, or which fan it is. */
  link = new Int32Array(FIRST_CAPACITY);
  /** The one behind it in its lane or line. */
  next = new Int32Array(FIRST_CAPACITY);
  private used = 0;
  private freeSlot = NONE;

  /** Slots in use or to be used again. */
  get capacity(): number {
    return this.micros.length;
  }

  /** Bytes of the columns. */
  get bytes(): number {
    return this.capacity * (8 + 1 + 8 + 1 + 2 + 6 * 4);
  }

  /** A slot with what it stands for; its place in time is the agenda's to give. */
  take(kind: number, step: number, message: number, at: number, person: number, units: number, link: number): number {
    const slot = this.freeSlot === NONE ? this.freshSlot() : this.freeSlot;
    if (slot === this.freeSlot) this.freeSlot = this.next[slot]!;
    this.kind[slot] = kind;
    this.step[slot] = step;
    this.message[slot] = message;
    this.at[slot] = at;
    this.person[slot] = person;
    this.units[slot] = units;
    this.link[slot] = link;
    return slot;
  }

  /** A slot is over. */
  give(slot: number): void {
    this.next[slot] = this.freeSlot;
    this.freeSlot = slot;
  }

  private freshSlot(): number {
    if (this.used === this.capacity) this.grow();
    return this.used++;
  }

  private grow(): void {
    this.micros = doubled(this.micros, Float64Array);
    this.rank = doubled(this.rank, Uint8Array);
    this.sequence = doubled(this.sequence, Float64Array);
    this.kind = doubled(this.kind, Uint8Array);
    this.step = doubled(this.step, Int16Array);
    this.message = doubled(this.message, Int32Array);
    this.at = doubled(this.at, Int32Array);
    this.person = doubled(this.person, Int32Array);
    this.units = doubled(this.units, Int32Array);
    this.link = doubled(this.link, Int32Array);
    this.next = doubled(this.next, Int32Array);
  }
}
