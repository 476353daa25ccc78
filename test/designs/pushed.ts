/** The designs of the catalogue under which messages alone set anything off, and those under which a clock does, too. */
import { CATALOGUE } from '../../src/designs';
import type { Design } from '../../src/model/design';

export const PUSHED: readonly Design[] = CATALOGUE.filter(({ flows }) => !flows);
export const PUSHED_IDS: readonly string[] = PUSHED.map(({ id }) => id);
export const ASKED_IDS: readonly string[] = CATALOGUE.filter(({ flows }) => flows).map(({ id }) => id);
