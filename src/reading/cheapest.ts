/** Designs by the machines that they need: the fewest first, those that nothing holds last. */
import type { Needed } from '../model/weighing';

export function byMachines<Row extends { readonly needed: Needed | null }>(rows: readonly Row[]): Row[] {
  const machinesOf = ({ needed }: Row): number => (needed === null ? Infinity : (needed.machines ?? Number.MAX_VALUE));
  return rows.toSorted((a, b) => {
    const [one, other] = [machinesOf(a), machinesOf(b)];
    return one === other ? 0 : one - other;
  });
}
