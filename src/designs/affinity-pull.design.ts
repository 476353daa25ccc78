import type { Design } from '../model/design';

const affinityPull: Design = {
  id: 'affinity-pull',
  order: 25,
  title: 'Affinity + pull',
  summary:
    'A directory seats the people of a chat together on few gateways, and a message goes to these alone; whoever sits elsewhere asks for what is new every so often.',
  mechanism: [
    'A directory seats the people of a chat together on few gateways, and the owner of the chat sends each of these one copy of a message, if somebody there has the chat open.',
    "The owner also appends the message to the chat's log, for the strays: viewers who sit on none of these gateways.",
    'Each stray asks their own gateway every T milliseconds, over the one socket that they hold, for what is new in the chat on their screen, and the gateway asks the log; nobody else asks.',
  ],
  sources: [
    {
      who: 'Slack',
      says: 'Flannel sends users of one team and one region of the network to one edge host, over one socket each. That is the seating; it says nothing of strays who ask.',
      trust: 'read',
      address: 'https://slack.engineering/flannel-an-application-level-edge-cache-to-make-slack-scale/',
    },
    {
      who: 'Telegram',
      says: 'Clients ask for the difference of the channels on the screen over the one connection that also brings what is pushed to them. That is the asking; who sits where is not published.',
      trust: 'read',
      address: 'https://core.telegram.org/api/updates',
    },
    {
      who: 'This lab',
      says: 'Nobody was found who says that they run the two together. A gateway takes in C · m · k / G copies and v · p · C / (G · T) requests, so twice the gateways halve both.',
      trust: 'derived',
    },
  ],
  plateau: 'ends',
  verdict:
    'Ends the plateau, however many are misplaced: a chat has copies on its own few gateways alone, and strays ask one by one, so each added gateway takes both off the others; the price is that strays hear half a pause later.',
  brings: ['spread', 'misplaced', 'poll'],
  places: 'byCommunity',
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
    {
      id: 'send',
      verb: 'send',
      to: 'gateway',
      fanout: 'seatGateways',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: 'sends the message to those gateways of the chat at which somebody has it open',
      then: [
        {
          id: 'deliver',
          verb: 'send',
          to: 'user',
          fanout: 'localMembers',
          senderPays: 'tWrite',
          words: 'writes the socket of each viewer it holds',
          then: [],
        },
      ],
    },
  ],
  flows: [
    {
      every: 'poll',
      by: 'stray',
      hops: [
        {
          id: 'request',
          verb: 'send',
          to: 'gateway',
          fanout: 'subscriber',
          receiverPaysOnce: 'tReceipt',
          words: 'has strayed, and asks its gateway what is new',
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
                  words: 'writes the answer to the socket of the stray who asked, also an empty one',
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
    'There are two ways to hear a message, and both have to be built and tested; a client must know whether it is a stray.',
    'Strays hear a message half a pause later in the mean, a whole one at worst, while the others hear it at once.',
    'Strays ask whether or not anything was posted: most answers in a quiet chat are empty, and whoever belongs to several communities is a stray for all but one.',
    'A community that is busy makes its gateways hot, and when one of them fails the whole of it is gone at once.',
    'The directory tells the owner of each chat on which gateways it sits, and each client whether it is a stray; that is not counted.',
  ],
  formulas: { copies: 'C · (m · k + min(m, 1 / T) · strays) / G', writes: 'C · (m · (v − strays) + strays / T) / G' },
};

export default affinityPull;
