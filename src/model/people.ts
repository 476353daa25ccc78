/** How many people take part. Apart from the table of keys, which the worker has no use for. */
import { sizesOf, type Sized } from './sizes';

/** Most people that a scenario may hold, all chats together. */
export const MAX_PEOPLE = 1_000_000_000;

/** How many people take part: the sum of the sizes of all chats. */
export function peopleOf(scenario: Sized): number {
  return sizesOf(scenario).people;
}
