/**
 * What draws is a quarter of a page's script, and there is nothing to draw before a run is in: it is loaded once the
 * page stands with its words, as part of loading, for every distance, so that nothing is asked for later.
 */
import { loadedOncePainted } from '../session/once';

export const loadStages = loadedOncePainted(() => import('./stages'));
