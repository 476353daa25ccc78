import { amountsOfPeople, forPeople } from '../amounts';
import type { Word } from './word';

/** From whatever holds sockets, the one person that this copy is for, if they have the chat open. */
export const addressee: Word = {
  space: 'person',
  takes: { kinds: ['person'], spaces: ['gateway', 'edge'] },
  people: (row, _to, copy, visit) => {
    if (row.isViewing(copy.person)) visit(copy.person, 1, copy.person);
  },
  count: ({ copies }) => ({ copies: forPeople({ viewing: amountsOfPeople(copies.people).viewing, stray: copies.people.stray }) }),
};
