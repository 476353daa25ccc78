/** The designs that the flow engine plays: those whose owners let every message go at once. */
import { CATALOGUE } from '../../src/designs';

export const FLOW_DESIGNS: readonly string[] = CATALOGUE.filter(({ owner, flows }) => owner === undefined && flows === undefined).map(({ id }) => id);
