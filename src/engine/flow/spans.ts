/**
 * After how long very many viewers hear, and when, in bins of both. Those of how long grow with what they
 * hold: each power of two is cut into 128, so a percentile is within a hundredth of the true one, however
 * many there are. Those of when last equally long; two become one when the run goes on past the last.
 */
import { NOBODY, type Heard, type HeardOverTime, type PercentileColumns } from '../../model/flow';
import { widthFor } from './timeline';

const CUT_BITS = 7;
const CUTS = 1 << CUT_BITS;
/** 2^0 to 2^55 microseconds: some thousand years. */
const SPANS = 56 * CUTS;
const BINS = 256;

/** A number and the half of its bits that begins with its exponent. */
const NUMBER = new Float64Array(1);
const HALVES = new Uint32Array(NUMBER.buffer);
const UPPER = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;
/** Bits of the upper half behind those that cut a power of two. */
const FINER_BITS = 20 - CUT_BITS;
/** What a 1 has in front of them. */
const ONE = 1023 << CUT_BITS;

/** Powers of two, and cuts of each, are the first bits of a number as it is. */
function spanOf(micros: number): number {
  if (micros < 1) return 0;
  NUMBER[0] = micros;
  return (HALVES[UPPER]! >>> FINER_BITS) - ONE;
}

/** Powers of two, by doubling. */
const POWERS = Float64Array.from({ length: SPANS / CUTS + 1 });
POWERS.forEach((_, power) => {
  POWERS[power] = power === 0 ? 1 : 2 * POWERS[power - 1]!;
});

/** The least that a bin of spans holds. Inverse of `spanOf`. */
function edgeOf(span: number): number {
  return span === 0 ? 0 : POWERS[Math.floor(span / CUTS)]! * (1 + (span % CUTS) / CUTS);
}

/** How much one holds. */
function sizeOf(span: number): number {
  return POWERS[span >> CUT_BITS]! / CUTS;
}

const SHARES = { p50Micros: 0.5, p95Micros: 0.95, p99Micros: 0.99 } as const;

export class Spans {
  /** By power of two, where any are: bin after bin of time, and in each an entry for each cut. */
  private readonly counts: (Uint32Array | null)[] = new Array<null>(POWERS.length).fill(null);
  private widthMicros: number;
  private perMicro: number;
  private endMicros: number;
  /** Of the spans with entries, and of the bins. */
  private shortest = SPANS;
  private longest = -1;
  private lastBin = -1;

  /** @param expectedMicros how long the run is likely to take */
  constructor(expectedMicros: number) {
    this.widthMicros = widthFor(expectedMicros, BINS);
    this.perMicro = 1 / this.widthMicros;
    this.endMicros = BINS * this.widthMicros;
  }

  get bytes(): number {
    return this.counts.reduce((bytes, ofPower) => bytes + (ofPower?.byteLength ?? 0), 0);
  }

  /** So many more hear what was posted then, evenly from one moment of the run to another. */
  enter(postedMicros: number, firstMicros: number, lastMicros: number, count: number): void {
    while (lastMicros >= this.endMicros) this.fold();
    const middle = firstMicros + (lastMicros - firstMicros) / 2;
    // As nearly always, there is no telling them apart.
    if (lastMicros - firstMicros <= this.roomOf(postedMicros, middle)) this.enterAt(middle, middle - postedMicros, count);
    else this.spread(postedMicros, firstMicros, lastMicros, count);
  }

  /** How long some may take who hear at about a moment and are entered as if all did then: half of the least that is told apart. */
  roomOf(postedMicros: number, micros: number): number {
    return Math.min(this.widthMicros, sizeOf(spanOf(micros - postedMicros))) / 2;
  }

  /** Until when those who hear what was posted then are in one cell with those who hear it at a moment that was entered. */
  edgeOf(postedMicros: number, micros: number): number {
    return Math.min((((micros * this.perMicro) | 0) + 1) * this.widthMicros, postedMicros + edgeOf(spanOf(micros - postedMicros) + 1));
  }

  private enterAt(micros: number, spanMicros: number, count: number): void {
    const bin = (micros * this.perMicro) | 0;
    const span = spanOf(spanMicros);
    if (span < this.shortest) this.shortest = span;
    if (span > this.longest) this.longest = span;
    if (bin > this.lastBin) this.lastBin = bin;
    const ofPower = (this.counts[span >> CUT_BITS] ??= new Uint32Array(BINS * CUTS));
    ofPower[bin * CUTS + (span & (CUTS - 1))]! += count;
  }

