/**
 * Designs beside one another, before and after their gateways are doubled: small enough that every copy is
 * played on the page, and to the measure of the step that shows them. People, viewers and strays fall on a
 * gateway as thickly as there.
 */
import { CATALOGUE, designOf } from '../designs';
import type { Design } from '../model/design';
import { DEFAULT_SCENARIO } from '../model/keys';
import { withChanges, type Scenario } from '../model/scenario';
import { ASSUMED, HALF_LOOK, under } from './candidates';

export interface Race {
  /** Before doubling, under whatever design. */
  readonly scenario: Scenario;
  /** The first is what the others are held against. */
  readonly designs: readonly Design[];
}
export type RaceId = 'lower' | 'ends';

const TODAY = designOf('direct');
const SECONDS = 4;
/** In so short a time nobody would switch to another chat but now and then. */
const OFTEN = { switches: 4 } as const;
/** All chats are big, as at that load. */
const BIG = { bigFrom: 1 } as const;

/** What lowers the plateau, at the step on its end: a gateway holds a good many viewers of every chat. */
const LOWER: Race = {
  scenario: withChanges(DEFAULT_SCENARIO, { chats: 16, users: 80, gateways: 4, placement: 'random', messages: SECONDS, ...HALF_LOOK }),
  designs: [TODAY, designOf('viewers-only'), ...CATALOGUE.filter(({ plateau }) => plateau === 'constant')],
};

/** What ends it, at the load of the last question: of everything that falls on a gateway, people of a chat above all, as much as there. */
const ENDS: Race = {
  scenario: withChanges(DEFAULT_SCENARIO, { chats: 16, users: 40, gateways: 8, placement: 'random', messages: SECONDS, ...ASSUMED, ...OFTEN, ...BIG }),
  designs: [TODAY, ...CATALOGUE.filter(({ plateau }) => plateau === 'ends')],
};

export const RACES: Readonly<Record<RaceId, Race>> = { lower: LOWER, ends: ENDS };

/** The two of a design: before doubling and after. */
export function pairOf({ scenario }: Race, design: string): readonly [before: Scenario, after: Scenario] {
  const before = under(scenario, design);
  return [before, withChanges(before, { gateways: 2 * before.gateways })];
}
