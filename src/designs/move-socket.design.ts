import type { Design } from '../model/design';

const moveSocket: Design = {
  id: 'move-socket',
  order: 8,
  title: 'Moved sockets',
  summary: "A message goes to the chat's own gateway alone; whoever opens another chat is moved there with their socket, without a new handshake.",
  mechanism: [
    'A coordinator gives each chat gateways of its own, as with chat gateways, and people sit with the chat that they have open.',
    'Whoever opens another chat tells their gateway, which asks the coordinator where that chat is and hands the socket over.',
    'The client notices nothing: it keeps its one connection, and nothing is negotiated anew.',
  ],
  sources: [
    {
      who: 'Facebook',
      says: 'Connections of users outlive a restart of the servers behind them: an old process hands its sockets to a new one. That is not from machine to machine, in the middle of a session.',
      trust: 'excerpt',
      address: 'https://blog.apnic.net/2021/03/29/how-facebook-achieves-disruption-free-updates-with-zero-downtime/',
    },
    {
      who: 'An IETF draft',
      says: 'A QUIC server could move a connection to another one in the middle of it; the standard lets it name another address only once, at the beginning.',
      trust: 'excerpt',
      address: 'https://alizohaib.github.io/draft-saa-ali/draft-saa-ali-quic.html',
    },
  ],
  plateau: 'ends',
  verdict: "As with chat gateways each added gateway takes chats off the others; what a switch costs is what a socket's move costs, which nobody has published.",
  brings: ['tMove'],
  places: 'byChat',
  movesSockets: true,
  post: [
    {
      id: 'hand',
      verb: 'send',
      to: 'gateway',
      fanout: 'chatGateways',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: "hands the message to the chat's own gateway",
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
    'Every switch moves a socket with all that encryption and transport know of it from one machine to another: nobody is known to do that.',
    'Whoever is in several chats at once still has one open: a message of another chat does not find them.',
    'When many go to one chat at the same time, its gateway takes over all of their sockets at once.',
  ],
  formulas: { copies: 'C · m · k / G', writes: 'C · m · v / G' },
};

export default moveSocket;
