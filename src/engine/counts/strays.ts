/**
 * Strays: viewers who sit on none of the gateways on which a directory seats their chat. They are counted once more, on
 * cells of their own, where a design has them told, or ask, otherwise than the other viewers.
 */
import type { StrayCounts } from '../../model/counts';
import type { Design } from '../../model/design';
import { isCommunityGateway } from '../../model/population';
import { presenceOf } from '../../model/presence';
import type { Scenario } from '../../model/scenario';
import { tellsStraysApart } from '../../model/traits';
import { openByHand, type ByHand } from './byhand';
import { openCells, type Cells, type WeightOf } from './cells';
import { countChosen, partOf, type Span } from './counting';
import { BLOCK_PEOPLE, seatFiller } from './seats';
import type { Column } from './spread';
import { widened } from './sums';

/** What is counted of strays. */
export interface StrayCells {
  readonly cells: Cells;
  readonly byHand: ByHand;
  /** By chat. */
  readonly people: Uint32Array;
}

/** Nobody counted yet; null where a design does not tell strays apart, or nobody is misplaced. */
export function openStrays(scenario: Scenario, design: Design, anyByHand: boolean, weights: readonly WeightOf[]): StrayCells | null {
  if (!tellsStraysApart(design) || scenario.misplaced === 0) return null;
  // Marked by chat: strays are few beside the gateways, and marks need not be counted out.
  const cells = openCells(scenario.gateways, scenario.chats, 'chat', weights);
  return { cells, byHand: openByHand(cells, anyByHand), people: new Uint32Array(scenario.chats) };
}

/** Counts the strays among spans of people. */
export function strayCounter(scenario: Scenario, design: Design, { cells, people }: StrayCells): (span: Span) => void {
  const { isViewing } = presenceOf(scenario, design);
  const fillSeats = seatFiller(scenario, design.places);
  const block = new Int32Array(BLOCK_PEOPLE);
  const chosen = new Uint8Array(BLOCK_PEOPLE);
  return (span) => {
    for (let start = span.first; start < span.end; start += BLOCK_PEOPLE) {
      const part = partOf(span, start, Math.min(span.end, start + BLOCK_PEOPLE));
      fillSeats(block, part.first, part.end - part.first);
      choose(part);
      countChosen(cells, block, chosen, part);
    }
  };

  function choose({ first, end, chat: firstChat, chatFirst, members }: Span): void {
    let after = chatFirst + members;
    for (let person = first, chat = firstChat; person < end; person++) {
      if (person === after) [chat, after] = [chat + 1, after + members];
      const isOne = isViewing(person) && !isCommunityGateway(scenario, chat, block[person - first]!);
      chosen[person - first] = isOne ? 1 : 0;
      if (isOne) people[chat]!++;
    }
  }
}

/** What is handed over of strays. */
export function strayCounts({ cells, people }: StrayCells, { chats }: Column): StrayCounts {
  return { people: widened(people), gateways: widened(cells.holders), atGateways: { chats: chats.slice(), people: widened(cells.members) } };
}
