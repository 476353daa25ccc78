/**
 * When each message is posted, and by whom. Only the next message of each chat is ever held, so a
 * run of 100,000 chats and 1,000 messages each takes no room in advance.
 */
import { naturalLog } from '../model/numeric';
import { drawPair, streamKey, unit } from '../model/random';
import { peopleOf } from '../model/people';
import type { Presence } from '../model/presence';
import type { Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { Calendar } from './calendar';
import { sendersOf, type SenderOf } from './sender';

const MICROS_PER_SECOND = 1_000_000;
const MICROS_PER_MILLI = 1000;

/** Told of each message in the order of posting. */
export type OnPost = (chat: number, sender: number, atMicros: number) => void;

/**
 * The posts of a scenario, on a calendar of their own: running its next entry posts one message.
 * At one moment the chats' own messages come in the order of the chats, then the actions in the
 * order of the list; the calendar's ranks say so.
 */
export function openPosts(scenario: Scenario, presence: Presence, onPost: OnPost): Calendar {
  const { chats, messages } = scenario;
  const { sizeOf, firstOf, chatOf } = sizesOf(scenario);
  const agenda = new Calendar();
  const momentOf = postingMoment(scenario);
  const enter = (chat: number, index: number, before: number, senderOf: SenderOf): void => {
    if (index === messages) return;
    const atMicros = momentOf(chat, index, before);
    agenda.schedule(atMicros, chat, () => {
      onPost(chat, firstOf(chat) + senderOf(index), atMicros);
      enter(chat, index + 1, atMicros, senderOf);
    });
  };
  for (let chat = 0; chat < chats; chat++) enter(chat, 0, 0, sendersOf(presence, firstOf(chat), sizeOf(chat)));
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

/** Microseconds of message `index` of a chat, given those of the one before it. */
function postingMoment(scenario: Scenario): (chat: number, index: number, before: number) => number {
  const { chats, rate } = scenario;
  if (scenario.arrivals === 'steady') {
    return (chat, index) => ((index + chat / chats) * MICROS_PER_SECOND) / rate;
  }
  const key = streamKey(scenario.seed, 'arrivals');
  return (chat, index, before) => {
    const gapSeconds = -naturalLog(unit(drawPair(key, chat, index))) / rate;
    return before + gapSeconds * MICROS_PER_SECOND;
  };
}
