/** Words for chats in parts that see only themselves: whom a message does not reach. */
import { roomOf, unreachedShare } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { counted, countOf, share, wordFor } from '../format';

/** "12 chats"; "12 parts" where chats are in parts. */
export function chatsCounted(chats: number, areParts: boolean): string {
  return areParts ? counted(chats, 'part', 'parts') : counted(chats, 'chat', 'chats');
}

/** People of the whole chat who are in its other parts; 0 where chats are whole. */
function othersOfChat(scenario: Scenario, room: number): number {
  const { of, size } = sizesOf(scenario).runOf(room);
  return of - size;
}

/** " 3 of the 4 people of chat1 are in its other parts, and never see it."; nothing where chats are whole. */
export function unreachedWords(scenario: Scenario, room: number): string {
  const found = roomOf(scenario, room);
  const others = othersOfChat(scenario, room);
  if (!found || others === 0) return '';
  const whole = others + sizesOf(scenario).sizeOf(room);
  return ` ${countOf(others)} of the ${counted(whole, 'person', 'people')} of chat${String(found.chat + 1)} ${wordFor(others, 'is in another part, and never sees', 'are in other parts, and never see')} it.`;
}

/** " These are parts of 10 chats: 90 % of a chat's people never see a message of it."; nothing where chats are whole. */
export function partsWords(scenario: Scenario): string {
  if (!scenario.whole) return '';
  return ` These are parts of ${counted(scenario.whole.chats, 'chat', 'chats')}: ${share(unreachedShare(scenario))} of a chat’s people never see a message of it.`;
}
