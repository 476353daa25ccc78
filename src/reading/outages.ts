/** Designs by what it comes to there that one gateway dies. */
import { fallenOf, type Outage } from '../model/outage';
import type { Weighing } from '../model/weighing';

/** People who come anew: those who are cut off, and whoever has to move besides. */
function comers(outage: Outage): number {
  return outage.coming?.sockets ?? fallenOf(outage).sockets;
}

/** Those first of which most people come anew; of these, where most come to one gateway. What is not known is last, equals stay in their order. */
export function byCutOff<Row extends { readonly weighing: Pick<Weighing, 'outage'> | null }>(rows: readonly Row[]): Row[] {
  const most = ({ weighing }: Row): readonly [number, number] => (weighing ? [comers(weighing.outage), weighing.outage.coming?.most ?? 0] : [-1, -1]);
  return rows.toSorted((a, b) => most(b)[0] - most(a)[0] || most(b)[1] - most(a)[1]);
}
