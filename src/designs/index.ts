/**
 * The catalogue: every `*.design.ts` file beside this one, in the order that the designs give
 * themselves. Adding a design is adding one file. It is checked when the catalogue loads in Node (by
 * the build, the report and the tests) and while the page is developed; a built page holds what has
 * passed.
 */
import { checkDesign, checkIds } from '../model/check';
import type { Design } from '../model/design';

const files = import.meta.glob<Design>('./*.design.ts', { eager: true, import: 'default' });
if (import.meta.env.SSR || import.meta.env.DEV) {
  for (const [file, design] of Object.entries(files)) checkDesign(file, design);
  checkIds(files);
}

export const CATALOGUE: readonly Design[] = Object.values(files).sort((a, b) => a.order - b.order);

/** The designs that the article describes come first. */
const ARTICLE_COUNT = 4;
export const OF_THE_ARTICLE: readonly Design[] = CATALOGUE.slice(0, ARTICLE_COUNT);

export const DESIGN_IDS: readonly string[] = CATALOGUE.map((design) => design.id);

/** @throws RangeError for an id that is not in the catalogue. */
export function designOf(id: string): Design {
  const design = CATALOGUE.find((one) => one.id === id);
  if (!design) throw new RangeError(`there is no design "${id}"; the catalogue has ${DESIGN_IDS.join(', ')}`);
  return design;
}
