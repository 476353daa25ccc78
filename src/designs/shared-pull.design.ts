import type { Design } from '../model/design';

const sharedPull: Design = {
  id: 'shared-pull',
  order: 21,
  title: 'Shared pull',
  summary:
    "A message is only appended to its chat's log; each gateway asks for what is new every so often, once for all its viewers of a chat, and writes the answer to each of them.",
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
