/**
 * Candidate answers to the large-chat problem that keep one socket a person: how each works, what
 * it costs, and who says that they do it. Claims about companies are theirs, as read in the sources
 * named; where we read only a summary or nothing, that is said.
 */
import { occupiedShare } from '../model/numeric';
import type { Scenario } from '../model/scenario';

/** How well we know that somebody does it. */
export type Certainty = 'read' | 'summary';

export interface Answer {
  readonly id: string;
  readonly title: string;
  readonly mechanism: string;
  /** Copies into a gateway a second, in symbols. */
  readonly formula: string;
  readonly price: string;
  readonly who: string;
  readonly certainty: Certainty;
  /** Copies into a gateway a second, people placed at random unless the answer says otherwise. */
  readonly copies: (scenario: Scenario) => number;
}

/** The share of members who look, of people who sit on the wrong gateway, and parts of a room that is cut up. */
export const ASSUMED = { viewing: 0.1, misplaced: 0.05, parts: 10, bundleSeconds: 1, rateCap: 0.5 } as const;

const plain = ({ chats, rate, gateways }: Scenario, viewers: number): number => chats * rate * occupiedShare(gateways, viewers);

export const ANSWERS: readonly Answer[] = [
  {
    id: 'as-it-is',
    title: 'Live with it',
    mechanism: 'One copy to each gateway with a viewer, which writes its own sockets.',
    formula: 'C · m · f(n)',
    price: 'The plateau itself, which is dear only where a copy is.',
    who: 'Slack, Ably',
    certainty: 'read',
    copies: (scenario) => plain(scenario, scenario.users),
  },
  {
    id: 'viewers',
    title: 'Only viewers',
    mechanism: 'The client says which chat is open; all others get counters only.',
    formula: 'C · m · f(a · n)',
    price: 'Unread counts and catching up; a great event makes everybody a viewer.',
    who: 'Discord, Slack for presence, LinkedIn',
    certainty: 'summary',
    copies: (scenario) => plain(scenario, scenario.users * ASSUMED.viewing),
  },
  {
    id: 'bundles',
    title: 'Bundle by the tick',
    mechanism: 'The owner of a chat holds its messages for a moment and sends them as one.',
    formula: 'C · min(m, 1/b) · f(n)',
    price: 'Everybody waits for the tick; nothing is gained where a chat posts less than once a tick.',
    who: 'goim, Ably, Centrifugo',
    certainty: 'read',
    copies: (scenario) => plain(scenario, scenario.users) * Math.min(1, 1 / (ASSUMED.bundleSeconds * scenario.rate)),
  },
  {
    id: 'affinity',
    title: 'Seat communities together',
    mechanism: 'A directory places people by their community, so that a chat lives on few gateways.',
    formula: 'C · m · (1/G + f(p · n))',
    price: 'People of several communities stray, and a few strays rebuild the plateau.',
    who: 'Slack’s Flannel',
    certainty: 'read',
    copies: (scenario) => plain(scenario, scenario.users * ASSUMED.misplaced) + (scenario.chats * scenario.rate) / scenario.gateways,
  },
  {
    id: 'pull',
    title: 'Pull the open chat',
    mechanism: 'The client asks over its one socket for what is new in the chat on screen.',
    formula: 'a · U / (G · T) questions',
    price: 'Empty questions, and news as late as the interval; counted here as questions, not copies.',
    who: 'Telegram’s public interface',
    certainty: 'read',
    copies: ({ chats, users, gateways }) => (ASSUMED.viewing * chats * users) / gateways,
  },
  {
    id: 'split',
    title: 'Cut the room in parts',
    mechanism: 'A giant room becomes several, each with its own people and messages.',
    formula: 'C · m · f(n / P)',
    price: 'It is no longer one room; friends may not meet.',
    who: 'GetStream, Sendbird',
    certainty: 'summary',
    copies: (scenario) => plain(scenario, scenario.users / ASSUMED.parts),
  },
  {
    id: 'cap',
    title: 'Cap the rate',
    mechanism: 'Above so many messages a second a chat drops or refuses some.',
    formula: 'C · min(m, cap) · f(n)',
    price: 'Not everybody sees every message.',
    who: 'Ably',
    certainty: 'read',
    copies: (scenario) => plain(scenario, scenario.users) * Math.min(1, ASSUMED.rateCap / scenario.rate),
  },
  {
    id: 'second-socket',
    title: 'A second socket for the one hot chat',
    mechanism: 'All else over the first; a chat gateway only while a giant chat is open.',
    formula: 'C · m / G at the chat gateways',
    price: 'Two sockets for viewers of giant chats, and the handshakes of switching.',
    who: 'Twitch moved hot channels to servers of their own',
    certainty: 'summary',
    copies: ({ chats, rate, gateways }) => (chats * rate) / gateways,
  },
];

export const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  read: 'we read their own text or code',
  summary: 'we read summaries or parts of it',
};
