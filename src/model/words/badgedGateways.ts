import { atGateways } from '../amounts';
import { fromTheChat, type Word } from './word';

/** Each gateway to which a member is connected who is away and gets badges, once. */
export const badgedGateways: Word = {
  space: 'gateway',
  takes: { kinds: ['chat'] },
  people: (row, _to, copy, visit) => {
    for (const gateway of row.badgedGateways()) visit(gateway, 1, copy.person);
  },
  count: fromTheChat((copies) => ({ copies: atGateways({ badged: copies }) })),
};
