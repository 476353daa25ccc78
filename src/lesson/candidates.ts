/**
 * The designs that are no part of the article, as candidates for its open question: what they come to at
 * one load is by their own hops.
 */
import { CATALOGUE, OF_THE_ARTICLE } from '../designs';
import type { Design } from '../model/design';
import { DEFAULT_SCENARIO } from '../model/keys';
import { withChanges, type Scenario } from '../model/scenario';
import { formulaFigures } from './figures';

/** What is assumed at that load of those who look and stray, and of how long is waited: nobody has published it. */
export const ASSUMED = { viewing: 0.1, misplaced: 0.05, tick: 1000 } as const satisfies Partial<Scenario>;

/** Asked of in the lesson: the ids that guesses are kept under, and the designs that these are. */
export const ASKED = { viewers: 'viewers-only', bundles: 'coalesce', affinity: 'affinity', pull: 'pull' } as const;
/** By how few copies they make, and by what doubling the gateways saves. */
export const FEWER = ['viewers', 'bundles', 'affinity'] as const satisfies readonly (keyof typeof ASKED)[];
export const DIVIDED = ['bundles', 'viewers', 'affinity', 'pull'] as const satisfies readonly (keyof typeof ASKED)[];

export const CANDIDATES: readonly Design[] = CATALOGUE.filter((design) => !OF_THE_ARTICLE.includes(design));

/** A scenario under another design. */
export function under(scenario: Scenario, design: string): Scenario {
  return withChanges(scenario, { design });
}

/** Copies into a gateway a second under a design, in the mean. */
export function copiesUnder(scenario: Scenario, design: string): number {
  return formulaFigures(under(scenario, design)).copies.mean;
}

/** Small enough that one message is watched in each: the way the article begins with, and three that keep one socket a person. */
export const WATCHED = ['direct', 'viewers-only', 'affinity', 'pull'] as const;
export const WATCHED_SCENARIO: Scenario = withChanges(DEFAULT_SCENARIO, {
  chats: 8, users: 8, gateways: 8, placement: 'random', viewing: 0.5, misplaced: 0.1,
});
