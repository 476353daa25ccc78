import type { Design } from '../model/design';

const relay: Design = {
  id: 'relay',
  order: 9,
  title: 'Relays',
  summary: 'The owner of a chat sends a message to a few relays, and each of them to those of its gateways that hold a member.',
  mechanism: [
    'Between the owners of chats and the gateways stand relays, and each gateway hangs on one of them.',
    'An owner sends each message once to every relay.',
    'A relay knows which of its gateways hold a member of the chat, and sends one copy to each of these.',
  ],
  sources: [
    {
      who: 'Discord',
      says: 'Relays between a guild and its sessions hold up to 15,000 sessions each and check who may see what, so that the process of a big guild is not worn out by sending.',
      trust: 'secondary',
      address: 'https://blog.bytebytego.com/p/how-discord-serves-15-million-users',
    },
    {
      who: 'LinkedIn',
      says: 'Between data centres an event goes to one dispatcher of each, which passes it on to the frontends there.',
      trust: 'secondary',
      address: 'https://www.infoq.com/presentations/linkedin-play-akka-distributed-systems/',
    },
    {
      who: 'Ably',
      says: 'A message goes once to each region with subscribers, and there to its frontends.',
      trust: 'read',
      address: 'https://github.com/ably/docs',
    },
  ],
  plateau: 'keeps',
  verdict: 'Gateways take in as many copies as under direct append; what is relieved is the owner of a chat, which sends to each relay and not to each gateway.',
  brings: ['relays'],
  places: 'byUser',
  post: [
    {
      id: 'relay',
      verb: 'send',
      to: 'relay',
      fanout: 'relays',
      receiverPays: 'tReceipt',
      senderPays: 'tSend',
      words: 'sends the message to every relay',
      then: [
        {
          id: 'pass',
          verb: 'send',
          to: 'gateway',
          fanout: 'itsInterested',
          receiverPays: 'tReceipt',
          senderPays: 'tSend',
          words: 'passes the message on to those of its gateways that hold a member',
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
  prices: [
    'A hop more for every message, and machines that do nothing but pass on.',
    'Relays must know which of their gateways hold whom, and learn it anew when one is replaced; that is not counted.',
  ],
  formulas: { copies: 'C · m · f(G)', writes: 'C · m · v / G' },
};

export default relay;
