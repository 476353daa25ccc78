import type { Design } from '../model/design';

const coalesce: Design = {
  id: 'coalesce',
  order: 20,
  title: 'Coalesce',
  summary: "The chat's owner collects messages for a tick, from the first one on, and then appends one frame with all of them to each gateway that holds a member.",
  mechanism: [
    "The first message of a chat opens a window at the chat's owner, its Chat API, and those that come within a tick wait there with it.",
    'When the tick is over, members and seats are looked up once, and one frame with all that came goes to each gateway that holds a member.',
    'That gateway takes in one copy and writes each socket once, however many messages the frame carries.',
  ],
  sources: [
    { who: 'goim', says: 'A goroutine for each room merges its messages until there are 20 or a second is over, then sends them to every gateway.', trust: 'read', address: 'https://github.com/Terry-Mao/goim' },
    { who: 'Ably', says: 'Batching holds the messages of a channel for a set interval, at most 200 in a batch.', trust: 'read', address: 'https://github.com/ably/docs' },
    { who: 'Centrifugo', says: 'A channel may have a batch delay; customers report that batching halves what a cluster computes, and that it is no help where one message goes to many clients.', trust: 'read', address: 'https://github.com/centrifugal/centrifugal.dev' },
  ],
  plateau: 'constant',
  verdict: 'However much a chat says, it sends at most one frame a tick; but each frame goes to as many gateways as a message did, so the plateau is lower by a constant factor and as flat, and where chats post evenly and less than once a tick it is no lower at all.',
  brings: ['tick'],
  places: 'byUser',
  owner: { does: 'holds', millis: 'tick' },
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
              words: 'appends the frame to each gateway that holds a member',
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
  prices: [
    'Every message waits for its frame, up to a whole tick.',
    'Where a chat posts evenly and less than once a tick, nothing is saved.',
    'A frame is as many bytes as the messages in it: bandwidth stays.',
  ],
  formulas: { copies: 'C · m / (1 + m · tick) · f(G)', writes: 'C · m / (1 + m · tick) · v / G' },
};

export default coalesce;
