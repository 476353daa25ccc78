import type { Design } from '../model/design';

const topicPerChat: Design = {
  id: 'topic-per-chat',
  order: 3,
  title: 'Topic per chat',
  summary:
    "The Chat API publishes once, to the chat's topic; every gateway with a member has subscribed and is notified once.",
  places: 'byUser',
  post: [
    {
      id: 'publish',
      verb: 'send',
      to: 'topic',
      fanout: 'owner',
      receiverPays: 'tPublish',
      senderPays: 'tSend',
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
  prices: ['The gateways take in as many copies as under direct append, and there is a broker to pay for.'],
  formulas: { copies: 'C · m · f(G)', writes: 'C · m · v / G' },
};

export default topicPerChat;
