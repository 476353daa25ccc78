/**
 * The designs that are no part of the article, as candidates for its open question: what they come to at
 * one load is by their own hops.
 */
import { CATALOGUE, OF_THE_ARTICLE } from '../designs';
import type { Design } from '../model/design';
import { DEFAULT_SCENARIO } from '../model/keys';
import { withChanges, type Scenario } from '../model/scenario';
import { componentsOf, spentInSecond } from '../engine/theory/spending';
import { savedShare } from '../engine/theory/theory';
import { formulaFigures } from './figures';

/** How many gateways the guessed load is on, and how many once more are put up. */
export const GUESSED_GATEWAYS = [2000, 5000] as const;

/** What is assumed at that load of those who look and stray, and of how long is waited: nobody has published it. */
export const ASSUMED = { viewing: 0.1, misplaced: 0.05, tick: 1000 } as const satisfies Partial<Scenario>;

/** What is assumed besides where it counts what each candidate costs: how often a viewer goes to another chat, times a minute. */
export const SWITCHING = { switches: 1 } as const satisfies Partial<Scenario>;

/**
 * Where optimisations are looked at: half of the members look, and messages come by chance, a second between two ticks and two
 * requests. A chat is in two parts at most: in ten, as by default, its parts would have so few people that their plateau has ended.
 */
export const HALF_LOOK = { viewing: 0.5, arrivals: 'poisson', tick: 1000, poll: 1000, parts: 2 } as const satisfies Partial<Scenario>;

/** Asked of at the plateau's end: the ids that guesses are kept under, and the designs that these are. */
export const OPTIMISED = { viewers: 'viewers-only', bundles: 'coalesce', asking: 'shared-pull' } as const;

/** Asked of in the last question: the ids that guesses are kept under, and the designs that these are. */
export const ASKED = { viewers: 'viewers-only', bundles: 'coalesce', affinity: 'affinity', pull: 'pull' } as const;
/** By how few copies they make, and by what doubling the gateways saves. */
export const FEWER = ['viewers', 'bundles', 'affinity'] as const satisfies readonly (keyof typeof ASKED)[];
export const DIVIDED = ['bundles', 'viewers', 'affinity', 'pull'] as const satisfies readonly (keyof typeof ASKED)[];

export const CANDIDATES: readonly Design[] = CATALOGUE.filter((design) => !OF_THE_ARTICLE.includes(design));

/** A scenario under another design. */
export function under(scenario: Scenario, design: string): Scenario {
  return withChanges(scenario, { design });
}

/** What a candidate comes to at a load, in the mean. */
export interface Candidate {
  readonly design: Design;
  /** Into a gateway a second, and what twice the gateways take off that. */
  readonly copies: number;
  readonly saved: number;
  /** Of a second, over all components, people aside. */
  readonly cores: number;
  /** From posting to the last viewer; null where nobody hears. */
  readonly lastMicros: number | null;
}
const MICROS_PER_SECOND = 1_000_000;

export function candidateAt(scenario: Scenario, design: Design): Candidate {
  const here = under(scenario, design.id);
  const { copies, hearing } = formulaFigures(here);
  const doubled = copiesUnder(withChanges(here, { gateways: 2 * here.gateways }), design.id);
  const cores = spentInSecond(here, design, componentsOf([design])) / MICROS_PER_SECOND;
  return { design, copies: copies.mean, saved: savedShare(copies.mean, doubled), cores, lastMicros: hearing && hearing.lastMicros };
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
