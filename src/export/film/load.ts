/** What takes films is loaded once the page stands, as part of loading, so that nothing is asked for when the first one is taken. */
type FilmModule = typeof import('./film');

let loading: Promise<FilmModule> | null = null;

/** One request, however many ask; what has failed is asked for anew. */
export function loadFilm(): Promise<FilmModule> {
  loading ??= import('./film').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
