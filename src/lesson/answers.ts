/**
 * Candidate answers to the large-chat problem that keep one socket a person, each with what it comes
 * to. Claims about companies are theirs, as read in the sources named; where we read only a summary,
 * that is said.
 */
import { occupiedShare } from '../model/numeric';
import type { Scenario } from '../model/scenario';
import { CANDIDATES, type CandidateText, type CERTAINTY } from '../text/lesson/answers';

interface Rule {
  readonly id: keyof typeof CANDIDATES;
  readonly certainty: keyof typeof CERTAINTY;
  /** Copies into a gateway a second, people placed at random unless the answer says otherwise. */
  readonly copies: (scenario: Scenario) => number;
}

export interface Answer extends Rule, CandidateText {}

/** The share of members who look, of people who sit on the wrong gateway, and parts of a room that is cut up. */
export const ASSUMED = { viewing: 0.1, misplaced: 0.05, parts: 10, bundleSeconds: 1, rateCap: 0.5 } as const;

const plain = ({ chats, rate, gateways }: Scenario, viewers: number): number => chats * rate * occupiedShare(gateways, viewers);

const RULES: readonly Rule[] = [
  {
    id: 'as-it-is',
    certainty: 'read',
    copies: (scenario) => plain(scenario, scenario.users),
  },
  {
    id: 'viewers',
    certainty: 'summary',
    copies: (scenario) => plain(scenario, scenario.users * ASSUMED.viewing),
  },
  {
    id: 'bundles',
    certainty: 'read',
    copies: (scenario) => plain(scenario, scenario.users) * Math.min(1, 1 / (ASSUMED.bundleSeconds * scenario.rate)),
  },
  {
    id: 'affinity',
    certainty: 'read',
    copies: (scenario) => plain(scenario, scenario.users * ASSUMED.misplaced) + (scenario.chats * scenario.rate) / scenario.gateways,
  },
  {
    id: 'pull',
    certainty: 'read',
    copies: ({ chats, users, gateways }) => (ASSUMED.viewing * chats * users) / gateways,
  },
  {
    id: 'split',
    certainty: 'summary',
    copies: (scenario) => plain(scenario, scenario.users / ASSUMED.parts),
  },
  {
    id: 'cap',
    certainty: 'read',
    copies: (scenario) => plain(scenario, scenario.users) * Math.min(1, ASSUMED.rateCap / scenario.rate),
  },
  {
    id: 'second-socket',
    certainty: 'summary',
    copies: ({ chats, rate, gateways }) => (chats * rate) / gateways,
  },
];

export const ANSWERS: readonly Answer[] = RULES.map((rule) => ({ ...CANDIDATES[rule.id], ...rule }));
