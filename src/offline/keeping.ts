/**
 * Keeping every file of the site in this browser, by the service worker that the build writes. It is
 * registered only when somebody asks for it: looking whether it is there asks the network nothing.
 */

import { ENGLISH, LANGUAGE } from '../text/language';
import { keepLanguage } from './language';

export type Obstacle = 'file' | 'insecure' | 'unsupported';
/** What came of it; bytes where a size is worth telling. */
export type Kept =
  | { readonly state: 'absent' | 'failed' | 'stuck' | 'forgotten' | 'refused' }
  | { readonly state: 'kept' | 'full'; readonly bytes: number };

const WORKER_NAME = 'offline.js';
/** As the build says: Workbox begins the names of its caches with it, and ends them with the folder that they serve. */
export const CACHE_ID = 'fanout-lab';
/** Less room than this is called the reason when keeping fails. The site takes less by far. */
const ENOUGH_BYTES = 5_000_000;

/** The folder that the site lies in, wherever that is. */
const folder = (): string => new URL('./', document.baseURI).href;

/** Why this browser cannot keep the site here, or null. */
export function obstacle(): Obstacle | null {
  if (location.protocol === 'file:') return 'file';
  if (!isSecureContext) return 'insecure';
  return 'serviceWorker' in navigator && 'caches' in globalThis ? null : 'unsupported';
}

/** What is kept now. */
export function look(): Promise<Kept> {
  return unlessRefused(whatIsThere);
}

/** Fetches every file and keeps it; what cannot be kept whole is not kept at all. */
export function keep(): Promise<Kept> {
  return unlessRefused(async () => {
    try {
      const registration = await navigator.serviceWorker.register(freshAddress(), { scope: folder(), updateViaCache: 'none' });
      await settled(registration);
      if (LANGUAGE.id !== ENGLISH) await keepLanguage(folder(), languageCache());
      const kept = await whatIsThere();
      if (kept.state === 'kept') return kept;
    } catch {
      // Not registered: the cause is looked for below, as for a worker that gave up.
    }
    await letGo();
    const room = await roomBytes();
    return room < ENOUGH_BYTES ? { state: 'full', bytes: room } : { state: 'failed' };
  });
}

/** Where the site is kept, keeps the language that the page is in, or brings it up to date; where the network is away, later. */
export async function keepUp(): Promise<void> {
  if (obstacle() !== null) return;
  await unlessRefused(async () => {
    if ((await findRegistration())?.active) await keepLanguage(folder(), languageCache());
    return whatIsThere();
  });
}

/** Undoes it. The page that is open goes on. */
export function forget(): Promise<Kept> {
  return unlessRefused(async (): Promise<Kept> => ({ state: (await letGo()) ? 'forgotten' : 'stuck' }));
}

/** Settings can forbid a site to keep anything: then every question is answered with an error. */
async function unlessRefused(action: () => Promise<Kept>): Promise<Kept> {
  try {
    return await action();
  } catch {
    return { state: 'refused' };
  }
}

async function whatIsThere(): Promise<Kept> {
  const registration = await findRegistration();
  const bytes = registration?.active ? await bytesKept(registration.scope) : 0;
  return bytes > 0 ? { state: 'kept', bytes } : { state: 'absent' };
}

async function letGo(): Promise<boolean> {
  const registration = await findRegistration();
  const isGone = registration ? await registration.unregister() : true;
  await Promise.all((await cacheNames(folder())).map((name) => caches.delete(name)));
  return isGone;
}

/**
 * A worker that was let go lives on while windows of it are open, and under its old address it would
 * come back with nothing kept. So each pressing gives it a new one.
 */
function freshAddress(): URL {
  return new URL(`${WORKER_NAME}?${Date.now().toString(36)}`, folder());
}

/** This site's own: another one may be kept for a folder around it. */
async function findRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(folder());
  return registration?.scope === folder() ? registration : undefined;
}

/** Waits until the worker that is being installed has taken all in and works, or has given up. */
async function settled(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting;
  if (!worker) return;
  await new Promise<void>((resolve) => {
    const check = (): void => {
      // There may be a forgotten one that still works.
      if (worker.state === 'installed') worker.postMessage({ type: 'SKIP_WAITING' });
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    };
    worker.addEventListener('statechange', check);
    check();
  });
}

/** This site's own, for this folder: caches are shared by all that comes from one host. */
async function cacheNames(scope: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(`${CACHE_ID}-`) && name.endsWith(`-${scope}`));
}

/** It goes with the others of this site. */
function languageCache(): string {
  return `${CACHE_ID}-language-${folder()}`;
}

async function bytesKept(scope: string): Promise<number> {
  let bytes = 0;
  for (const name of await cacheNames(scope)) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) bytes += (await (await cache.match(request))!.blob()).size;
  }
  return bytes;
}

async function roomBytes(): Promise<number> {
  // Not every browser that can keep a site can tell how much room it has.
  const { quota = Infinity, usage = 0 } = 'estimate' in navigator.storage ? await navigator.storage.estimate() : {};
  return quota - usage;
}
