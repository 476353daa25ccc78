import type { Design } from '../model/design';

const pull: Design = {
  id: 'pull',
  order: 20,
  title: 'Pull',
  summary:
    "A message is only appended to its chat's log; each viewer asks for what is new every so often, over the one socket that they hold.",
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
      by: 'viewer',
      hops: [
        {
          id: 'request',
          verb: 'send',
          to: 'gateway',
          fanout: 'subscriber',
          receiverPaysOnce: 'tReceipt',
          words: 'asks its gateway what is new',
          then: [
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
                  fanout: 'addressee',
                  senderPays: 'tWrite',
                  evenEmpty: true,
                  words: 'writes the answer to the socket of who asked, also an empty one',
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
    'Every viewer asks whether or not anything was posted: requests follow people, and most answers in a quiet chat are empty.',
    'A message is heard half a pause later in the mean, and a whole one at worst.',
    "A chat's log answers every viewer of the chat: the largest chat decides how much it must read.",
  ],
  formulas: { copies: 'v · C · min(m, 1 / T) / G', writes: 'v · C / (G · T)' },
};

export default pull;
