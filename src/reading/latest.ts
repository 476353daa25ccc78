/** Of each chat, the message that its row shows: the latest that has been posted there. */
import { isWrite, OUTCOME, type Trace } from '../model/trace';
import { latestMessage } from './flight';
import type { PlayedRun } from './run';

/** By chat, its latest message; chats without any are left out. */
export function latestByChat(trace: Trace, micros: number): ReadonlyMap<number, number> {
  const latest = new Map<number, number>();
  const chats = new Set(trace.messages.chat).size;
  for (let message = latestMessage(trace, micros); message >= 0 && latest.size < chats; message--) {
    const chat = trace.messages.chat[message]!;
    if (!latest.has(chat)) latest.set(chat, message);
  }
  return latest;
}

/** By chat, who has its latest message by now. */
export function holdersByChat({ result, flight }: Pick<PlayedRun, 'result' | 'flight'>, micros: number): ReadonlyMap<number, ReadonlySet<number>> {
  return new Map(Array.from(latestByChat(result.trace, micros), ([chat, message]) => {
    const holders = new Set<number>();
    for (const { kind, progress, outcome, person } of flight.stretches(message, micros)) {
      if (isWrite(kind) && progress >= 1 && outcome === OUTCOME.arrived) holders.add(person);
    }
    return [chat, holders];
  }));
}
