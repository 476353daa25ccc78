import type { Design } from '../model/design';

const affinity: Design = {
  id: 'affinity',
  order: 7,
  title: 'Affinity',
  summary: 'A directory seats the people of a chat together on few gateways; a message goes to these, and to wherever somebody of the chat has strayed.',
  mechanism: [
    'A directory knows to which community a person belongs, and tells a client that connects on which gateways that community sits.',
    'A share of people sits elsewhere: they belong to several communities, or came when theirs was full.',
    "The owner of a chat knows from the directory which gateways hold somebody of it, and sends each of them one copy of a message.",
  ],
  sources: [
    {
      who: 'Slack',
      says: 'Flannel sends users of one team and one region of the network to one edge host, by consistent hashing, over one socket each.',
      trust: 'read',
      address: 'https://slack.engineering/flannel-an-application-level-edge-cache-to-make-slack-scale/',
    },
    {
      who: 'Zulip',
      says: 'Events go to the process of their realm, which holds all of its connections.',
      trust: 'excerpt',
      address: 'https://github.com/zulip/zulip/issues/372',
    },
    {
      who: 'Discord',
      says: 'A bot with many guilds must open a connection a shard, and a guild belongs to a shard by its number.',
      trust: 'read',
      address: 'https://github.com/discord/discord-api-docs',
    },
    {
      who: 'This lab',
      says: 'Strays rebuild the plateau: of 10,000 members on 2,000 gateways, 1 in 100 misplaced is enough for 4.9 % of the gateways to hear the chat, and 1 in 10 for 39 %.',
      trust: 'derived',
    },
  ],
  plateau: 'ends',
  verdict: 'A chat lives on a few gateways, so each added gateway takes chats off the others, as long as far fewer members of a chat are misplaced than there are gateways.',
  brings: ['spread', 'misplaced'],
  places: 'byCommunity',
  post: [
    {
      id: 'send',
      verb: 'send',
      to: 'gateway',
      fanout: 'interestedGateways',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: 'sends the message to the gateways that hold somebody of the chat',
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
  prices: [
    'The directory tells the owner of each chat which gateways hold its people, as they connect; that is not counted.',
    'A community that is busy makes its gateways hot, and when one of them fails the whole of it is gone at once.',
    'Whoever belongs to several communities is misplaced for all but one.',
  ],
  formulas: { copies: 'C · m · (k + (G − k) · strays) / G', writes: 'C · m · v / G' },
};

export default affinity;
