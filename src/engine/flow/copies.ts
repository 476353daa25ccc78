/**
 * What is under way, in typed columns: one slot for each copy, fan of copies, answer or repeated write
 * that is still to come or waits in a line. A slot is used again once it is over. What a slot stands for
 * lies side by side in one row: where very many wait, each look at one would else wait for memory seven times.
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
  /** The last answer to an ask. */
  answered: 3,
  /** A first write of a socket that fails. */
  failed: 4,
  /** A gateway knows that a write has failed. */
  known: 5,
  /** It tries again. */
  again: 6,
  /** A part of a copy's writes that another core may do. */
  part: 7,
} as const;

/** No slot, no step, no gather. */
export const NONE = -1;

/** Places in a slot's row. */
export const FIELD = {
  kind: 0,
  /** The plan's step that it has been sent by. */
  step: 1,
  message: 2,
  /** Where it arrives. */
  at: 3,
  person: 4,
  /** Look-ups of a copy, attempts so far of a write, number of a part. */
  units: 5,
  /** Who waits for the answer, or which fan it is. */
  link: 6,
  /** The one behind it in its lane or line. */
  next: 7,
} as const;

/** A slot's row begins at the slot shifted by so many bits. */
export const ROW_BITS = 3;

const FIRST_CAPACITY = 1024;
const BYTES_PER_SLOT = 8 + 8 + 1 + (4 << ROW_BITS);

export class Copies {
  micros = new Float64Array(FIRST_CAPACITY);
  /** The order among those of one moment: by rank, then by sequence. */
  rank = new Uint8Array(FIRST_CAPACITY);
  sequence = new Float64Array(FIRST_CAPACITY);
  rows = new Int32Array(FIRST_CAPACITY << ROW_BITS);
  private used = 0;
  private freeSlot = NONE;

  /** Bytes of the columns. */
  get bytes(): number {
    return this.micros.length * BYTES_PER_SLOT;
  }

  /** A slot with what it stands for; its place in time is the agenda's to give. */
  take(kind: number, step: number, message: number, at: number, person: number, units: number, link: number): number {
    const slot = this.freeSlot === NONE ? this.freshSlot() : this.freeSlot;
    const row = slot << ROW_BITS;
    const { rows } = this;
    if (slot === this.freeSlot) this.freeSlot = rows[row + FIELD.next]!;
    rows[row] = kind;
    rows[row + FIELD.step] = step;
    rows[row + FIELD.message] = message;
    rows[row + FIELD.at] = at;
    rows[row + FIELD.person] = person;
    rows[row + FIELD.units] = units;
    rows[row + FIELD.link] = link;
    return slot;
  }

  /** A slot is over. */
  give(slot: number): void {
    this.setNext(slot, this.freeSlot);
    this.freeSlot = slot;
  }

  /** The slot behind another in its lane or line. */
  next(slot: number): number {
    return this.rows[(slot << ROW_BITS) + FIELD.next]!;
  }

  setNext(slot: number, next: number): void {
    this.rows[(slot << ROW_BITS) + FIELD.next] = next;
  }

  private freshSlot(): number {
    if (this.used === this.micros.length) {
      this.micros = doubled(this.micros, Float64Array);
      this.rank = doubled(this.rank, Uint8Array);
      this.sequence = doubled(this.sequence, Float64Array);
      this.rows = doubled(this.rows, Int32Array);
    }
    return this.used++;
  }
}
