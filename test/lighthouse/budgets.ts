/** What every page is held to. */

/** Pages by what follows the site's address. */
export const PAGES = {
  opening: '',
  lab: '#chats=4&gateways=4',
  'ten million': '#chats=1000&users=10000&gateways=1000&placement=random',
  lesson: '#step=more-gateways',
  article: 'article.html',
} as const;

/** Points of a hundred that Lighthouse must give at least, on a phone. */
export const LEAST_POINTS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

/** How far things may move under the reader while a page loads. */
export const MOST_SHIFT = 0.02;

/** Milliseconds from a tap to the next frame: on this machine, and on one that is four times slower. */
export const MOST_TAP_MILLIS = { 1: 100, 4: 200 } as const;
