/** How large type is on the page. */

/** Pixels of a rem that the pictures' room for words is measured by. */
const USUAL = 16;

/** The page's type against the usual, by an element of it; 1 where nothing is known. */
export function unitOf(element: Element | undefined): number {
  const size = element ? parseFloat(getComputedStyle(element.ownerDocument.documentElement).fontSize) : NaN;
  return Number.isFinite(size) && size > 0 ? size / USUAL : 1;
}
