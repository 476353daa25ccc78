/**
 * The hot loops: people, one after the other, onto cells. Each is written out with the hash in
 * locals, because a call for each person takes longer than the hash. `model/random.ts` is what they
 * must agree with, to the last bit; the tests see to that.
 */
import type { Cells } from './cells';

/** Consecutive people of chats of one size, not more than those of 32 chats that share a mark. */
export interface Span {
  readonly first: number;
  /** One past the last person. */
  readonly end: number;
  /** The chat of the first one, and the index of that chat's first member. */
  readonly chat: number;
  readonly chatFirst: number;
  /** Members of each chat. */
  readonly members: number;
}

/** The part of a span from one of its people on, up to another. */
export function partOf({ chat, chatFirst, members }: Span, first: number, end: number): Span {
  const passed = Math.floor((first - chatFirst) / members);
  return { first, end, chat: chat + passed, chatFirst: chatFirst + passed * members, members };
}

/** 2^−32: multiplying by it is exact, as dividing by 2^32 is. */
const SHARE_OF_BITS = 2.3283064365386963e-10;

/** Counts a span onto cells drawn evenly from a stream, one hash a person. */
export function countDraws(cells: Cells, key: number, span: Span): void {
  if (cells.weighed.length > 0) weighDraws(cells, key, span);
  else if (cells.markedBy === 'bit') markDraws(cells, key, span);
  else stampDraws(cells, key, span);
}

/** Counts a span onto the cells that `block` lists from its beginning, one for each person. */
export function countBlock(cells: Cells, block: Int32Array, span: Span): void {
  if (cells.weighed.length > 0) weighChosen(cells, block, null, span);
  else if (cells.markedBy === 'bit') markBlock(cells, block, span);
  else stampBlock(cells, block, span);
}

