/** Designs by the machines that they need, those alone that hold what is asked; and where none does, which one comes nearest. */
import type { Role } from '../model/roles';
import type { Needed } from '../model/weighing';
import { heldBy, isChallenged, missOf, type Challenge, type Entrant } from './challenge';

/** The fewest machines first, of as many those under which the last viewer hears sooner; what nothing holds comes last. */
export function byMachines<Row extends { readonly needed: Needed | null }>(rows: readonly Row[]): Row[] {
  const machinesOf = ({ needed }: Row): number => (needed === null ? Infinity : (needed.machines ?? Number.MAX_VALUE));
  const heardOf = ({ needed }: Row): number => needed?.lastMicros ?? Infinity;
  const ascending = (one: number, other: number): number => (one === other ? 0 : one - other);
  return rows.toSorted((a, b) => ascending(machinesOf(a), machinesOf(b)) || ascending(heardOf(a), heardOf(b)));
}

/** Which designs need the fewest machines. */
export interface Cheapest {
  readonly designs: readonly string[];
  readonly machines: number;
  /** Of these machines, gateways; null where not all of the designs have as many. */
  readonly gateways: number | null;
  /** The next dearer one, and what of it takes the most machines more; null where there is none, or where no part alone does. */
  readonly next: { readonly design: string; readonly machines: number; readonly most: { readonly role: Role; readonly more: number } | null } | null;
}

type Design = Entrant & { readonly design: string };
type Sure = Design & { readonly needed: Needed & { readonly machines: number; readonly gateways: number } };

/** Of the designs that hold what is asked, or any machines at all where nothing is; null where none does. */
export function cheapestOf(designs: readonly Design[], asked: Challenge): Cheapest | null {
  const holding = byMachines(holdersOf(designs, asked));
  const first = holding[0];
  if (!first) return null;
  const { machines, gateways } = first.needed;
  const equals = holding.filter(({ needed }) => needed.machines === machines);
  const next = holding[equals.length];
  return {
    designs: equals.map(({ design }) => design),
    machines,
    gateways: equals.every(({ needed }) => needed.gateways === gateways) ? gateways : null,
    next: next ? { design: next.design, machines: next.needed.machines, most: mostMore(first.needed, next.needed) } : null,
  };
}

/** Those that hold all that is asked. */
export function holdersOf<Row extends Design>(designs: readonly Row[], asked: Challenge): (Row & Sure)[] {
  return designs.filter((one): one is Row & Sure => one.needed !== null && one.needed.machines !== null && (!isChallenged(asked) || heldBy(one, asked).all));
}

/** Of designs none of which holds what is asked, the one that misses it by least; null where no machines hold any of them. */
export function nearestMiss<Row extends Design>(designs: readonly Row[], asked: Challenge): Row | null {
  const [nearest] = byMachines(designs).map((one) => ({ one, miss: missOf(one, asked) })).sort((a, b) => (a.miss === b.miss ? 0 : a.miss - b.miss));
  return nearest && nearest.miss < Infinity ? nearest.one : null;
}

/** The component of which a design needs the most machines more than another. */
function mostMore(one: Needed, other: Needed): { role: Role; more: number } | null {
  const machinesOf = (needed: Needed): Map<Role, number> => new Map([['gateway', needed.gateways ?? 0], ...needed.elsewhere.map(({ role, machines }): [Role, number] => [role, machines])]);
  const [mine, theirs] = [machinesOf(one), machinesOf(other)];
  const more = Array.from(theirs, ([role, machines]) => ({ role, more: machines - (mine.get(role) ?? 0) })).sort((a, b) => b.more - a.more)[0];
  return more && more.more > 0 ? more : null;
}
