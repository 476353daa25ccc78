/**
 * Messages posted by hand. They reach the people of some chats only, so for these what each cell
 * holds of the one chat is told apart and entered on its own.
 */
import type { Cells } from './cells';

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
