/**
 * How the coordinator gives chats to gateways: each chat in turn to the gateways with the fewest
 * connections (ties to the lower number), as many as hold its members at `sockets` each.
 */

/** A heap entry is connections · 2^20 + gateway, so that a smaller number is a better choice. */
const GATEWAY_SPAN = 2 ** 20;

export interface Assignment {
  /**
   * Assigns the next chat.
   * @param members how many people the chat has
   * @returns its gateways in the order chosen; at least one, never more than there are
   */
  assign(members: number): Uint32Array;
}

/** An empty assignment over `gateways` gateways meant to hold `sockets` connections each. */
export function openAssignment(gateways: number, sockets: number): Assignment {
  // Ascending gateway numbers with no connections already form a heap.
  const heap = Float64Array.from({ length: gateways }, (_, gateway) => gateway);
  let size = gateways;

  function siftDown(value: number): void {
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= value) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = value;
  }
  function pop(): number {
    const least = heap[0]!;
    size--;
    if (size > 0) siftDown(heap[size]!);
    return least;
  }
  function push(value: number): void {
    let hole = size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (heap[parent]! <= value) break;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    heap[hole] = value;
  }

  return {
    assign(members) {
      const wanted = Math.min(gateways, Math.max(1, Math.ceil(members / sockets)));
      const taken = Array.from({ length: wanted }, pop);
      taken.forEach((entry, index) => {
        push(entry + memberShare(members, wanted, index) * GATEWAY_SPAN);
      });
      return Uint32Array.from(taken, (entry) => entry % GATEWAY_SPAN);
    },
  };
}

/** How many of a chat's members its `index`-th gateway of `gateways` holds, dealt out in turn. */
export function memberShare(members: number, gateways: number, index: number): number {
  return Math.floor(members / gateways) + (index < members % gateways ? 1 : 0);
}

/**
 * Which of a chat's gateways somebody is dealt to.
 * @param place counted from the chat's first member; below 0, or beyond its last one, for a visitor
 */
export function dealtTo(place: number, gateways: number): number {
  return Math.abs(place) % gateways;
}
