import { atGateways } from '../amounts';
import { fromTheChat, type Word } from './word';

/** All gateways, whoever is connected to them. */
export const everyGateway: Word = {
  space: 'gateway',
  takes: { kinds: ['chat'] },
  people: (row, _to, copy, visit) => {
    for (let gateway = 0; gateway < row.gatewayCount; gateway++) visit(gateway, 1, copy.person);
  },
  count: fromTheChat((copies) => ({ copies: atGateways({ always: copies }) })),
};
