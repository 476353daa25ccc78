/** Where single people sit, told without placing the others. */
import type { Population } from './population';
import { stateOf, type PersonState } from './presence';

/** A person's chat and gateway; all from 0. */
export interface Whereabouts {
  readonly person: number;
  readonly chat: number;
  /** Others that they belong to as well. */
  readonly otherChats: readonly number[];
  /** Null where the person is not connected: offline, or away where gateways belong to chats. */
  readonly gateway: number | null;
  readonly state: PersonState;
}

/** Where a person of the population sits. */
export function whereIs(population: Population, person: number): Whereabouts {
  const { presence, seat, sizes } = population;
  return {
    person,
    chat: sizes.chatOf(person),
    otherChats: population.belonging.chatsOf(person).slice(1),
    gateway: presence.isConnected(person) ? seat(person) : null,
    state: stateOf(presence, person),
  };
}

/** The first member of a chat connected to a gateway; null where there is none. Looks at each member in turn. */
export function someoneAt(population: Population, chat: number, gateway: number): Whereabouts | null {
  const { sizes, seat, presence } = population;
  const after = sizes.firstOf(chat + 1);
  for (let person = sizes.firstOf(chat); person < after; person++) {
    if (seat(person) === gateway && presence.isConnected(person)) return whereIs(population, person);
  }
  return null;
}
