/** Words for how much chats say, where not all of them post alike. */
import type { Scenario } from '../../model/scenario';
import { talkOf } from '../../model/talk';
import { exact } from '../format';

/** "each chat posts 1 message a second". */
export function postedWords(scenario: Scenario): string {
  const each = exact(scenario.rate, 'message', 'messages');
  if (talkOf(scenario).isAlike) return `each chat posts ${each} a second`;
  return `the largest chat posts ${each} a second, the others in proportion to their members`;
}

/** Whose rate is meant: "in each chat". */
export function inWhichChat(scenario: Scenario): string {
  return talkOf(scenario).isAlike ? 'in each chat' : 'in the largest chat';
}
