/**
 * When each message is posted: the chats' own in the order of the chats, then those by hand in the
 * order of their list, at one moment. Only the next message of each chat is held.
 */
import { MICROS_PER_MILLI, MICROS_PER_SECOND, postingMoment, type PostingMoment } from '../../model/posting';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { talkOf } from '../../model/talk';

/** Hops of a message's way, asking and answering, that nothing is likely to take longer than. */
const HOPS = 20;

/** How long a run is likely to take in which nobody waits long: the last message, and its way. */
export function expectedMicrosOf({ messages, rate, do: actions, hop, lastMile }: Scenario): number {
  const chats = messages === 0 ? 0 : (messages / rate) * MICROS_PER_SECOND;
  const byHand = actions.reduce((latest, { atMillis }) => Math.max(latest, atMillis * MICROS_PER_MILLI), 0);
  return Math.max(chats, byHand) + (2 * lastMile + HOPS * hop) * MICROS_PER_MILLI;
}

export class Posts {
  private readonly messagesOf: (chat: number) => number;
  private readonly chats: number;
  private readonly momentOf: PostingMoment;
  /** By chat, then by action: when its next message is posted. */
  private readonly micros: Float64Array;
  private readonly posted: Uint32Array;
  /** The chat of each action. */
  private readonly handChats: readonly number[];
  /** Chats and actions with a message still to come, the next one first. */
  private readonly heap: Int32Array;
  private size = 0;

  constructor(scenario: Scenario) {
    const { chats, do: actions } = scenario;
    const { chatOf } = sizesOf(scenario);
    this.messagesOf = talkOf(scenario).messagesOf;
    this.chats = chats;
    this.momentOf = postingMoment(scenario);
    this.micros = new Float64Array(chats + actions.length);
    this.posted = new Uint32Array(chats);
    this.heap = new Int32Array(chats + actions.length);
    this.handChats = actions.map(({ user }) => chatOf(user - 1));
    for (let chat = 0; chat < chats; chat++) if (this.messagesOf(chat) > 0) this.enter(chat, this.momentOf(chat, 0, 0));
    actions.forEach(({ atMillis }, index) => {
      this.enter(chats + index, atMillis * MICROS_PER_MILLI);
    });
  }

  get bytes(): number {
    return this.micros.byteLength + this.posted.byteLength + this.heap.byteLength;
  }

  /** When the next message is posted; Infinity where none is to come. */
  get nextMicros(): number {
    return this.size === 0 ? Infinity : this.micros[this.heap[0]!]!;
  }

  /** Its chat. */
  get nextChat(): number {
    const next = this.heap[0]!;
    return next >= this.chats ? this.handChats[next - this.chats]! : next;
  }

  /** Posts it. @returns its chat */
  post(): number {
    const { chats, posted } = this;
    const next = this.heap[0]!;
    if (next >= chats) {
      this.replaceTop(this.heap[--this.size]!);
      return this.handChats[next - chats]!;
    }
    const index = ++posted[next]!;
    if (index === this.messagesOf(next)) this.replaceTop(this.heap[--this.size]!);
    else {
      this.micros[next] = this.momentOf(next, index, this.micros[next]!);
      this.replaceTop(next);
    }
    return next;
  }

  private isBefore(a: number, b: number): boolean {
    const [first, second] = [this.micros[a]!, this.micros[b]!];
    return first === second ? a < b : first < second;
  }

  private enter(entry: number, micros: number): void {
    const { heap } = this;
    this.micros[entry] = micros;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.isBefore(entry, heap[parent]!)) break;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    heap[hole] = entry;
  }

  private replaceTop(entry: number): void {
    const { heap, size } = this;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && this.isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!this.isBefore(heap[child]!, entry)) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    if (size > 0) heap[hole] = entry;
  }
}
