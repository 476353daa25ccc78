/** The trays at the feet of the columns: one block a copy, on one printed scale for all. */
import type { PlayedResult } from '../../model/run';
import { isCopyIn, OUTCOME } from '../../model/trace';

export interface TrayScale {
  /** Copies that one block stands for. */
  readonly perBlock: number;
  readonly blockHeight: number;
  /** Chats have slots of their own; beyond a dozen the tray shows one level for all. */
  readonly slots: number;
}

/** Most chats with a slot of their own. */
const MOST_SLOTS = 12;
const STEPS = [1, 2, 5];

/** The same scale for every tray: the fullest slot at the end of the run must fit. */
export function trayScale(fullest: number, chats: number, trayHeight: number): TrayScale {
  const slots = chats <= MOST_SLOTS ? chats : 1;
  const leastBlock = 5;
  const room = Math.max(1, Math.floor(trayHeight / leastBlock));
  let perBlock = 1;
  for (let decade = 1; Math.ceil(fullest / perBlock) > room; decade *= 10) {
    for (const step of STEPS) {
      perBlock = step * decade;
      if (Math.ceil(fullest / perBlock) <= room) break;
    }
  }
  const blocks = Math.max(1, Math.ceil(fullest / perBlock));
  return { perBlock, slots, blockHeight: Math.min(13, trayHeight / blocks) };
}

/** The fullest slot of a run, or of two runs that are compared. */
export function fullestSlot(receiptsByChat: readonly Float64Array[], chats: number): number {
  let fullest = 0;
  for (const counts of receiptsByChat) {
    if (chats <= MOST_SLOTS) for (const count of counts) fullest = Math.max(fullest, count);
    else {
      for (let start = 0; start < counts.length; start += chats) {
        let level = 0;
        for (let chat = 0; chat < chats; chat++) level += counts[start + chat]!;
        fullest = Math.max(fullest, level);
      }
    }
  }
  return fullest;
}

/** Copies taken in by the end of a run, by gateway · chats + chat. */
export function receiptsAtEnd({ scenario, topology, trace }: Pick<PlayedResult, 'scenario' | 'topology' | 'trace'>): Float64Array {
  const { crossings, messages } = trace;
  const counts = new Float64Array(scenario.gateways * scenario.chats);
  const isReceipt = topology.kinds.map(isCopyIn);
  for (let row = 0; row < crossings.length; row++) {
    if (!isReceipt[crossings.hop[row]!] || crossings.outcome[row] === OUTCOME.dropped) continue;
    counts[crossings.to[row]! * scenario.chats + messages.chat[crossings.message[row]!]!]!++;
  }
  return counts;
}
