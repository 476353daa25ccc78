/** Doubling divides each gateway's column in place: while it does, the two halves stand side by side. */

/** The column of each gateway while the columns divide: 1, 5, 2, 6, … where there were four. */
export function dividedOrder(gateways: number): readonly number[] {
  const before = gateways / 2;
  return Array.from({ length: gateways }, (_, gateway) => (gateway < before ? 2 * gateway : 2 * (gateway - before) + 1));
}
