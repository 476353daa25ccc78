/**
 * One printed scale for a run and the run before, which stays where it is from run to run: two pictures
 * are compared by eye, so a full height that moved would say something that is not so.
 */

/** Ends of scales, of one power of ten: close enough to one another that little of the height is left empty. */
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** A scale of which less than this is used has become too long to read anything from. */
const LEAST_USED = 1 / 8;

/** The least round number that is not below `most`; 1 where that is nothing. */
export function roundedUp(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  // A sum of doubles may stand a hair above the number that it means.
  const step = STEPS.find((one) => one * power >= most * (1 - 1e-9));
  return (step ?? 10) * power;
}

/** The end of a scale that has to hold `most`: the one before as long as it serves. */
export function endOfScale(before: number | null, most: number): number {
  const serves = before !== null && most <= before && most >= before * LEAST_USED;
  return serves ? before : roundedUp(most);
}

/** A scale, and where it ended before its latest step. */
export interface Scale {
  readonly end: number;
  /** Null where it has not moved with the run that stands. */
  readonly was: number | null;
}

/** The scale of two pictures side by side: of what both have to show, whatever either showed before. */
export function sharedScale(most: number): Scale {
  return { end: roundedUp(most), was: null };
}

/** Keeps a scale from run to run. */
export class ScaleKeeper {
  #scale: Scale | null = null;
  #of: object | null = null;

  /**
   * The scale for a run; for one and the same run it never moves.
   * @param run told apart by itself, not by what it holds
   * @param most the most that this run and the one before have to show
   */
  for(run: object, most: number): Scale {
    if (this.#scale && this.#of === run && most <= this.#scale.end) return this.#scale;
    const before = this.#scale?.end ?? null;
    const end = endOfScale(before, most);
    this.#scale = { end, was: before === null || before === end ? null : before };
    this.#of = run;
    return this.#scale;
  }
}
