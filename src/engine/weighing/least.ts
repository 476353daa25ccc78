/** The least number that holds, where trying one is dear and chance may let a number hold between two that do not. */

/** What came of trying a number. */
export interface Tried {
  readonly holds: boolean;
  /** How full the fullest is against what it may be: 1 is just full. */
  readonly fullness: number;
}

export interface Search {
  /** No smaller number can hold. */
  readonly from: number;
  /** The greatest number that may be tried. */
  readonly most: number;
  /** How many numbers in a row have to hold: two, where one may be lost. */
  readonly inARow: number;
  /** So many numbers are tried at most beside those that the halving takes. */
  readonly extraTries: number;
}

export interface Found {
  /** The first of the numbers in a row; null where none holds up to the most. */
  readonly least: number | null;
  /** Every smaller number that can hold was tried. */
  readonly isLeast: boolean;
}

/** Tries a number, and yields meanwhile. */
export type TryNumber<State> = (number: number) => Generator<State, Tried>;

/**
 * Goes up in growing steps to numbers that hold, halves what lies between, then tries from below what
 * that has passed over, as long as there are tries left.
 */
export function* leastThatHolds<State>({ from, most, inARow, extraTries }: Search, tryNumber: TryNumber<State>): Generator<State, Found> {
  const known = new Map<number, Tried>();
  function* tryOne(number: number): Generator<State, Tried> {
    const tried = known.get(number) ?? (yield* tryNumber(number));
    known.set(number, tried);
    return tried;
  }
  /** The first that fails of the numbers in a row; null where all hold. */
  function* failing(first: number): Generator<State, Tried | null> {
    for (let number = first; number < first + inARow; number++) {
      const tried = yield* tryOne(number);
      if (!tried.holds) return tried;
    }
    return null;
  }
  const last = most - inARow + 1;
  if (from > last) return { least: null, isLeast: true };
  let [fails, holds, step] = [from - 1, from, 1];
  for (let failed = yield* failing(holds); failed; failed = yield* failing(holds)) {
    if (holds === last) return { least: null, isLeast: true };
    fails = holds;
    holds = Math.min(last, Math.max(holds + step, Math.ceil(holds * Math.min(2, failed.fullness))));
    step *= 2;
  }
  while (holds - fails > 1) {
    const middle = Math.floor((fails + holds) / 2);
    if (yield* failing(middle)) fails = middle;
    else holds = middle;
  }
  let left = extraTries;
  for (let number = from; number < holds; number++) {
    if (!known.has(number) && left-- <= 0) return { least: holds, isLeast: false };
    if (!(yield* failing(number))) return { least: number, isLeast: true };
  }
  return { least: holds, isLeast: true };
}

/** The first number from 1 on for which something holds that holds from there on; null where it does not at the most. */
export function firstWhere(most: number, holds: (count: number) => boolean): number | null {
  if (!holds(most)) return null;
  let [fails, first] = [0, most];
  while (first - fails > 1) {
    const middle = Math.floor((fails + first) / 2);
    if (holds(middle)) first = middle;
    else fails = middle;
  }
  return first;
}
