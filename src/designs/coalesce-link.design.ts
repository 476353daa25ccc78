import type { Design } from '../model/design';

const coalesceLink: Design = {
  id: 'coalesce-link',
  order: 22,
  title: 'Coalesce a link',
  summary: 'The owners of chats run in a few processes, and at each tick of its clock a process sends each gateway one frame with all that its chats have for it.',
  mechanism: [
    'Chats are dealt to owner processes, each of which has a clock that ticks; what a chat posts waits at its Chat API for the next tick of its process, and is handed over then.',
    'For each gateway the process puts what its chats have to say to somebody there into one frame, and sends it; where nobody is concerned, it sends none.',
    'The gateway takes in one copy, whatever number of chats and messages it carries, and writes the socket of each person concerned once a frame.',
  ],
  sources: [
    { who: 'Discord', says: 'Manifold groups the processes that a message is for by the node on which they are and sends once to each node, where they are told one by one: a link is written once, however many it is for.', trust: 'read', address: 'https://github.com/discord/manifold' },
    { who: 'Ably', says: 'Batching holds the messages of a channel for a set interval, at most 200 in a batch: by channel, where this is by link.', trust: 'read', address: 'https://github.com/ably/docs' },
    { who: 'Worked out here', says: 'That the owners of chats merge what they have for a gateway, tick by tick, is said by nobody whom we have read: it follows from both of the others.', trust: 'derived' },
  ],
  plateau: 'constant',
  verdict: 'A gateway takes in at most one frame a tick from each process, however many chats there are and however much they say: that ends the growth of copies with chats and messages; but more gateways save a gateway no frame, and the bytes in the frames and the writes of sockets are as many as when each chat coalesces by itself.',
  brings: ['tick', 'owners'],
  places: 'byUser',
  owner: { does: 'holds', millis: 'tick', until: 'tick' },
  post: [
    {
      id: 'hand-over',
      verb: 'send',
      to: 'ownerProcess',
      fanout: 'owner',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: 'hands what the chat has to say to its owner process',
      then: [
        {
          id: 'append',
          verb: 'send',
          to: 'gateway',
          fanout: 'interestedGateways',
          merges: true,
          receiverPays: 'tReceipt',
          senderPays: 'tSend',
          words: 'sends one frame to each gateway that holds a member of any chat in it',
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
  prices: [
    'Every message waits for the tick: up to a whole one, and half of it in the mean.',
    'A frame is as many bytes as the messages in it, and whoever sends it needs as much of its link.',
    'An owner process must know which gateways hold whom of its chats, and learn it anew when one is replaced; that is not counted.',
    'All frames of a process leave at one moment, and a gateway has much to do at once.',
  ],
  formulas: { copies: 'P / tick · (1 − (1 − p · f(G))^(C/P)), p = 1 − e^(−m · tick)', writes: 'C · p / tick · v / G' },
};

export default coalesceLink;
