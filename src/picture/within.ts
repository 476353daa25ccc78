/** Room for texts of a picture, whose place is worked out before they are written. */

/**
 * Squeezes a text of an SVG into the width that it has there, where a language needs more room than the picture gives.
 * @param width in the picture's units
 * @param words what it says: measured anew when it changes
 */
export function within(width: number, words: string): (text: SVGTextElement) => () => void {
  return (text) => {
    let isThere = words !== '';
    const fit = (): void => {
      text.removeAttribute('textLength');
      // Where nothing is laid out, nothing is too long; and where there is no room at all, nothing fits.
      if (!isThere || width <= 0 || !('getComputedTextLength' in text) || text.getComputedTextLength() <= width) return;
      text.setAttribute('textLength', String(width));
      text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    };
    fit();
    // The page's font may come later, and be wider.
    if ('fonts' in document) void document.fonts.ready.then(fit);
    return () => { isThere = false; };
  };
}
