import type { Design } from '../model/design';

const broadcast: Design = {
  id: 'broadcast',
  order: 5,
  title: 'Broadcast',
  summary: 'The Chat API sends every message to every gateway, whether or not somebody there reads it.',
  mechanism: [
    'The Chat API asks nobody who is in the chat or where they are.',
    'It sends one copy of each message to every gateway there is.',
    'A gateway writes the sockets of the viewers that it holds, and throws the copy away where it holds none.',
  ],
  sources: [
    {
      who: 'Phoenix',
      says: 'Its PubSub sends a broadcast to every node of the cluster, and no filter by topic stands between nodes.',
      trust: 'read',
      address: 'https://github.com/phoenixframework/phoenix_pubsub',
    },
    {
      who: 'goim',
      says: 'A job collects the messages of a room for up to a second or 20 of them, then loops over every gateway.',
      trust: 'read',
      address: 'https://github.com/Terry-Mao/goim',
    },
    {
      who: 'Mattermost',
      says: 'In a cluster, messages for web sockets are forwarded to all other servers.',
      trust: 'read',
      address: 'https://docs.mattermost.com',
    },
  ],
  plateau: 'keeps',
  verdict: 'Every gateway takes in every message of every chat, so no number of gateways ends the plateau, and small chats are on it too.',
  brings: [],
  places: 'byUser',
  post: [
    {
      id: 'send',
      verb: 'send',
      to: 'gateway',
      fanout: 'everyGateway',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: 'sends the message to every gateway',
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
    'A gateway without a viewer of the chat takes in a copy that serves nobody: where chats are small, nearly all do.',
    'What leaves the Chat API grows with the gateways: each one added is one copy more for every message of every chat.',
  ],
  formulas: { copies: 'C · m', writes: 'C · m · v / G' },
};

export default broadcast;
