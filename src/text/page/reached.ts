/** Words for what a design leaves out of all that viewers of a chat are meant to hear. */
import type { Design } from '../../model/design';
import { countOf, share, wordFor } from '../format';

/** So many at the most are counted out one by one: "3 in 4". */
const MOST_PARTS = 20;
const EXACT = 0.02;

/** "1 in 10", "3 in 4"; null where no few parts come near. */
function partWords(part: number): string | null {
  for (let parts = 2; parts <= MOST_PARTS; parts++) {
    const own = Math.round(part * parts);
    if (own > 0 && own < parts && Math.abs(own / parts - part) <= EXACT * Math.min(part, 1 - part)) return `${countOf(own)} in ${countOf(parts)}`;
  }
  return null;
}

/** As it stands under a picture: "reaches 1 in 10 of a chat’s viewers, in parts of 2 to 250"; null where nothing is left out. */
export function reachedWords({ rooms }: Pick<Design, 'rooms'>, reached: number | null, sizes: { readonly least: number; readonly most: number } | null): string | null {
  if (reached === null || reached >= 1) return null;
  if (!rooms) return `drops ${partWords(1 - reached) ?? `${share(1 - reached)} of`} messages: nobody hears them`;
  return `reaches ${partWords(reached) ?? share(reached)} of a chat’s viewers${sizes ? `, in parts of ${partSizes(sizes)}` : ''}`;
}

function partSizes({ least, most }: { readonly least: number; readonly most: number }): string {
  return `${least === most ? '' : `${countOf(least)} to `}${countOf(most)} ${wordFor(most, 'person', 'people')}`;
}

/** A cell of the table of designs: "all", "10%"; never all where something is left out. */
export function reachedShareText(reached: number): string {
  return reached >= 1 ? 'all' : share(Math.min(reached, MOST_BUT_ALL));
}
const MOST_BUT_ALL = 0.99;
