import { forPeople } from '../amounts';
import type { Word } from './word';

/** From a gateway, each member connected to it who is away and gets badges. */
export const localBadged: Word = {
  space: 'person',
  takes: { kinds: ['chat'], spaces: ['gateway'] },
  makes: 'person',
  people: (row, _to, copy, visit) => {
    for (const person of row.badgedAt(copy.at)) visit(person, 1, person);
  },
  count: ({ copies: { gateways } }) => {
    const { always, holding, badged, viewed, ...perPerson } = gateways;
    // Whoever gets a badge is connected; whether a viewer is there, too, does not follow from it.
    const isProduct = viewed !== 0 || Object.values(perPerson).some((amount) => amount !== 0);
    return isProduct ? null : { copies: forPeople({ badged: always + holding + badged }) };
  },
};
