/** Of each chat, the message that its row shows: the latest that has been posted there, or that is still under way in a frame. */
import { isDelivery, OUTCOME } from '../model/trace';
import type { PlayedRun } from './run';

/** By chat, its latest message; chats without any are left out. */
export function latestByChat({ owners }: Pick<PlayedRun, 'owners'>, micros: number): ReadonlyMap<number, number> {
  return new Map(Array.from(owners.chats(), (chat) => [chat, owners.followedOf(chat, micros)] as const).filter(([, message]) => message >= 0));
}

/** By chat, who has its latest message by now. */
export function holdersByChat({ owners, flight }: Pick<PlayedRun, 'owners' | 'flight'>, micros: number): ReadonlyMap<number, ReadonlySet<number>> {
  return new Map(Array.from(latestByChat({ owners }, micros), ([chat, message]) => {
    const holders = new Set<number>();
    for (const { kind, progress, outcome, person } of flight.stretches(message, micros)) {
      if (isDelivery(kind) && progress >= 1 && outcome === OUTCOME.arrived) holders.add(person);
    }
    return [chat, holders];
  }));
}
