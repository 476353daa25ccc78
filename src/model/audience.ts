/**
 * Who has which chat open while people switch: the rows of the seat map as they are now. Nobody has
 * left their own chat to begin with.
 */
import { chatRow, type ChatRow } from './chatrow';
import type { Population } from './population';

export class Audience {
  readonly #population: Population;
  /** The chat that is open, of those who are not in their own. */
  readonly #openChat = new Map<number, number>();
  readonly #visitors = new Map<number, Set<number>>();
  /** Rows worked out since somebody last came or went. */
  readonly #rows = new Map<number, ChatRow>();

  constructor(population: Population) {
    this.#population = population;
  }

  /** The chat that a viewer has open now. */
  openChatOf(person: number): number {
    return this.#openChat.get(person) ?? this.#population.sizes.chatOf(person);
  }

  /** A viewer goes from the chat that they have open to another one. */
  move(person: number, to: number): void {
    const from = this.openChatOf(person);
    const home = this.#population.sizes.chatOf(person);
    if (from !== home) this.#visitors.get(from)!.delete(person);
    if (to === home) this.#openChat.delete(person);
    else {
      this.#openChat.set(person, to);
      this.#visitorsOf(to).add(person);
    }
    this.#rows.delete(from);
    this.#rows.delete(to);
  }

  /** The row of a chat as it is now; it stays as it is when people move on. */
  rowOf(chat: number): ChatRow {
    const known = this.#rows.get(chat);
    if (known) return known;
    const row = chatRow(this.#population, chat, this.#openChat.size === 0 ? undefined : this.#guestsOf(chat));
    this.#rows.set(chat, row);
    return row;
  }

  #guestsOf(chat: number): { readonly visitors: readonly number[]; readonly isHome: (person: number) => boolean } {
    const left = new Set<number>();
    const { firstOf, sizeOf } = this.#population.sizes;
    const first = firstOf(chat);
    for (let person = first; person < first + sizeOf(chat); person++) if (this.#openChat.has(person)) left.add(person);
    return {
      visitors: [...(this.#visitors.get(chat) ?? [])].sort((a, b) => a - b),
      isHome: (person) => !left.has(person),
    };
  }

  #visitorsOf(chat: number): Set<number> {
    const known = this.#visitors.get(chat);
    if (known) return known;
    const visitors = new Set<number>();
    this.#visitors.set(chat, visitors);
    return visitors;
  }
}