  /** Over the whole run. */
  heard(): Heard {
    const sums = this.sums();
    for (let bin = 0; bin <= this.lastBin; bin++) this.addBin(sums, bin);
    const viewers = totalOf(sums);
    const told = (share: number): number | null => (viewers === 0 ? null : this.percentile(sums, viewers, share));
    return { viewers, p50Micros: told(SHARES.p50Micros), p95Micros: told(SHARES.p95Micros), p99Micros: told(SHARES.p99Micros) };
  }

  overTime(): HeardOverTime {
    const bins = this.lastBin + 1;
    const viewers = new Float64Array(bins);
    const [within, soFar] = [emptyColumns(bins), emptyColumns(bins)];
    const sums = this.sums();
    let heard = 0;
    for (let bin = 0; bin < bins; bin++) {
      const ofBin = this.sums();
      this.addBin(ofBin, bin);
      this.addBin(sums, bin);
      viewers[bin] = totalOf(ofBin);
      heard += viewers[bin]!;
      this.tell(within, bin, ofBin, viewers[bin]!);
      this.tell(soFar, bin, sums, heard);
    }
    return { bins, widthMicros: this.widthMicros, viewers, within, soFar };
  }

  /** An entry for each of the spans that there are. */
  private sums(): Float64Array {
    return new Float64Array(Math.max(0, this.longest + 1 - this.shortest));
  }

  private addBin(sums: Float64Array, bin: number): void {
    this.counts.forEach((ofPower, power) => {
      if (!ofPower) return;
      for (let cut = 0, span = power * CUTS - this.shortest; cut < CUTS; cut++, span++) if (span >= 0 && span < sums.length) sums[span]! += ofPower[bin * CUTS + cut]!;
    });
  }

  private tell(columns: PercentileColumns, bin: number, sums: Float64Array, viewers: number): void {
    if (viewers === 0) return;
    for (const [name, share] of Object.entries(SHARES)) columns[name as keyof PercentileColumns][bin] = this.percentile(sums, viewers, share);
  }

  /** What a share of them does not exceed. */
  private percentile(sums: Float64Array, viewers: number, share: number): number {
    const wanted = share * viewers;
    let below = 0;
    let span = 0;
    while (span < sums.length - 1 && below + sums[span]! < wanted) below += sums[span++]!;
    const [least, most] = [edgeOf(this.shortest + span), edgeOf(this.shortest + span + 1)];
    return least + ((wanted - below) / sums[span]!) * (most - least);
  }

  /** The i-th of them stands at its own place between the two. */
  private spread(postedMicros: number, firstMicros: number, lastMicros: number, count: number): void {
    const { widthMicros } = this;
    const step = count === 1 ? 0 : (lastMicros - firstMicros) / (count - 1);
    for (let entered = 0; entered < count; ) {
      const micros = entered === count - 1 ? lastMicros : firstMicros + entered * step;
      const bin = (micros * this.perMicro) | 0;
      const span = spanOf(micros - postedMicros);
      // Up to the one that comes into the next bin of either kind.
      const until = Math.min((bin + 1) * widthMicros, postedMicros + edgeOf(span + 1));
      const upTo = until > lastMicros ? count : Math.min(count, Math.max(entered + 1, Math.ceil((until - firstMicros) / step)));
      this.enterAt(micros, micros - postedMicros, upTo - entered);
      entered = upTo;
    }
  }

  private fold(): void {
    for (const ofPower of this.counts) {
      if (!ofPower) continue;
      for (let bin = 0; bin <= this.lastBin; bin++) {
        const isUsed = 2 * bin < BINS;
        for (let cell = bin * CUTS, left = 2 * bin * CUTS; cell < (bin + 1) * CUTS; cell++, left++) ofPower[cell] = isUsed ? ofPower[left]! + ofPower[left + CUTS]! : 0;
      }
    }
    this.lastBin >>= 1;
    this.widthMicros *= 2;
    this.perMicro /= 2;
    this.endMicros *= 2;
  }
}

function emptyColumns(bins: number): PercentileColumns {
  const column = (): Float64Array => new Float64Array(bins).fill(NOBODY);
  return { p50Micros: column(), p95Micros: column(), p99Micros: column() };
}

function totalOf(sums: Float64Array): number {
  let total = 0;
  for (const count of sums) total += count;
  return total;
}
