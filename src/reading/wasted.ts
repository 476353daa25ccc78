/** Which copies of a run serve nobody: those into a gateway where no viewer of the chat was when they were posted. */
import type { Design } from '../model/design';
import { servesNobody } from '../model/waste';
import { presenceOf } from '../model/presence';
import type { Scenario } from '../model/scenario';
import { followsSwitches } from '../model/switching';
import type { HopKind, Trace } from '../model/trace';
import { rowsAtPosting } from './posted';

/** Tells the rows of a trace that are such copies. */
export function wastedRows(scenario: Scenario, design: Design, trace: Trace, kinds: readonly HopKind[]): (row: number) => boolean {
  const { isEverybodyConnected, isNobodyAway } = presenceOf(scenario, design);
  if (isEverybodyConnected && isNobodyAway && !followsSwitches(scenario)) return () => false;
  const rowAtPosting = rowsAtPosting(scenario, design, trace);
  const { hop, message, to, person } = trace.crossings;
  return (row) => {
    const kind = kinds[hop[row]!]!;
    if (kind.to !== 'gateway' || kind.phase !== 'message' || kind.reply) return false;
    return servesNobody(rowAtPosting(message[row]!), { at: to[row]!, person: person[row]! });
  };
}
