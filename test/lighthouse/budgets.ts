/** What every page is held to. */

/** Pages by what follows the site's address. */
export const PAGES = {
  opening: '',
  lab: '#chats=4&gateways=4',
  'ten million': '#chats=1000&users=10000&gateways=1000&placement=random',
  lesson: '#step=more-gateways',
  compare: '#compare=1',
  presenter: '#step=more-gateways&role=presenter',
  figure: '#embed=1&chats=4&gateways=4',
  'question in a figure': '#embed=1&step=more-gateways',
  article: 'article.html',
} as const;

/** Those of which Lighthouse gives points; a figure stands in somebody else's page, and a presenter's has no reader on a phone. */
export const POINTED: readonly (keyof typeof PAGES)[] = ['opening', 'lab', 'ten million', 'lesson', 'article'];

/** In windows of these sizes nothing may shift: phones held either way, 400 % of a small screen, a tablet, and what desks and walls have. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  'on its side': { width: 740, height: 360 },
  '400 %': { width: 320, height: 256 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1280, height: 800 },
  wall: { width: 1920, height: 1080 },
} as const;

/** Points of a hundred that Lighthouse must give at least, on a phone. */
export const LEAST_POINTS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

/** How far things may move under the reader while a page loads. */
export const MOST_SHIFT = 0.02;

/** Milliseconds from a tap to the next frame: on this machine, and on one that is four times slower. */
export const MOST_TAP_MILLIS = { 1: 100, 4: 200 } as const;
