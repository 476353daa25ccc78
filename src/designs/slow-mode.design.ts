import type { Design } from '../model/design';
import direct from './direct.design';

const slowMode: Design = {
  id: 'slow-mode',
  order: 21,
  title: 'Slow mode',
  summary: "The chat's owner lets a capped number of messages a second through and drops the others; each of those goes on as by direct append.",
  places: 'byUser',
  owner: { does: 'admits', perSecond: 'cap' },
  post: direct.post,
  prices: ['Whoever posts above the cap is heard by nobody: what chats lose grows with how much they have to say.'],
  formulas: { copies: 'C · min(m, cap) · f(G)', writes: 'C · min(m, cap) · v / G' },
};

export default slowMode;
