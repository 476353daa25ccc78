/**
 * The trace as it grows: every crossing gets a row of typed columns, and crossings are counted and
 * bounded whether or not rows are kept.
 */
import type { TraceColumns } from '../../model/trace';
import { doubled } from './columns';
import { orderBy } from './order';

/** One message over one hop, as it is sent. */
export interface Crossing {
  /** Index into `hopKinds()`. */
  readonly hop: number;
  readonly from: number;
  readonly to: number;
  /** −1 while connecting and switching. */
  readonly message: number;
  /** −1 where it is for a whole chat. */
  readonly person: number;
  readonly units: number;
  readonly sentMicros: number;
  readonly arrivedMicros: number;
  readonly outcome: number;
  readonly attempt: number;
}

type Columns = Omit<TraceColumns, 'length'>;

/** The row of a crossing in a run that keeps no trace. */
const NO_ROW = -1;
const FIRST_CAPACITY = 1024;
/** Connecting ends this long before the first message is posted. */
const QUIET_MICROS = 1000;

/** Counts crossings up to a limit, and keeps their rows if asked to. */
export class TraceWriter {
  /** Crossings so far, with those that were counted without being played. */
  crossings = 0;
  /** A crossing more than the limit was wanted: the run is over. */
  full = false;
  /** Latest arrival so far; −Infinity before the first. */
  lastArrivalMicros = -Infinity;
  private readonly limit: number;
  private columns: Columns | null;
  private rows = 0;

  constructor(limit: number, withRows: boolean) {
    this.limit = limit;
    this.columns = withRows ? emptyColumns(FIRST_CAPACITY) : null;
  }

  /** Whether `count` crossings more fit under the limit. Once they did not, nothing does. */
  hasRoom(count = 1): boolean {
    if (this.crossings + count > this.limit) this.full = true;
    return !this.full;
  }

  /** How many of so many crossings more fit under the limit; where not all of them do, the run is over. */
  roomFor(count: number): number {
    return this.hasRoom(count) ? count : Math.max(0, this.limit - this.crossings);
  }

  /** Counts crossings that nobody sees. Ask `hasRoom` first. */
  countUnseen(count: number): void {
    this.crossings += count;
  }

  /** Writes a crossing down. Ask `hasRoom` first. @returns its row, for `setOutcome` */
  record(crossing: Crossing): number {
    this.crossings++;
    return this.write(crossing);
  }

  /** Writes down what goes along in a crossing that is counted already. @returns its row, for `setOutcome` */
  recordRider(crossing: Crossing): number {
    const row = this.write(crossing);
    if (this.columns && row !== NO_ROW) this.columns.rides[row] = 1;
    return row;
  }

  private write(crossing: Crossing): number {
    if (crossing.arrivedMicros > this.lastArrivalMicros) this.lastArrivalMicros = crossing.arrivedMicros;
    if (!this.columns) return NO_ROW;
    const row = this.rows++;
    if (row === this.columns.hop.length) this.columns = doubledColumns(this.columns);
    writeRow(this.columns, row, crossing);
    return row;
  }

  /** Notes that a copy serves nobody. */
  setWasted(row: number): void {
    if (this.columns && row !== NO_ROW) this.columns.wasted[row] = 1;
  }

  /** Changes how a crossing ended. */
  setOutcome(row: number, outcome: number): void {
    if (this.columns && row !== NO_ROW) this.columns.outcome[row] = outcome;
  }

  /**
   * Ends connecting: moves every crossing so far so that the last one arrives 1 ms before 0.
   * @returns from a moment of connecting to true microseconds
   */
  endConnecting(): (micros: number) => number {
    if (this.crossings === 0) return (micros) => micros;
    const end = this.lastArrivalMicros;
    // In this order, so that the last arrival comes out at −1,000 exactly.
    const shifted = (micros: number): number => micros - end - QUIET_MICROS;
    for (let row = 0; this.columns && row < this.rows; row++) {
      this.columns.sentMicros[row] = shifted(this.columns.sentMicros[row]!);
      this.columns.arrivedMicros[row] = shifted(this.columns.arrivedMicros[row]!);
    }
    this.lastArrivalMicros = shifted(end);
    return shifted;
  }

  /** The columns in the order of sending, in buffers of their own; null where no rows were kept. */
  finish(): TraceColumns | null {
    if (!this.columns) return null;
    return { length: this.rows, ...gathered(this.columns, orderBy(this.columns.sentMicros, this.rows)) };
  }
}

function emptyColumns(capacity: number): Columns {
  return {
    sentMicros: new Float64Array(capacity),
    arrivedMicros: new Float64Array(capacity),
    hop: new Uint8Array(capacity),
    from: new Uint32Array(capacity),
    to: new Uint32Array(capacity),
    message: new Int32Array(capacity),
    person: new Int32Array(capacity),
    units: new Uint32Array(capacity),
    outcome: new Uint8Array(capacity),
    attempt: new Uint8Array(capacity),
    wasted: new Uint8Array(capacity),
    rides: new Uint8Array(capacity),
  };
}

function doubledColumns(columns: Columns): Columns {
  return {
    sentMicros: doubled(columns.sentMicros, Float64Array),
    arrivedMicros: doubled(columns.arrivedMicros, Float64Array),
    hop: doubled(columns.hop, Uint8Array),
    from: doubled(columns.from, Uint32Array),
    to: doubled(columns.to, Uint32Array),
    message: doubled(columns.message, Int32Array),
    person: doubled(columns.person, Int32Array),
    units: doubled(columns.units, Uint32Array),
    outcome: doubled(columns.outcome, Uint8Array),
    attempt: doubled(columns.attempt, Uint8Array),
    wasted: doubled(columns.wasted, Uint8Array),
    rides: doubled(columns.rides, Uint8Array),
  };
}

function writeRow(columns: Columns, row: number, crossing: Crossing): void {
  columns.sentMicros[row] = crossing.sentMicros;
  columns.arrivedMicros[row] = crossing.arrivedMicros;
  columns.hop[row] = crossing.hop;
  columns.from[row] = crossing.from;
  columns.to[row] = crossing.to;
  columns.message[row] = crossing.message;
  columns.person[row] = crossing.person;
  columns.units[row] = crossing.units;
  columns.outcome[row] = crossing.outcome;
  columns.attempt[row] = crossing.attempt;
}

/** Row `order[i]` of each column, at place i. */
function gathered(columns: Columns, order: Uint32Array): Columns {
  const result = emptyColumns(order.length);
  const names = Object.keys(result) as (keyof Columns)[];
  for (const name of names) {
    const source = columns[name];
    const target = result[name];
    for (let place = 0; place < order.length; place++) target[place] = source[order[place]!]!;
  }
  return result;
}
