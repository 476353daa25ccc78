import type { Design } from '../model/design';

const topicPerChat: Design = {
  id: 'topic-per-chat',
  order: 3,
  title: 'Topic per chat',
  summary:
    "The Chat API publishes once, to the chat's topic; every gateway with a viewer has subscribed and is notified once.",
  mechanism: [
    'Each chat has a topic; a gateway subscribes to it for the first of its people who opens the chat, and unsubscribes after the last.',
    "The Chat API publishes a message once, to the chat's topic.",
    'The broker notifies each gateway that has subscribed, once, and the gateway writes the socket of each viewer.',
  ],
  sources: [
    {
      who: 'Slack',
      says: 'A channel server, found by consistent hashing, sends a message to every gateway server in the world that has subscribed to the channel, and each of them to its connected clients.',
      trust: 'read',
      address: 'https://slack.engineering/real-time-messaging/',
    },
    {
      who: 'Ably',
      says: 'One core node owns a channel, knows which frontends have subscribers and sends one copy to each.',
      trust: 'read',
      address: 'https://github.com/ably/docs',
    },
    {
      who: 'Centrifugo',
      says: 'A node subscribes to the broker once a channel, however many of its clients listen.',
      trust: 'read',
      address: 'https://github.com/centrifugal/centrifugal.dev',
    },
  ],
  plateau: 'keeps',
  verdict: 'While a chat has many more viewers than there are gateways, nearly every gateway has subscribed and takes in nearly every message.',
  brings: [],
  places: 'byUser',
  post: [
    {
      id: 'publish',
      verb: 'send',
      to: 'topic',
      fanout: 'owner',
      receiverPays: 'tPublish',
      senderPays: 'tSendPublish',
      words: "publishes once, to the chat's topic",
      then: [
        {
          id: 'notify',
          verb: 'send',
          to: 'gateway',
          fanout: 'viewingGateways',
          senderPays: 'tNotify',
          receiverPays: 'tReceipt',
          words: 'notifies every gateway that subscribed',
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
    },
  ],
  prices: ['While all members look, the gateways take in as many copies as under direct append; and there is a broker to pay for.', 'A gateway subscribes for its first viewer of a chat and unsubscribes after the last, so people who move are work for the broker.'],
  formulas: { copies: 'C · m · f(G)', writes: 'C · m · v / G' },
};

export default topicPerChat;
