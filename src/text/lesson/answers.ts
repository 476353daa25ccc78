/** The candidate answers to the large-chat problem, below the picture: how each works, what it costs, and who says that they do it. */

export interface CandidateText {
  readonly title: string;
  readonly mechanism: string;
  /** Copies into a gateway a second, in symbols. */
  readonly formula: string;
  readonly price: string;
  readonly who: string;
}

export const CANDIDATES = {
  'as-it-is': {
    title: 'Live with it',
    mechanism: 'One copy to each gateway with a viewer, which writes its own sockets.',
    formula: 'C · m · f(n)',
    price: 'The plateau itself, which is dear only where a copy is.',
    who: 'Slack, Ably',
  },
  viewers: {
    title: 'Only viewers',
    mechanism: 'The client says which chat is open; all others get counters only.',
    formula: 'C · m · f(a · n)',
    price: 'Unread counts and catching up; a great event makes everybody a viewer.',
    who: 'Discord, Slack for presence, LinkedIn',
  },
  bundles: {
    title: 'Bundle by the tick',
    mechanism: 'The owner of a chat holds its messages for a moment and sends them as one.',
    formula: 'C · min(m, 1/b) · f(n)',
    price: 'Everybody waits for the tick; nothing is gained where a chat posts evenly and less than once a tick.',
    who: 'goim, Ably, Centrifugo',
  },
  affinity: {
    title: 'Seat communities together',
    mechanism: 'A directory places people by their community, so that a chat lives on few gateways.',
    formula: 'C · m · (1/G + f(p · n))',
    price: 'People of several communities stray, and a few strays rebuild the plateau.',
    who: 'Slack’s Flannel',
  },
  pull: {
    title: 'Pull the open chat',
    mechanism: 'The client asks over its one socket for what is new in the chat on screen.',
    formula: 'a · U / (G · T) questions',
    price: 'Empty questions, and news as late as the interval; counted here as questions, not copies.',
    who: 'Telegram’s public interface',
  },
  split: {
    title: 'Cut the room in parts',
    mechanism: 'A giant room becomes several, each with its own people and messages.',
    formula: 'C · m · f(n / P)',
    price: 'It is no longer one room; friends may not meet.',
    who: 'GetStream, Sendbird',
  },
  cap: {
    title: 'Cap the rate',
    mechanism: 'Above so many messages a second a chat drops or refuses some.',
    formula: 'C · min(m, cap) · f(n)',
    price: 'Not everybody sees every message.',
    who: 'Ably',
  },
  'second-socket': {
    title: 'A second socket for the one hot chat',
    mechanism: 'All else over the first; a chat gateway only while a giant chat is open.',
    formula: 'C · m / G at the chat gateways',
    price: 'Two sockets for viewers of giant chats, and the handshakes of switching.',
    who: 'Twitch moved hot channels to servers of their own',
  },
} as const satisfies Readonly<Record<string, CandidateText>>;

/** How well we know that somebody does it. */
export const CERTAINTY = {
  read: 'we read their own text or code',
  summary: 'we read summaries or parts of it',
} as const;
