/**
 * The one reused row: gateways, or shards, as cells onto which people are counted chat by chat. What
 * it holds grows with the cells, not with the people. A row of counts that is emptied after each
 * chat would cost a pass over all cells a chat; instead the counts run on, and a mark in each cell
 * says which chats have somebody there. Where chats are of middling size or large, the mark holds
 * one bit for each of 32 chats and is counted out once for all of them; where chats are small beside
 * the cells, it holds the chat that came last, and only cells that are used are touched.
 */

/** Chats that share one mark. */
export const CHATS_PER_MARK = 32;

/** With this many times fewer members than cells, counting out the marks costs more than it saves. */
const SMALL_CHAT = 16;

export interface Cells {
  readonly count: number;
  /** People on each cell, of all chats so far. */
  readonly members: Int32Array;
  /** Chats that have somebody there; in cells marked by bit, without those still in the marks. */
  readonly chats: Int32Array;
  /** Bits of the present 32 chats, or the number of the last chat that came here, from 1. */
  readonly marks: Int32Array;
  readonly markedBy: 'bit' | 'chat';
  /** For each chat, the cells that hold a member. */
  readonly holders: Uint32Array;
}

/** Empty cells for chats of so many members each. */
export function openCells(count: number, chats: number, members: number): Cells {
  return {
    count,
    members: new Int32Array(count),
    chats: new Int32Array(count),
    marks: new Int32Array(count),
    markedBy: members * SMALL_CHAT < count ? 'chat' : 'bit',
    holders: new Uint32Array(count > 0 ? chats : 0),
  };
}

/** How many bits of a mark are set. */
function bitsSet(mark: number): number {
  let sum = mark - ((mark >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Counts the marks out, so that they can serve the next 32 chats. */
export function clearMarks({ chats, marks, markedBy }: Cells): void {
  if (markedBy === 'chat') return;
  for (let cell = 0; cell < marks.length; cell++) {
    chats[cell]! += bitsSet(marks[cell]!);
    marks[cell] = 0;
  }
}

/** Chats with somebody on each cell, those still in the marks included. */
export function chatsByCell({ chats, marks, markedBy }: Cells): Float64Array {
  const counts = Float64Array.from(chats);
  if (markedBy === 'bit') {
    for (let cell = 0; cell < marks.length; cell++) counts[cell]! += bitsSet(marks[cell]!);
  }
  return counts;
}

/** Counts `members` of a chat onto one cell, to which nobody of that chat has come before. */
export function countShare(cells: Cells, chat: number, cell: number, members: number): void {
  cells.members[cell]! += members;
  cells.chats[cell]!++;
  cells.holders[chat]!++;
}

/** What the messages that are posted by hand add, for each cell: whole counts. */
export interface ByHand {
  /** Sum over these messages of 1 where the cell holds a member of the chat. */
  readonly held: Float64Array;
  /** Sum over these messages of the members that it holds. */
  readonly members: Float64Array;
  /** Members on each cell before the present chat. */
  readonly before: Int32Array;
}

/** Nothing posted by hand yet. Takes no room where nothing will be. */
export function openByHand(cells: Cells, expected: boolean): ByHand {
  const length = expected ? cells.count : 0;
  return { held: new Float64Array(length), members: new Float64Array(length), before: new Int32Array(length) };
}

/** Before a chat is placed in which somebody posts by hand. */
export function beginByHand(byHand: ByHand, cells: Cells): void {
  byHand.before.set(cells.members);
}

/** After it is placed: enters so many messages of its people. */
export function endByHand(byHand: ByHand, cells: Cells, messages: number): void {
  const { held, members, before } = byHand;
  for (let cell = 0; cell < before.length; cell++) {
    const here = cells.members[cell]! - before[cell]!;
    if (here === 0) continue;
    held[cell]! += messages;
    members[cell]! += messages * here;
  }
}
