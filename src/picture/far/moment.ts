/**
 * What the picture from far shows of a run at a moment: the one place that asks a run about time. A run
 * that was played, crossing by crossing or in columns, is asked at the play head; a run that was counted
 * shows what it came to.
 */
import type { RoleTimeline } from '../../model/flow';
import { ROLE_IDS, type Role } from '../../model/roles';
import type { FlowReading } from '../../reading/flowmoment';
import type { LoadedRun } from '../../reading/run';
import type { Traffic } from './plot';

export interface FarMoment extends Traffic {
  /** The message that is under way or has last been; null before the first, and of a run without moments. */
  readonly message: FarMessage | null;
  /** Most jobs that wait at any one instance, by role; of roles of which that is known. */
  readonly waiting: ReadonlyMap<Role, number>;
}

export interface FarMessage {
  readonly chat: number;
  readonly copiesIn: number;
  /** In all; null where the run does not say. */
  readonly copies: number | null;
}

const NOBODY_WAITS: ReadonlyMap<Role, number> = new Map();

export function momentOf({ result, cursor, owners, flow }: LoadedRun, micros: number): FarMoment {
  if (flow) return momentOfFlow(flow, micros);
  if (!cursor || !owners || !result.trace) return { receipts: result.ledger.gateways.receipts, writes: result.ledger.gateways.writes, message: null, waiting: NOBODY_WAITS };
  const { receipts, writes, copiesIn } = cursor.at(micros);
  const latest = owners.followed(micros);
  return { receipts, writes, message: latest < 0 ? null : { chat: result.trace.messages.chat[latest]!, copiesIn: copiesIn[latest]!, copies: null }, waiting: NOBODY_WAITS };
}

function momentOfFlow(flow: FlowReading, micros: number): FarMoment {
  const { gateways: { timeline, received, sent }, latest } = flow.at(micros);
  const waiting = ROLE_IDS.flatMap((role) => {
    const at = flow.roleAt(role, micros);
    return at ? [[role, at.longestLine] as const] : [];
  });
  return { receipts: byInstance(timeline, received), writes: byInstance(timeline, sent), message: latest, waiting: new Map(waiting) };
}

/** Counts of rows, each shared out evenly among the instances that it stands for. */
function byInstance({ instances, perRow }: RoleTimeline, ofRows: Float64Array): Float64Array {
  if (perRow === 1) return ofRows;
  return Float64Array.from({ length: instances }, (_, instance) => {
    const row = Math.floor(instance / perRow);
    return ofRows[row]! / Math.min(perRow, instances - row * perRow);
  });
}

/** How far a message has come, 0 to 1. */
export function spreadOf({ copiesIn, copies }: FarMessage, expected: number): number {
  return Math.min(1, copiesIn / Math.max(1, copies ?? expected));
}
