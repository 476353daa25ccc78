import type { Design } from '../model/design';

const direct: Design = {
  id: 'direct',
  order: 1,
  title: 'Direct append',
  summary:
    'The Chat API looks up the members and their gateways, then appends the message once to each gateway that holds a member.',
  mechanism: [
    'The Chat API asks the chat-user storage who is in the chat, and the user-gateway storage where they are connected.',
    'It sends one copy of the message to each gateway to which a member is connected.',
    'That gateway writes the socket of each member who has the chat open.',
  ],
  sources: [
    {
      who: 'LinkedIn',
      says: 'A frontend registers the videos that its viewers watch in a key-value store; a dispatcher looks there and sends one copy to each frontend that is interested: by viewed video and not by member, so its look-up is cheaper than here.',
      trust: 'secondary',
      address: 'https://www.infoq.com/presentations/linkedin-play-akka-distributed-systems/',
    },
  ],
  plateau: 'keeps',
  verdict: 'While a chat has many more members than there are gateways, nearly every gateway holds one and takes in nearly every message.',
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
