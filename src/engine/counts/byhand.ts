/**
 * Chats in which more is let go than in most, or less: somebody posts by hand there, or chance decides how
 * many messages a frame takes along. What each cell holds of such a chat is told apart and entered on its own.
 */
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import type { Cells } from './cells';

/** What the releases of such chats add beyond those of a usual one, for each cell: whole counts. */
export interface ByHand {
  /** Sum over these releases of 1 where the cell holds a member of the chat. */
  readonly held: Float64Array;
  /** Sum over these releases of the members that it holds. */
  readonly members: Float64Array;
  /** Members on each cell before the present chat. */
  readonly before: Int32Array;
}

/** The same by messages in place of releases, where owners hold messages: on gateways, for all and for viewers. */
export interface CarriedByHand {
  readonly gateways: ByHand;
  readonly viewers: ByHand;
}

/** Nothing entered yet. Takes no room where nothing will be. */
export function openByHand(cells: Cells, expected: boolean): ByHand {
  const length = expected ? cells.count : 0;
  return { held: new Float64Array(length), members: new Float64Array(length), before: new Int32Array(length) };
}

/** Before such a chat is placed that comes after a usual one. */
export function beginByHand(byHand: ByHand, cells: Cells): void {
  byHand.before.set(cells.members);
}

/** The cells on which such a chat holds somebody, once it is placed and before it is entered. */
export function holdingCells({ before }: ByHand, { members }: Cells): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < before.length; cell++) if (members[cell] !== before[cell]) cells.push(cell);
  return cells;
}

/** After it is placed: enters so many releases more, or fewer. The next chat may be such a one as well. */
export function endByHand(byHand: ByHand, cells: Cells, releases: number): void {
  const { held, members, before } = byHand;
  for (let cell = 0; cell < before.length; cell++) {
    const here = cells.members[cell]! - before[cell]!;
    if (here === 0) continue;
    held[cell]! += releases;
    members[cell]! += releases * here;
    before[cell] = cells.members[cell]!;
  }
}

/**
 * Messages that the people of each chat post by hand.
 * @throws RangeError for one of somebody whom the scenario does not have
 */
export function postsByHand(scenario: Scenario): Map<number, number> {
  const posts = new Map<number, number>();
  const { people, chatOf } = sizesOf(scenario);
  for (const { user } of scenario.do) {
    if (!(user >= 1 && user <= people)) {
      throw new RangeError(`u${String(user)} cannot post: this scenario has u1 to u${String(people)}`);
    }
    const chat = chatOf(user - 1);
    posts.set(chat, (posts.get(chat) ?? 0) + 1);
  }
  return posts;
}
