/** The designs that the flow engine plays: it refuses the others by name, as those whose owners hold messages, or whose sockets edges hold. */
import { CATALOGUE } from '../../src/designs';
import { whyNot } from '../../src/engine/flow/refusal';
import { DEFAULT_SCENARIO } from '../../src/model/keys';

export const FLOW_DESIGNS: readonly string[] = CATALOGUE.filter((design) => whyNot({ ...DEFAULT_SCENARIO, design: design.id }, design) === null).map(({ id }) => id);
