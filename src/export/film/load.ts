/** What takes films is loaded once the page stands, as part of loading, so that nothing is asked for when the first one is taken. */
import { loadedOnce } from '../../session/once';

export const loadFilm = loadedOnce(() => import('./film'));
