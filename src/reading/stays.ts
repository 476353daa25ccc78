/** Where people who switch chats are at a moment: a run's stays, by person. Whatever is asked is found by halving. */
import { countWhile } from '../model/numeric';
import { HOME, type StayColumns } from '../model/stays';

export class Stays {
  readonly columns: StayColumns;
  /** Most visitors at once, by chat and then by gateway. */
  readonly mostVisitors: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly #before: Int32Array;
  readonly #staysOf = new Map<number, number[]>();

  constructor(columns: StayColumns) {
    this.columns = columns;
    this.#before = new Int32Array(columns.length).fill(HOME);
    const most = new Map<number, Map<number, number>>();
    for (let stay = 0; stay < columns.length; stay++) {
      this.#enter(stay);
      const [chat, gateway, place] = [columns.chat[stay]!, columns.gateway[stay]!, columns.place[stay]!];
      if (place === HOME) continue;
      const ofChat = most.get(chat) ?? new Map<number, number>();
      most.set(chat, ofChat.set(gateway, Math.max(ofChat.get(gateway) ?? 0, place + 1)));
    }
    this.mostVisitors = most;
  }

  /** The stay that a person is in at a moment, or `HOME` where they have not switched yet. */
  of(person: number, micros: number): number {
    const stays = this.#staysOf.get(person) ?? [];
    return stays[countWhile(stays.length, (index) => this.columns.fromMicros[stays[index]!]! <= micros) - 1] ?? HOME;
  }

  /** The stay of the same person before this one, or `HOME`. */
  before(stay: number): number {
    return this.#before[stay]!;
  }

  /** Whether a stay is a visit to another chat than the person's own. */
  isVisit(stay: number): boolean {
    return stay !== HOME && this.columns.place[stay] !== HOME;
  }

  /** The visit that a person is on at a moment; null where they are in their own chat. */
  visitOf(person: number, micros: number): { readonly chat: number; readonly gateway: number } | null {
    const stay = this.of(person, micros);
    return this.isVisit(stay) ? { chat: this.columns.chat[stay]!, gateway: this.columns.gateway[stay]! } : null;
  }

  /** How many visit a chat at a moment, and how many who belong to it visit another one. */
  guestsOf(chat: number, micros: number, chatOf: (person: number) => number): { readonly visitors: number; readonly gone: number } {
    let [visitors, gone] = [0, 0];
    for (const person of this.#staysOf.keys()) {
      const visit = this.visitOf(person, micros);
      if (!visit) continue;
      if (visit.chat === chat) visitors++;
      if (chatOf(person) === chat) gone++;
    }
    return { visitors, gone };
  }

  /** How many switches there have been by a moment. */
  countBy(micros: number): number {
    const { length, fromMicros } = this.columns;
    return countWhile(length, (stay) => fromMicros[stay]! <= micros);
  }

  /** Enters a stay among those of its person. */
  #enter(stay: number): void {
    const person = this.columns.person[stay]!;
    const stays = this.#staysOf.get(person) ?? [];
    this.#staysOf.set(person, stays);
    this.#before[stay] = stays.at(-1) ?? HOME;
    stays.push(stay);
  }
}
