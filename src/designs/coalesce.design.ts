import type { Design } from '../model/design';
import direct from './direct.design';

const coalesce: Design = {
  id: 'coalesce',
  order: 20,
  title: 'Coalesce',
  summary: "The chat's owner collects messages for a tick, from the first one on, and then sends one frame with all of them, as by direct append.",
  places: 'byUser',
  owner: { does: 'holds', millis: 'tick' },
  post: direct.post,
  prices: ['Every message waits for its frame, up to a whole tick; where chats post less than once a tick, nothing is saved.'],
  formulas: { copies: 'C · m / (1 + m · tick) · f(G)', writes: 'C · m / (1 + m · tick) · v / G' },
};

export default coalesce;
