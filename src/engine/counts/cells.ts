/**
 * The one reused row: gateways, or shards, as cells onto which people are counted chat by chat. What
 * it holds grows with the cells, not with the people. A row of counts that is emptied after each
 * chat would cost a pass over all cells a chat. Here the counts run on, and a mark in each cell says
 * which chats have somebody there. Where chats are large, a mark holds one bit for each of 32 chats
 * and is counted out once for all of them. Where chats are small beside the cells, it holds the chat
 * that came last, so that only cells in use are ever touched.
 */
import type { Counts } from '../../model/ledger';

/** Chats that share one mark. */
export const CHATS_PER_MARK = 32;

/** With so many times fewer members than cells, counting the marks out costs more than it saves: measured. */
const SMALL_CHAT = 10;

export type Marking = 'bit' | 'chat';

/** The quicker marking for chats of so many members. */
export function markingFor(members: number, cells: number): Marking {
  return members * SMALL_CHAT < cells ? 'chat' : 'bit';
}

/** How much a chat counts. */
export type WeightOf = (chat: number) => number;

/** Sums over the chats and the people on each cell, each as much as its chat counts. */
export interface WeighedCells {
  readonly weightOf: WeightOf;
  readonly chats: Float64Array;
  readonly members: Float64Array;
}

export interface Cells {
  readonly count: number;
  /** People on each cell, of all chats so far. */
  readonly members: Int32Array;
  readonly markedBy: Marking;
  /** Bits of the present 32 chats; or the number of the chat that came last, from 1. */
  readonly marks: Int32Array;
  /** Chats that have somebody there, without those in the marks; or people who were not the first of their chat. */
  readonly counted: Int32Array;
  /** For each chat, the cells that hold a member. */
  readonly holders: Uint32Array;
  /** The same by weight; none where all chats count alike. */
  readonly weighed: readonly WeighedCells[];
}

/** Empty cells for the people of so many chats. */
export function openCells(count: number, chats: number, markedBy: Marking, weights: readonly WeightOf[] = []): Cells {
  return {
    count,
    members: new Int32Array(count),
    markedBy,
    marks: new Int32Array(count),
    counted: new Int32Array(count),
    holders: new Uint32Array(count > 0 ? chats : 0),
    weighed: weights.map((weightOf) => ({ weightOf, chats: new Float64Array(count), members: new Float64Array(count) })),
  };
}

/** How many bits of a mark are set. */
function bitsSet(mark: number): number {
  let sum = mark - ((mark >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Counts the marks out, so that they can serve the next 32 chats. */
export function clearMarks({ counted, marks, markedBy }: Cells): void {
  if (markedBy === 'chat') return;
  for (let cell = 0; cell < marks.length; cell++) {
    counted[cell]! += bitsSet(marks[cell]!);
    marks[cell] = 0;
  }
}

/** Chats with somebody on each cell, up to the last person counted. */
export function chatsByCell({ members, counted, marks, markedBy }: Cells): Counts {
  const chats = new Float64Array(marks.length);
  const byBit = markedBy === 'bit';
  for (let cell = 0; cell < chats.length; cell++) {
    chats[cell] = byBit ? counted[cell]! + bitsSet(marks[cell]!) : members[cell]! - counted[cell]!;
  }
  return chats;
}

/** Counts all members that a chat has on one cell, at once, onto cells marked by chat. */
export function countShare(cells: Cells, chat: number, cell: number, members: number): void {
  cells.members[cell]! += members;
  cells.counted[cell]! += members - 1;
  cells.holders[chat]!++;
  for (const { weightOf, chats, members: people } of cells.weighed) {
    const weight = weightOf(chat);
    chats[cell]! += weight;
    people[cell]! += weight * members;
  }
}
