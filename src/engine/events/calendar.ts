/**
 * The future event list: what happens next, in true microseconds. A heap alone is not first in,
 * first out on ties, so entries are ordered by (time, rank, sequence).
 */
import { doubled } from './columns';

/** Among entries due at the same microsecond, the lower rank comes first. */
export const RANK = {
  /** A core that frees now can take the job that arrives now; else a full line would drop it. */
  done: 0,
  /** What an actor has waited for was set off earlier than what arrives now. */
  timer: 1,
  /** A message that is already under way goes on before the next one is taken in. */
  reply: 2,
  arrival: 3,
  /** Who has which chat open is settled before anything more is posted. */
  switching: 4,
  /** Posting starts something new, so everything under way comes first. */
  post: 5,
  /** Who asks at the very moment of a post is told of it. */
  ask: 6,
} as const;

export type Task = () => void;

/** What an XState actor needs for its delays; ours are in microseconds of the calendar. */
export interface Clock {
  setTimeout(task: Task, delayMicros: number): number;
  clearTimeout(id: number): void;
}

/** An id is sequence · 2^24 + slot: a slot is used again, the pair is not. */
const SLOT_SPAN = 2 ** 24;
const FIRST_CAPACITY = 256;

/** A future event list that stands at 0 and is empty to begin with. */
export class Calendar {
  readonly clock: Clock = {
    setTimeout: (task, delayMicros) => this.schedule(this.at + delayMicros, RANK.timer, task),
    clearTimeout: (id) => {
      this.cancel(id);
    },
  };
  private at = 0;
  private sequence = 0;
  private live = 0;
  private times = new Float64Array(FIRST_CAPACITY);
  private ranks = new Uint32Array(FIRST_CAPACITY);
  private sequences = new Float64Array(FIRST_CAPACITY);
  /** Null once an entry has run or was struck out. */
  private readonly tasks: (Task | null)[] = [];
  private readonly freeSlots: number[] = [];
  /** Slots as a binary heap; its first `heapSize` places are in use. */
  private heap = new Int32Array(FIRST_CAPACITY);
  private heapSize = 0;

  /** Microseconds at which the entry that ran last was due; 0 before the first. */
  get now(): number {
    return this.at;
  }

  /** Entries still to come. */
  get size(): number {
    return this.live;
  }

  /**
   * Enters a task.
   * @param rank a whole number from 0; `RANK` in a run
   * @returns an id for `cancel`
   * @throws RangeError for a moment before now, or one that is not a number
   */
  schedule(atMicros: number, rank: number, task: Task): number {
    if (!(atMicros >= this.at)) {
      throw new RangeError(`${String(atMicros)} µs is not at or after ${String(this.at)} µs, which is now`);
    }
    const slot = this.takeSlot();
    const sequence = this.sequence++;
    this.times[slot] = atMicros;
    this.ranks[slot] = rank;
    this.sequences[slot] = sequence;
    this.tasks[slot] = task;
    this.siftUp(slot);
    this.live++;
    return sequence * SLOT_SPAN + slot;
  }

  /** Strikes an entry out; one that has run or was struck out already is left alone. */
  cancel(id: number): void {
    const slot = id % SLOT_SPAN;
    if (!this.tasks[slot] || this.sequences[slot] !== Math.floor(id / SLOT_SPAN)) return;
    this.tasks[slot] = null;
    this.live--;
  }

  /** When the next entry is due; Infinity when there is none. */
  nextMicros(): number {
    this.skipStruckOut();
    return this.heapSize === 0 ? Infinity : this.times[this.heap[0]!]!;
  }

  /** Moves now to the next entry and runs it. False when there is none. */
  runNext(): boolean {
    this.skipStruckOut();
    if (this.heapSize === 0) return false;
    const slot = this.heap[0]!;
    const task = this.tasks[slot]!;
    this.at = this.times[slot]!;
    this.tasks[slot] = null;
    this.live--;
    this.removeFirst();
    task();
    return true;
  }

  /** Entries that were struck out leave the heap only when they come to its top. */
  private skipStruckOut(): void {
    while (this.heapSize > 0 && this.tasks[this.heap[0]!] === null) this.removeFirst();
  }

  private takeSlot(): number {
    const used = this.tasks.length;
    if (this.freeSlots.length > 0) return this.freeSlots.pop()!;
    if (used === SLOT_SPAN) throw new RangeError('the calendar is full');
    if (used === this.times.length) {
      this.times = doubled(this.times, Float64Array);
      this.ranks = doubled(this.ranks, Uint32Array);
      this.sequences = doubled(this.sequences, Float64Array);
      this.heap = doubled(this.heap, Int32Array);
    }
    return used;
  }

  private before(a: number, b: number): boolean {
    const { times, ranks, sequences } = this;
    if (times[a]! !== times[b]!) return times[a]! < times[b]!;
    if (ranks[a]! !== ranks[b]!) return ranks[a]! < ranks[b]!;
    return sequences[a]! < sequences[b]!;
  }

  private siftUp(slot: number): void {
    const { heap } = this;
    let hole = this.heapSize++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.before(slot, heap[parent]!)) break;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    heap[hole] = slot;
  }

  private removeFirst(): void {
    const { heap } = this;
    this.freeSlots.push(heap[0]!);
    const size = --this.heapSize;
    if (size === 0) return;
    const slot = heap[size]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && this.before(heap[child + 1]!, heap[child]!)) child++;
      if (!this.before(heap[child]!, slot)) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = slot;
  }
}
