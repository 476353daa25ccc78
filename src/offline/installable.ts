/**
 * Offers the site to be installed as an app, where it is kept on the device. A browser asks for a
 * manifest and its icons some time after a page has loaded; so the page names them only where the
 * service worker stands, which has both.
 */

const MANIFEST = './manifest.webmanifest';

/** Names the manifest as soon as this site is kept: at once where it is already. Asks the network nothing. */
export async function offerInstalling(): Promise<void> {
  // A frame without an origin may not even ask for the container.
  if (!isSecureContext || window.origin === 'null' || !('serviceWorker' in navigator)) return;
  const { scope } = await navigator.serviceWorker.ready;
  // The one that is ready may be that of a folder around this one.
  if (scope !== new URL('./', document.baseURI).href) return;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = MANIFEST;
  document.head.append(link);
}
