/** Words for owners of chats that hold messages, or drop what is above a cap. */
import type { Pacing } from '../../model/releases';
import { counted, countOf, duration } from '../format';

/** Counts of a Chat API's card. */
export const OWNER_CARD = {
  frames: 'frames let go',
  held: 'messages that wait for the tick',
  overCap: 'messages dropped: above the cap',
  ticks: (windowMicros: number) => `The clock of its owner process ticks every ${duration(windowMicros)}; at each tick it hands over all that has come since.`,
  holds: (windowMicros: number) => `The first message opens a window of ${duration(windowMicros)}; at its end one frame takes all that came in it.`,
  admits: (most: number) => `The first message begins a second, in which ${counted(most, 'message goes', 'messages go')} on; the others are dropped.`,
} as const;

/** Beside the name of a chat's row. */
export const OWNER_ROW = {
  held: (messages: number) => counted(messages, 'waits', 'wait'),
  dropped: (messages: number) => `${countOf(messages)} dropped`,
} as const;

/** What the owner of a chat does with messages, as an assumption. */
export function pacingWords({ windowMicros, most, clocks }: Pacing): string {
  if (clocks) return OWNER_CARD.ticks(windowMicros);
  return most === null ? OWNER_CARD.holds(windowMicros) : OWNER_CARD.admits(most);
}

/** A message that waits for its frame, with others that came before it. */
export function heldSentence(sender: string, chat: string, held: number, { windowMicros, clocks }: Pacing): string {
  const others = held > 1 ? ` with ${counted(held - 1, 'other', 'others')}` : '';
  const until = clocks ? `at the next tick of its owner process, one every ${duration(windowMicros)}, it is handed over` : `one frame takes all that comes within ${duration(windowMicros)} of the first`;
  return `${sender}'s message waits at the Chat API of ${chat}${others}: ${until}.`;
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
