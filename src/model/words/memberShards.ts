import { atShards } from '../amounts';
import { fromTheChat, type Word } from './word';

/** Each shard of user-gateway storage that holds a member, once, with a look-up for each: scatter-gather. */
export const memberShards: Word = {
  space: 'seatShard',
  takes: { kinds: ['chat'] },
  people: (row, _to, copy, visit) => {
    for (let index = 0; index < row.shards.length; index++) visit(row.shards[index]!, row.membersByShard[index]!, copy.person);
  },
  count: fromTheChat((copies) => ({ copies: atShards({ holding: copies }), units: atShards({ perMember: copies }) })),
};
