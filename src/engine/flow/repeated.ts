/**
 * A number added again and again, as copies leave one after the other. The sum is that of the additions
 * one by one, to the last bit; where none of them can be rounded, one multiplication does it: as long as
 * all sums lie between two neighbouring powers of two, and what is added is a multiple of their last bit.
 */

/** The last bit of the numbers from 1 to 2. */
const LAST_BIT = 2 ** 52;
/** So few are sooner added than looked at. */
const FEW = 3;

export class Repeated {
  private readonly term: number;
  private low = 0;
  private high = 0;
  private isExact = false;

  constructor(term: number) {
    this.term = term;
  }

  /** What comes out after so many additions. */
  sum(from: number, times: number): number {
    const { term } = this;
    if (times > FEW) {
      if (from < this.low || from >= this.high) this.lookAt(from);
      const sum = from + times * term;
      if (this.isExact && sum < this.high) return sum;
    }
    let sum = from;
    for (let time = 0; time < times; time++) sum += term;
    return sum;
  }

  private lookAt(from: number): void {
    [this.low, this.high, this.isExact] = [0, 0, false];
    if (!(from >= 1 && from < LAST_BIT)) return;
    let low = 1;
    while (2 * low <= from) low *= 2;
    this.low = low;
    this.high = 2 * low;
    const bits = (this.term * LAST_BIT) / low;
    this.isExact = Math.floor(bits) === bits;
  }
}
