/** Which messages a crossing brings: the one that it is of, or all of an answer by a clock. */
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

  /** Visits the messages that a write to a person brings: as many as its units, up to its own; none of an empty answer. */
  each(row: number, visit: (message: number) => void): void {
    const { crossings, messages } = this.#trace;
    const newest = crossings.message[row]!;
    if (newest < 0) return;
    const ofChat = this.#ofChat.get(messages.chat[newest]!)!;
    const last = this.#place[newest]!;
    for (let place = Math.max(0, last - crossings.units[row]! + 1); place <= last; place++) visit(ofChat[place]!);
  }
}
