/**
 * The owners of chats, where they let messages go on their own terms. Who hears what they let go is settled
 * in the time of those who post, as for a message that goes on at once: a last mile before the Chat API acts.
 */
import type { Pacing } from '../../model/releases';
import { Windows } from '../../model/releases';
import type { Ledger } from '../../model/ledger';
import { RANK, type Calendar } from './calendar';

/** Messages of one chat that go on together, in the order in which they were posted. */
export type Release = (chat: number, messages: readonly number[]) => void;

/** What becomes of a message that is posted now: false where its owner drops it. */
export type Own = (chat: number, message: number) => boolean;

/** Told of a window of a chat that opens, and when it ends. */
export type Opened = (chat: number, endMicros: number) => void;

/**
 * Owners with nothing in their hands.
 * @param release called as a message is posted that goes on at once, or as a window ends
 */
export function openOwners(pacing: Pacing | null, calendar: Calendar, counts: Ledger['owners'], release: Release, opened: Opened): Own {
  if (!pacing) {
    return (chat, message) => {
      release(chat, [message]);
      return true;
    };
  }
  const windowsOf = new Map<number, Windows>();
  const waiting = new Map<number, number[]>();
  const letGo = (chat: number, messages: readonly number[]): void => {
    if (counts) counts.releases[chat]!++;
    release(chat, messages);
  };
  return (chat, message) => {
    const windows = windowsOf.get(chat) ?? new Windows(pacing, chat);
    windowsOf.set(chat, windows);
    const place = windows.take(calendar.now);
    if (pacing.most === null) {
      if (place > 0) waiting.get(chat)!.push(message);
      else {
        const messages = [message];
        waiting.set(chat, messages);
        opened(chat, windows.endMicros);
        calendar.schedule(windows.endMicros, RANK.post, () => {
          letGo(chat, messages);
        });
      }
      return true;
    }
    if (place < pacing.most) {
      letGo(chat, [message]);
      return true;
    }
    if (counts) counts.dropped[chat]!++;
    return false;
  };
}
