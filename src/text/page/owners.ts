/** Words for owners of chats that hold messages, or drop what is above a cap. */
import type { Pacing } from '../../model/releases';
import { counted, duration } from '../format';

/** Counts of a Chat API's card. */
export const OWNER_CARD = {
  frames: 'frames let go',
  held: 'messages that wait for the tick to end',
  overCap: 'messages dropped: above the cap',
  holds: (windowMicros: number) => `The first message opens a window of ${duration(windowMicros)}; at its end one frame takes all that came in it.`,
  admits: (most: number) => `The first message begins a second, in which ${counted(most, 'message goes', 'messages go')} on; the others are dropped.`,
} as const;

/** What the owner of a chat does with messages, as an assumption. */
export function pacingWords({ windowMicros, most }: Pacing): string {
  return most === null ? OWNER_CARD.holds(windowMicros) : OWNER_CARD.admits(most);
}

/** A message that waits for its frame, with others that came before it. */
export function heldSentence(sender: string, chat: string, held: number, { windowMicros }: Pacing): string {
  const others = held > 1 ? ` with ${counted(held - 1, 'other', 'others')}` : '';
  return `${sender}'s message waits at the Chat API of ${chat}${others}: one frame takes all that comes within ${duration(windowMicros)} of the first.`;
}

/** A message that is above the cap. */
export function droppedSentence(sender: string, chat: string, dropped: number, most: number): string {
  return `${sender}'s message is dropped: the Chat API of ${chat} lets ${counted(most, 'message', 'messages')} a second through. Dropped so far: ${counted(dropped, 'message', 'messages')}.`;
}

/** What goes on together. */
export function carriedWords(sender: string, carried: number): string {
  return carried > 1 ? `the frame with ${counted(carried, 'message', 'messages')}` : `${sender}'s message`;
}

/** What comes on top of a sentence about a frame on its way. */
export function frameWords(carried: number): string {
  return carried > 1 ? ` It carries ${counted(carried, 'message', 'messages')}.` : '';
}
