import { forPeople } from '../amounts';
import type { Word } from './word';

/** From a gateway, each viewer of the chat who is connected to it. */
export const localMembers: Word = {
  space: 'person',
  takes: { kinds: ['chat'], spaces: ['gateway'] },
  makes: 'person',
  people: (row, _to, copy, visit) => {
    for (const person of row.viewersAt(copy.at)) visit(person, 1, person);
  },
  count: ({ copies: { gateways } }) => {
    const { always, holding, viewed, strayed, ...others } = gateways;
    // A gateway that took in a copy for each of them would write to each of them as often: their square.
    return Object.values(others).every((amount) => amount === 0) ? { copies: forPeople({ viewing: always + holding + viewed, stray: strayed }) } : null;
  },
};
