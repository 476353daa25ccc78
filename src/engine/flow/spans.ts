/**
 * After how long very many viewers hear, and when, in bins of both. Those of how long grow with what they
 * hold: each power of two is cut into 128, so a percentile is within 0.8 % of the true one, however
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

const SHARES = { p50Micros: 0.5, p95Micros: 0.95, p99Micros: 0.99 } as const;

export class Spans {
  /** Bin after bin of time, and in each an entry for each of the spans. */
  private readonly counts = new Uint32Array(BINS * SPANS);
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
    return this.counts.byteLength;
  }

  /** So many more hear what was posted then, evenly from one moment of the run to another. */
  enter(postedMicros: number, firstMicros: number, lastMicros: number, count: number): void {
    while (lastMicros >= this.endMicros) this.fold();
    const bin = (firstMicros * this.perMicro) | 0;
    const lastBin = (lastMicros * this.perMicro) | 0;
    const shortest = spanOf(firstMicros - postedMicros);
    const longest = spanOf(lastMicros - postedMicros);
    if (shortest < this.shortest) this.shortest = shortest;
    if (longest > this.longest) this.longest = longest;
    if (lastBin > this.lastBin) this.lastBin = lastBin;
    // As nearly always, all of them are in one cell.
    if (bin === lastBin && shortest === longest) this.counts[bin * SPANS + shortest]! += count;
    else this.spread(postedMicros, firstMicros, lastMicros, count);
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
    const from = bin * SPANS + this.shortest;
    for (let span = 0; span < sums.length; span++) sums[span]! += this.counts[from + span]!;
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
    const { counts, widthMicros } = this;
    const step = count === 1 ? 0 : (lastMicros - firstMicros) / (count - 1);
    for (let entered = 0; entered < count; ) {
      const micros = entered === count - 1 ? lastMicros : firstMicros + entered * step;
      const bin = (micros * this.perMicro) | 0;
      const span = spanOf(micros - postedMicros);
      // Up to the one that comes into the next bin of either kind.
      const until = Math.min((bin + 1) * widthMicros, postedMicros + edgeOf(span + 1));
      const upTo = until > lastMicros ? count : Math.min(count, Math.max(entered + 1, Math.ceil((until - firstMicros) / step)));
      counts[bin * SPANS + span]! += upTo - entered;
      entered = upTo;
    }
  }

  private fold(): void {
    const { counts, shortest, longest } = this;
    for (let bin = 0; bin <= this.lastBin; bin++) {
      const isUsed = 2 * bin < BINS;
      for (let span = shortest; span <= longest; span++) {
        const left = 2 * bin * SPANS + span;
        counts[bin * SPANS + span] = isUsed ? counts[left]! + counts[left + SPANS]! : 0;
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
