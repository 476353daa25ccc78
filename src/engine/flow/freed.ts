/**
 * Cores that free while somebody waits for them, the next one first, in a heap. Each place has one entry
 * for each instance with a line. At one moment they come before all else, as their rank has it, and
 * among themselves by sequence.
 */
import { doubled } from '../events/columns';

const FIRST_CAPACITY = 256;

export class Freed {
  private size = 0;
  private micros = new Float64Array(FIRST_CAPACITY);
  private sequence = new Float64Array(FIRST_CAPACITY);
  private place = new Int32Array(FIRST_CAPACITY);
  private instance = new Int32Array(FIRST_CAPACITY);

  /** When the next core frees; Infinity where nobody waits. */
  get nextMicros(): number {
    return this.size === 0 ? Infinity : this.micros[0]!;
  }

  /** The place of the next core, and its instance there. */
  get nextPlace(): number {
    return this.place[0]!;
  }

  get nextInstance(): number {
    return this.instance[0]!;
  }

  get bytes(): number {
    return this.micros.length * (8 + 8 + 4 + 4);
  }

  /** Enters the core of an instance at which somebody has begun to wait. */
  enter(micros: number, sequence: number, place: number, instance: number): void {
    if (this.size === this.micros.length) this.grow();
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.isBehind(parent, micros, sequence)) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.put(hole, micros, sequence, place, instance);
  }

  /** The next core has taken a job up, and somebody still waits at its instance, for a core that frees then. */
  renew(micros: number, sequence: number): void {
    this.putDown(micros, sequence, this.place[0]!, this.instance[0]!);
  }

  /** Nobody waits any more at the instance of the next core. */
  leave(): void {
    const last = --this.size;
    if (last > 0) this.putDown(this.micros[last]!, this.sequence[last]!, this.place[last]!, this.instance[last]!);
  }

  private putDown(micros: number, sequence: number, place: number, instance: number): void {
    const { size } = this;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && this.isBehind(child, this.micros[child + 1]!, this.sequence[child + 1]!)) child++;
      if (this.isBehind(child, micros, sequence)) break;
      this.move(child, hole);
      hole = child;
    }
    this.put(hole, micros, sequence, place, instance);
  }

  private isBehind(entry: number, micros: number, sequence: number): boolean {
    const own = this.micros[entry]!;
    return own === micros ? this.sequence[entry]! > sequence : own > micros;
  }

  private move(from: number, to: number): void {
    this.put(to, this.micros[from]!, this.sequence[from]!, this.place[from]!, this.instance[from]!);
  }

  private put(entry: number, micros: number, sequence: number, place: number, instance: number): void {
    this.micros[entry] = micros;
    this.sequence[entry] = sequence;
    this.place[entry] = place;
    this.instance[entry] = instance;
  }

  private grow(): void {
    this.micros = doubled(this.micros, Float64Array);
    this.sequence = doubled(this.sequence, Float64Array);
    this.place = doubled(this.place, Int32Array);
    this.instance = doubled(this.instance, Int32Array);
  }
}
