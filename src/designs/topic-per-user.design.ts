import type { Design } from '../model/design';

const topicPerUser: Design = {
  id: 'topic-per-user',
  order: 2,
  title: 'Topic per user',
  summary:
    "The Chat API publishes once for every member, to that member's own topic; the gateway that subscribed to it is notified each time.",
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
          senderPays: 'tSend',
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
  prices: ['Nothing is batched: a gateway takes in one copy for each member it holds, and the broker carries each one.'],
  formulas: { copies: 'C · m · n / G', writes: 'C · m · v / G' },
};

export default topicPerUser;
