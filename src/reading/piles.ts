/**
 * The cells of the seat map in which copies of a run pile up, numbered. They are no more than the run
 * has copies, while there may be any number of cells.
 */
import { isCopyIn, type HopKind, type Trace } from '../model/trace';

/** The pile of a crossing that is no copy into a gateway. */
const NONE = -1;

export class Piles {
  readonly length: number;
  readonly #chats: number;
  readonly #ofRow: Int32Array;
  /** By gateway · chats + chat. */
  readonly #byCell = new Map<number, number>();

  constructor({ crossings, messages }: Trace, kinds: readonly HopKind[], chats: number) {
    const { length, hop, to, message } = crossings;
    const isCopy = kinds.map(isCopyIn);
    this.#chats = chats;
    this.#ofRow = new Int32Array(length).fill(NONE);
    for (let row = 0; row < length; row++) {
      // An answer by a clock may bring nothing.
      if (!isCopy[hop[row]!] || message[row]! < 0) continue;
      const cell = to[row]! * chats + messages.chat[message[row]!]!;
      const pile = this.#byCell.get(cell) ?? this.#byCell.size;
      this.#byCell.set(cell, pile);
      this.#ofRow[row] = pile;
    }
    this.length = this.#byCell.size;
  }

  /** The pile to which a copy into a gateway comes. */
  ofRow(row: number): number {
    return this.#ofRow[row]!;
  }

  /** What the piles hold, by gateway · chats + chat: only where there are few enough cells to draw each. */
  byCell(counts: Float64Array, gateways: number): Float64Array {
    const cells = new Float64Array(gateways * this.#chats);
    for (const [cell, pile] of this.#byCell) cells[cell] = counts[pile]!;
    return cells;
  }
}
