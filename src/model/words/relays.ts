import { atRelays } from '../amounts';
import { fromTheChat, type Word } from './word';

/** All relays, whatever hangs on them. */
export const relays: Word = {
  space: 'relay',
  takes: { kinds: ['chat'] },
  people: (row, _to, copy, visit) => {
    for (let relay = 0; relay < row.groups.relay; relay++) visit(relay, 1, copy.person);
  },
  count: fromTheChat((copies) => ({ copies: atRelays(copies) })),
};
