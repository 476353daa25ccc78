/** Which messages an answer by a clock brings. */
import type { Trace } from '../model/trace';

export class Brought {
  readonly #trace: Trace;
  /** Messages of each chat in the order of posting, and the place of each among those of its chat. */
  readonly #ofChat = new Map<number, number[]>();
  readonly #place: Uint32Array;

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#place = new Uint32Array(trace.messages.length);
    trace.messages.chat.forEach((chat, message) => {
      const known = this.#ofChat.get(chat) ?? [];
      this.#ofChat.set(chat, known);
      this.#place[message] = known.length;
      known.push(message);
    });
  }

  /** The messages that an answer by a clock brings: as many as its units, up to its own; none of an empty one. */
  by(row: number): readonly number[] {
    const { crossings, messages } = this.#trace;
    const newest = crossings.message[row]!;
    if (newest < 0) return [];
    const end = this.#place[newest]! + 1;
    return this.#ofChat.get(messages.chat[newest]!)!.slice(Math.max(0, end - crossings.units[row]!), end);
  }
}
