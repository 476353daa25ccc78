/** Columns of the table of designs that say the same of every design, or of all but one: these are said in a sentence. */
import type { Quantity, Weighing } from '../model/weighing';

export interface Alike {
  readonly quantity: Quantity;
  /** One of those that are alike. */
  readonly usual: Weighing;
  /** The one that is not; null where all are. */
  readonly except: Weighing | null;
}

/** What may be a sentence: the rest is what designs are compared by, whatever it comes to. */
const BY_THE_WAY: ReadonlySet<Quantity> = new Set<Quantity>(['badges', 'requests', 'reachedShare', 'sockets', 'reconnects']);
/** A column as soon as one design is not like the others: it is a fault of that one, and stands in its row. */
const NEVER_SAID_APART: ReadonlySet<Quantity> = new Set<Quantity>(['reachedShare']);
const DIGITS = 3;

/** Of these quantities, those that are alike, once every design is known. */
export function alikeIn(studies: readonly { readonly weighing: Weighing | null; readonly problem: string | null }[], quantities: readonly Quantity[]): Alike[] {
  const weighings = studies.flatMap(({ weighing }) => weighing ?? []);
  if (weighings.length < 2 || studies.some(({ weighing, problem }) => !weighing && problem === null)) return [];
  return quantities.filter((quantity) => BY_THE_WAY.has(quantity)).flatMap((quantity) => alikeOf(weighings, quantity) ?? []);
}

function alikeOf(weighings: readonly Weighing[], quantity: Quantity): Alike | null {
  const printed = ({ values }: Weighing): string | null => values[quantity]?.toPrecision(DIGITS) ?? null;
  // Where all but one are alike, one of the first two is.
  for (const usual of weighings.slice(0, 2)) {
    const others = weighings.filter((one) => printed(one) !== printed(usual));
    if (others.length === 0) return { quantity, usual, except: null };
    if (others.length === 1 && weighings.length > 2 && !NEVER_SAID_APART.has(quantity)) return { quantity, usual, except: others[0]! };
  }
  return null;
}
