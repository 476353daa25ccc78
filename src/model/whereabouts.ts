/** Where single people sit, told without placing the others. */
import type { Population } from './population';

/** A person's chat and gateway; all from 0. */
export interface Whereabouts {
  readonly person: number;
  readonly chat: number;
  readonly gateway: number;
}

/** Where a person of the population sits. */
export function whereIs(population: Population, person: number): Whereabouts {
  return { person, chat: population.sizes.chatOf(person), gateway: population.seat(person) };
}

/** The first member of a chat on a gateway; null where there is none. Looks at each member in turn. */
export function someoneAt({ sizes, seat }: Population, chat: number, gateway: number): Whereabouts | null {
  const after = sizes.firstOf(chat + 1);
  for (let person = sizes.firstOf(chat); person < after; person++) {
    if (seat(person) === gateway) return { person, chat, gateway };
  }
  return null;
}
