/**
 * The page's language among what is kept on the device. The build's service worker keeps the English site; of the
 * others only the one that somebody reads is kept, in a cache of its own, which the worker's own part answers from.
 */
import { LANGUAGE } from '../text/language';

/** What the build says of a language (`src/site/languages.ts`): its files, from the site's folder. */
const listOf = (folder: string): string => `${folder}languages/${LANGUAGE.id}/files.json`;

/**
 * Keeps every file of the page's language, those of the site as it is on the network now.
 * @param folder that the site lies in
 * @param cacheName of the cache for it
 * @throws where one does not come: then what was kept before stays
 */
export async function keepLanguage(folder: string, cacheName: string): Promise<void> {
  const names = (await (await fetch(listOf(folder), { cache: 'no-cache' })).json()) as readonly string[];
  const wanted = new Set(names.map((name) => new URL(name, folder).href));
  const cache = await caches.open(cacheName);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  await cache.addAll([...wanted].filter((url) => !kept.has(url)));
  // A page that is older than the site needs its own files still.
  const isOfToday = [...document.querySelectorAll<HTMLMetaElement>('meta[data-script]')].some(({ dataset }) => wanted.has(new URL(dataset['script']!, folder).href));
  if (isOfToday) await Promise.all([...kept].filter((url) => !wanted.has(url)).map((url) => cache.delete(url)));
}
