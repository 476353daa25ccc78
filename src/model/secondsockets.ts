/**
 * Second sockets: who of those that belong to a chat with gateways of its own, and are at home at another one,
 * holds one there. While people switch, who visits such a chat holds one, too; that is their stay (`stays.ts`).
 */
import type { Population } from './population';

/** Of whom holds none. */
export const NO_SOCKET = -1;

/** By person: where their second socket is for the chat that they belong to. */
export interface SecondSockets {
  /** The gateway, from 0; `NO_SOCKET` where they hold none. */
  readonly gateway: Int32Array;
  /** Place among all who hold one in the same cell, members before visitors. */
  readonly place: Int32Array;
  /** True microseconds at which it is open; Infinity of whom holds none. */
  readonly openMicros: Float64Array;
}

/** Where a person holds a second socket for a chat that they have open; null where they hold none for it. */
export function secondGateway({ hasSecondSockets, isApart, presence, seatIn }: Population, person: number, chat: number): number | null {
  return hasSecondSockets && isApart(chat) && presence.isViewing(person) ? seatIn(person, chat) : null;
}

/**
 * The second sockets of a population; null where a design has nobody hold two.
 * @param openMicros when the one of a person is open, who holds one
 */
export function secondSocketsOf(population: Population, openMicros: (person: number) => number): SecondSockets | null {
  if (!population.hasSecondSockets) return null;
  const { people, gateways, sizes } = population;
  const columns = { gateway: new Int32Array(people).fill(NO_SOCKET), place: new Int32Array(people), openMicros: new Float64Array(people).fill(Infinity) };
  const held = new Map<number, number>();
  for (let person = 0; person < people; person++) {
    const chat = sizes.chatOf(person);
    const gateway = secondGateway(population, person, chat);
    if (gateway === null) continue;
    const cell = chat * gateways + gateway;
    const place = held.get(cell) ?? 0;
    held.set(cell, place + 1);
    columns.gateway[person] = gateway;
    columns.place[person] = place;
    columns.openMicros[person] = openMicros(person);
  }
  return columns;
}

/** How many places of each cell its members' own second sockets take, by chat · gateways + gateway. */
export function placesTaken(population: Population): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  const { people, gateways, sizes } = population;
  for (let person = 0; population.hasSecondSockets && person < people; person++) {
    const chat = sizes.chatOf(person);
    const gateway = secondGateway(population, person, chat);
    if (gateway !== null) taken.set(chat * gateways + gateway, (taken.get(chat * gateways + gateway) ?? 0) + 1);
  }
  return taken;
}
