import { forPeople } from '../amounts';
import { fromTheChat, type Word } from './word';

/** The gateway that holds the stream of each viewer: once a viewer, and for that viewer. */
export const viewerStreams: Word = {
  space: 'gateway',
  takes: { kinds: ['chat'] },
  makes: 'person',
  people: (row, _to, _copy, visit) => {
    for (const gateway of row.viewingGateways) for (const person of row.viewersAt(gateway)) visit(gateway, 1, person);
  },
  count: fromTheChat((copies) => ({ copies: forPeople({ viewing: copies }) })),
};
