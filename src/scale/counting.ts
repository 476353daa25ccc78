/**
 * The hot loops: people, one after the other, onto cells. Each is written out with the hash in
 * locals, because a call for each person takes longer than the hash. `model/random.ts` is what they
 * must agree with, to the last bit; the tests see to that.
 */
import type { Cells } from './cells';

/** Consecutive people, not more than those of 32 chats that share a mark. */
export interface Span {
  readonly first: number;
  /** One past the last person. */
  readonly end: number;
  /** Members of each chat. */
  readonly members: number;
}

/** 2^−32: multiplying by it is exact, as dividing by 2^32 is. */
const SHARE_OF_BITS = 2.3283064365386963e-10;

/** Counts a span onto cells drawn evenly from a stream, one hash a person. */
export function countDraws(cells: Cells, key: number, span: Span): void {
  if (cells.markedBy === 'bit') markDraws(cells, key, span);
  else stampDraws(cells, key, span);
}

/** Counts a span onto the cells that `block` lists from its beginning, one for each person. */
export function countBlock(cells: Cells, block: Int32Array, span: Span): void {
  if (cells.markedBy === 'bit') markBlock(cells, block, span);
  else stampBlock(cells, block, span);
}

function markDraws(cells: Cells, key: number, { first, end, members: perChat }: Span): void {
  const { count, members, marks, holders } = cells;
  let counter = (first + key) | 0;
  let person = first;
  for (let chat = Math.floor(first / perChat); person < end; chat++) {
    const bit = chat & 31;
    const mark = 1 << bit;
    const stop = Math.min(end, (chat + 1) * perChat);
    let fresh = 0;
    for (; person < stop; person++) {
      let x = counter;
      counter = (counter + 1) | 0;
      x ^= x >>> 17;
      x = Math.imul(x, 0xed5ad4bb);
      x ^= x >>> 11;
      x = Math.imul(x, 0xac4c1b51);
      x ^= x >>> 15;
      x = Math.imul(x, 0x31848bab);
      x ^= x >>> 14;
      const cell = ((x >>> 0) * count * SHARE_OF_BITS) | 0;
      const seen = marks[cell]!;
      fresh += (~seen >>> bit) & 1;
      marks[cell] = seen | mark;
      members[cell]!++;
    }
    holders[chat]! += fresh;
  }
}

function stampDraws(cells: Cells, key: number, { first, end, members: perChat }: Span): void {
  const { count, members, marks, holders, counted } = cells;
  let counter = (first + key) | 0;
  let person = first;
  for (let chat = Math.floor(first / perChat); person < end; chat++) {
    const stamp = chat + 1;
    const stop = Math.min(end, stamp * perChat);
    let fresh = stop - person;
    for (; person < stop; person++) {
      let x = counter;
      counter = (counter + 1) | 0;
      x ^= x >>> 17;
      x = Math.imul(x, 0xed5ad4bb);
      x ^= x >>> 11;
      x = Math.imul(x, 0xac4c1b51);
      x ^= x >>> 15;
      x = Math.imul(x, 0x31848bab);
      x ^= x >>> 14;
      const cell = ((x >>> 0) * count * SHARE_OF_BITS) | 0;
      members[cell]!++;
      // Rare, because the chat is small beside the cells.
      if (marks[cell] === stamp) {
        counted[cell]!++;
        fresh--;
      } else marks[cell] = stamp;
    }
    holders[chat]! += fresh;
  }
}

function markBlock(cells: Cells, block: Int32Array, { first, end, members: perChat }: Span): void {
  const { members, marks, holders } = cells;
  let index = 0;
  for (let chat = Math.floor(first / perChat); index < end - first; chat++) {
    const bit = chat & 31;
    const mark = 1 << bit;
    const stop = Math.min(end, (chat + 1) * perChat) - first;
    let fresh = 0;
    for (; index < stop; index++) {
      const cell = block[index]!;
      const seen = marks[cell]!;
      fresh += (~seen >>> bit) & 1;
      marks[cell] = seen | mark;
      members[cell]!++;
    }
    holders[chat]! += fresh;
  }
}

function stampBlock(cells: Cells, block: Int32Array, { first, end, members: perChat }: Span): void {
  const { members, marks, holders, counted } = cells;
  let index = 0;
  for (let chat = Math.floor(first / perChat); index < end - first; chat++) {
    const stamp = chat + 1;
    const stop = Math.min(end, stamp * perChat) - first;
    let fresh = stop - index;
    for (; index < stop; index++) {
      const cell = block[index]!;
      members[cell]!++;
      if (marks[cell] === stamp) {
        counted[cell]!++;
        fresh--;
      } else marks[cell] = stamp;
    }
    holders[chat]! += fresh;
  }
}
