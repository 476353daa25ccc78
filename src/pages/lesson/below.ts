/** What an answer shows below the picture: no question begins with it, so it is loaded with what draws, once the page stands. */
import { loadedOncePainted } from '../../session/once';

export const loadBelow = loadedOncePainted(() => import('./Below.svelte'));
