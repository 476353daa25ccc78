import type { ChatRow } from '../chatrow';
import { roleOf, type Role } from '../roles';
import type { Word } from './word';

/** The one instance of a role that owns the chat: its Chat API, its topic, its shard of a storage that is cut by chat, its process. */
export const owner: Word = {
  space: 'role',
  takes: { kinds: ['chat', 'person'] },
  people: (row, to, copy, visit) => {
    visit(ownerIn(row, to), 1, copy.person);
  },
  count: ({ copies }) => ({ copies }),
};

function ownerIn({ chat, chatShard, ownerProcess }: ChatRow, to: Role): number {
  const { space } = roleOf(to);
  return space === 'chatShard' ? chatShard : space === 'ownerProcess' ? ownerProcess : chat;
}
