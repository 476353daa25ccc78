/**
 * How busy the instances of a role are, what they take in and send, and how long their lines, over time,
 * in bins. Memory is bounded: neighbours are told together where instances are very many, and when the
 * run goes on past the last bin, two bins become one and a bin lasts twice as long.
 */
import type { RoleTimeline } from '../../model/flow';

/** Cells of one role, all bins together. */
const MOST_CELLS = 2 ** 19;
const MOST_ROWS = 2 ** 12;
const MOST_BINS = 512;
const LEAST_WIDTH_MICROS = 250;

/** How long bins last at first, where a run is likely to take so long. */
export function widthFor(expectedMicros: number, bins: number): number {
  let width = LEAST_WIDTH_MICROS;
  while (width * bins < expectedMicros) width *= 2;
  return width;
}

export class Timeline {
  readonly instances: number;
  private readonly perRow: number;
  private readonly rows: number;
  private readonly bins: number;
  private widthMicros: number;
  private perMicro: number;
  private endMicros: number;
  readonly received: Uint32Array;
  readonly sent: Uint32Array;
  readonly busyMicros: Float32Array;
  private readonly longestLine: Uint32Array;
  /** Until when each line has been entered. */
  private readonly enteredMicros: Float64Array;

  /**
   * @param expectedMicros how long the run is likely to take; bins are at least as short as that allows
   * @param sends whether its instances write sockets
   */
  constructor(instances: number, expectedMicros: number, sends: boolean) {
    this.instances = instances;
    this.perRow = Math.max(1, Math.ceil(instances / MOST_ROWS));
    this.rows = Math.ceil(instances / this.perRow);
    let bins = MOST_BINS;
    while (bins * this.rows > MOST_CELLS) bins /= 2;
    this.bins = bins;
    this.widthMicros = widthFor(expectedMicros, bins);
    this.perMicro = 1 / this.widthMicros;
    this.endMicros = bins * this.widthMicros;
    const cells = bins * this.rows;
    this.received = new Uint32Array(cells);
    this.sent = new Uint32Array(sends ? cells : 0);
    this.busyMicros = new Float32Array(cells);
    this.longestLine = new Uint32Array(cells);
    this.enteredMicros = new Float64Array(this.rows);
  }

  get bytes(): number {
    return 3 * this.received.byteLength + this.sent.byteLength + this.enteredMicros.byteLength;
  }

  /** Each instance has a row of its own. */
  get isEachTold(): boolean {
    return this.perRow === 1;
  }

  /** Where the bin of a moment ends; good until the next thing is entered that goes on past it. */
  edgeOf(micros: number): number {
    while (micros >= this.endMicros) this.fold();
    return (((micros * this.perMicro) | 0) + 1) * this.widthMicros;
  }

  /** Where the rows of the bin of a moment begin. As `edgeOf` in all else. */
  baseOf(micros: number): number {
    return ((micros * this.perMicro) | 0) * this.rows;
  }

  /** An instance takes something in. */
  receive(instance: number, atMicros: number): void {
    this.received[this.cellAt(instance, atMicros)]!++;
  }

  /** An instance works from one moment to another. */
  work(instance: number, fromMicros: number, toMicros: number): void {
    while (toMicros >= this.endMicros) this.fold();
    const { rows, busyMicros, widthMicros } = this;
    const bin = (fromMicros * this.perMicro) | 0;
    let cell = bin * rows + this.rowOf(instance);
    let begin = fromMicros;
    for (let end = (bin + 1) * widthMicros; end < toMicros; end += widthMicros, cell += rows) {
      busyMicros[cell]! += end - begin;
      begin = end;
    }
    busyMicros[cell]! += toMicros - begin;
  }

  /** An instance writes so many sockets, evenly from one moment to another. */
  write(instance: number, fromMicros: number, toMicros: number, sockets: number): void {
    while (toMicros >= this.endMicros) this.fold();
    const { rows, sent, widthMicros } = this;
    const bin = (fromMicros * this.perMicro) | 0;
    let cell = bin * rows + this.rowOf(instance);
    let begin = fromMicros;
    let left = sockets;
    for (let end = (bin + 1) * widthMicros; end < toMicros; end += widthMicros, cell += rows) {
      const share = Math.round((left * (end - begin)) / (toMicros - begin));
      sent[cell]! += share;
      left -= share;
      begin = end;
    }
    sent[cell]! += left;
  }

  /** The line of an instance has grown to so many jobs, since it was told of last in the same bin. */
  raise(instance: number, atMicros: number, size: number): void {
    const cell = this.cellAt(instance, atMicros);
    if (this.longestLine[cell]! < size) this.longestLine[cell] = size;
  }

  /** The line of an instance changes: it had so many jobs since it changed last. */
  line(instance: number, atMicros: number, before: number, after: number): void {
    const cell = this.cellAt(instance, atMicros);
    const { rows, longestLine, enteredMicros } = this;
    const row = this.rowOf(instance);
    // Where instances are told together, each only tells its own moments.
    const since = before === 0 || this.perRow > 1 ? cell : ((enteredMicros[row]! * this.perMicro) | 0) * rows + row;
    for (let from = since; from <= cell; from += rows) if (longestLine[from]! < before) longestLine[from] = before;
    if (longestLine[cell]! < after) longestLine[cell] = after;
    enteredMicros[row] = atMicros;
  }

  /** All of it up to the last bin in which anything happens, in buffers of its own. */
  finish(): RoleTimeline {
    const { instances, rows, perRow, widthMicros, received, sent, busyMicros, longestLine } = this;
    const bins = this.binsInUse();
    const cells = bins * rows;
    return {
      instances,
      rows,
      perRow,
      bins,
      widthMicros,
      received: received.slice(0, cells),
      sent: sent.slice(0, cells),
      busyMicros: busyMicros.slice(0, cells),
      longestLine: longestLine.slice(0, cells),
    };
  }

  private binsInUse(): number {
    const last = Math.max(lastUsed(this.received), lastUsed(this.sent), lastUsed(this.busyMicros), lastUsed(this.longestLine));
    return this.rows === 0 ? 0 : Math.floor(Math.max(0, last) / this.rows) + 1;
  }

  private rowOf(instance: number): number {
    return this.perRow === 1 ? instance : (instance / this.perRow) | 0;
  }

  private cellAt(instance: number, atMicros: number): number {
    while (atMicros >= this.endMicros) this.fold();
    return ((atMicros * this.perMicro) | 0) * this.rows + this.rowOf(instance);
  }

  /** Two bins become one; the later half of them is free again. */
  private fold(): void {
    const { rows, bins, received, sent, busyMicros, longestLine } = this;
    for (let bin = 0; bin < bins; bin++) {
      const isUsed = 2 * bin < bins;
      for (let to = bin * rows, left = 2 * bin * rows; to < (bin + 1) * rows; to++, left++) {
        const right = left + rows;
        received[to] = isUsed ? received[left]! + received[right]! : 0;
        busyMicros[to] = isUsed ? busyMicros[left]! + busyMicros[right]! : 0;
        longestLine[to] = isUsed ? Math.max(longestLine[left]!, longestLine[right]!) : 0;
        if (sent.length > 0) sent[to] = isUsed ? sent[left]! + sent[right]! : 0;
      }
    }
    this.widthMicros *= 2;
    this.perMicro /= 2;
    this.endMicros *= 2;
  }
}

/** The last place that is not empty; −1 where all are. */
function lastUsed(column: Uint32Array | Float32Array): number {
  let last = column.length - 1;
  while (last >= 0 && column[last] === 0) last--;
  return last;
}
