import type { Design } from '../model/design';

const celebrity: Design = {
  id: 'celebrity',
  order: 24,
  title: 'Big chats apart',
  summary: 'A small chat goes by the gateways to which its members are connected; a big one has a gateway of its own, and whoever opens it holds a second socket there.',
  mechanism: [
    'Everybody keeps one socket at a gateway that is found for them, and a message of a small chat is looked up and appended to the gateways of its members.',
    'Chats from a size on are big: a coordinator gives each a gateway of its own, as many as hold its members, and whoever opens one opens a second socket there, which is closed when they go on.',
    'A message of a big chat goes to its own gateways alone, and is written to the second sockets; members with something else open hear nothing of it.',
  ],
  sources: [
    {
      who: 'The article',
      says: 'Asked for an answer, it would treat big chats apart: a gateway per big chat, to which clients connect; all other chats as ever.',
      trust: 'read',
      address: 'https://andreyka26.com/messenger-system-design-is-wrong',
    },
    {
      who: 'Telegram',
      says: 'A group of up to 200 is kept with each of its members; a supergroup has a log of its own, which clients ask: two ways, by size. It does so over one socket.',
      trust: 'read',
      address: 'https://core.telegram.org/api/updates',
    },
    {
      who: 'Twitch',
      says: 'A channel that had grown too hot was moved to a cluster of its own, by hand.',
      trust: 'secondary',
      address: 'https://www.slideshare.net/InfoQ/twitch-plays-pokmon-twitchs-chat-architecture',
    },
    {
      who: 'This lab',
      says: 'Small chats keep costing what they cost: a gateway takes in C · m · f(G) copies of them, which only falls where they have fewer members than there are gateways.',
      trust: 'derived',
    },
  ],
  plateau: 'ends',
  verdict: 'For big chats each added gateway takes chats off the others; for small ones with fewer members than there are gateways it already does. In between, chats just below the size keep the plateau.',
  brings: ['bigFrom'],
  places: 'byUser',
  post: [
    {
      id: 'members',
      applies: { below: 'bigFrom' },
      verb: 'ask',
      to: 'chatUserStorage',
      fanout: 'owner',
      receiverPays: 'tLookup',
      receiverPaysOnce: 'tQuery',
      words: 'asks the chat-user storage who is in the small chat',
      then: [
        {
          id: 'seats',
          verb: 'ask',
          to: 'userGatewayStorage',
          fanout: 'memberShards',
          receiverPays: 'tLookup',
          receiverPaysOnce: 'tQuery',
          words: 'asks the user-gateway shards where the members are at home',
          then: [
            {
              id: 'append',
              verb: 'send',
              to: 'gateway',
              fanout: 'interestedGateways',
              receiverPays: 'tReceipt',
              senderPays: 'tSend',
              words: 'appends the message to each gateway at which a member is at home',
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
    {
      id: 'hand',
      applies: { from: 'bigFrom' },
      verb: 'send',
      to: 'gateway',
      fanout: 'chatGateways',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: "hands the message to the big chat's own gateway",
      then: [
        {
          id: 'deliver-second',
          verb: 'send',
          to: 'user',
          fanout: 'localMembers',
          senderPays: 'tWrite',
          words: 'writes the second socket of each viewer it holds',
          then: [],
        },
      ],
    },
  ],
  prices: [
    'Whoever has a big chat open holds two sockets: gateways hold more connections, and phones keep two of them awake.',
    'Opening a big chat asks the coordinator and takes a handshake, every time; going among small chats costs no connection.',
    'Small chats are still looked up member by member, and chats just below the size cost most: they reach nearly every gateway.',
    "A big chat's one gateway writes to all of it: the last viewer waits for the writes before, and all of it is gone when that gateway fails.",
  ],
  formulas: { copies: 'small: C · m · f(G); big: C · m · k / G', writes: 'C · m · v / G' },
};

export default celebrity;
