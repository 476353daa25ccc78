import type { Design } from '../model/design';

const chatGateway: Design = {
  id: 'chat-gateway',
  order: 4,
  title: 'Chat gateways',
  summary:
    "A coordinator gives each chat a gateway of its own and tells clients where to connect; a message goes to the chat's gateway alone.",
  mechanism: [
    'A coordinator gives each chat to the gateways with the fewest connections, as many as hold its members.',
    'Whoever opens a chat asks the coordinator and opens a socket at a gateway of that chat.',
    "A message goes to the chat's gateways alone, and they write the sockets of its viewers.",
  ],
  sources: [
    {
      who: 'Zulip',
      says: 'One process holds all connections of a realm, and events are sent to the process of their realm.',
      trust: 'excerpt',
      address: 'https://github.com/zulip/zulip/issues/372',
    },
    {
      who: 'Twitch',
      says: 'A channel that had grown too hot was moved to a cluster of its own, by hand.',
      trust: 'secondary',
      address: 'https://www.slideshare.net/InfoQ/twitch-plays-pokmon-twitchs-chat-architecture',
    },
  ],
  plateau: 'ends',
  verdict: "A message goes to its chat's gateways alone, so each added gateway takes chats off the others, down to one chat a gateway.",
  brings: [],
  places: 'byChat',
  post: [
    {
      id: 'hand',
      verb: 'send',
      to: 'gateway',
      fanout: 'chatGateways',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: "hands the message to the chat's own gateway",
      then: [
        {
          id: 'deliver',
          verb: 'send',
          to: 'user',
          fanout: 'localMembers',
          senderPays: 'tWrite',
          words: 'writes the socket of each member it holds',
          then: [],
        },
      ],
    },
  ],
  prices: [
    'Whoever switches to another chat must reconnect: a new handshake at every switch.',
    'No presence, typing signs or likes of other chats over this socket: it belongs to one chat.',
    'One gateway, or as few as hold the chat, writes to all of it: the last viewer waits for the writes before, unless a gateway shares them out over its cores.',
  ],
  formulas: { copies: 'C · m · k / G', writes: 'C · m · v / G' },
};

export default chatGateway;
