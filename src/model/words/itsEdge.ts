import type { Word } from './word';

/** From a gateway, the edge on which it hangs. */
export const itsEdge: Word = {
  space: 'edge',
  takes: { kinds: ['person'], spaces: ['gateway'] },
  people: (row, _to, copy, visit) => {
    visit(copy.at % row.groups.edge, 1, copy.person);
  },
  count: ({ copies }) => ({ copies }),
};
