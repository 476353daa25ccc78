/**
 * The stations of a role, as `events/station.machine.ts` says them: cores that serve jobs, first in,
 * first out, and a bounded line before them. What a machine is told by an event, that a core is done,
 * is here a moment that is looked at when somebody wants the core.
 */
import { NONE, type Copies } from './copies';
import type { Timeline } from './timeline';

/** The jobs that wait at one instance: slots, linked by `next`. */
interface Line {
  first: number;
  last: number;
  size: number;
}

export class Stations {
  readonly isEnd = false;
  longest = 0;
  private readonly timeline: Timeline;
  readonly cores: number;
  private readonly mostWaiting: number;
  private readonly copies: Copies;
  /** When each core frees or has freed, and which sequence that has in the calendar: of each instance, a heap. */
  readonly freeMicros: Float64Array;
  readonly freeSequence: Float64Array;
  /** Lines that somebody waits in. */
  private readonly lines = new Map<number, Line>();

  constructor(cores: number, line: number, copies: Copies, timeline: Timeline) {
    const { instances } = timeline;
    this.cores = cores;
    this.mostWaiting = line;
    this.copies = copies;
    this.freeMicros = new Float64Array(instances * cores);
    this.freeSequence = new Float64Array(instances * cores);
    this.timeline = timeline;
  }

  get bytes(): number {
    return 2 * this.freeMicros.byteLength;
  }

  /** Whether an instance has a core that is free now. */
  hasFreeCore(instance: number, nowMicros: number): boolean {
    return this.freeMicros[instance * this.cores]! <= nowMicros;
  }

  /** The core that is free, or frees first, works from now until then. */
  occupy(instance: number, nowMicros: number, untilMicros: number, sequence: number): void {
    const { cores, freeMicros, freeSequence } = this;
    const base = instance * cores;
    let hole = 0;
    for (let child = 1; child < cores; child = 2 * hole + 1) {
      if (child + 1 < cores && this.freesBefore(base + child + 1, freeMicros[base + child]!, freeSequence[base + child]!)) child++;
      if (!this.freesBefore(base + child, untilMicros, sequence)) break;
      freeMicros[base + hole] = freeMicros[base + child]!;
      freeSequence[base + hole] = freeSequence[base + child]!;
      hole = child;
    }
    freeMicros[base + hole] = untilMicros;
    freeSequence[base + hole] = sequence;
    this.timeline.work(instance, nowMicros, untilMicros);
  }

  /** Whether the line of an instance is full. */
  isFull(instance: number): boolean {
    return this.lines.get(instance)?.size === this.mostWaiting;
  }

  /** A job joins the line. @returns whether it is the first there, so that it must be told when a core frees */
  join(instance: number, nowMicros: number, slot: number): boolean {
    const line = this.lines.get(instance);
    if (line) {
      this.copies.setNext(line.last, slot);
      line.last = slot;
      line.size++;
    } else this.lines.set(instance, { first: slot, last: slot, size: 1 });
    const size = line?.size ?? 1;
    if (size > this.longest) this.longest = size;
    this.timeline.line(instance, nowMicros, size - 1, size);
    return size === 1;
  }

  /** When the next core of an instance frees, and in which sequence. */
  nextFreeMicros(instance: number): number {
    return this.freeMicros[instance * this.cores]!;
  }

  nextFreeSequence(instance: number): number {
    return this.freeSequence[instance * this.cores]!;
  }

  /** Takes up the job that has waited longest. @returns its slot */
  takeUp(instance: number, nowMicros: number): number {
    const line = this.lines.get(instance);
    if (!line) return NONE;
    this.timeline.line(instance, nowMicros, line.size, line.size - 1);
    const slot = line.first;
    line.first = this.copies.next(slot);
    line.size--;
    if (line.size === 0) this.lines.delete(instance);
    return slot;
  }

  /** Whether anybody waits at an instance. */
  someoneWaits(instance: number): boolean {
    return this.lines.has(instance);
  }

  private freesBefore(core: number, micros: number, sequence: number): boolean {
    const own = this.freeMicros[core]!;
    return own === micros ? this.freeSequence[core]! < sequence : own < micros;
  }
}
