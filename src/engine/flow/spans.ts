/**
 * How long very many things took, in bins that grow with what they hold: each power of two is cut into
 * 128, so a percentile is within 0.8 % of the true one, however many there are.
 */

const CUTS = 128;
const CUT_BITS = 7;
/** 2^0 to 2^55 microseconds: some thousand years. */
const POWERS = 56;

/** A whole power of two that is too large for the bits of a number is brought down by so much first. */
const LARGE_BITS = 24;
const LARGE = 2 ** 24;
const MOST_WHOLE = 2 ** 30;

/** 2^(7 − power): what makes a number between two powers of two one between 128 and 256. */
const SCALES = Float64Array.from({ length: POWERS }, (_, power) => (power <= CUT_BITS ? 1 << (CUT_BITS - power) : 1 / (power < 37 ? 1 << (power - CUT_BITS) : 2 ** 30 * (1 << (power - 37)))));

export class Spans {
  private readonly counts = new Float64Array(POWERS * CUTS);

  get bytes(): number {
    return this.counts.byteLength;
  }

  /** How many there are. */
  get total(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** So many more, evenly from the shortest to the longest. */
  enter(shortest: number, longest: number, count: number): void {
    const power = powerOf(shortest);
    const scale = SCALES[power]!;
    const cut = (shortest * scale) | 0;
    // As nearly always, all of them are in one bin.
    if (longest * scale < cut + 1 && cut >= CUTS) this.counts[(power - 1) * CUTS + cut]! += count;
    else this.spread(shortest, longest, count);
  }

  /** What a share of all does not exceed; null where there is none. */
  percentile(share: number): number | null {
    const { total } = this;
    if (total === 0) return null;
    const wanted = share * total;
    let below = 0;
    let bin = 0;
    while (bin < this.counts.length - 1 && below + this.counts[bin]! < wanted) below += this.counts[bin++]!;
    const inside = this.counts[bin]! === 0 ? 0 : (wanted - below) / this.counts[bin]!;
    return edgeOf(bin) + inside * (edgeOf(bin + 1) - edgeOf(bin));
  }

  /** The i-th of them stands at its own place between the two. */
  private spread(shortest: number, longest: number, count: number): void {
    const step = count === 1 ? 0 : (longest - shortest) / (count - 1);
    let entered = 0;
    for (let bin = binOf(shortest); entered < count; bin++) {
      const upTo = bin >= binOf(longest) ? count : Math.min(count, Math.ceil((edgeOf(bin + 1) - shortest) / step));
      if (upTo <= entered) continue;
      this.counts[bin]! += upTo - entered;
      entered = upTo;
    }
  }
}

function binOf(micros: number): number {
  if (micros < 1) return 0;
  const power = powerOf(micros);
  return (power - 1) * CUTS + ((micros * SCALES[power]!) | 0);
}

/** The power of two that a number from 1 up reaches; 0 below. */
function powerOf(micros: number): number {
  if (micros < 1) return 0;
  return micros < MOST_WHOLE ? 31 - Math.clz32(micros) : 31 + LARGE_BITS - Math.clz32(micros / LARGE);
}

/** The least that a bin holds. Inverse of `binOf`. */
function edgeOf(bin: number): number {
  if (bin < CUTS) return bin === 0 ? 0 : 1 + bin / CUTS;
  const power = Math.floor(bin / CUTS);
  return (CUTS + (bin % CUTS)) / SCALES[power]!;
}
