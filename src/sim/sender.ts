/** Who posts the messages that a chat posts by itself. */
import type { Presence } from '../model/presence';

/** From a message's number in its chat, ascending from call to call, to the member who posts it, from 0. */
export type SenderOf = (index: number) => number;

/**
 * The senders of one chat: the members in turn, and where one is not viewing, the first who is after
 * them, round to the beginning. Where nobody views the chat, whoever's turn it is posts all the same.
 */
export function sendersOf(presence: Pick<Presence, 'isViewing'>, firstPerson: number, members: number): SenderOf {
  /** The turn, counted on past the last member, of the viewer found last: nobody is skipped twice. */
  let found = 0;
  return (index) => {
    if (found === Infinity) return index % members;
    found = Math.max(found, index);
    const end = index + members;
    while (found < end && !presence.isViewing(firstPerson + (found % members))) found++;
    if (found < end) return found % members;
    found = Infinity;
    return index % members;
  };
}
