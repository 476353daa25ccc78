/** First in, first out, in a ring that grows by doubling: no array is ever shifted or copied along. */

export interface Queue<T> {
  readonly size: number;
  push(item: T): void;
  /** The item that waited longest; undefined when nobody waits. */
  shift(): T | undefined;
}

/** An empty queue. */
export function openQueue<T>(): Queue<T> {
  let ring: (T | undefined)[] = [undefined, undefined, undefined, undefined];
  let first = 0;
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(item) {
      if (size === ring.length) {
        // Unrolled from the oldest on, so that the ring starts at place 0 again.
        ring = [...ring.slice(first), ...ring.slice(0, first), ...new Array<undefined>(size)];
        first = 0;
      }
      ring[(first + size) % ring.length] = item;
      size++;
    },
    shift() {
      if (size === 0) return undefined;
      const item = ring[first];
      ring[first] = undefined;
      first = (first + 1) % ring.length;
      size--;
      return item;
    },
  };
}
