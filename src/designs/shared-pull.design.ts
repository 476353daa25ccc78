import type { Design } from '../model/design';

const sharedPull: Design = {
  id: 'shared-pull',
  order: 21,
  title: 'Shared pull',
  summary:
    "A message is only appended to its chat's log; each gateway asks for what is new every so often, once for all its viewers of a chat, and writes the answer to each of them.",
  mechanism: [
    "The Chat API appends a message to its chat's log and is done: nobody is told.",
    "Each gateway asks the log of each chat of which it holds a viewer for what is new, once every T milliseconds for all of them.",
    'It writes an answer that brings messages to each of these viewers, in one piece; an empty one goes no further.',
  ],
  sources: [
    {
      who: 'Centrifugo',
      says: 'With a shared poll, a node asks the backend once an item and cycle for all its clients, ten seconds apart unless set otherwise; it is called experimental.',
      trust: 'read',
      address: 'https://github.com/centrifugal/centrifugal.dev',
    },
  ],
  plateau: 'constant',
  verdict:
    'Keeps the plateau and lowers it by a constant factor where chats post more than one message in a pause: a gateway takes in min(m, 1/T) answers of each chat that it holds a viewer of, however many gateways there are.',
  brings: ['poll'],
  places: 'byUser',
  post: [
    {
      id: 'keep',
      verb: 'send',
      to: 'chatLog',
      fanout: 'owner',
      receiverPays: 'tLookup',
      receiverPaysOnce: 'tQuery',
      senderPays: 'tSend',
      words: "appends the message to the chat's log",
      then: [],
    },
  ],
  flows: [
    {
      every: 'poll',
      by: 'gateway',
      hops: [
        {
          id: 'read',
          verb: 'ask',
          to: 'chatLog',
          fanout: 'owner',
          receiverPays: 'tLookup',
          receiverPaysOnce: 'tQuery',
          askerPays: 'tReceipt',
          words: "asks the chat's log for what has been posted since the last answer",
          then: [
            {
              id: 'answer',
              verb: 'send',
              to: 'user',
              fanout: 'localMembers',
              senderPays: 'tWrite',
              words: 'writes what is new to the socket of each viewer it holds',
              then: [],
            },
          ],
        },
      ],
    },
  ],
  prices: [
    'A gateway asks for every chat of which it holds a viewer, also for quiet ones: most answers there are empty.',
    'A message is heard half a pause later in the mean, and a whole one at worst.',
  ],
  formulas: { copies: 'C · min(m, 1 / T) · f(G)', writes: 'C · min(m, 1 / T) · v / G' },
};

export default sharedPull;
