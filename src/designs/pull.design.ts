import type { Design } from '../model/design';

const pull: Design = {
  id: 'pull',
  order: 20,
  title: 'Pull',
  summary:
    "A message is only appended to its chat's log; each viewer asks for what is new every so often, over the one socket that they hold.",
  mechanism: [
    "The Chat API appends a message to its chat's log and is done: nobody is told.",
    'Each viewer asks their gateway every T milliseconds for what is new in the chat on their screen, over the one socket that they hold, and the gateway asks the log.',
    'The log answers with all messages since the last answer, none of them or many, and the gateway writes that to the one socket.',
  ],
  sources: [
    {
      who: 'Telegram',
      says: 'Clients are to ask for the difference of each channel on the screen again every second or as the server says, for at most ten channels at once; what its servers do with that is not published.',
      trust: 'read',
      address: 'https://core.telegram.org/api/updates',
    },
    {
      who: 'YouTube',
      says: 'A client of a live chat asks for new messages and is told each time how long to wait before it asks again.',
      trust: 'excerpt',
      address: 'https://developers.google.com/youtube/v3/live/docs/liveChatMessages/list',
    },
  ],
  plateau: 'ends',
  verdict:
    'Ends the plateau: a gateway has as many requests as it has viewers, whatever there are of chats, so twice the gateways halve them; the price is requests that bring nothing, and half a pause of delay.',
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
