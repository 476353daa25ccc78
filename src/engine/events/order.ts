/**
 * A stable order of rows by their keys. Merging upwards from pairs takes no comparator, and two
 * runs that follow each other already are copied as they stand, which is the common case: rows are
 * written nearly in order.
 */

/** The places of the first `length` keys, ascending by key; equal keys keep their order. */
export function orderBy(keys: Float64Array, length: number): Uint32Array {
  let order = Uint32Array.from({ length }, (_, row) => row);
  let spare = new Uint32Array(length);
  for (let width = 1; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      mergeRuns(keys, order, spare, start, middle, Math.min(start + 2 * width, length));
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/** Merges the runs [start, middle) and [middle, end) of `from` into `to`. */
function mergeRuns(
  keys: Float64Array,
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
): void {
  if (middle >= end || keys[from[middle - 1]!]! <= keys[from[middle]!]!) {
    to.set(from.subarray(start, end), start);
    return;
  }
  let left = start;
  let right = middle;
  for (let place = start; place < end; place++) {
    const takeLeft = right >= end || (left < middle && keys[from[left]!]! <= keys[from[right]!]!);
    to[place] = from[takeLeft ? left++ : right++]!;
  }
}
