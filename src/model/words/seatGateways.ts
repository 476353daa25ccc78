import { atGateways } from '../amounts';
import { fromTheChat, type Word } from './word';

/**
 * The gateways on which the directory seats the chat, those of them at which someone is connected who has it open.
 * Whoever has strayed onto one of them is told there with the others; who sits anywhere else is a stray.
 */
export const seatGateways: Word = {
  space: 'gateway',
  takes: { kinds: ['chat'] },
  places: 'byCommunity',
  people: (row, _to, copy, visit) => {
    for (const gateway of row.viewingGateways) if (row.isSeat(gateway)) visit(gateway, 1, copy.person);
  },
  count: fromTheChat((copies) => ({ copies: atGateways({ viewed: copies, strayed: 0 - copies }) })),
};
