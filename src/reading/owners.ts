/**
 * What the owners of chats have in their hands and what they have let go, by a moment; and so, which message
 * the picture follows. A message that is held, or dropped, hides no frame that is still under way.
 */
import { countWhile } from '../model/numeric';
import { MICROS_PER_MILLI } from '../model/posting';
import type { PlayedResult } from '../model/run';
import { NOT_RELEASED, type MessageColumns, type ReleasedColumns } from '../model/trace';

/** Of one chat, in order. */
interface ChatMessages {
  /** Messages as they were posted. */
  readonly posted: number[];
  /** Messages to which the crossings of releases belong, as they were let go. */
  readonly carriers: number[];
}

/** No message. */
const NONE = -1;

export class Owners {
  readonly #messages: MessageColumns;
  /** Null where every message goes on at once, by itself. */
  readonly #released: ReleasedColumns | null;
  readonly #wayMicros: number;
  readonly #byChat = new Map<number, ChatMessages>();
  readonly #all: ChatMessages = { posted: [], carriers: [] };
  /** By carrier: what it carries, where that is more than itself; and when the last crossing of it is over. */
  readonly #frames = new Map<number, number[]>();
  readonly #overMicros: Float64Array;

  constructor({ trace: { messages, crossings }, scenario }: Pick<PlayedResult, 'trace' | 'scenario'>) {
    const { released, length } = messages;
    this.#messages = messages;
    this.#released = released;
    this.#wayMicros = scenario.lastMile * MICROS_PER_MILLI;
    for (let message = 0; message < length; message++) this.#enter(message);
    if (released) for (const { carriers } of [this.#all, ...this.#byChat.values()]) carriers.sort((a, b) => released.settledMicros[a]! - released.settledMicros[b]! || a - b);
    this.#overMicros = new Float64Array(released ? length : 0);
    for (let row = 0; released && row < crossings.length; row++) {
      const message = crossings.message[row]!;
      if (message >= 0) this.#overMicros[message] = Math.max(this.#overMicros[message]!, crossings.arrivedMicros[row]!);
    }
  }

  /** The message that words and picture follow at a moment, the play head before what happens just then; −1 before the first. */
  followed(micros: number): number {
    return this.#followed(this.#all, micros);
  }

  /** The one that a chat's row shows. */
  followedOf(chat: number, micros: number): number {
    const messages = this.#byChat.get(chat);
    return messages ? this.#followed(messages, micros) : NONE;
  }

  /** Chats in which anything is posted in the run. */
  chats(): IterableIterator<number> {
    return this.#byChat.keys();
  }

  /** The messages that the crossings of one bring along, in the order of posting, itself among them. */
  carriedBy(message: number): readonly number[] {
    return this.#frames.get(message) ?? [message];
  }

  /** When it was settled who is there for a message: as it was posted, or as the owner of its chat let it go. */
  settledMicros(message: number): number {
    return (this.#released?.settledMicros ?? this.#messages.postedMicros)[message]!;
  }

  /** Whether the owner of its chat never lets a message go. */
  isDropped(message: number): boolean {
    return this.#released?.carrier[message] === NOT_RELEASED;
  }

  /** Messages that have reached the owner of a chat by a moment, and wait there. */
  heldAt(chat: number, micros: number): readonly number[] {
    const messages = this.#byChat.get(chat);
    if (!this.#released || !messages) return [];
    const held: number[] = [];
    for (let place = this.#arrivedBy(messages, micros) - 1; place >= 0; place--) {
      const message = messages.posted[place]!;
      if (this.isDropped(message)) continue;
      if (this.#hasGone(message, micros)) break;
      held.push(message);
    }
    return held.reverse();
  }

  /** Messages that the owner of a chat has dropped by a moment. */
  droppedAt(chat: number, micros: number): number {
    const messages = this.#byChat.get(chat);
    if (!this.#released || !messages) return 0;
    return messages.posted.slice(0, this.#arrivedBy(messages, micros)).filter((message) => this.isDropped(message)).length;
  }

  /** Releases of a chat by a moment. */
  releasedAt(chat: number, micros: number): number {
    const messages = this.#byChat.get(chat);
    return messages ? this.#goneBefore(messages, micros) : 0;
  }

  #enter(message: number): void {
    const chat = this.#messages.chat[message]!;
    const known = this.#byChat.get(chat) ?? { posted: [], carriers: [] };
    this.#byChat.set(chat, known);
    const carrier = this.#released ? this.#released.carrier[message]! : message;
    for (const { posted, carriers } of [this.#all, known]) {
      posted.push(message);
      if (carrier === message) carriers.push(message);
    }
    if (!this.#released || carrier === NOT_RELEASED) return;
    const frame = this.#frames.get(carrier);
    if (frame) frame.push(message);
    else this.#frames.set(carrier, [message]);
  }

  #followed(messages: ChatMessages, micros: number): number {
    const latest = messages.posted[this.#postedBefore(messages, micros) - 1] ?? NONE;
    if (!this.#released || latest === NONE) return latest;
    if (!this.isDropped(latest) && this.#hasGone(latest, micros)) return this.#released.carrier[latest]!;
    const before = messages.carriers[this.#goneBefore(messages, micros) - 1];
    return before !== undefined && this.#overMicros[before]! > micros ? before : latest;
  }

  /** At its very moment nothing has happened yet. */
  #postedBefore({ posted }: ChatMessages, micros: number): number {
    return countWhile(posted.length, (place) => this.#messages.postedMicros[posted[place]!]! < micros);
  }

  /** Messages that have come to the owner; whatever arrives counts from its very moment on. */
  #arrivedBy({ posted }: ChatMessages, micros: number): number {
    return countWhile(posted.length, (place) => this.#messages.postedMicros[posted[place]!]! + this.#wayMicros <= micros);
  }

  #goneBefore({ carriers }: ChatMessages, micros: number): number {
    return countWhile(carriers.length, (place) => this.#hasGone(carriers[place]!, micros));
  }

  #hasGone(message: number, micros: number): boolean {
    return this.settledMicros(message) + this.#wayMicros < micros;
  }
}
