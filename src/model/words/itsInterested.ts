import { atGateways } from '../amounts';
import type { Word } from './word';

/** From a relay, each gateway that hangs on it and to which a member is connected, once. */
export const itsInterested: Word = {
  space: 'gateway',
  takes: { kinds: ['chat'], spaces: ['relay'] },
  people: (row, _to, copy, visit) => {
    for (const gateway of row.gateways) if (gateway % row.groups.relay === copy.at) visit(gateway, 1, copy.person);
  },
  // A gateway hangs on one relay, so it is told as often as each relay is.
  count: ({ copies }) => ({ copies: atGateways({ holding: copies.relays }) }),
};
