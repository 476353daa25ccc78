import { atGateways } from '../amounts';
import { fromTheChat, type Word } from './word';

/** Each gateway to which someone is connected who has the chat open, once. */
export const viewingGateways: Word = {
  space: 'gateway',
  takes: { kinds: ['chat'] },
  people: (row, _to, copy, visit) => {
    for (const gateway of row.viewingGateways) visit(gateway, 1, copy.person);
  },
  count: fromTheChat((copies) => ({ copies: atGateways({ viewed: copies }) })),
};
