/** What a presenter's window keeps over a reload, and no longer than it is open. */
import { isSnapshot, type Snapshot } from '../../lesson/room';

export interface KeptRoom {
  readonly snapshot: Snapshot;
  /** Epoch milliseconds at which the lesson began. */
  readonly sinceMillis: number;
}

const keyOf = (room: string): string => `fanout-lab.room.${room === '' ? 'screen' : room}`;

export function recallRoom(room: string): KeptRoom | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(room)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('snapshot' in kept) || !('sinceMillis' in kept)) return null;
    return isSnapshot(kept.snapshot) && typeof kept.sinceMillis === 'number' ? { snapshot: kept.snapshot, sinceMillis: kept.sinceMillis } : null;
  } catch {
    return null;
  }
}

export function keepRoom(room: string, session: KeptRoom): void {
  try {
    sessionStorage.setItem(keyOf(room), JSON.stringify(session));
  } catch {
    // Without storage a reload begins the step anew, and the audience with it.
  }
}
