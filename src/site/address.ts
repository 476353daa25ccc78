/** What a page can say only where it is known at which address it will lie. */
import type { HtmlTagDescriptor, Plugin } from 'vite';

/** The picture that others show beside a link, as `index.html` names it. */
const PICTURE = 'content="./picture.png"';

/**
 * An address as a site's: of the web, a folder, with a slash at its end.
 * @throws RangeError for what is none
 */
export function siteAddress(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  const fault = !address || !/^https?:$/.test(address.protocol) ? NO_WEB : FAULTS.find(({ isIn }) => isIn(address))?.words;
  if (!address || fault !== undefined) throw new RangeError(`SITE_ADDRESS is “${text}”, ${fault!}; it must be the address of a folder, such as https://example.org/fanout-lab/`);
  return address.href.replace(/\/*$/, '/');
}

const NO_WEB = 'which does not begin with https:// or http://';
const FAULTS: readonly { readonly isIn: (address: URL) => boolean; readonly words: string }[] = [
  { isIn: ({ href }) => href.includes('?'), words: 'which holds a query, from ? on' },
  { isIn: ({ href }) => href.includes('#'), words: 'which holds a place in a page, from # on' },
  { isIn: ({ pathname }) => /\.html?$/i.test(pathname), words: 'which names a file at its end' },
];

/**
 * Writes the site's address into its page: as its canonical one, and in front of the picture, since
 * whoever shows a link's picture mostly wants a whole address.
 */
export function withAddress(html: string, address: string): { html: string; tags: HtmlTagDescriptor[] } {
  return {
    html: html.replaceAll(PICTURE, `content="${address}picture.png"`),
    tags: [
      { tag: 'link', attrs: { rel: 'canonical', href: address }, injectTo: 'head' },
      { tag: 'meta', attrs: { property: 'og:url', content: address }, injectTo: 'head' },
    ],
  };
}

/** The plugin. Without an address (`given`, the environment's word) the page says nothing that could be wrong elsewhere. */
export function addressed(given: string | undefined): Plugin {
  return {
    name: 'site-address',
    apply: 'build',
    // At once: an error at the end would be hidden by those of the files that are then missing.
    configResolved() {
      if (given) siteAddress(given);
    },
    transformIndexHtml: (html) => (given ? withAddress(html, siteAddress(given)) : html),
  };
}
