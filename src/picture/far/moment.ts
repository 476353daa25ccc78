/**
 * What the picture from far shows of a run at a moment: the one place that asks a run about time. A run that
 * was played, crossing by crossing or in columns, is asked at the play head; one that was only counted shows
 * what it came to.
 */
import { latestMessage } from '../../reading/flight';
import type { LoadedRun } from '../../reading/run';
import type { Traffic } from './plot';

export interface FarMoment extends Traffic {
  /** The message that is under way or has last been; null before the first, and of a run without moments. */
  readonly message: FarMessage | null;
}

export interface FarMessage {
  readonly chat: number;
  readonly copiesIn: number;
  /** In all; null where the run does not say. */
  readonly copies: number | null;
}

export function momentOf({ result, cursor, flow }: LoadedRun, micros: number): FarMoment {
  if (flow) {
    const { gateways, latest } = flow.at(micros);
    return { receipts: gateways.received, writes: gateways.sent, message: latest && { chat: latest.chat, copiesIn: latest.copiesIn, copies: latest.copies } };
  }
  if (!cursor || !result.trace) return { receipts: result.ledger.gateways.receipts, writes: result.ledger.gateways.writes, message: null };
  const { receipts, writes, copiesIn } = cursor.at(micros);
  const latest = latestMessage(result.trace, micros);
  return { receipts, writes, message: latest < 0 ? null : { chat: result.trace.messages.chat[latest]!, copiesIn: copiesIn[latest]!, copies: null } };
}

/** How far a message has come, 0 to 1. */
export function spreadOf({ copiesIn, copies }: FarMessage, expected: number): number {
  return Math.min(1, copiesIn / Math.max(1, copies ?? expected));
}