function markDraws(cells: Cells, key: number, { first, end, chat: firstChat, chatFirst, members: perChat }: Span): void {
  const { count, members, marks, holders } = cells;
  let counter = (first + key) | 0;
  let person = first;
  let after = chatFirst;
  for (let chat = firstChat; person < end; chat++) {
    const bit = chat & 31;
    const mark = 1 << bit;
    after += perChat;
    const stop = Math.min(end, after);
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

function stampDraws(cells: Cells, key: number, { first, end, chat: firstChat, chatFirst, members: perChat }: Span): void {
  const { count, members, marks, holders, counted } = cells;
  let counter = (first + key) | 0;
  let person = first;
  let after = chatFirst;
  for (let chat = firstChat; person < end; chat++) {
    const stamp = chat + 1;
    after += perChat;
    const stop = Math.min(end, after);
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

function markBlock(cells: Cells, block: Int32Array, { first, end, chat: firstChat, chatFirst, members: perChat }: Span): void {
  const { members, marks, holders } = cells;
  let index = 0;
  let after = chatFirst;
  for (let chat = firstChat; index < end - first; chat++) {
    const bit = chat & 31;
    const mark = 1 << bit;
    after += perChat;
    const stop = Math.min(end, after) - first;
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

function stampBlock(cells: Cells, block: Int32Array, { first, end, chat: firstChat, chatFirst, members: perChat }: Span): void {
  const { members, marks, holders, counted } = cells;
  let index = 0;
  let after = chatFirst;
  for (let chat = firstChat; index < end - first; chat++) {
    const stamp = chat + 1;
    after += perChat;
    const stop = Math.min(end, after) - first;
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

/** Writes the cells that consecutive people draw evenly from a stream to the block's beginning. */
export function fillDraws(block: Int32Array, first: number, people: number, key: number, cells: number): void {
  let counter = (first + key) | 0;
  for (let index = 0; index < people; index++) {
    let x = counter;
    counter = (counter + 1) | 0;
    x ^= x >>> 17;
    x = Math.imul(x, 0xed5ad4bb);
    x ^= x >>> 11;
    x = Math.imul(x, 0xac4c1b51);
    x ^= x >>> 15;
    x = Math.imul(x, 0x31848bab);
    x ^= x >>> 14;
    block[index] = ((x >>> 0) * cells * SHARE_OF_BITS) | 0;
  }
}

/** Counts consecutive people onto cells that they draw evenly from a stream. */
export function addDraws(cells: Uint32Array, first: number, people: number, key: number): void {
  const count = cells.length;
  let counter = (first + key) | 0;
  for (let index = 0; index < people; index++) {
    let x = counter;
    counter = (counter + 1) | 0;
    x ^= x >>> 17;
    x = Math.imul(x, 0xed5ad4bb);
    x ^= x >>> 11;
    x = Math.imul(x, 0xac4c1b51);
    x ^= x >>> 15;
    x = Math.imul(x, 0x31848bab);
    x ^= x >>> 14;
    cells[((x >>> 0) * count * SHARE_OF_BITS) | 0]!++;
  }
}

/** Of consecutive people who are chosen, keeps those who draw a number below a share. */
export function chooseBelow(chosen: Uint8Array, key: number, share: number, first: number, people: number): void {
  // A power of two, so that this compares as `unit` does.
  const limit = share / SHARE_OF_BITS;
  let counter = (first + key) | 0;
  for (let index = 0; index < people; index++) {
    let x = counter;
    counter = (counter + 1) | 0;
    x ^= x >>> 17;
    x = Math.imul(x, 0xed5ad4bb);
    x ^= x >>> 11;
    x = Math.imul(x, 0xac4c1b51);
    x ^= x >>> 15;
    x = Math.imul(x, 0x31848bab);
    x ^= x >>> 14;
    if ((x >>> 0) + 0.5 >= limit) chosen[index] = 0;
  }
}

/** Counts those of a span who are chosen onto the cells that `block` lists, as `countBlock` does all. */
export function countChosen(cells: Cells, block: Int32Array, chosen: Uint8Array, span: Span): void {
  if (cells.weighed.length > 0) {
    weighChosen(cells, block, chosen, span);
    return;
  }
  const { first, end, chat: firstChat, chatFirst, members: perChat } = span;
  const { members, marks, holders, counted, markedBy } = cells;
  const byBit = markedBy === 'bit';
  let index = 0;
  let after = chatFirst;
  for (let chat = firstChat; index < end - first; chat++) {
    const mark = byBit ? 1 << (chat & 31) : chat + 1;
    after += perChat;
    const stop = Math.min(end, after) - first;
    let fresh = 0;
    for (; index < stop; index++) {
      if (chosen[index] === 0) continue;
      const cell = block[index]!;
      members[cell]!++;
      const seen = marks[cell]!;
      const isNew = byBit ? (seen & mark) === 0 : seen !== mark;
      if (isNew) fresh++;
      else if (!byBit) counted[cell]!++;
      marks[cell] = byBit ? seen | mark : mark;
    }
    holders[chat]! += fresh;
  }
}

/** People who are drawn before they are counted by weight. */
const WEIGHED_AT_ONCE = 2048;

function weighDraws(cells: Cells, key: number, span: Span): void {
  const block = new Int32Array(WEIGHED_AT_ONCE);
  for (let first = span.first; first < span.end; first += WEIGHED_AT_ONCE) {
    const part = partOf(span, first, Math.min(span.end, first + WEIGHED_AT_ONCE));
    fillDraws(block, first, part.end - first, key, cells.count);
    weighChosen(cells, block, null, part);
  }
}

/** Counts a span as the others do, and by what each chat weighs. @param chosen null where all are */
function weighChosen(cells: Cells, block: Int32Array, chosen: Uint8Array | null, { first, end, chat: firstChat, chatFirst, members: perChat }: Span): void {
  const { members, marks, holders, counted, markedBy, weighed } = cells;
  const byBit = markedBy === 'bit';
  let index = 0;
  let after = chatFirst;
  for (let chat = firstChat; index < end - first; chat++) {
    const mark = byBit ? 1 << (chat & 31) : chat + 1;
    const weights = weighed.map(({ weightOf }) => weightOf(chat));
    after += perChat;
    const stop = Math.min(end, after) - first;
    let fresh = 0;
    for (; index < stop; index++) {
      if (chosen && chosen[index] === 0) continue;
      const cell = block[index]!;
      members[cell]!++;
      const seen = marks[cell]!;
      const isNew = byBit ? (seen & mark) === 0 : seen !== mark;
      if (isNew) fresh++;
      else if (!byBit) counted[cell]!++;
      marks[cell] = byBit ? seen | mark : mark;
      for (let place = 0; place < weights.length; place++) {
        const sums = weighed[place]!;
        if (isNew) sums.chats[cell]! += weights[place]!;
        sums.members[cell]! += weights[place]!;
      }
    }
    holders[chat]! += fresh;
  }
}
