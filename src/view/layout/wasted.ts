/** Which copies of a run serve nobody: those into a gateway where no viewer of the chat is. */
import { chatRow, type ChatRow } from '../../model/chatrow';
import type { Design } from '../../model/design';
import { servesNobody } from '../../model/fanout';
import { populate } from '../../model/population';
import { presenceOf } from '../../model/presence';
import type { Scenario } from '../../model/scenario';
import type { HopKind, Trace } from '../../model/trace';

/** Tells the rows of a trace that are such copies; looks at a chat when its first one is asked about. */
export function wastedRows(scenario: Scenario, design: Design, trace: Trace, kinds: readonly HopKind[]): (row: number) => boolean {
  const { isEverybodyConnected, isNobodyAway } = presenceOf(scenario, design);
  if (isEverybodyConnected && isNobodyAway) return () => false;
  const population = populate(scenario, design);
  const rows = new Map<number, ChatRow>();
  const { hop, message, to, person } = trace.crossings;
  return (row) => {
    const kind = kinds[hop[row]!]!;
    if (kind.to !== 'gateway' || kind.phase !== 'message' || kind.reply) return false;
    const chat = trace.messages.chat[message[row]!]!;
    const chatOfRow = rows.get(chat) ?? chatRow(population, chat);
    rows.set(chat, chatOfRow);
    return servesNobody(chatOfRow, { at: to[row]!, person: person[row]! });
  };
}
