import type { Design } from '../model/design';
import direct from './direct.design';

const slowMode: Design = {
  id: 'slow-mode',
  order: 21,
  title: 'Slow mode',
  summary: "The chat's owner lets a capped number of messages a second through and drops the others; what goes on is appended as by direct append.",
  mechanism: [
    "The first message of a chat begins a second, in which the chat's owner, its Chat API, lets so many messages through as the cap says.",
    'All others that come in that second are dropped: nobody ever hears them.',
    'A message that is let through goes on at once: members and seats are looked up, and a copy goes to each gateway that holds a member.',
  ],
  sources: [
    { who: 'Ably', says: 'A channel takes at most 50 messages a second.', trust: 'read', address: 'https://github.com/ably/docs' },
    { who: 'RongCloud', says: 'A chat room takes at most 40 messages in 200 ms; what is above is dropped.', trust: 'excerpt' },
    { who: 'Sendbird', says: 'Smart throttling shows 5 messages a second of an open channel unless one says otherwise.', trust: 'excerpt', address: 'https://docs.sendbird.com/docs/chat/v4/javascript/message/sending-a-message/smart-throttling' },
    { who: 'Discord', says: 'Slow mode has each person wait up to six hours between two messages of a channel: a cap for each person, where this one is for the chat.', trust: 'read', address: 'https://github.com/discord/discord-api-docs' },
  ],
  plateau: 'constant',
  verdict: 'A cap lowers how much a chat says and not how many gateways hear it, so the plateau is lower by a constant factor and as flat.',
  brings: ['cap'],
  places: 'byUser',
  owner: { does: 'admits', perSecond: 'cap' },
  post: direct.post,
  prices: ['What is above the cap is heard by nobody: the more a chat has to say, the more it loses.'],
  formulas: { copies: 'C · min(m, cap) · f(G)', writes: 'C · min(m, cap) · v / G' },
};

export default slowMode;
