/**
 * What comes next, in the order of the event engine's calendar: by time, rank and sequence; but for
 * cores that free, which `freed.ts` keeps, and posts. Copies
 * that leave by one hop arrive in the order in which they were sent, since a hop takes one fixed time:
 * each hop has a lane of its own, first in, first out. Whatever would break a lane's order goes into
 * a heap.
 */
import { doubled } from '../events/columns';
import { NONE, type Copies } from './copies';

const FIRST_CAPACITY = 256;

export class Agenda {
  private readonly copies: Copies;
  private entered = 0;
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;
  private heap = new Int32Array(FIRST_CAPACITY);
  private heapSize = 0;
  /** What comes next, and its lane; `NONE` for the heap. */
  private first = NONE;
  private firstLane = NONE;

  constructor(copies: Copies, lanes: number) {
    this.copies = copies;
    this.heads = new Int32Array(lanes).fill(NONE);
    this.tails = new Int32Array(lanes).fill(NONE);
  }

  /** When what comes next is due; Infinity where nothing does. */
  get nextMicros(): number {
    return this.first === NONE ? Infinity : this.copies.micros[this.first]!;
  }

  /** The sequence of what is entered now, and of so many more behind it. */
  sequences(count: number): number {
    const first = this.entered;
    this.entered += count;
    return first;
  }

  /** Bytes of the heap. */
  get bytes(): number {
    return this.heap.byteLength;
  }

  /** Whether something at this place would come before all else. */
  wouldBeFirst(micros: number, rank: number, sequence: number): boolean {
    const { first, copies } = this;
    if (first === NONE) return true;
    const due = copies.micros[first]!;
    if (micros !== due) return micros < due;
    const dueRank = copies.rank[first]!;
    return rank === dueRank ? sequence < copies.sequence[first]! : rank < dueRank;
  }

  /**
   * Enters a slot.
   * @param lane of the hop that it is sent by; `NONE` for what is sent by none
   */
  enter(slot: number, micros: number, rank: number, sequence: number, lane: number): void {
    const { copies } = this;
    copies.micros[slot] = micros;
    copies.rank[slot] = rank;
    copies.sequence[slot] = sequence;
    const taken = lane !== NONE && this.joinLane(slot, lane);
    if (!taken) this.siftUp(slot);
    if (this.first !== NONE && !this.isBefore(slot, this.first)) return;
    this.first = slot;
    this.firstLane = taken ? lane : NONE;
  }

  /** Takes out what comes next; ask `nextMicros` first. */
  leave(): number {
    const { first, firstLane, copies } = this;
    if (firstLane === NONE) this.removeTop();
    else {
      const next = this.tails[firstLane] === first ? NONE : copies.next(first);
      this.heads[firstLane] = next;
      if (next === NONE) this.tails[firstLane] = NONE;
    }
    this.findFirst();
    return first;
  }

  private joinLane(slot: number, lane: number): boolean {
    const tail = this.tails[lane]!;
    if (tail === NONE) this.heads[lane] = slot;
    else if (this.isBefore(slot, tail)) return false;
    else this.copies.setNext(tail, slot);
    this.tails[lane] = slot;
    return true;
  }

  private findFirst(): void {
    const { heads } = this;
    let first = this.heapSize === 0 ? NONE : this.heap[0]!;
    let firstLane = NONE;
    for (let lane = 0; lane < heads.length; lane++) {
      const head = heads[lane]!;
      if (head === NONE || (first !== NONE && !this.isBefore(head, first))) continue;
      first = head;
      firstLane = lane;
    }
    this.first = first;
    this.firstLane = firstLane;
  }

  private isBefore(a: number, b: number): boolean {
    const { micros, rank, sequence } = this.copies;
    if (micros[a]! !== micros[b]!) return micros[a]! < micros[b]!;
    if (rank[a]! !== rank[b]!) return rank[a]! < rank[b]!;
    return sequence[a]! < sequence[b]!;
  }

  private siftUp(slot: number): void {
    if (this.heapSize === this.heap.length) this.heap = doubled(this.heap, Int32Array);
    const { heap } = this;
    let hole = this.heapSize++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.isBefore(slot, heap[parent]!)) break;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    heap[hole] = slot;
  }

  private removeTop(): void {
    const { heap } = this;
    const size = --this.heapSize;
    if (size === 0) return;
    const slot = heap[size]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && this.isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!this.isBefore(heap[child]!, slot)) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = slot;
  }
}
