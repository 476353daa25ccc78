/**
 * How busy the instances of a role are and how long their lines, over time, in bins. Memory is bounded:
 * when the run goes on past the last bin, two neighbours become one and a bin lasts twice as long.
 */
import type { RoleTimeline } from '../../model/flow';

/** Cells of one role, all bins together, and the bins that there are at most and at least. */
const MOST_CELLS = 2 ** 21;
const MOST_BINS = 512;
const LEAST_BINS = 16;
const FIRST_WIDTH_MICROS = 250;

export class Timeline {
  private readonly rows: number;
  private readonly bins: number;
  private widthMicros = FIRST_WIDTH_MICROS;
  private perMicro = 1 / FIRST_WIDTH_MICROS;
  private endMicros: number;
  private readonly busyMicros: Float32Array;
  private readonly longestLine: Uint32Array;
  /** Until when each line has been entered. */
  private readonly enteredMicros: Float64Array;

  constructor(instances: number) {
    const fits = instances * LEAST_BINS <= MOST_CELLS;
    this.rows = fits ? instances : 1;
    let bins = MOST_BINS;
    while (bins > LEAST_BINS && bins * this.rows > MOST_CELLS) bins /= 2;
    this.bins = bins;
    this.endMicros = bins * this.widthMicros;
    this.busyMicros = new Float32Array(bins * this.rows);
    this.longestLine = new Uint32Array(bins * this.rows);
    this.enteredMicros = new Float64Array(this.rows);
  }

  get bytes(): number {
    return this.busyMicros.byteLength + this.longestLine.byteLength + this.enteredMicros.byteLength;
  }

  /** An instance works from one moment to another. */
  work(instance: number, fromMicros: number, toMicros: number): void {
    while (toMicros >= this.endMicros) this.fold();
    const { rows, busyMicros, widthMicros } = this;
    const row = rows === 1 ? 0 : instance;
    let bin = (fromMicros * this.perMicro) | 0;
    let begin = fromMicros;
    for (let end = (bin + 1) * widthMicros; end < toMicros; end += widthMicros) {
      busyMicros[bin * rows + row]! += end - begin;
      begin = end;
      bin++;
    }
    busyMicros[bin * rows + row]! += toMicros - begin;
  }

  /** The line of an instance changes: it had so many jobs since it changed last. */
  line(instance: number, atMicros: number, before: number, after: number): void {
    while (atMicros >= this.endMicros) this.fold();
    const { rows, longestLine, enteredMicros } = this;
    const row = rows === 1 ? 0 : instance;
    const bin = (atMicros * this.perMicro) | 0;
    // Where instances are told together, each only tells its own moments.
    let from = rows === 1 ? bin : (enteredMicros[row]! * this.perMicro) | 0;
    if (before === 0) from = bin;
    for (; from <= bin; from++) {
      const cell = from * rows + row;
      if (longestLine[cell]! < before) longestLine[cell] = before;
    }
    const cell = bin * rows + row;
    if (longestLine[cell]! < after) longestLine[cell] = after;
    enteredMicros[row] = atMicros;
  }

  finish(): RoleTimeline {
    const { rows, bins, widthMicros, busyMicros, longestLine } = this;
    return { rows, bins, widthMicros, busyMicros, longestLine };
  }

  private fold(): void {
    const { rows, bins, busyMicros, longestLine } = this;
    for (let bin = 0; bin < bins; bin++) {
      const [left, right, to] = [2 * bin * rows, (2 * bin + 1) * rows, bin * rows];
      for (let row = 0; row < rows; row++) {
        const inside = 2 * bin < bins;
        busyMicros[to + row] = inside ? busyMicros[left + row]! + busyMicros[right + row]! : 0;
        longestLine[to + row] = inside ? Math.max(longestLine[left + row]!, longestLine[right + row]!) : 0;
      }
    }
    this.widthMicros *= 2;
    this.perMicro /= 2;
    this.endMicros *= 2;
  }
}
