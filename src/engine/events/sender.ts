/** Who posts the messages that a chat posts by itself. */
import type { Audience } from '../../model/audience';
import type { Population } from '../../model/population';

/** From a message's number in its chat, ascending from call to call, to the person who posts it. */
export type SenderOf = (index: number) => number;

/**
 * The senders of one chat: the members in turn, and where one is not viewing, the first who is after
 * them, round to the beginning. Where nobody views the chat, whoever's turn it is posts all the same.
 */
export function sendersOf({ presence, sizes }: Pick<Population, 'presence' | 'sizes'>, chat: number): SenderOf {
  const [firstPerson, members] = [sizes.firstOf(chat), sizes.sizeOf(chat)];
  /** The turn, counted on past the last member, of the viewer found last: nobody is skipped twice. */
  let found = 0;
  return (index) => {
    if (found === Infinity) return firstPerson + (index % members);
    found = Math.max(found, index);
    const end = index + members;
    while (found < end && !presence.isViewing(firstPerson + (found % members))) found++;
    if (found < end) return firstPerson + (found % members);
    found = Infinity;
    return firstPerson + (index % members);
  };
}

/** The same while people come and go: the members who have the chat open, else its visitors. */
export function sendersAmid({ sizes }: Pick<Population, 'sizes'>, audience: Audience, chat: number): SenderOf {
  const [firstPerson, members] = [sizes.firstOf(chat), sizes.sizeOf(chat)];
  return (index) => {
    const { isViewing, visitors } = audience.rowOf(chat);
    for (let turn = index; turn < index + members; turn++) {
      const person = firstPerson + (turn % members);
      if (isViewing(person)) return person;
    }
    return visitors[index % visitors.length] ?? firstPerson + (index % members);
  };
}
