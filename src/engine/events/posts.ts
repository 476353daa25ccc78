/**
 * When each message is posted, and by whom. Only the next message of each chat is ever held, so a
 * run of 100,000 chats and 1,000 messages each takes no room in advance.
 */
import { peopleOf } from '../../model/people';
import { MICROS_PER_MILLI, postingMoment } from '../../model/posting';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { talkOf } from '../../model/talk';
import { Calendar } from './calendar';
import type { SenderOf } from './sender';

/** Told of each message in the order of posting. */
export type OnPost = (chat: number, sender: number, atMicros: number) => void;

/**
 * The posts of a scenario, on a calendar of their own: running its next entry posts one message.
 * At one moment the chats' own messages come in the order of the chats, then the actions in the
 * order of the list; the calendar's ranks say so.
 */
export function openPosts(scenario: Scenario, sendersOf: (chat: number) => SenderOf, onPost: OnPost): Calendar {
  const { chats } = scenario;
  const { messagesOf } = talkOf(scenario);
  const { chatOf } = sizesOf(scenario);
  const agenda = new Calendar();
  const momentOf = postingMoment(scenario);
  const enter = (chat: number, index: number, before: number, messages: number, senderOf: SenderOf): void => {
    if (index === messages) return;
    const atMicros = momentOf(chat, index, before);
    agenda.schedule(atMicros, chat, () => {
      onPost(chat, senderOf(index), atMicros);
      enter(chat, index + 1, atMicros, messages, senderOf);
    });
  };
  for (let chat = 0; chat < chats; chat++) enter(chat, 0, 0, messagesOf(chat), sendersOf(chat));
  scenario.do.forEach((action, index) => {
    const sender = action.user - 1;
    const atMicros = action.atMillis * MICROS_PER_MILLI;
    agenda.schedule(atMicros, chats + index, () => {
      onPost(chatOf(sender), sender, atMicros);
    });
  });
  return agenda;
}

/**
 * Checks the actions of a scenario.
 * @throws RangeError for one of a person whom the scenario does not have, or at a time before 0
 */
export function checkActions(scenario: Scenario): void {
  const people = peopleOf(scenario);
  for (const { user, atMillis } of scenario.do) {
    if (!(user >= 1 && user <= people)) {
      throw new RangeError(`u${String(user)} cannot post: this scenario has u1 to u${String(people)}`);
    }
    if (!(atMillis >= 0)) throw new RangeError(`u${String(user)} cannot post at ${String(atMillis)} ms, before the run`);
  }
}
