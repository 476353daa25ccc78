import { roleOf } from '../roles';
import type { Word } from './word';

/** The one instance of a role that owns the chat: its Chat API, its topic, its shard of a storage that is cut by chat. */
export const owner: Word = {
  space: 'role',
  takes: { kinds: ['chat', 'person'] },
  people: (row, to, copy, visit) => {
    visit(roleOf(to).space === 'chatShard' ? row.chatShard : row.chat, 1, copy.person);
  },
  count: ({ copies }) => ({ copies }),
};
