import type { Word } from './word';

/** From something that belongs to one gateway, as a topic of its own, that gateway. */
export const itsGateway: Word = {
  space: 'gateway',
  takes: { kinds: ['chat', 'person'], spaces: ['gateway'] },
  people: (_row, _to, copy, visit) => {
    visit(copy.at, 1, copy.person);
  },
  count: ({ copies }) => ({ copies }),
};
