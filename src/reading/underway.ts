/** What people who switch chats have set off and what is on its way at a moment. */
import type { Design } from '../model/design';
import type { Scenario } from '../model/scenario';
import { hopKinds, type Trace } from '../model/trace';
import type { SwitchCrossing } from '../text/page/moving';
import { lowerBound } from '../picture/near/marks';
import { staysOf } from './stays';

/** Those crossings, of the one kind that was sent last; empty where none is on its way. */
export function switchesUnderWay(scenario: Scenario, design: Design, { crossings }: Trace, micros: number): SwitchCrossing[] {
  const stays = staysOf(scenario, design);
  if (!stays) return [];
  const { sentMicros, arrivedMicros, hop, from, to, person } = crossings;
  const kinds = hopKinds(scenario, design);
  const earliest = micros - Math.max(scenario.lastMile, scenario.hop) * 1000;
  const found: SwitchCrossing[] = [];
  for (let row = lowerBound(sentMicros, micros) - 1; row >= 0 && sentMicros[row]! >= earliest; row--) {
    const kind = kinds[hop[row]!]!;
    if (kind.phase !== 'switch' || arrivedMicros[row]! <= micros || (found[0] && found[0].kind !== kind)) continue;
    found.push({ kind, from: from[row]!, to: to[row]!, person: person[row]!, chat: stays.chat[stays.of(person[row]!, sentMicros[row]!)]! });
  }
  return found;
}
