/** Designs in the order of one quantity: where it is not known they come last, whichever way one sorts. */
import { CATALOGUE, designOf } from '../designs';
import type { Quantity, Weighing } from '../model/weighing';

/** What a table of designs is sorted by. */
export interface Order {
  readonly by: Quantity | 'design';
  readonly isAscending: boolean;
}

/** By the names of the designs. */
export const BY_NAME: Order = { by: 'design', isAscending: true };

/** What somebody wants who asks for a column: the same one again the other way round, another one least first. */
export function nextOrder({ by, isAscending }: Order, asked: Order['by']): Order {
  return { by: asked, isAscending: by === asked ? !isAscending : true };
}

/** Rows in order; equals keep the catalogue's. */
export function ranked<Row extends { readonly design: string; readonly weighing: Weighing | null }>(rows: readonly Row[], { by, isAscending }: Order): Row[] {
  const direction = isAscending ? 1 : -1;
  const place = ({ design }: Row): number => CATALOGUE.findIndex(({ id }) => id === design);
  if (by === 'design') return rows.toSorted((a, b) => direction * designOf(a.design).title.localeCompare(designOf(b.design).title));
  const valueOf = ({ weighing }: Row): number | null => {
    if (!weighing || (by === 'lastMicros' && weighing.overloaded.length > 0)) return null;
    return weighing.values[by];
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || place(a) - place(b);
    return direction * (one - other) || place(a) - place(b);
  });
}
