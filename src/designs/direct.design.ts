import type { Design } from '../model/design';

const direct: Design = {
  id: 'direct',
  order: 1,
  title: 'Direct append',
  summary:
    'The Chat API looks up the members and their gateways, then appends the message once to each gateway that holds a member.',
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
          id: 'seats',
          verb: 'ask',
          to: 'userGatewayStorage',
          fanout: 'memberShards',
          receiverPays: 'tLookup',
          receiverPaysOnce: 'tQuery',
          words: 'asks the user-gateway shards where the members are',
          then: [
            {
              id: 'append',
              verb: 'send',
              to: 'gateway',
              fanout: 'interestedGateways',
              receiverPays: 'tReceipt',
              senderPays: 'tSend',
              words: 'appends the message to each gateway that holds a member',
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
    },
  ],
  prices: ['Every message asks each user-gateway shard that holds a member: a scatter-gather as wide as the chat.'],
  formulas: { copies: 'C · m · f(G)', writes: 'C · m · v / G' },
};

export default direct;
