/**
 * Copies on their way into stations at the end of the way, in columns. What these do comes back to
 * nobody, so copies are gathered until nothing that is still to come can arrive before them, and then
 * taken in one gateway after the other: first in, first out is an order of each gateway's own.
 */
import { doubled } from '../events/columns';
import { orderBy } from '../events/order';
import type { Landing } from './landing';
import type { FlowStep } from './plan';

const FIRST_CAPACITY = 2 ** 12;
/** So many are worth a round. */
const ROUND_COPIES = 2 ** 15;
/** A copy that overtakes more of those at its gateway is better put in place by merging. */
const MOST_MOVES_EACH = 16;

/** Told of a copy that a gateway's line had no room for. */
export type OnDropped = (step: FlowStep, message: number, gateway: number, person: number) => void;

export class Inbox {
  private readonly landing: Landing;
  private readonly steps: readonly FlowStep[];
  private readonly onDropped: OnDropped;
  private size = 0;
  /** As many as must be there for the next round. */
  private wanted = ROUND_COPIES;
  private micros = new Float64Array(FIRST_CAPACITY);
  private gateway = new Int32Array(FIRST_CAPACITY);
  private message = new Int32Array(FIRST_CAPACITY);
  private person = new Int32Array(FIRST_CAPACITY);
  private units = new Uint32Array(FIRST_CAPACITY);
  private sockets = new Uint32Array(FIRST_CAPACITY);
  private step = new Uint8Array(FIRST_CAPACITY);
  private wasted = new Uint8Array(FIRST_CAPACITY);
  /** The copies by gateway, and those of each in the order of arrival: a round's own. */
  private order = new Uint32Array(FIRST_CAPACITY);
  private readonly ends: Uint32Array;

  constructor(landing: Landing, gateways: number, steps: readonly FlowStep[], onDropped: OnDropped) {
    this.landing = landing;
    this.steps = steps;
    this.onDropped = onDropped;
    this.ends = new Uint32Array(gateways);
  }

  get bytes(): number {
    return this.micros.length * (8 + 5 * 4 + 2 + 4) + this.ends.byteLength;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** Whether there is work for a round. */
  get isFull(): boolean {
    return this.size >= this.wanted;
  }

  /** A copy has been sent. Those sent earlier must have been added before. */
  add(step: number, message: number, gateway: number, person: number, units: number, arrivesMicros: number, sockets: number, isWasted: boolean): void {
    if (this.size === this.micros.length) this.grow();
    const { size } = this;
    this.micros[size] = arrivesMicros;
    this.gateway[size] = gateway;
    this.message[size] = message;
    this.person[size] = person;
    this.units[size] = units;
    this.sockets[size] = sockets;
    this.step[size] = step;
    this.wasted[size] = isWasted ? 1 : 0;
    this.size++;
  }

  /** Takes in all that arrives before a moment; nothing that is added later may. */
  takeIn(beforeMicros: number): void {
    const { ends, order, gateway, micros, size } = this;
    ends.fill(0);
    for (let copy = 0; copy < size; copy++) if (micros[copy]! < beforeMicros) ends[gateway[copy]!]!++;
    let before = 0;
    for (let at = 0; at < ends.length; at++) {
      const copies = ends[at]!;
      ends[at] = before;
      before += copies;
    }
    for (let copy = 0; copy < size; copy++) if (micros[copy]! < beforeMicros) order[ends[gateway[copy]!]!++] = copy;
    for (let at = 0, start = 0; at < ends.length; at++) {
      const end = ends[at]!;
      if (end === start) continue;
      this.putInOrder(start, end);
      this.takeInAt(at, start, end);
      start = end;
    }
    this.keepFrom(beforeMicros);
  }

  /** Stable by time, since copies of one moment come in as they were sent. */
  private putInOrder(start: number, end: number): void {
    const { order, micros } = this;
    let moves = (end - start) * MOST_MOVES_EACH;
    for (let place = start + 1; place < end && moves >= 0; place++) {
      const copy = order[place]!;
      const at = micros[copy]!;
      let hole = place;
      while (hole > start && micros[order[hole - 1]!]! > at) {
        order[hole] = order[hole - 1]!;
        hole--;
      }
      order[hole] = copy;
      moves -= place - hole;
    }
    if (moves >= 0) return;
    const copies = order.slice(start, end).sort();
    const byTime = orderBy(Float64Array.from(copies, (copy) => micros[copy]!), copies.length);
    for (let place = start; place < end; place++) order[place] = copies[byTime[place - start]!]!;
  }

  private takeInAt(gateway: number, start: number, end: number): void {
    const { order, micros, message, units, sockets, wasted } = this;
    for (let place = start; place < end; place++) {
      const copy = order[place]!;
      const step = this.steps[this.step[copy]!]!;
      if (this.landing.take(step, gateway, message[copy]!, units[copy]!, sockets[copy]!, wasted[copy] === 1, micros[copy]!)) continue;
      this.onDropped(step, message[copy]!, gateway, this.person[copy]!);
    }
  }

  /** What arrives later is for another round. */
  private keepFrom(micros: number): void {
    let kept = 0;
    for (let copy = 0; copy < this.size; copy++) {
      if (this.micros[copy]! < micros) continue;
      this.micros[kept] = this.micros[copy]!;
      this.gateway[kept] = this.gateway[copy]!;
      this.message[kept] = this.message[copy]!;
      this.person[kept] = this.person[copy]!;
      this.units[kept] = this.units[copy]!;
      this.sockets[kept] = this.sockets[copy]!;
      this.step[kept] = this.step[copy]!;
      this.wasted[kept] = this.wasted[copy]!;
      kept++;
    }
    this.size = kept;
    this.wanted = Math.max(ROUND_COPIES, 2 * kept);
  }

  private grow(): void {
    this.micros = doubled(this.micros, Float64Array);
    this.gateway = doubled(this.gateway, Int32Array);
    this.message = doubled(this.message, Int32Array);
    this.person = doubled(this.person, Int32Array);
    this.units = doubled(this.units, Uint32Array);
    this.sockets = doubled(this.sockets, Uint32Array);
    this.step = doubled(this.step, Uint8Array);
    this.wasted = doubled(this.wasted, Uint8Array);
    this.order = doubled(this.order, Uint32Array);
  }
}
