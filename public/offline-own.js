// Runs in the service worker before Workbox's own listener, which would take ./article for article.html
// and ./index for the app: an address that names no file is another page's, and goes to the network.
addEventListener('fetch', (event) => {
  if (!/(?:\/|\.\w+)$/.test(new URL(event.request.url).pathname)) event.stopImmediatePropagation();
});
// A language that is kept has a cache of its own; the others are the network's.
addEventListener('fetch', (event) => {
  if (!/\/languages\/[\w-]+\/[^/]+\.js$/.test(new URL(event.request.url).pathname)) return;
  event.stopImmediatePropagation();
  event.respondWith(caches.match(event.request.url).then((kept) => kept || fetch(event.request)));
});
