import type { Design } from '../model/design';

const thinEdge: Design = {
  id: 'thin-edge',
  order: 10,
  title: 'Thin edge',
  summary: 'One connection carries a stream for each chat: a message goes once for each viewer to the gateway that holds their stream, and through an edge that only forwards.',
  mechanism: [
    'A client has one connection, to an edge that knows nothing of chats, and over it a stream for the chat on its screen.',
    'The owner of a chat sends one copy for each viewer to the gateway that holds the stream.',
    'The gateway decides what this one viewer gets and passes it on to the edge, which writes the socket.',
  ],
  sources: [
    {
      who: 'Facebook',
      says: 'Bladerunner: stream processors filter, rank and add up for each user in the back end, and a protocol of long-running streams carries the result through the edge to the device.',
      trust: 'excerpt',
      address: 'https://www.eecg.utoronto.ca/~stumm/Barber-sosp-21.html',
    },
  ],
  plateau: 'moves',
  verdict: 'Copies fall as gateways are added, since there is one for each viewer, and never fewer than under direct append: what the plateau saves, one copy for many, is given up for a decision about each viewer.',
  brings: ['edges'],
  places: 'byUser',
  post: [
    {
      id: 'stream',
      verb: 'send',
      to: 'gateway',
      fanout: 'viewerStreams',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: 'sends the message once for each viewer, to the gateway that holds their stream',
      then: [
        {
          id: 'forward',
          verb: 'send',
          to: 'edge',
          fanout: 'itsEdge',
          senderPays: 'tWrite',
          words: 'passes it on to the edge that holds the socket',
          then: [
            {
              id: 'deliver',
              verb: 'send',
              to: 'user',
              fanout: 'addressee',
              senderPays: 'tWrite',
              words: 'writes the socket of the one viewer it is for',
              then: [],
            },
          ],
        },
      ],
    },
  ],
  prices: [
    'As many copies cross the data centre as there are viewers, not as there are gateways with one.',
    'An edge writes every socket a second time: here it takes as long for it as a gateway does, on one core, so that a few edges are full first.',
    'The limit of connections is that of edges, which hold the sockets; gateways keep streams. All people of a gateway are at one edge, so there are no more edges than gateways, and that people go through an edge is not played while they connect.',
  ],
  formulas: { copies: 'C · m · v / G', writes: 'C · m · v / G' },
};

export default thinEdge;
