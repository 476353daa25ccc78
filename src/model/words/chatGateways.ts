import { atGateways } from '../amounts';
import { fromTheChat, type Word } from './word';

/** The gateways that the coordinator gave the chat; not those that no viewer has joined. */
export const chatGateways: Word = {
  space: 'gateway',
  takes: { kinds: ['chat'] },
  places: 'byChat',
  people: (row, _to, copy, visit) => {
    for (const gateway of row.chatGateways) visit(gateway, 1, copy.person);
  },
  count: fromTheChat((copies) => ({ copies: atGateways({ viewed: copies }) })),
};
