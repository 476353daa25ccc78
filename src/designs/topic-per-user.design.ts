import type { Design } from '../model/design';

const topicPerUser: Design = {
  id: 'topic-per-user',
  order: 2,
  title: 'Topic per user',
  summary:
    "The Chat API publishes once for every member, to that member's own topic; the gateway that subscribed to it is notified each time.",
  mechanism: [
    'Each person has a topic, to which the gateway that holds their socket has subscribed.',
    'The Chat API asks who is in the chat and publishes the message once for each member, to their topic.',
    'A gateway is notified once for each member that it holds, and writes one socket for each notification.',
  ],
  sources: [
    {
      who: 'Centrifugo',
      says: 'Its answers to frequent questions advise one personal channel a user for messengers, and a queue for broadcasts to big groups.',
      trust: 'read',
      address: 'https://github.com/centrifugal/centrifugal.dev',
    },
  ],
  plateau: 'moves',
  verdict: 'Copies fall as gateways are added, since there is one for each member and never fewer than under direct append; what grows with the chat is the work of the broker.',
  brings: [],
  places: 'byUser',
  post: [
    {
      id: 'members',
      verb: 'ask',
      to: 'chatUserStorage',
      fanout: 'owner',
      receiverPays: 'tLookup',
      receiverPaysOnce: 'tQuery',
      words: 'asks the chat-user storage who is in the chat',
      then: [
        {
          id: 'publish',
          verb: 'send',
          to: 'topic',
          fanout: 'memberTopics',
          receiverPays: 'tPublish',
          senderPays: 'tSendPublish',
          words: "publishes to every member's topic",
          then: [
            {
              id: 'notify',
              verb: 'send',
              to: 'gateway',
              fanout: 'subscriber',
              senderPays: 'tNotify',
              receiverPays: 'tReceipt',
              words: 'notifies the gateway that subscribed',
              then: [
                {
                  id: 'deliver',
                  verb: 'send',
                  to: 'user',
                  fanout: 'addressee',
                  senderPays: 'tWrite',
                  words: 'writes the one socket that this copy is for',
                  then: [],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  prices: ['One copy for each member that a gateway holds, and the broker carries each of them singly, though they may reach a gateway together.'],
  formulas: { copies: 'C · m · n / G', writes: 'C · m · v / G' },
};

export default topicPerUser;
