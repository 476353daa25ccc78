/** The designs of the catalogue that are played in columns; the others the engine refuses by name. */
import { DESIGN_IDS } from '../../../src/designs';
import { whyNoFlow } from '../../../src/engine/flow/flow';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';

export const FLOW_DESIGN_IDS = DESIGN_IDS.filter((design) => whyNoFlow({ ...DEFAULT_SCENARIO, design }) === null);
