/**
 * Stations at the end of the way, as gateways are that only write sockets: nobody else waits for what
 * they do, so when a job will begin is settled as it arrives, and no core needs to tell that it is done.
 */
import { doubled } from '../events/columns';
import { NONE } from './copies';
import type { Timeline } from './timeline';

/** In place of a moment: the line was full. */
export const DROPPED = -1;

const FIRST_CAPACITY = 1024;

export class EndStations {
  readonly isEnd = true;
  longest = 0;
  private readonly timeline: Timeline;
  readonly cores: number;
  private readonly mostWaiting: number;
  /** When each core frees or has freed: of each instance, a heap. */
  readonly freeMicros: Float64Array;
  /** Of each instance, the jobs that wait and when each will begin: a linked list. */
  private readonly firstWaiting: Int32Array;
  private readonly lastWaiting: Int32Array;
  readonly waiting: Uint32Array;
  /** Where the bin ends in which a line was told of last. */
  private readonly toldMicros: Float64Array;
  private beginMicros = new Float64Array(FIRST_CAPACITY);
  private next = new Int32Array(FIRST_CAPACITY);
  private used = 0;
  private freePlace = NONE;

  constructor(cores: number, line: number, timeline: Timeline) {
    const { instances } = timeline;
    this.cores = cores;
    this.mostWaiting = line;
    this.freeMicros = new Float64Array(instances * cores);
    this.firstWaiting = new Int32Array(instances);
    this.lastWaiting = new Int32Array(instances);
    this.waiting = new Uint32Array(instances);
    this.toldMicros = new Float64Array(instances);
    this.timeline = timeline;
  }

  get bytes(): number {
    return this.freeMicros.byteLength + 4 * this.waiting.byteLength + this.beginMicros.byteLength + this.next.byteLength;
  }

  /** A job arrives now. @returns when a core takes it up; `DROPPED` where the line is full */
  admit(instance: number, nowMicros: number): number {
    if (this.waiting[instance]! > 0) this.letGo(instance, nowMicros);
    const begin = this.freeMicros[instance * this.cores]!;
    if (begin <= nowMicros) return nowMicros;
    return this.wait(instance, begin, nowMicros) ? begin : DROPPED;
  }

  /** A job that arrives now waits until a core takes it up; those before it must have been let go. @returns false where the line is full */
  wait(instance: number, beginMicros: number, nowMicros: number): boolean {
    const size = this.waiting[instance]! + 1;
    if (size > this.mostWaiting) return false;
    this.join(instance, beginMicros, size);
    if (size === 1) this.tell(instance, nowMicros, 0, 1);
    else this.timeline.raise(instance, nowMicros, size);
    return true;
  }

  /** The core that a job was admitted to works for it until then. */
  occupy(instance: number, fromMicros: number, untilMicros: number): void {
    const { cores, freeMicros } = this;
    const base = instance * cores;
    let hole = 0;
    for (let child = 1; child < cores; child = 2 * hole + 1) {
      if (child + 1 < cores && freeMicros[base + child + 1]! < freeMicros[base + child]!) child++;
      if (freeMicros[base + child]! >= untilMicros) break;
      freeMicros[base + hole] = freeMicros[base + child]!;
      hole = child;
    }
    freeMicros[base + hole] = untilMicros;
    this.timeline.work(instance, fromMicros, untilMicros);
  }

  /** At the end, when all that waits has begun. */
  finish(): void {
    for (let instance = 0; instance < this.waiting.length; instance++) if (this.waiting[instance]! > 0) this.letGo(instance, Infinity);
  }

  private join(instance: number, beginMicros: number, size: number): void {
    const place = this.takePlace();
    this.beginMicros[place] = beginMicros;
    if (size === 1) this.firstWaiting[instance] = place;
    else this.next[this.lastWaiting[instance]!] = place;
    this.lastWaiting[instance] = place;
    this.waiting[instance] = size;
    if (size > this.longest) this.longest = size;
  }

  /** Those whose core has freed by now wait no longer. */
  letGo(instance: number, nowMicros: number): void {
    const { beginMicros, next } = this;
    let size = this.waiting[instance]!;
    let place = this.firstWaiting[instance]!;
    while (size > 0 && beginMicros[place]! <= nowMicros) {
      if (beginMicros[place]! >= this.toldMicros[instance]!) this.tell(instance, beginMicros[place]!, size, size - 1);
      size--;
      const behind = next[place]!;
      next[place] = this.freePlace;
      this.freePlace = place;
      place = behind;
    }
    this.firstWaiting[instance] = place;
    this.waiting[instance] = size;
    if (size > 0 && nowMicros >= this.toldMicros[instance]!) this.tell(instance, nowMicros, size, size);
  }

  private tell(instance: number, atMicros: number, before: number, after: number): void {
    this.timeline.line(instance, atMicros, before, after);
    this.toldMicros[instance] = this.timeline.edgeOf(atMicros);
  }

  private takePlace(): number {
    const place = this.freePlace;
    if (place !== NONE) {
      this.freePlace = this.next[place]!;
      return place;
    }
    if (this.used === this.next.length) {
      this.beginMicros = doubled(this.beginMicros, Float64Array);
      this.next = doubled(this.next, Int32Array);
    }
    return this.used++;
  }
}
