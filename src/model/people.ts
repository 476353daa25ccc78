/** How many people take part. Apart from the table of keys, which the worker has no use for. */
import type { Scenario } from './scenario';

/** Most people that a scenario may hold: chats × users. */
export const MAX_PEOPLE = 1_000_000_000;

/** How many people take part: chats × users. */
export function peopleOf(scenario: Pick<Scenario, 'chats' | 'users'>): number {
  return scenario.chats * scenario.users;
}
