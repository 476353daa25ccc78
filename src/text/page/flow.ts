/** Why a run is counted and not played, for whoever would have liked to see it. */
import type { FlowRefusal } from '../../model/flow';
import { large, number } from '../format';

const BYTES_PER_MEGABYTE = 1_000_000;

/** One sentence. */
export function notPlayedWords(refusal: FlowRefusal): string {
  switch (refusal.reason) {
    case 'switching':
      return 'Not played at this size: people switch chats, so who hears a message changes while it is under way; everybody is counted instead.';
    case 'crossings':
      return `Not played: about ${large(refusal.crossings)} messages would cross the network, and a run takes at most ${large(refusal.most)}; everybody is counted instead.`;
    case 'memory':
      return `Not played: it would take at least ${number(refusal.bytes / BYTES_PER_MEGABYTE)} MB of memory, and a page takes at most ${number(refusal.most / BYTES_PER_MEGABYTE)} MB for it; everybody is counted instead.`;
  }
}
