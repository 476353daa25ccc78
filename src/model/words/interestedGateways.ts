import { atGateways } from '../amounts';
import { fromTheChat, type Word } from './word';

/** Each gateway to which a member is connected, whether or not they have the chat open, once. */
export const interestedGateways: Word = {
  space: 'gateway',
  takes: { kinds: ['chat'] },
  people: (row, _to, copy, visit) => {
    for (const gateway of row.gateways) visit(gateway, 1, copy.person);
  },
  count: fromTheChat((copies) => ({ copies: atGateways({ holding: copies }) })),
};
