import { amountsOfPeople, forPeople } from '../amounts';
import type { Word } from './word';

/** The gateway to which the person that a copy is for is connected; nobody where they are not. */
export const subscriber: Word = {
  space: 'gateway',
  takes: { kinds: ['person'] },
  people: (row, _to, copy, visit) => {
    if (row.isConnected(copy.person)) visit(row.seat(copy.person), 1, copy.person);
  },
  count: ({ copies }) => {
    const { connected, viewing, badged } = amountsOfPeople(copies.people);
    return { copies: forPeople({ connected, viewing: viewing - connected, badged: badged - connected, stray: copies.people.stray }) };
  },
};
