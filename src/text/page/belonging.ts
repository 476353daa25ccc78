/** Words about people who belong to several chats: said only where somebody does. */
import { counted, countOf, listed } from '../format';
import { chatName } from './names';

export const BELONGING = {
  legend: 'People are drawn in the row of their own chat, which they have open to begin with. A number such as +2 in a cell counts others on the chat’s list who are connected there with another chat open: the gateway must hear for them where the design goes by who is connected.',
  onList: 'people on its list',
} as const;

/** Chats beyond which they are counted and not named. */
const MOST_NAMED = 6;

/** ", belongs to chat1, chat3 and chat4"; nothing for who belongs to one. */
export function belongsWords(chats: readonly number[]): string {
  return chats.length < 2 ? '' : `, belongs to ${chatsWords(chats)}`;
}

/** " They belong to chat1, chat3 and chat4." */
export function belongSentence(chats: readonly number[]): string {
  return chats.length < 2 ? '' : ` They belong to ${chatsWords(chats)}.`;
}

function chatsWords(chats: readonly number[]): string {
  return chats.length > MOST_NAMED ? counted(chats.length, 'chat', 'chats') : listed(chats.map((chat) => chatName(chat)));
}

/** In a narrow cell, in a wide one, and longer: who is on a chat's list there with another chat open. */
export function shortGuests(guests: number): string {
  return `+${countOf(guests)}`;
}
export function roomyGuests(guests: number): string {
  return `${shortGuests(guests)} on the list`;
}
export function guestWords(guests: number): string {
  return `${countOf(guests)} on the list with another chat open`;
}
