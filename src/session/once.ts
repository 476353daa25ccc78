/** Parts of a page that are loaded late, once each. */
import { painted } from './painted';

/** Asks for a part. */
export interface Late<Module> {
  /** One request, however many ask; what has failed is asked for anew. */
  (): Promise<Module>;
  /** The part where it is in already: then nobody has to wait. */
  readonly loaded: Module | null;
}

/** @param load asks for the part, which is not asked for before `ready` */
function late<Module>(load: () => Promise<Module>, ready: () => Promise<void>): Late<Module> {
  let loading: Promise<Module> | null = null;
  let loaded: Module | null = null;
  const ask = async (): Promise<Module> => {
    await ready();
    loaded = await load();
    return loaded;
  };
  return Object.defineProperty(
    () => {
      loading ??= ask().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
    'loaded',
    { get: () => loaded },
  ) as Late<Module>;
}

/** A part that is asked for at once. */
export const loadedOnce = <Module>(load: () => Promise<Module>): Late<Module> => late(load, () => Promise.resolve());

/** A part that is asked for when the page has been painted: what can be read is not held up by what comes after it. */
export const loadedOncePainted = <Module>(load: () => Promise<Module>): Late<Module> => late(load, painted);
