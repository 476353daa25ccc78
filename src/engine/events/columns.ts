/** Typed arrays that grow by doubling. */

export interface Growable {
  readonly length: number;
  readonly [index: number]: number;
  set(values: ArrayLike<number>): void;
}

/** The same values in an array twice as long; the new places hold 0. */
export function doubled<T extends Growable>(values: T, make: new (length: number) => T): T {
  const larger = new make(2 * values.length);
  larger.set(values);
  return larger;
}
