/**
 * What the picture from far shows of a run at a moment: the one place that asks a run about time. A run of
 * which every crossing was kept is asked at the play head; a run that was counted shows what it came to.
 */
import { latestMessage } from '../../reading/flight';
import type { LoadedRun } from '../../reading/run';
import type { Traffic } from './plot';

export interface FarMoment extends Traffic {
  /** The message that is under way or has last been; null before the first, and of a run without moments. */
  readonly message: { readonly chat: number; readonly copiesIn: number } | null;
}

export function momentOf({ result, cursor }: LoadedRun, micros: number): FarMoment {
  if (!cursor || !result.trace) return { receipts: result.ledger.gateways.receipts, writes: result.ledger.gateways.writes, message: null };
  const { receipts, writes, copiesIn } = cursor.at(micros);
  const latest = latestMessage(result.trace, micros);
  return { receipts, writes, message: latest < 0 ? null : { chat: result.trace.messages.chat[latest]!, copiesIn: copiesIn[latest]! } };
}
