import type { Design } from '../model/design';

const chatGateway: Design = {
  id: 'chat-gateway',
  order: 4,
  title: 'Chat gateways',
  summary:
    "A coordinator gives each chat a gateway of its own and tells clients where to connect; a message goes to the chat's gateway alone.",
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
    'One gateway writes to all of the chat: the last viewer waits for every write before.',
  ],
  formulas: { copies: 'C · m · k / G', writes: 'C · m · v / G' },
};

export default chatGateway;
