/** Whom each message of a run was for: the row of its chat when it was posted. */
import { Audience } from '../model/audience';
import { chatRow, type ChatRow } from '../model/chatrow';
import type { Design } from '../model/design';
import { populate } from '../model/population';
import type { Scenario } from '../model/scenario';
import type { Trace } from '../model/trace';
import { staysOf, type Stays } from './stays';

/** The row of a message's chat as it was when the message was posted. */
export type RowAtPosting = (message: number) => ChatRow;

const KNOWN = new WeakMap<Trace, RowAtPosting>();

/** Looks at a chat when its first message is asked about; where people switch, at all of them at once. */
export function rowsAtPosting(scenario: Scenario, design: Design, trace: Trace): RowAtPosting {
  const known = KNOWN.get(trace) ?? openRows(scenario, design, trace);
  KNOWN.set(trace, known);
  return known;
}

function openRows(scenario: Scenario, design: Design, trace: Trace): RowAtPosting {
  const population = populate(scenario, design);
  const stays = staysOf(scenario, design);
  if (stays) return rowsAmid(stays, new Audience(population), trace);
  const rows = new Map<number, ChatRow>();
  return (message) => {
    const chat = trace.messages.chat[message]!;
    const row = rows.get(chat) ?? chatRow(population, chat);
    rows.set(chat, row);
    return row;
  };
}

/** Messages are numbered in the order of posting, so one walk through the switches meets them all. */
function rowsAmid(stays: Stays, audience: Audience, { messages }: Trace): RowAtPosting {
  const rows: ChatRow[] = [];
  let stay = 0;
  for (let message = 0; message < messages.length; message++) {
    // At one moment people switch first.
    for (; stay < stays.length && stays.atMicros[stay]! <= messages.postedMicros[message]!; stay++) audience.move(stays.person[stay]!, stays.chat[stay]!);
    rows.push(audience.rowOf(messages.chat[message]!));
  }
  return (message) => rows[message]!;
}

/** How many had the chat of a row open. */
export function viewersOf({ viewingGateways, viewersAt }: ChatRow): number {
  return viewingGateways.reduce((sum, gateway) => sum + viewersAt(gateway).length, 0);
}
