/** Whole chats onto gateways, as the coordinator gives them. */
import { memberShare, type Assignment } from '../../model/assignment';
import type { Sizes } from '../../model/sizes';
import { countShare, type Cells } from './cells';

/** The coordinator: gives each chat in turn its gateways, and says how many. */
export function chatAssigner(gateways: Cells, { sizeOf }: Sizes, assignment: Assignment): (chat: number) => number {
  return (chat) => {
    const members = sizeOf(chat);
    const given = assignment.assign(members);
    given.forEach((gateway, index) => {
      countShare(gateways, chat, gateway, memberShare(members, given.length, index));
    });
    return given.length;
  };
}
