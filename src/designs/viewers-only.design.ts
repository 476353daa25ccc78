import type { Design } from '../model/design';

const viewersOnly: Design = {
  id: 'viewers-only',
  order: 6,
  title: 'Viewers only',
  summary: 'A client says which chat it looks at; a message goes to gateways with a viewer, and whoever is away gets a badge at most.',
  mechanism: [
    'A client tells its gateway which chat is on its screen, and the gateway subscribes to the topic of that chat for its first viewer.',
    'A message is published once and goes to each gateway that has a viewer of the chat, which writes their sockets.',
    'Of the others who are online a share gets a badge, that there is something to read: one copy to each gateway that holds such a member, which writes to each of them.',
  ],
  sources: [
    {
      who: 'Discord',
      says: 'In large guilds about nine of ten connections are passive: what is said is not sent to them, only that there is something unread.',
      trust: 'secondary',
      address: 'https://blog.bytebytego.com/p/how-discord-serves-15-million-users',
    },
    {
      who: 'Slack',
      says: 'Presence goes only to users who are on the screen, since Flannel: five times fewer events.',
      trust: 'read',
      address: 'https://slack.engineering/flannel-an-application-level-edge-cache-to-make-slack-scale/',
    },
    {
      who: 'Telegram',
      says: 'Clients ask the server about the chats that are on the screen, at most ten; of the others they hear passively.',
      trust: 'read',
      address: 'https://core.telegram.org/api/updates',
    },
  ],
  plateau: 'ends',
  verdict: 'What counts is how many look: the plateau ends where there are as many gateways as a chat has viewers, and comes back when all look at once.',
  brings: ['badges'],
  places: 'byUser',
  post: [
    {
      id: 'publish',
      verb: 'send',
      to: 'topic',
      fanout: 'owner',
      receiverPays: 'tPublish',
      senderPays: 'tSendPublish',
      words: "publishes once, to the chat's topic",
      then: [
        {
          id: 'notify',
          verb: 'send',
          to: 'gateway',
          fanout: 'viewingGateways',
          senderPays: 'tNotify',
          receiverPays: 'tReceipt',
          words: 'notifies every gateway with a viewer',
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
        {
          id: 'badge',
          verb: 'send',
          to: 'gateway',
          fanout: 'badgedGateways',
          carries: 'badge',
          senderPays: 'tNotify',
          receiverPays: 'tReceipt',
          words: 'sends a badge to every gateway that holds somebody away who gets one',
          then: [
            {
              id: 'mark',
              verb: 'send',
              to: 'user',
              fanout: 'localBadged',
              carries: 'badge',
              senderPays: 'tWrite',
              words: 'writes a badge to each of them',
              then: [],
            },
          ],
        },
      ],
    },
  ],
  prices: [
    'Whoever opens a chat has to catch up with what they were not sent; that is not counted here.',
    'When something happens, everybody looks: the viewers of that chat are all its members.',
    'A badge takes a gateway and a socket as much time as a message does. Who is to get one is known from connecting, and that is not counted.',
  ],
  formulas: { copies: 'C · m · f(G), of viewers', writes: 'C · m · v / G' },
};

export default viewersOnly;
