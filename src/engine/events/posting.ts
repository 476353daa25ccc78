/** What is posted, from its sender to the Chat API of its chat, and when that lets it go. */
import type { ChatRow } from '../../model/chatrow';
import type { Pacing } from '../../model/releases';
import { OUTCOME } from '../../model/trace';
import { NO_PERSON } from '../../model/words/word';
import { RANK } from './calendar';
import { NO_MESSAGE, type MessageContext } from './deliveries';
import { openOwners, type Opened, type Own } from './owners';
import { latencyMicros } from './route';

/** Posts a message now: from its sender to the Chat API of its chat, and on from there. @returns its number */
export type Post = (chat: number, sender: number) => number;

export interface PostingPlan {
  /** Number of the crossing from a person to the Chat API. */
  readonly postKind: number;
  readonly rowOf: (chat: number) => ChatRow;
  /** How the owners of chats let messages go; null where each goes on at once. */
  readonly pacing: Pacing | null;
  /** Told of what will be let go as a window ends; nobody where left out. */
  readonly opened?: Opened;
}

/** What goes on at the Chat API of a chat. */
export interface Released {
  readonly chat: number;
  /** The message to which its crossings belong. */
  readonly message: number;
  /** Who is there for it. */
  readonly row: ChatRow;
  /** Rows in the trace of the messages that it carries, on their way to the Chat API. */
  readonly traceRows: readonly number[];
}

/** @param goOn called when the last message of a release is at the Chat API */
export function openPosting(context: MessageContext, plan: PostingPlan, goOn: (released: Released) => void): Post {
  const posting = new Posting(context, plan, goOn);
  return (chat, sender) => posting.post(chat, sender);
}

class Posting {
  private readonly context: MessageContext;
  private readonly plan: PostingPlan;
  private readonly goOn: (released: Released) => void;
  private readonly own: Own;
  /** Rows in the trace of messages that the Chat API has not let go yet. */
  private readonly postRows = new Map<number, number>();

  constructor(context: MessageContext, plan: PostingPlan, goOn: (released: Released) => void) {
    this.context = context;
    this.plan = plan;
    this.goOn = goOn;
    this.own = openOwners(plan.pacing, context.calendar, context.books.ledger.owners, (chat, messages) => {
      this.release(chat, messages);
    }, plan.opened ?? (() => undefined));
  }

  post(chat: number, sender: number): number {
    const { scenario, calendar, trace, messages } = this.context;
    const { postKind, rowOf } = this.plan;
    if (!trace.hasRoom()) return NO_MESSAGE;
    const sentMicros = calendar.now;
    const message = messages.post(chat, sender, sentMicros, rowOf(chat));
    const traceRow = trace.record({
      hop: postKind,
      from: sender,
      to: chat,
      message,
      person: NO_PERSON,
      units: 1,
      sentMicros,
      arrivedMicros: sentMicros + latencyMicros(scenario, 'user', 'chatApi'),
      outcome: OUTCOME.arrived,
      attempt: 0,
    });
    this.postRows.set(message, traceRow);
    if (this.own(chat, message)) return message;
    this.postRows.delete(message);
    trace.setOutcome(traceRow, OUTCOME.refused);
    return message;
  }

  /** Messages that were posted by now go on together, once the last of them can be at the Chat API. */
  private release(chat: number, posted: readonly number[]): void {
    const { scenario, calendar, messages } = this.context;
    const row = this.plan.rowOf(chat);
    const message = messages.release(posted, calendar.now, row);
    const traceRows = posted.map((one) => this.postRows.get(one)!);
    for (const one of posted) this.postRows.delete(one);
    calendar.schedule(calendar.now + latencyMicros(scenario, 'user', 'chatApi'), RANK.arrival, () => {
      this.goOn({ chat, message, row, traceRows });
    });
  }
}
